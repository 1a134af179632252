/// Middle and spread of the difference over ground that did not move (domain 2.8).
public struct StableGround: Sendable, Hashable {
    /// Number of values.
    public let count: Int
    /// Median, metres: what co-registration takes off.
    public let median: Double
    /// 1.4826·median|dz − median|, metres: the standard deviation that outliers do not move.
    public let nmad: Double

    /// From values in memory, exactly; nil without any finite value.
    public init?(_ values: some Sequence<Double>) {
        let finite = values.filter(\.isFinite)
        guard let middle = StableGround.median(finite) else { return nil }
        count = finite.count
        median = middle
        nmad = StableGround.factor * (StableGround.median(finite.map { ($0 - middle).magnitude }) ?? 0)
    }

    /// From counted differences; nil without any.
    public init?(_ histogram: DifferenceHistogram) {
        guard let middle = histogram.median else { return nil }
        count = histogram.count
        median = middle
        nmad = StableGround.factor * histogram.medianDeviation(from: middle)
    }

    /// From the median deviation of a normal distribution to its standard deviation.
    static let factor = 1.4826

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// Height differences counted in steps of 0.1 mm up to ±100 m: medians of rasters of any size in one pass, the same
/// whatever the order of the cells.
public struct DifferenceHistogram: Sendable, Hashable {
    /// Width of a step, metres.
    public static let step = 1e-4
    private static let half = 1_000_000
    private var counts: [Int] = Array(repeating: 0, count: 2 * DifferenceHistogram.half + 1)
    /// Number of differences.
    public private(set) var count = 0

    /// An empty histogram.
    public init() {}

    /// Counts a difference in metres; NaN is left out, what lies beyond the ends is counted there.
    public mutating func add(_ difference: Double) {
        guard difference.isFinite else { return }
        let end = Double(DifferenceHistogram.half)
        let position = min(end, max(-end, (difference / DifferenceHistogram.step).rounded()))
        counts[Int(position) + DifferenceHistogram.half] += 1
        count += 1
    }

    /// Adds the counts of another part.
    public mutating func add(_ other: DifferenceHistogram) {
        guard other.count > 0 else { return }
        for index in counts.indices { counts[index] += other.counts[index] }
        count += other.count
    }

    /// The median, to half a step; nil when empty.
    public var median: Double? {
        guard count > 0 else { return nil }
        return (value(atRank: (count - 1) / 2) + value(atRank: count / 2)) / 2
    }

    private func value(atRank rank: Int) -> Double {
        var seen = 0
        for (index, cells) in counts.enumerated() {
            seen += cells
            if seen > rank { return Double(index - DifferenceHistogram.half) * DifferenceHistogram.step }
        }
        return 0
    }

    /// The median of the distances from a value.
    func medianDeviation(from center: Double) -> Double {
        var deviations: [(distance: Double, cells: Int)] = []
        for (index, cells) in counts.enumerated() where cells > 0 {
            let value = Double(index - DifferenceHistogram.half) * DifferenceHistogram.step
            deviations.append(((value - center).magnitude, cells))
        }
        deviations.sort { $0.distance < $1.distance }
        func distance(atRank rank: Int) -> Double {
            var seen = 0
            for entry in deviations {
                seen += entry.cells
                if seen > rank { return entry.distance }
            }
            return 0
        }
        return count == 0 ? 0 : (distance(atRank: (count - 1) / 2) + distance(atRank: count / 2)) / 2
    }
}
