/// A value and its weight.
public struct WeightedSample: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// The weight, positive.
    public var weight: Double

    /// Creates a sample.
    public init(value: Double, weight: Double) {
        self.value = value
        self.weight = weight
    }
}

/// Quantiles of weighted values by linear interpolation, as exactextract gives them.
///
/// With values sorted, sample k of n (from 0) stands at s(k) = k·w(k) + (n − 1)·Σ w(i<k); quantile q is where s reaches
/// q·(n − 1)·Σ w. With equal weights this is the usual interpolation between order statistics.
public struct WeightedQuantiles: Sendable {
    private let values: [Double]
    private let positions: [Double]
    private let total: Double

    /// Sorts the samples by value, then weight, so that their order does not matter.
    public init(_ samples: [WeightedSample]) {
        let sorted = samples.sorted { $0.value != $1.value ? $0.value < $1.value : $0.weight < $1.weight }
        let others = Double(sorted.count - 1)
        var cumulated = 0.0
        var positions: [Double] = []
        positions.reserveCapacity(sorted.count)
        for (index, sample) in sorted.enumerated() {
            positions.append(Double(index) * sample.weight + others * cumulated)
            cumulated += sample.weight
        }
        values = sorted.map(\.value)
        self.positions = positions
        total = others * cumulated
    }

    /// The quantile for a share 0...1; nil without samples.
    public func quantile(_ share: Double) -> Double? {
        guard let last = values.last else { return nil }
        let wanted = min(1, max(0, share)) * total
        // First position above the wanted one.
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        guard low < positions.count else { return last }
        guard low > 0 else { return values.first }
        let (left, right) = (positions[low - 1], positions[low])
        return values[low - 1] + (wanted - left) / (right - left) * (values[low] - values[low - 1])
    }
}
