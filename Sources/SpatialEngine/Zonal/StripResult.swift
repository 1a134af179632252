import SpatialAnalysis

/// Cells of one row that lie in a zone and have no data, for a following raster.
struct UnknownRun {
    var zone: Int
    var row: Int
    var columns: Range<Int>
    /// `nodata` or `masked`.
    var state: CellState
}

/// What one strip gave: leaves per zone or group and block, in block order.
struct StripResult {
    /// The zone of each leaf.
    var zones: [Int] = []
    /// `ZoneSlots.width` sums per leaf.
    var zoneSums: [Double] = []
    /// The group of each leaf.
    var groups: [Int] = []
    /// `GroupSlots.width` sums per leaf.
    var groupSums: [Double] = []
    /// Moments of each group leaf.
    var moments: [MomentLeaf] = []
    /// Areas by zone and value.
    var categories: [CategoryKey: Double] = [:]
    /// Values with their fractions, by group, in cell order.
    var samples: [(group: Int, value: Double, fraction: Double)] = []
    /// Runs without data, by zone, row and column.
    var unknownRuns: [UnknownRun] = []
    /// Fractions brought back to [0, 1].
    var clampedCount = 0

    struct CategoryKey: Hashable {
        var zone: Int
        var value: Double
    }
}

/// Running moments and extremes of one leaf, about its first value so that close values keep their digits.
struct MomentLeaf {
    var weight = 0.0
    var reference = 0.0
    var differences = 0.0
    var squares = 0.0
    var minimum = Double.infinity
    var maximum = -Double.infinity

    mutating func add(_ value: Double, weight w: Double) {
        if weight == 0 { reference = value }
        let d = value - reference
        weight += w
        differences += w * d
        squares += w * d * d
        minimum = min(minimum, value)
        maximum = max(maximum, value)
    }

    var moments: WeightedMoments {
        WeightedMoments(weight: weight, reference: reference, differences: differences, squares: squares)
    }
}
