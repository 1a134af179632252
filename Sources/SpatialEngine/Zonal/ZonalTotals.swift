import SpatialAnalysis

/// Exact sums of all leaves of one pass.
struct ZonalTotals {
    /// `ZoneSlots.width` sums per zone.
    private(set) var zoneSums: [ExactSum]
    /// `GroupSlots.width` sums per group.
    private(set) var groupSums: [ExactSum]
    private(set) var moments: [WeightedMoments]
    private(set) var minima: [Double]
    private(set) var maxima: [Double]
    private(set) var categories: [[Double: ExactSum]]
    private(set) var cross: [[CrossCell: ExactSum]]
    private(set) var samples: [[WeightedSample]]
    /// Values counted in the intervals asked for, by group.
    private(set) var histograms: [Int: [QuantileHistogram]] = [:]
    private(set) var unknownRuns: [UnknownRun] = []
    private(set) var clampedCount = 0

    let zoneSlots: ZoneSlots
    let groupSlots: GroupSlots

    init(zones: Int, groups: Int, zoneSlots: ZoneSlots, groupSlots: GroupSlots) {
        self.zoneSlots = zoneSlots
        self.groupSlots = groupSlots
        zoneSums = Array(repeating: ExactSum(), count: zones * zoneSlots.width)
        groupSums = Array(repeating: ExactSum(), count: groups * groupSlots.width)
        moments = Array(repeating: WeightedMoments(), count: groups)
        minima = Array(repeating: .infinity, count: groups)
        maxima = Array(repeating: -.infinity, count: groups)
        categories = Array(repeating: [:], count: zones)
        cross = Array(repeating: [:], count: zones)
        samples = Array(repeating: [], count: groups)
    }

    /// Adds a strip. Moments are merged in the order of calls, so strips come from top to bottom.
    mutating func add(_ strip: StripResult) {
        for (leaf, zone) in strip.zones.enumerated() {
            for slot in 0..<zoneSlots.width where strip.zoneSums[leaf * zoneSlots.width + slot] != 0 {
                zoneSums[zone * zoneSlots.width + slot].add(strip.zoneSums[leaf * zoneSlots.width + slot])
            }
        }
        for (leaf, group) in strip.groups.enumerated() {
            for slot in 0..<groupSlots.width where strip.groupSums[leaf * groupSlots.width + slot] != 0 {
                groupSums[group * groupSlots.width + slot].add(strip.groupSums[leaf * groupSlots.width + slot])
            }
            moments[group].merge(strip.moments[leaf])
            minima[group] = min(minima[group], strip.minima[leaf])
            maxima[group] = max(maxima[group], strip.maxima[leaf])
        }
        for (leaf, areas) in strip.categories.enumerated() {
            for (value, area) in areas { categories[strip.zones[leaf]][value, default: ExactSum()].add(area) }
        }
        for (leaf, areas) in strip.cross.enumerated() {
            for (cell, area) in areas { cross[strip.zones[leaf]][cell, default: ExactSum()].add(area) }
        }
        for (leaf, values) in strip.samples.enumerated() { samples[strip.groups[leaf]].append(contentsOf: values) }
        add(strip.histograms)
        unknownRuns.append(contentsOf: strip.unknownRuns)
        clampedCount += strip.clampedCount
    }

    /// Adds the totals of a later raster: `owner` tells which zone here each of its zones belongs to. Areas without
    /// data stay with the pass that found them.
    mutating func add(_ other: ZonalTotals, owner: [Int]) {
        let passed = [ZoneSlots.nodata, ZoneSlots.masked, ZoneSlots.slack]
        for (zone, target) in owner.enumerated() {
            for slot in 0..<zoneSlots.width where !passed.contains(slot) {
                zoneSums[target * zoneSlots.width + slot].add(other.zoneSums[zone * zoneSlots.width + slot])
            }
            for (value, area) in other.categories[zone] { categories[target][value, default: ExactSum()].add(area) }
            for (cell, area) in other.cross[zone] { cross[target][cell, default: ExactSum()].add(area) }
        }
        for slot in groupSums.indices { groupSums[slot].add(other.groupSums[slot]) }
        for group in moments.indices {
            moments[group].merge(other.moments[group])
            minima[group] = min(minima[group], other.minima[group])
            maxima[group] = max(maxima[group], other.maxima[group])
            samples[group].append(contentsOf: other.samples[group])
        }
        add(other.histograms)
        clampedCount += other.clampedCount
    }

    private mutating func add(_ others: [Int: [QuantileHistogram]]) {
        for (group, counted) in others {
            guard var known = histograms.removeValue(forKey: group) else {
                histograms[group] = counted
                continue
            }
            for index in known.indices { known[index].add(counted[index]) }
            histograms[group] = known
        }
    }

    /// One sum of a zone.
    func zone(_ zone: Int, _ slot: Int) -> Double { zoneSums[zone * zoneSlots.width + slot].value }

    /// One sum of a group.
    func group(_ group: Int, _ slot: Int) -> Double { groupSums[group * groupSlots.width + slot].value }
}
