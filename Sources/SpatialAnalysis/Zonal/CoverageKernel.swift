/// Cells of one row that a polygon covers by the same share.
public struct CoverageSpan: Sendable, Hashable {
    /// The row.
    public var row: Int
    /// The first column.
    public var column: Int
    /// Number of cells; more than one only where no edge passes.
    public var count: Int
    /// Covered fraction of each, in (0, 1].
    public var fraction: Double

    /// Creates a span.
    public init(row: Int, column: Int, count: Int, fraction: Double) {
        self.row = row
        self.column = column
        self.count = count
        self.fraction = fraction
    }
}

/// Exact covered fractions of cells by signed-area accumulation, scan line by scan line (design 5).
///
/// Use: `begin` with a range of rows, `add` every edge of the polygon in pixel space with its ring's weight, then
/// `sweep`. Cost is crossed cells plus runs. The memory is kept from one polygon to the next; one kernel per worker.
///
/// An edge gives the cells right of it in its row a signed height ("cover"), and the cells it crosses the share of
/// their area right of it. Edges are taken from top to bottom whatever their direction, so that an edge that two
/// parts share cancels to the last bit.
public struct CoverageKernel: Sendable {
    /// How far from [0, 1] a fraction may lie when the polygon was not transformed.
    public static let plainTolerance = 1e-9
    /// The same after a transformation, where neighbouring edges are bent separately.
    public static let transformedTolerance = 4e-3
    /// Fractions nearer than this to 0 or 1 are 0 or 1.
    static let snapping = 1e-10

    private struct Crossing {
        var row: Int32
        var column: Int32
        var cover: Double
        var area: Double
    }

    private let columns: Int
    private var rows = 0..<0
    private var crossings: [Crossing] = []
    private var sorted: [Crossing] = []
    private var rowStarts: [Int] = []
    private var nextSlots: [Int] = []
    /// Fractions that had to be brought back to [0, 1] so far.
    public private(set) var clampedCount = 0

    /// Creates a kernel for grids of so many columns.
    public init(columns: Int) {
        precondition(columns > 0 && columns < Int(Int32.max), "a grid has columns")
        self.columns = columns
    }

    /// Starts a polygon.
    ///
    /// - Parameter rows: rows to measure; edges above and below are dropped.
    public mutating func begin(rows: Range<Int>) {
        self.rows = rows
        crossings.removeAll(keepingCapacity: true)
    }

    /// Adds a directed edge in pixel space.
    ///
    /// - Parameter weight: +1 or −1 so that the polygon's inside counts positive, see `PixelZones.ringWeights`.
    public mutating func add(x0: Double, y0: Double, x1: Double, y1: Double, weight: Double) {
        if y0 < y1 {
            descend(x0, y0, x1, y1, weight)
        } else if y1 < y0 {
            descend(x1, y1, x0, y0, -weight)
        }
    }

    /// Adds an edge that runs downwards, row by row.
    private mutating func descend(_ xa: Double, _ ya: Double, _ xb: Double, _ yb: Double, _ weight: Double) {
        let top = max(ya, Double(rows.lowerBound))
        let bottom = min(yb, Double(rows.upperBound))
        guard top < bottom else { return }
        let slope = (xb - xa) / (yb - ya)
        let low = min(xa, xb)
        let high = max(xa, xb)
        var row = Int(top)
        var y = top
        var x = top == ya ? xa : min(max(xa + (top - ya) * slope, low), high)
        while y < bottom {
            let nextY = min(Double(row + 1), bottom)
            let nextX = nextY == yb ? xb : min(max(xa + (nextY - ya) * slope, low), high)
            cross(row: row, from: x, to: nextX, height: weight * (nextY - y))
            (x, y) = (nextX, nextY)
            row += 1
        }
    }

    /// Adds the part of an edge within one row: left of the grid onto column 0, right of it only as the end of a run.
    private mutating func cross(row: Int, from x0: Double, to x1: Double, height: Double) {
        let width = Double(columns)
        var low = min(x0, x1)
        var high = max(x0, x1)
        if low >= width {
            record(row, columns, height, 0)
            return
        }
        if high <= 0 {
            record(row, 0, height, height)
            return
        }
        let first = low.rounded(.down)
        if low >= 0, high <= first + 1 {
            record(row, Int(first), height, height * (1 - ((low + high) / 2 - first)))
            return
        }
        let rate = height / (high - low)
        var remaining = height
        if low < 0 {
            let left = -low * rate
            record(row, 0, left, left)
            remaining -= left
            low = 0
        }
        if high > width {
            let right = (high - width) * rate
            record(row, columns, right, 0)
            remaining -= right
            high = width
        }
        var column = low.rounded(.down)
        while column + 1 < high {
            let end = column + 1
            let part = (end - low) * rate
            record(row, Int(column), part, part * (1 - ((low + end) / 2 - column)))
            remaining -= part
            low = end
            column = end
        }
        record(row, Int(column), remaining, remaining * (1 - ((low + high) / 2 - column)))
    }

    private mutating func record(_ row: Int, _ column: Int, _ cover: Double, _ area: Double) {
        crossings.append(Crossing(row: Int32(row), column: Int32(column), cover: cover, area: area))
    }

    /// Gives the covered cells row by row from left to right.
    ///
    /// - Parameters:
    ///   - tolerance: how far from [0, 1] a fraction may lie; within it is clamped and counted.
    ///   - body: takes each span.
    /// - Throws: `fractionOutOfRange` beyond the tolerance; what `body` throws.
    public mutating func sweep(
        tolerance: Double = plainTolerance,
        _ body: (CoverageSpan) throws -> Void
    ) throws {
        sortCrossings()
        for row in rows {
            var position = rowStarts[row - rows.lowerBound]
            let end = rowStarts[row - rows.lowerBound + 1]
            var running = 0.0
            while position < end {
                let column = Int(sorted[position].column)
                if column >= columns { break }
                var area = 0.0
                var cover = 0.0
                while position < end, Int(sorted[position].column) == column {
                    area += sorted[position].area
                    cover += sorted[position].cover
                    position += 1
                }
                let partial = try fraction(running + area, row, column, tolerance)
                if partial > 0 { try body(CoverageSpan(row: row, column: column, count: 1, fraction: partial)) }
                // After the last edge nothing is covered, whatever rounding has left in the sum.
                guard position < end else { break }
                running += cover
                let next = min(Int(sorted[position].column), columns)
                guard next > column + 1 else { continue }
                let full = try fraction(running, row, column + 1, tolerance)
                if full > 0 {
                    try body(CoverageSpan(row: row, column: column + 1, count: next - column - 1, fraction: full))
                }
            }
        }
    }

    /// Snaps, clamps or refuses a fraction.
    private mutating func fraction(_ value: Double, _ row: Int, _ column: Int, _ tolerance: Double) throws -> Double {
        if (1 - value).magnitude < Self.snapping { return 1 }
        if value.magnitude < Self.snapping { return 0 }
        if value > 0, value < 1 { return value }
        guard value > -tolerance, value < 1 + tolerance else {
            throw AnalysisError(
                code: .fractionOutOfRange,
                operation: "coverage",
                message: "fraction \(value) in row \(row), column \(column)"
            )
        }
        clampedCount += 1
        return value < 0 ? 0 : 1
    }

    /// Sorts by row (counting) and within a row by column.
    private mutating func sortCrossings() {
        rowStarts.removeAll(keepingCapacity: true)
        rowStarts.append(contentsOf: repeatElement(0, count: rows.count + 1))
        for crossing in crossings { rowStarts[Int(crossing.row) - rows.lowerBound + 1] += 1 }
        for index in 0..<rows.count { rowStarts[index + 1] += rowStarts[index] }
        if sorted.count < crossings.count {
            let missing = crossings.count - sorted.count
            sorted.append(contentsOf: repeatElement(Crossing(row: 0, column: 0, cover: 0, area: 0), count: missing))
        }
        nextSlots.removeAll(keepingCapacity: true)
        nextSlots.append(contentsOf: rowStarts)
        for crossing in crossings {
            let slot = Int(crossing.row) - rows.lowerBound
            sorted[nextSlots[slot]] = crossing
            nextSlots[slot] += 1
        }
        for slot in 0..<rows.count { sortRow(rowStarts[slot]..<rowStarts[slot + 1]) }
    }

    private mutating func sortRow(_ range: Range<Int>) {
        guard range.count <= 24 else {
            sorted[range].sort { $0.column < $1.column }
            return
        }
        // Rows of simple polygons hold a handful, mostly in order already.
        for index in range.dropFirst() {
            let crossing = sorted[index]
            var position = index
            while position > range.lowerBound, sorted[position - 1].column > crossing.column {
                sorted[position] = sorted[position - 1]
                position -= 1
            }
            sorted[position] = crossing
        }
    }
}
