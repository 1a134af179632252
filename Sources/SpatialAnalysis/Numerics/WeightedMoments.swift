/// Weight, mean and second central moment of weighted values.
///
/// Merging rounds, so callers merge in one fixed order: blocks of a raster by row, then column.
public struct WeightedMoments: Sendable, Hashable {
    /// Σ weight.
    public private(set) var weight: Double
    /// Weighted mean, 0 without weight.
    public private(set) var mean: Double
    /// Σ weight·(value − mean)².
    public private(set) var secondMoment: Double

    /// No values.
    public init() {
        weight = 0
        mean = 0
        secondMoment = 0
    }

    /// Moments of values seen as differences to a reference near them.
    ///
    /// - Parameters:
    ///   - weight: Σ w.
    ///   - reference: the reference value.
    ///   - differences: Σ w·(v − reference).
    ///   - squares: Σ w·(v − reference)².
    public init(weight: Double, reference: Double, differences: Double, squares: Double) {
        let isEmpty = !(weight > 0)
        self.weight = isEmpty ? 0 : weight
        mean = isEmpty ? 0 : reference + differences / weight
        secondMoment = isEmpty ? 0 : max(0, squares - differences * differences / weight)
    }

    /// Adds the values of another set.
    public mutating func merge(_ other: WeightedMoments) {
        guard other.weight > 0 else { return }
        guard weight > 0 else {
            self = other
            return
        }
        let total = weight + other.weight
        let difference = other.mean - mean
        mean += difference * (other.weight / total)
        secondMoment += other.secondMoment + difference * difference * (weight * other.weight / total)
        weight = total
    }

    /// Population variance, nil without weight.
    public var variance: Double? { weight > 0 ? secondMoment / weight : nil }
}
