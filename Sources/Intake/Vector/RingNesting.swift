import GeoModel

/// Puts loose rings together to polygons.
///
/// Boundary files number their rings, but whether a ring is a hole or a part of its own differs between the public
/// variants of the format: containment decides. A ring inside an even number of others is a shell, inside an odd number
/// a hole of the smallest ring around it.
enum RingNesting {
    /// One polygon: the shell first, then holes; every ring closed, interleaved x, y.
    typealias PolygonRings = [[Double]]

    /// Nests rings; order follows the first appearance of each shell.
    static func polygons(from rings: [[Double]]) -> [PolygonRings] {
        guard rings.count > 1 else { return rings.map { [$0] } }
        let areas = rings.map { abs(signedArea($0)) }
        var containers = Array(repeating: [Int](), count: rings.count)
        for inner in rings.indices {
            for outer in rings.indices where outer != inner && areas[outer] > areas[inner] {
                if contains(rings[outer], ring: rings[inner]) { containers[inner].append(outer) }
            }
        }
        var polygons: [PolygonRings] = []
        var place: [Int: Int] = [:]
        for ring in rings.indices where containers[ring].count.isMultiple(of: 2) {
            place[ring] = polygons.count
            polygons.append([rings[ring]])
        }
        for ring in rings.indices where !containers[ring].count.isMultiple(of: 2) {
            let parent = containers[ring].min { areas[$0] < areas[$1] }
            if let parent, let index = place[parent] { polygons[index].append(rings[ring]) }
        }
        return polygons
    }

    /// Signed plane area of a closed ring, about its first vertex.
    static func signedArea(_ ring: [Double]) -> Double {
        guard ring.count >= 6 else { return 0 }
        var twice = 0.0
        for i in stride(from: 0, to: ring.count - 2, by: 2) {
            twice += (ring[i] - ring[0]) * (ring[i + 3] - ring[1]) - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1])
        }
        return twice / 2
    }

    /// True when the first vertex of `ring` that is not on the outline of `outer` lies inside it.
    private static func contains(_ outer: [Double], ring: [Double]) -> Bool {
        for i in stride(from: 0, to: ring.count - 1, by: 2) {
            switch position(of: (ring[i], ring[i + 1]), in: outer) {
            case .inside: return true
            case .outside: return false
            case .onEdge: continue
            }
        }
        return true
    }

    /// True when a position lies inside a closed ring, not on its outline.
    static func isInside(_ place: (x: Double, y: Double), ring: [Double]) -> Bool {
        position(of: place, in: ring) == .inside
    }

    private enum Position { case inside, outside, onEdge }

    private static func position(of point: (x: Double, y: Double), in ring: [Double]) -> Position {
        var isInside = false
        for i in stride(from: 0, to: ring.count - 2, by: 2) {
            let (ax, ay, bx, by) = (ring[i], ring[i + 1], ring[i + 2], ring[i + 3])
            let cross = (bx - ax) * (point.y - ay) - (by - ay) * (point.x - ax)
            if cross == 0, point.x >= min(ax, bx), point.x <= max(ax, bx), point.y >= min(ay, by),
                point.y <= max(ay, by)
            {
                return .onEdge
            }
            if (ay > point.y) != (by > point.y), (cross > 0) == (by > ay) { isInside.toggle() }
        }
        return isInside ? .inside : .outside
    }
}
