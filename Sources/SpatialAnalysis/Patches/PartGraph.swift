/// What becomes known of parts along the lines between rows: which are one, which only touch, and where outlines turn.
///
/// A *part* is a set of cells of one value joined by edges; it becomes one polygon. With 8-connectivity a patch is a
/// group of parts that touch at corners, and becomes a multipolygon: a ring that passes a corner twice is not valid,
/// two polygons that touch there are.
struct PartGraph {
    /// Parts joined by edges.
    var joined: DisjointSets
    /// Parts that touch at corners.
    var touching: DisjointSets
    /// Corners in the order of lines and columns, see `PatchCorner`.
    var corners: [PatchCorner] = []
    /// The part of each corner.
    var owners: [Int32] = []
    let connectivity: PatchConnectivity

    init(count: Int, connectivity: PatchConnectivity) {
        joined = DisjointSets(count: count)
        touching = DisjointSets(count: connectivity == .eight ? count : 0)
        self.connectivity = connectivity
    }

    /// Walks the line between two rows of runs.
    ///
    /// - Parameters:
    ///   - above: runs of the row above the line; empty above the raster.
    ///   - below: runs of the row below it.
    ///   - line: number of the line, which is the number of the row below it.
    mutating func walk(above: ArraySlice<CellRun>, below: ArraySlice<CellRun>, line: Int) {
        above.withUnsafeBufferPointer { above in
            below.withUnsafeBufferPointer { below in walk(above, below, line) }
        }
    }

    private mutating func walk(
        _ above: UnsafeBufferPointer<CellRun>,
        _ below: UnsafeBufferPointer<CellRun>,
        _ line: Int
    ) {
        var upper = RowCursor(above)
        var lower = RowCursor(below)
        while true {
            let column = min(upper.nextEdge, lower.nextEdge)
            if column == Int32.max { return }
            let northWest = upper.current
            let southWest = lower.current
            upper.pass(column)
            lower.pass(column)
            let northEast = upper.current
            let southEast = lower.current
            if northEast.value == southEast.value, northEast.value >= 0 { joined.join(northEast.part, southEast.part) }
            // Where both sides of the line agree on either side of the node the outlines run straight down.
            if northWest.value == southWest.value, northEast.value == southEast.value { continue }
            turn(northWest, northEast, southWest, southEast, PatchCorner(line: line, column: column))
        }
    }

    /// Looks at one node, value by value; at most two values have a corner of a straight outline or none.
    private mutating func turn(
        _ northWest: CellRun,
        _ northEast: CellRun,
        _ southWest: CellRun,
        _ southEast: CellRun,
        _ node: PatchCorner
    ) {
        func mask(_ value: Int32) -> UInt8 {
            (northWest.value == value ? 1 : 0) | (northEast.value == value ? 2 : 0)
                | (southWest.value == value ? 4 : 0) | (southEast.value == value ? 8 : 0)
        }
        if northWest.value >= 0 { add(mask(northWest.value), northWest, northWest, southEast, southWest, node) }
        if northEast.value >= 0, northEast.value != northWest.value {
            add(mask(northEast.value), northEast, northEast, southWest, southWest, node)
        }
        if southWest.value >= 0, southWest.value != northWest.value, southWest.value != northEast.value {
            add(mask(southWest.value), southWest, southWest, southWest, southWest, node)
        }
        if southEast.value >= 0, southEast.value != northWest.value, southEast.value != northEast.value,
            southEast.value != southWest.value
        {
            add(mask(southEast.value), southEast, southEast, southEast, southEast, node)
        }
    }

    /// Records the corners of one value at a node.
    ///
    /// - Parameters:
    ///   - mask: which of the cells NW 1, NE 2, SW 4, SE 8 have the value.
    ///   - any: a run of the value there.
    ///   - upper: the run above of a pair across the node.
    ///   - lower: the run below of a pair across the node.
    private mutating func add(
        _ mask: UInt8,
        _ any: CellRun,
        _ upper: CellRun,
        _ lower: CellRun,
        _ southWest: CellRun,
        _ node: PatchCorner
    ) {
        switch mask {
        case 1, 14: record(node.turning(down: false, right: false), any.part)
        case 2, 13: record(node.turning(down: false, right: true), any.part)
        case 4, 11: record(node.turning(down: true, right: false), any.part)
        case 8, 7: record(node.turning(down: true, right: true), any.part)
        case 9:
            // NW and SE. The turn to the left comes first, as in the order of corners.
            record(node.turning(down: false, right: false), upper.part)
            record(node.turning(down: true, right: true), lower.part)
            if connectivity == .eight { touching.join(upper.part, lower.part) }
        case 6:
            record(node.turning(down: true, right: false), southWest.part)
            record(node.turning(down: false, right: true), upper.part)
            if connectivity == .eight { touching.join(upper.part, southWest.part) }
        default: break
        }
    }

    private mutating func record(_ corner: PatchCorner, _ part: Int32) {
        corners.append(corner)
        owners.append(part)
    }
}

/// A place where an outline turns: node, and which way its two edges go from there.
///
/// Corners order by line, column and then left before right, as one whole number.
struct PatchCorner: Hashable, Comparable {
    private(set) var bits: UInt64

    /// A node without a turn.
    init(line: Int, column: Int32) { bits = UInt64(UInt32(line)) << 32 | UInt64(UInt32(column)) << 2 }

    func turning(down: Bool, right: Bool) -> PatchCorner {
        var copy = self
        copy.bits |= (right ? 2 : 0) | (down ? 1 : 0)
        return copy
    }

    var line: Int { Int(bits >> 32) }
    var column: Int { Int(bits & 0xFFFF_FFFF) >> 2 }
    /// True when the vertical edge goes down from here.
    var isDown: Bool { bits & 1 != 0 }
    /// True when both turn at one node.
    func isAtNode(of other: PatchCorner) -> Bool { bits >> 2 == other.bits >> 2 }
    /// The same node with the vertical edge the other way.
    var verticallyFlipped: PatchCorner {
        var copy = self
        copy.bits ^= 1
        return copy
    }

    static func < (a: PatchCorner, b: PatchCorner) -> Bool { a.bits < b.bits }
}

/// Steps through the edges of a row's runs.
private struct RowCursor {
    private let runs: UnsafeBufferPointer<CellRun>
    private var index = 0
    private var isInside = false

    init(_ runs: UnsafeBufferPointer<CellRun>) { self.runs = runs }

    private static let none = CellRun(column: 0, end: 0, value: -1)

    /// Column of the next edge; the largest number after the last.
    var nextEdge: Int32 {
        guard index < runs.count else { return .max }
        return isInside ? runs[index].end : runs[index].column
    }

    /// The run right of the last edge passed; its value is −1 where there is none.
    var current: CellRun { isInside ? runs[index] : Self.none }

    /// Goes past a column when an edge is there.
    mutating func pass(_ column: Int32) {
        guard nextEdge == column else { return }
        if isInside {
            index += 1
            isInside = index < runs.count && runs[index].column == column
        } else {
            isInside = true
        }
    }
}
