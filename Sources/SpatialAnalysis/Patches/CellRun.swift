/// Neighbouring cells of one row with one selected value.
public struct CellRun: Sendable, Hashable {
    /// The first column.
    public var column: Int32
    /// The column after the last.
    public var end: Int32
    /// Which of the selected values, from 0.
    public var value: Int32
    /// The part the run belongs to, as numbered by whoever holds the run.
    var part: Int32

    /// Creates a run.
    public init(column: Int32, end: Int32, value: Int32) {
        self.column = column
        self.end = end
        self.value = value
        part = 0
    }

    /// Number of cells.
    public var count: Int { Int(end - column) }
}

/// The runs of some rows, row by row from left to right; cells in no run are not selected.
public struct RunTable: Sendable {
    /// The rows of the raster.
    public let rows: Range<Int>
    /// All runs; two runs that follow one another in a row without a gap have different values.
    public var runs: [CellRun]
    /// First run of each row, and the end.
    public private(set) var rowOffsets: [Int]

    /// A table for rows that are added one by one.
    public init(rows: Range<Int>) {
        self.rows = rows
        runs = []
        rowOffsets = [0]
        rowOffsets.reserveCapacity(rows.count + 1)
    }

    /// Puts tables of the same rows side by side; runs that meet at an edge become one.
    public init(joining chunks: [RunTable], rows: Range<Int>) {
        self.init(rows: rows)
        if chunks.count == 1 {
            self = chunks[0]
            return
        }
        runs.reserveCapacity(chunks.reduce(0) { $0 + $1.runs.count })
        for row in 0..<rows.count {
            for chunk in chunks {
                for index in chunk.indices(ofRow: row) { append(chunk.runs[index]) }
            }
            endRow()
        }
    }

    /// Appends a run to the row at hand; one that goes on with the last run's value makes that longer.
    public mutating func append(_ run: CellRun) {
        if runs.count > (rowOffsets.last ?? 0), let last = runs.last, last.end == run.column, last.value == run.value {
            runs[runs.count - 1].end = run.end
        } else {
            runs.append(run)
        }
    }

    /// Ends the row at hand.
    public mutating func endRow() { rowOffsets.append(runs.count) }

    /// Run indices of a row, counted from the table's first.
    public func indices(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
}

/// Which neighbours make cells one patch.
public enum PatchConnectivity: Int, Sendable, Hashable, CaseIterable {
    /// Cells that share an edge.
    case four = 4
    /// Cells that share an edge or a corner.
    case eight = 8
}
