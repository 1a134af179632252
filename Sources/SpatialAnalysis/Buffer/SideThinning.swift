/// Thins one side of a line before it is offset: shallow hollows of that side are left out, for the buffer of a line does
/// not show them.
///
/// The rule is the one JTS and GEOS draw buffers by, so that areas agree with theirs: a vertex on the hollow side goes when
/// it lies within the tolerance of the chord over it and a sample of the vertices below the chord agrees; passes are
/// repeated until none goes. The first two vertices and the last one stay, so that ends keep their direction.
struct SideThinning {
    private static let samples = 10

    private var next: [Int] = []

    /// The kept vertices of a line, ascending.
    ///
    /// - Parameters:
    ///   - points: interleaved x, y; no vertex repeats the one before it.
    ///   - side: 1 thins hollows of the left side, −1 those of the right side.
    ///   - tolerance: in units of the coordinates.
    mutating func kept(_ points: [Double], side: Double, tolerance: Double) -> [Int] {
        let count = points.count / 2
        guard count > 2 else { return Array(0..<count) }
        next.removeAll(keepingCapacity: true)
        next.reserveCapacity(count)
        for vertex in 0..<count { next.append(vertex + 1) }
        let limit = tolerance * tolerance
        points.withUnsafeBufferPointer { xy in
            next.withUnsafeMutableBufferPointer { next in
                while Self.pass(xy, &next, count: count, side: side, limit: limit) {}
            }
        }
        var result = [0]
        while let last = result.last, next[last] < count { result.append(next[last]) }
        return result
    }

    /// Goes along the line once; true when a vertex went.
    private static func pass(
        _ xy: UnsafeBufferPointer<Double>,
        _ next: inout UnsafeMutableBufferPointer<Int>,
        count: Int,
        side: Double,
        limit: Double
    ) -> Bool {
        var isChanged = false
        var first = 1
        while true {
            let middle = next[first]
            guard middle < count else { return isChanged }
            let last = next[middle]
            guard last < count else { return isChanged }
            if isHollow(xy, first, middle, last, side: side, limit: limit) {
                next[first] = last
                first = last
                isChanged = true
            } else {
                first = middle
            }
        }
    }

    private static func isHollow(
        _ xy: UnsafeBufferPointer<Double>,
        _ first: Int,
        _ middle: Int,
        _ last: Int,
        side: Double,
        limit: Double
    ) -> Bool {
        let (ax, ay) = (xy[2 * first], xy[2 * first + 1])
        let (mx, my) = (xy[2 * middle], xy[2 * middle + 1])
        let (bx, by) = (xy[2 * last], xy[2 * last + 1])
        let turn = (mx - ax) * (by - my) - (my - ay) * (bx - mx)
        guard turn * side > 0, SegmentMath.squaredDistance(mx, my, ax, ay, bx, by) < limit else { return false }
        let step = max(1, (last - first) / samples)
        var vertex = first
        while vertex < last {
            let (x, y) = (xy[2 * vertex], xy[2 * vertex + 1])
            guard SegmentMath.squaredDistance(mx, my, ax, ay, x, y) < limit else { return false }
            vertex += step
        }
        return true
    }
}
