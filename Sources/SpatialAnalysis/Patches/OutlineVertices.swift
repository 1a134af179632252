import GeoModel

/// A corner of cells: column and line of the raster.
struct LatticePoint: Hashable, Comparable, Sendable {
    var column: Int32
    var line: Int32

    /// From coordinates in pixel space, which are whole numbers.
    init(_ column: Double, _ line: Double) {
        self.column = Int32(column)
        self.line = Int32(line)
    }

    static func < (a: LatticePoint, b: LatticePoint) -> Bool {
        a.line != b.line ? a.line < b.line : a.column < b.column
    }

    /// Twice the area of the triangle with two others, signed.
    func cross(_ a: LatticePoint, _ b: LatticePoint) -> Int {
        let (ax, ay) = (Int(a.column - column), Int(a.line - line))
        let (bx, by) = (Int(b.column - column), Int(b.line - line))
        return ax * by - ay * bx
    }
}

/// All vertices of a set of outlines, once each, and which of them are nodes: places where outlines part.
struct OutlineVertices {
    /// By line, then column.
    private var byLine: [LatticePoint] = []
    /// By column, then line.
    private var byColumn: [LatticePoint] = []
    /// For each of `byLine` the ways in which outlines leave it: right 1, left 2, down 4, up 8.
    private var ways: [UInt8] = []

    /// - Parameter rings: closed rings without their last vertex.
    init(_ rings: [[LatticePoint]]) {
        byLine = rings.flatMap { $0 }
        byLine.sort()
        var kept = 0
        for index in byLine.indices where index == 0 || byLine[index] != byLine[kept - 1] {
            byLine[kept] = byLine[index]
            kept += 1
        }
        byLine.removeLast(byLine.count - kept)
        byColumn = byLine.sorted { $0.column != $1.column ? $0.column < $1.column : $0.line < $1.line }
        ways = Array(repeating: 0, count: byLine.count)
    }

    /// A ring with every vertex of other rings that lies on its edges; records which ways the ring goes.
    mutating func completed(_ ring: [LatticePoint]) -> [LatticePoint] {
        var result: [LatticePoint] = []
        result.reserveCapacity(ring.count)
        for index in ring.indices {
            let (a, b) = (ring[index], ring[index + 1 < ring.count ? index + 1 : 0])
            result.append(a)
            var between = a.line == b.line ? onLine(a, b) : onColumn(a, b)
            if b < a { between.reverse() }
            result.append(contentsOf: between)
        }
        for index in result.indices {
            let (a, b) = (result[index], result[index + 1 < result.count ? index + 1 : 0])
            let isForward = a < b
            let (there, back): (UInt8, UInt8) = a.line == b.line ? (1, 2) : (4, 8)
            ways[position(of: a)] |= isForward ? there : back
            ways[position(of: b)] |= isForward ? back : there
        }
        return result
    }

    /// True where more than two edges meet.
    func isNode(_ point: LatticePoint) -> Bool { ways[position(of: point)].nonzeroBitCount > 2 }

    /// Vertices in a box, its edges included.
    func inBox(_ low: LatticePoint, _ high: LatticePoint, body: (LatticePoint) -> Bool) -> Bool {
        for line in low.line...high.line {
            var first = low
            first.line = line
            var index = position(of: first)
            while index < byLine.count, byLine[index].line == line, byLine[index].column <= high.column {
                if body(byLine[index]) { return true }
                index += 1
            }
        }
        return false
    }

    private func onLine(_ a: LatticePoint, _ b: LatticePoint) -> ArraySlice<LatticePoint> {
        let (first, last) = (position(of: min(a, b)), position(of: max(a, b)))
        return byLine[(first + 1)..<last]
    }

    private func onColumn(_ a: LatticePoint, _ b: LatticePoint) -> ArraySlice<LatticePoint> {
        func place(_ point: LatticePoint) -> Int {
            OutlineVertices.partition(byColumn.count) {
                let other = byColumn[$0]
                return other.column != point.column ? other.column < point.column : other.line < point.line
            }
        }
        return byColumn[(place(min(a, b)) + 1)..<place(max(a, b))]
    }

    /// The first vertex that is not before a point.
    private func position(of point: LatticePoint) -> Int {
        OutlineVertices.partition(byLine.count) { byLine[$0] < point }
    }

    /// How many leading places fulfil a condition that holds up to some place.
    private static func partition(_ count: Int, where isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
