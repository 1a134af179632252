/// A value and its weight.
public struct WeightedSample: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// The weight, in (0, 1].
    public var weight: Double

    /// Creates a sample.
    public init(value: Double, weight: Double) {
        self.value = value
        self.weight = weight
    }

    /// The order of samples: by value, then weight.
    static func precedes(_ a: WeightedSample, _ b: WeightedSample) -> Bool {
        a.value != b.value ? a.value < b.value : a.weight < b.weight
    }
}

/// Where samples stand in a sorted list, in whole numbers: sums do not depend on their order, and a list of billions
/// can be cut into parts without a bit changing.
///
/// With values sorted, sample k of n (from 0) stands at s(k) = k·w(k) + (n − 1)·Σ w(i<k); quantile q is where s
/// reaches q·(n − 1)·Σ w, with linear interpolation between neighbours, as exactextract gives it. Weights count in
/// units of 2⁻⁴⁰, a tenth of the smallest covered fraction there is.
struct SampleLadder: Sendable, Hashable {
    /// Number of samples.
    let count: Int
    /// Σ w.
    let weight: Int128

    static func units(_ weight: Double) -> Int128 { Int128((weight * 0x1p40).rounded()) }

    /// s of a sample with so many samples, and so much weight, before it.
    func position(_ index: Int, before: Int128, weight: Int128) -> Int128 {
        Int128(index) * weight + Int128(count - 1) * before
    }

    /// s of a quantile.
    func position(ofShare share: Double) -> Int128 {
        Int128((min(1, max(0, share)) * Double(Int128(count - 1) * weight)).rounded())
    }

    /// The value between two neighbours.
    static func between(
        _ left: (value: Double, position: Int128),
        _ right: (value: Double, position: Int128),
        at wanted: Int128
    ) -> Double {
        let share = Double(wanted - left.position) / Double(right.position - left.position)
        return left.value + share * (right.value - left.value)
    }
}

/// Quantiles of weighted values by linear interpolation, see `SampleLadder`; with equal weights this is the usual
/// interpolation between order statistics.
public struct WeightedQuantiles: Sendable {
    private let samples: [WeightedSample]
    private let ladder: SampleLadder

    /// Sorts the samples by value, then weight, so that their order does not matter.
    public init(_ samples: consuming [WeightedSample]) {
        samples.sort(by: WeightedSample.precedes)
        let weight = samples.reduce(into: Int128(0)) { $0 += SampleLadder.units($1.weight) }
        ladder = SampleLadder(count: samples.count, weight: weight)
        self.samples = samples
    }

    /// The quantile for a share 0...1; nil without samples.
    public func quantile(_ share: Double) -> Double? {
        let wanted = ladder.position(ofShare: share)
        var before: Int128 = 0
        var left: (value: Double, position: Int128)?
        for (index, sample) in samples.enumerated() {
            let weight = SampleLadder.units(sample.weight)
            let right = (value: sample.value, position: ladder.position(index, before: before, weight: weight))
            if right.position > wanted {
                return left.map { SampleLadder.between($0, right, at: wanted) } ?? sample.value
            }
            left = right
            before += weight
        }
        return left?.value
    }
}
