/// Distances between straight segments in the plane.
public enum SegmentMath {
    /// Squared distance of a point p from the segment a–b.
    @inlinable
    public static func squaredDistance(
        _ px: Double,
        _ py: Double,
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double
    ) -> Double {
        let dx = bx - ax
        let dy = by - ay
        let ux = px - ax
        let uy = py - ay
        let length = dx * dx + dy * dy
        let along = ux * dx + uy * dy
        // The ends are measured as points: two segments that share one then give the very same number.
        if !(along > 0) || length == 0 { return ux * ux + uy * uy }
        if along >= length {
            let vx = px - bx
            let vy = py - by
            return vx * vx + vy * vy
        }
        let across = ux * dy - uy * dx
        return across * across / length
    }

    /// True when the segments a–b and c–d share at least a point.
    @inlinable
    public static func intersect(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double,
        _ cx: Double,
        _ cy: Double,
        _ dx: Double,
        _ dy: Double
    ) -> Bool {
        if max(ax, bx) < min(cx, dx) || max(cx, dx) < min(ax, bx) { return false }
        if max(ay, by) < min(cy, dy) || max(cy, dy) < min(ay, by) { return false }
        // Boxes meet: they share a point when neither lies strictly on one side of the other's line.
        if Orientation.sign(ax, ay, bx, by, cx, cy) * Orientation.sign(ax, ay, bx, by, dx, dy) > 0 { return false }
        return Orientation.sign(cx, cy, dx, dy, ax, ay) * Orientation.sign(cx, cy, dx, dy, bx, by) <= 0
    }

    /// Squared distance between the segments a–b and c–d; exactly 0 when they meet.
    @inlinable
    public static func squaredDistance(
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double,
        _ cx: Double,
        _ cy: Double,
        _ dx: Double,
        _ dy: Double
    ) -> Double {
        if intersect(ax, ay, bx, by, cx, cy, dx, dy) { return 0 }
        return min(
            min(squaredDistance(ax, ay, cx, cy, dx, dy), squaredDistance(bx, by, cx, cy, dx, dy)),
            min(squaredDistance(cx, cy, ax, ay, bx, by), squaredDistance(dx, dy, ax, ay, bx, by))
        )
    }
}
