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
    /// The first row.
    public let firstRow: Int
    /// Measures that go with every run, at most `PatchMeasures.largestCount`.
    public let measureCount: Int
    /// All runs; two runs that follow one another in a row without a gap have different values.
    public private(set) var runs: [CellRun]
    /// `measureCount` sums for each run, in the order of runs.
    public private(set) var sums: [PatchMeasure]
    /// First run of each row, and the end.
    public private(set) var rowOffsets: [Int]

    /// A table for rows that are added one by one.
    public init(firstRow: Int, measureCount: Int = 0) {
        precondition(measureCount <= PatchMeasures.largestCount, "so many measures are kept")
        self.firstRow = firstRow
        self.measureCount = measureCount
        runs = []
        sums = []
        rowOffsets = [0]
    }

    /// The rows of the raster that have ended.
    public var rows: Range<Int> { firstRow..<(firstRow + rowOffsets.count - 1) }

    /// Appends a run to the row at hand; one that goes on with the last run's value makes that longer.
    ///
    /// - Parameter measures: its sums, `measureCount` of them.
    public mutating func append(_ run: CellRun, measures: [PatchMeasure] = []) {
        if runs.count > (rowOffsets.last ?? 0), let last = runs.last, last.end == run.column, last.value == run.value {
            runs[runs.count - 1].end = run.end
            for index in 0..<measureCount { sums[sums.count - measureCount + index].add(measures[index]) }
        } else {
            runs.append(run)
            if measureCount > 0 { sums.append(contentsOf: measures) }
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
