import GeoModel

/// A part of a geometry in rounded degrees, its rings by the rules of RFC 7946.
///
/// The rules are those of `GeoJSONRing`; here in whole numbers, which are printed and tested for crossings as they are,
/// and with the vertex each position came from, so that heights stay with their positions.
struct RoundedPart {
    /// Interleaved x, y of all rings.
    private(set) var xy: [Int64] = []
    /// First vertex of each ring, and the end.
    private(set) var ringOffsets: [Int] = [0]
    /// Original vertex of each position, for heights.
    private(set) var sources: [Int] = []
    /// A ring lost its area to rounding.
    private(set) var hasVanishedRing = false

    var ringCount: Int { ringOffsets.count - 1 }

    func vertices(ofRing ring: Int) -> Range<Int> { ringOffsets[ring]..<ringOffsets[ring + 1] }

    /// Rounds the rings of a polygon's part: shell counter-clockwise, holes clockwise, closed, without repeats. When
    /// the shell vanishes the part has no rings.
    init(polygonPart part: Int, of column: GeometryColumn) {
        for (position, ring) in column.rings(ofPart: part).enumerated() {
            let range = column.vertices(ofRing: ring)
            guard RoundedPart.isFinite(range, of: column), appendRing(range, of: column, isShell: position == 0)
            else {
                hasVanishedRing = true
                if position == 0 { return }
                continue
            }
        }
    }

    /// Rounds a polyline or a point; repeats of a line are dropped while two positions are left.
    init(linePart part: Int, of column: GeometryColumn) {
        for ring in column.rings(ofPart: part) {
            guard RoundedPart.isFinite(column.vertices(ofRing: ring), of: column) else {
                hasVanishedRing = true
                continue
            }
            appendPositions(column.vertices(ofRing: ring), of: column)
            let start = ringOffsets[ringOffsets.count - 1]
            let given = column.vertices(ofRing: ring)
            if given.count > 1, xy.count / 2 - start == 1 {
                // A line shorter than the rounding still is a line of two positions.
                xy += [xy[2 * start], xy[2 * start + 1]]
                sources.append(given.upperBound - 1)
            }
            ringOffsets.append(xy.count / 2)
        }
    }

    /// False when a coordinate is no number that could be a longitude or latitude.
    private static func isFinite(_ range: Range<Int>, of column: GeometryColumn) -> Bool {
        range.allSatisfy { column.xy[2 * $0].magnitude < 1e9 && column.xy[2 * $0 + 1].magnitude < 1e9 }
    }

    private mutating func appendPositions(_ range: Range<Int>, of column: GeometryColumn) {
        let start = xy.count
        for vertex in range {
            let x = FixedDegrees.rounded(column.xy[2 * vertex])
            let y = FixedDegrees.rounded(column.xy[2 * vertex + 1])
            let end = xy.count
            if end > start, xy[end - 2] == x, xy[end - 1] == y { continue }
            xy.append(x)
            xy.append(y)
            sources.append(vertex)
        }
    }

    private mutating func appendRing(_ range: Range<Int>, of column: GeometryColumn, isShell: Bool) -> Bool {
        let start = xy.count / 2
        appendPositions(range, of: column)
        if let last = xy.indices.last, xy.count / 2 > start,
            xy[2 * start] != xy[last - 1] || xy[2 * start + 1] != xy[last]
        {
            xy += [xy[2 * start], xy[2 * start + 1]]
            sources.append(sources[start])
        }
        let twiceArea = self.twiceArea(from: start)
        guard xy.count / 2 - start >= 4, twiceArea != 0 else {
            xy.removeLast(xy.count - 2 * start)
            sources.removeLast(sources.count - start)
            return false
        }
        if (twiceArea > 0) != isShell { reverse(from: start) }
        ringOffsets.append(xy.count / 2)
        return true
    }

    private func twiceArea(from start: Int) -> Int128 {
        var sum: Int128 = 0
        let end = xy.count / 2
        guard end - start >= 3 else { return 0 }
        let x0 = xy[2 * start]
        let y0 = xy[2 * start + 1]
        for v in start..<(end - 1) {
            let ax = Int128(xy[2 * v] - x0)
            let ay = Int128(xy[2 * v + 1] - y0)
            let bx = Int128(xy[2 * v + 2] - x0)
            let by = Int128(xy[2 * v + 3] - y0)
            sum += ax * by - bx * ay
        }
        return sum
    }

    /// The closed list reversed: its first position stays the first.
    private mutating func reverse(from start: Int) {
        var low = start
        var high = xy.count / 2 - 1
        while low < high {
            xy.swapAt(2 * low, 2 * high)
            xy.swapAt(2 * low + 1, 2 * high + 1)
            sources.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
