/// Samples of an interval of values counted in bins: what one reading of a raster leaves behind of a zone with more
/// cells than memory holds.
public struct QuantileHistogram: Sendable, Hashable {
    static let binCount = 4096

    struct Bin: Sendable, Hashable {
        var count = 0
        var weight: Int128 = 0
        var first = WeightedSample(value: .infinity, weight: .infinity)
        var last = WeightedSample(value: -.infinity, weight: 0)

        mutating func add(_ other: Bin) {
            count += other.count
            weight += other.weight
            if WeightedSample.precedes(other.first, first) { first = other.first }
            if WeightedSample.precedes(last, other.last) { last = other.last }
        }
    }

    /// The values that are counted, both ends included.
    public let range: ClosedRange<Double>
    private(set) var bins: [Bin] = Array(repeating: Bin(), count: QuantileHistogram.binCount)

    /// An empty histogram.
    public init(range: ClosedRange<Double>) { self.range = range }

    /// Counts a sample; one outside the range is left out.
    public mutating func add(_ sample: WeightedSample) {
        guard range.contains(sample.value) else { return }
        let one = Bin(count: 1, weight: SampleLadder.units(sample.weight), first: sample, last: sample)
        bins[index(of: sample.value)].add(one)
    }

    /// Takes the samples of another part of the zone.
    public mutating func add(_ other: QuantileHistogram) {
        for index in bins.indices where other.bins[index].count > 0 { bins[index].add(other.bins[index]) }
    }

    /// Rises with the value, so that bins are in the order of samples.
    private func index(of value: Double) -> Int {
        // Halves do not overflow, however far apart the ends are.
        let width = range.upperBound / 2 - range.lowerBound / 2
        guard width > 0 else { return 0 }
        let share = (value / 2 - range.lowerBound / 2) / width
        return min(Self.binCount - 1, max(0, Int(share * Double(Self.binCount))))
    }
}

/// Finds one quantile of a zone by reading its raster several times, each time counting a narrower interval of values:
/// the same figure to the last bit as `WeightedQuantiles` gives for all samples in memory.
public struct QuantileSearch: Sendable, Hashable {
    /// The interval to count next; nil when the quantile is known, or there are no samples.
    public private(set) var range: ClosedRange<Double>?
    /// The quantile.
    public private(set) var value: Double?

    private let share: Double
    /// All samples of the zone; known after the first reading.
    private var ladder: SampleLadder?
    private var countBelow = 0
    private var weightBelow: Int128 = 0

    /// Begins a search.
    ///
    /// - Parameters:
    ///   - share: 0...1.
    ///   - values: least and greatest value of the zone; nil for a zone without any.
    public init(share: Double, values: ClosedRange<Double>?) {
        self.share = share
        range = values
    }

    /// Takes the histogram of the interval asked for.
    public mutating func take(_ histogram: QuantileHistogram) {
        let ladder = self.ladder ?? total(histogram)
        self.ladder = ladder
        let wanted = ladder.position(ofShare: share)
        var left: (value: Double, position: Int128)?
        for bin in histogram.bins where bin.count > 0 {
            let lastWeight = SampleLadder.units(bin.last.weight)
            let end = ladder.position(
                countBelow + bin.count - 1,
                before: weightBelow + bin.weight - lastWeight,
                weight: lastWeight
            )
            guard end > wanted else {
                left = (bin.last.value, end)
                countBelow += bin.count
                weightBelow += bin.weight
                continue
            }
            let firstWeight = SampleLadder.units(bin.first.weight)
            let start = ladder.position(countBelow, before: weightBelow, weight: firstWeight)
            if start > wanted {
                finish(left.map { SampleLadder.between($0, (bin.first.value, start), at: wanted) } ?? bin.first.value)
            } else if bin.first.value == bin.last.value {
                finish(bin.first.value)
            } else {
                // The first value stays below or at the quantile: no neighbour outside the bin is needed again.
                range = bin.first.value...bin.last.value
            }
            return
        }
        finish(left?.value)
    }

    private func total(_ histogram: QuantileHistogram) -> SampleLadder {
        let count = histogram.bins.reduce(0) { $0 + $1.count }
        return SampleLadder(count: count, weight: histogram.bins.reduce(0) { $0 + $1.weight })
    }

    private mutating func finish(_ value: Double?) {
        self.value = value
        range = nil
    }
}
