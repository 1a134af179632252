/// Areas of simple polygons and of their intersection with a convex one: enough for the vectors, tests only.
enum ConvexClip {
    typealias Point = (x: Double, y: Double)

    static func area(_ ring: [Point]) -> Double { signedArea(ring).magnitude }

    /// Area of `subject` inside the convex `clip`, by clipping at one edge after another.
    static func commonArea(_ subject: [Point], _ clip: [Point]) -> Double {
        let clip = signedArea(clip) < 0 ? Array(clip.reversed()) : clip
        var result = subject
        for (a, b) in zip(clip, clip.dropFirst() + clip.prefix(1)) where a != b {
            func side(_ p: Point) -> Double { (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) }
            let previous = result
            result = []
            for (p, q) in zip(previous, previous.dropFirst() + previous.prefix(1)) {
                let (sp, sq) = (side(p), side(q))
                if sp >= 0 { result.append(p) }
                if sp * sq < 0 {
                    let t = sp / (sp - sq)
                    result.append((p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)))
                }
            }
        }
        return area(result)
    }

    private static func signedArea(_ ring: [Point]) -> Double {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
    }
}
