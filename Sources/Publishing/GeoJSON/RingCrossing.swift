/// Whether rings in whole coordinates cross: rounding may make a valid polygon invalid, and that is to be said.
enum RingCrossing {
    private struct Segment {
        let ax: Int64
        let ay: Int64
        let bx: Int64
        let by: Int64

        var minX: Int64 { min(ax, bx) }
        var maxX: Int64 { max(ax, bx) }
        var minY: Int64 { min(ay, by) }
        var maxY: Int64 { max(ay, by) }
    }

    /// True when two edges of the part cross in their inside, or lie on each other along a stretch.
    ///
    /// Rings may touch in points. Edges are swept by their western end, so the cost is that of sorting plus the pairs
    /// that share an interval of x.
    static func exists(in part: RoundedPart) -> Bool {
        var segments: [Segment] = []
        segments.reserveCapacity(part.xy.count / 2)
        for ring in 0..<part.ringCount {
            for v in part.vertices(ofRing: ring).dropLast() {
                segments.append(
                    Segment(
                        ax: part.xy[2 * v],
                        ay: part.xy[2 * v + 1],
                        bx: part.xy[2 * v + 2],
                        by: part.xy[2 * v + 3]
                    )
                )
            }
        }
        segments.sort { $0.minX < $1.minX }
        var active: [Segment] = []
        for segment in segments {
            var index = 0
            while index < active.count {
                let other = active[index]
                if other.maxX < segment.minX {
                    active.swapAt(index, active.count - 1)
                    active.removeLast()
                    continue
                }
                if other.minY <= segment.maxY, segment.minY <= other.maxY, cross(segment, other) { return true }
                index += 1
            }
            active.append(segment)
        }
        return false
    }

    private static func cross(_ s: Segment, _ t: Segment) -> Bool {
        let s1 = side(s, t.ax, t.ay)
        let s2 = side(s, t.bx, t.by)
        let t1 = side(t, s.ax, s.ay)
        let t2 = side(t, s.bx, s.by)
        if s1 == 0, s2 == 0 {
            // On one line: they share a stretch when they share more than a point.
            let dx = min(s.maxX, t.maxX) - max(s.minX, t.minX)
            let dy = min(s.maxY, t.maxY) - max(s.minY, t.minY)
            return dx > 0 || dy > 0
        }
        return s1 * s2 < 0 && t1 * t2 < 0
    }

    /// −1, 0 or 1: on which side of the segment's line a point lies. 128 bits hold any product of longitudes.
    private static func side(_ s: Segment, _ x: Int64, _ y: Int64) -> Int {
        let cross = Int128(s.bx - s.ax) * Int128(y - s.ay) - Int128(s.by - s.ay) * Int128(x - s.ax)
        return cross > 0 ? 1 : cross < 0 ? -1 : 0
    }
}
