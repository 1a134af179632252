public import GeoModel

/// A point in the plane.
public struct PlanePoint: Sendable, Hashable {
    /// Easting or x.
    public var x: Double
    /// Northing or y.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension EdgeRuns {
    /// The points at which the edges of a run and those of another column's runs come nearest, and the squared distance;
    /// nil when they stay farther apart than the limit.
    public func nearestPoints(
        run: Int,
        to others: Range<Int>,
        of other: EdgeRuns,
        limit: Double
    ) -> (squared: Double, here: PlanePoint, there: PlanePoint)? {
        var best = limit
        var result: (squared: Double, here: PlanePoint, there: PlanePoint)?
        for there in others where boxes[run].squaredGap(to: other.boxes[there]) <= best {
            for v in edgeStarts(run) {
                let (a, b) = (point(v), point(min(v + 1, lasts[run])))
                for w in other.edgeStarts(there) {
                    let (c, d) = (other.point(w), other.point(min(w + 1, other.lasts[there])))
                    // Apart, two segments come nearest at an end of one of them.
                    for (end, from, to, isHere) in [
                        (a, c, d, true), (b, c, d, true), (c, a, b, false), (d, a, b, false),
                    ] {
                        let foot = SegmentMath.foot(end.x, end.y, from.x, from.y, to.x, to.y)
                        let (dx, dy) = (foot.x - end.x, foot.y - end.y)
                        let squared = dx * dx + dy * dy
                        guard squared <= best else { continue }
                        best = squared
                        let place = PlanePoint(x: foot.x, y: foot.y)
                        result = isHere ? (squared, end, place) : (squared, place, end)
                    }
                }
            }
        }
        return result
    }

    /// First vertices of a run's edges; a run of one vertex counts as an edge of no length.
    private func edgeStarts(_ run: Int) -> Range<Int> { firsts[run]..<max(lasts[run], firsts[run] + 1) }

    private func point(_ vertex: Int) -> PlanePoint {
        PlanePoint(x: column.xy[2 * vertex], y: column.xy[2 * vertex + 1])
    }
}

extension SegmentMath {
    /// The point of the segment a–b nearest to p.
    static func foot(
        _ px: Double,
        _ py: Double,
        _ ax: Double,
        _ ay: Double,
        _ bx: Double,
        _ by: Double
    ) -> (x: Double, y: Double) {
        let (dx, dy) = (bx - ax, by - ay)
        let length = dx * dx + dy * dy
        let along = (px - ax) * dx + (py - ay) * dy
        if !(along > 0) || length == 0 { return (ax, ay) }
        if along >= length { return (bx, by) }
        let share = along / length
        return (ax + share * dx, ay + share * dy)
    }
}
