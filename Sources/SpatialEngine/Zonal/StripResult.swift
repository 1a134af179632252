import SpatialAnalysis

/// Cells of one row that lie in a zone and have no data, for a following raster.
struct UnknownRun {
    var zone: Int
    var gap: RowGap
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
    /// Moments and extremes of each group leaf.
    var moments: [WeightedMoments] = []
    var minima: [Double] = []
    var maxima: [Double] = []
    /// Areas by value, by zone leaf; empty unless asked for.
    var categories: [[Double: Double]] = []
    /// Areas by class and category, by zone leaf; empty unless asked for.
    var cross: [[CrossCell: Double]] = []
    /// Values with their fractions, by group leaf, in cell order; empty unless asked for.
    var samples: [[WeightedSample]] = []
    /// Values counted in intervals, by group, for groups with more cells than memory holds.
    var histograms: [Int: [QuantileHistogram]] = [:]
    /// Runs without data, by zone, row and column.
    var unknownRuns: [UnknownRun] = []
    /// Fractions brought back to [0, 1].
    var clampedCount = 0

    /// Takes the sums of one leaf of a zone.
    mutating func append(zone: Int, _ leaf: borrowing LeafSums, _ plan: ZonalPlan) {
        zones.append(zone)
        zoneSums.append(contentsOf: [
            leaf.count, leaf.sum, leaf.valid, leaf.nodata, leaf.masked, leaf.volume, leaf.uplift, leaf.sound,
            leaf.slack,
        ])
        zoneSums.append(contentsOf: leaf.classes)
        let first = zoneSums.count
        zoneSums.append(contentsOf: repeatElement(0, count: plan.zoneSlots.rasterCount))
        for (position, band) in plan.bands.enumerated() { zoneSums[first + band.index] = leaf.damaged[position] }
        if plan.kinds.contains(.categories) { categories.append(leaf.categories) }
        if plan.kinds.contains(.cross) { cross.append(leaf.cross) }
        for gap in leaf.gaps { unknownRuns.append(UnknownRun(zone: zone, gap: gap)) }
    }

    /// Takes the sums of one leaf of a group.
    mutating func append(group: Int, _ leaf: borrowing LeafSums, _ plan: ZonalPlan) {
        groups.append(group)
        groupSums.append(leaf.count)
        groupSums.append(leaf.sum)
        groupSums.append(contentsOf: leaf.leastAreas)
        groupSums.append(contentsOf: leaf.greatestAreas)
        moments.append(leaf.moments)
        minima.append(leaf.minimum)
        maxima.append(leaf.maximum)
        guard plan.kinds.contains(.samples) else { return }
        guard let ranges = plan.sampleRanges else {
            samples.append(leaf.samples)
            return
        }
        var counted = histograms.removeValue(forKey: group) ?? ranges[group].map(QuantileHistogram.init)
        for sample in leaf.samples {
            for index in counted.indices { counted[index].add(sample) }
        }
        histograms[group] = counted
    }
}
