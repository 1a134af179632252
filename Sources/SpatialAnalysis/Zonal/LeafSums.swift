/// What is summed besides counts, areas, volumes and extremes; nothing is paid for what is not asked for.
public struct LeafSumKinds: OptionSet, Sendable, Hashable {
    /// Bits.
    public let rawValue: Int

    /// Creates a set from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Second moments.
    public static let moments = LeafSumKinds(rawValue: 1)
    /// Least and greatest areas of the classes.
    public static let bounds = LeafSumKinds(rawValue: 2)
    /// Every value with its fraction.
    public static let samples = LeafSumKinds(rawValue: 4)
    /// Areas by value.
    public static let categories = LeafSumKinds(rawValue: 8)
    /// Where there is no data.
    public static let gaps = LeafSumKinds(rawValue: 16)
    /// Areas by class and by the category of another raster.
    public static let cross = LeafSumKinds(rawValue: 32)
}

/// Cells of one row in a zone that have no data.
public struct RowGap: Sendable, Hashable {
    /// The row.
    public var row: Int
    /// The cells.
    public var columns: Range<Int>
    /// `nodata` or `masked`.
    public var state: CellState

    /// Creates a gap.
    public init(row: Int, columns: Range<Int>, state: CellState) {
        self.row = row
        self.columns = columns
        self.state = state
    }
}

/// The sums of one zone, or one group of zones, over one leaf (a block of the raster).
///
/// Plain Doubles added in the order of rows and columns, over few enough cells that nothing of weight is lost; leaves
/// are added exactly.
public struct LeafSums: Sendable {
    /// Σ fraction over cells with data.
    public internal(set) var count = 0.0
    /// Σ fraction · value.
    public internal(set) var sum = 0.0
    /// Σ fraction · cell area, m², over cells with data.
    public internal(set) var valid = 0.0
    /// The same over cells without data.
    public internal(set) var nodata = 0.0
    /// The same over masked cells.
    public internal(set) var masked = 0.0
    /// Σ fraction · cell area · value.
    public internal(set) var volume = 0.0
    /// Σ fraction · cell area · max(−value, 0).
    public internal(set) var uplift = 0.0
    /// Area below the damage boundary.
    public internal(set) var sound = 0.0
    /// Full area of partly covered cells, by the row's factor of allowed difference.
    public internal(set) var slack = 0.0
    /// Smallest value of a touched cell; +∞ without.
    public internal(set) var minimum = Double.infinity
    /// Largest value; −∞ without.
    public internal(set) var maximum = -Double.infinity
    /// Area from the damage boundary, by band.
    public internal(set) var damaged: [Double]
    /// Area by class.
    public internal(set) var classes: [Double]
    /// Area of the cells wholly inside, by class; zeros unless asked for.
    public internal(set) var leastAreas: [Double]
    /// Full area of the cells touched, by class; zeros unless asked for.
    public internal(set) var greatestAreas: [Double]
    /// Area by value; empty unless asked for.
    public internal(set) var categories: [Double: Double] = [:]
    /// Values and fractions in cell order; empty unless asked for.
    public internal(set) var samples: [WeightedSample] = []
    /// Area by class and category; empty unless asked for.
    public internal(set) var cross: [CrossCell: Double] = [:]
    /// Cells without data in cell order; empty unless asked for.
    public internal(set) var gaps: [RowGap] = []

    /// About the leaf's first value, so that close values keep their digits.
    var reference = 0.0
    var differences = 0.0
    var squares = 0.0

    init(bands: Int, classes: Int) {
        damaged = Array(repeating: 0, count: bands)
        self.classes = Array(repeating: 0, count: classes)
        leastAreas = self.classes
        greatestAreas = self.classes
    }

    /// Weight, mean and second moment; the second moment is 0 unless asked for.
    public var moments: WeightedMoments {
        WeightedMoments(weight: count, reference: reference, differences: differences, squares: squares)
    }
}
