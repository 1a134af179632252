/// The exact sum of another raster's numbers over cells, and over how many of them.
///
/// Numbers are added run by run as whole multiples of 2^-50, so that the sum is the same however cells are grouped.
public struct PatchMeasure: Sendable, Hashable {
    /// Cells that have a number.
    public private(set) var cells = 0
    private var sum: Int128 = 0
    /// A number was beyond what is kept, or sums of runs were.
    private var isBeyond = false

    private static let unit = 0x1p-50
    private static let largest = 0x1p70

    /// Nothing yet.
    public init() {}

    /// The sum of a run's numbers.
    public init(sum: Double, cells: Int) {
        self.cells = cells
        if sum.magnitude <= Self.largest {
            self.sum = Int128((sum / Self.unit).rounded())
        } else {
            isBeyond = true
        }
    }

    /// Adds another measure.
    public mutating func add(_ other: PatchMeasure) {
        cells += other.cells
        isBeyond = isBeyond || other.isBeyond
        let (total, overflow) = sum.addingReportingOverflow(other.sum)
        sum = total
        isBeyond = isBeyond || overflow
    }

    /// The mean number; nil without a cell and where numbers are beyond 2^70.
    public var mean: Double? { cells > 0 && !isBeyond ? Double(sum) * Self.unit / Double(cells) : nil }
}

/// The measures of one patch.
public struct PatchMeasures: Sendable, Hashable {
    /// As many rasters can be measured beside the classes.
    public static let largestCount = 2

    private var first = PatchMeasure()
    private var second = PatchMeasure()

    /// Nothing yet.
    public init() {}

    /// The measure of one raster, from 0.
    public subscript(index: Int) -> PatchMeasure {
        get { index == 0 ? first : second }
        set { if index == 0 { first = newValue } else { second = newValue } }
    }

    mutating func add(_ other: PatchMeasures) {
        first.add(other.first)
        second.add(other.second)
    }
}

extension RasterTile {
    /// The sum of the stored numbers of neighbouring cells of one row, as far as they are data and not hidden.
    ///
    /// - Parameters:
    ///   - columns: columns of the raster, within the tile.
    ///   - row: row of the raster, within the tile.
    public func measure(columns: Range<Int>, row: Int, nodata: NodataRule) -> PatchMeasure {
        let range = nodata.validRange
        let first = index(column: columns.lowerBound, row: row)
        var (sum, cells) = (0.0, 0)
        for place in first..<(first + columns.count) where hidden.isEmpty || !hidden[place] {
            let stored = number(at: place)
            guard range.contains(stored) else { continue }
            sum += stored
            cells += 1
        }
        return PatchMeasure(sum: sum, cells: cells)
    }
}
