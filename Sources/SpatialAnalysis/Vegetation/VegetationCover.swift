/// Fractional vegetation cover from NDVI by the two-part pixel model (domain 4.2).
public struct VegetationCover: Sendable, Hashable {
    /// NDVI of bare soil.
    public let soil: Double
    /// NDVI of full cover.
    public let vegetation: Double

    /// Why there is no model.
    public enum Problem: Error, Sendable, Hashable {
        /// The reference has no valid value.
        case referenceEmpty
        /// Full cover does not lie above bare soil.
        case endMembersNotAscending(soil: Double, vegetation: Double)
    }

    /// From the two end members of an image.
    public init(soil: Double, vegetation: Double) throws(Problem) {
        guard vegetation > soil else { throw .endMembersNotAscending(soil: soil, vegetation: vegetation) }
        self.soil = soil
        self.vegetation = vegetation
    }

    /// From the 5 % and 95 % percentiles of the reference area's NDVI, or what is fixed of them.
    ///
    /// - Parameter reference: NDVI of the county or a buffer, not of the mine alone; NaN is left out.
    public init(reference: some Sequence<Double>, soil: Double? = nil, vegetation: Double? = nil) throws(Problem) {
        if let soil, let vegetation {
            try self.init(soil: soil, vegetation: vegetation)
            return
        }
        let percentiles = LinearPercentiles(reference)
        guard let low = soil ?? percentiles.value(at: 0.05), let high = vegetation ?? percentiles.value(at: 0.95)
        else { throw .referenceEmpty }
        try self.init(soil: low, vegetation: high)
    }

    /// Cover 0...1; NaN for NaN.
    public func cover(ndvi: Double) -> Double {
        guard ndvi.isFinite else { return .nan }
        return min(1, max(0, (ndvi - soil) / (vegetation - soil)))
    }
}

/// Percentiles by linear interpolation between order statistics.
public struct LinearPercentiles: Sendable, Hashable {
    private let sorted: [Double]

    /// Sorts the values; what is not finite is left out.
    public init(_ values: some Sequence<Double>) { sorted = values.filter(\.isFinite).sorted() }

    /// The percentile of a share 0...1; nil without values.
    public func value(at share: Double) -> Double? {
        guard let last = sorted.indices.last else { return nil }
        let position = min(1, max(0, share)) * Double(last)
        let lower = Int(position)
        guard lower < last else { return sorted[last] }
        let weight = position - Double(lower)
        return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * weight
    }
}
