public import GeoModel

/// Cover classes of a place on two dates, and whether it is to be greened.
public struct VegetationState: Sendable, Hashable, Comparable {
    /// Class 1…5 on the date that counts.
    public let after: Int
    /// Class on the earlier date; nil without one or without cover there.
    public let before: Int?
    /// True on water, roads and built land.
    public let isExempt: Bool

    /// Creates a state.
    public init(after: Int, before: Int? = nil, isExempt: Bool = false) {
        self.after = after
        self.before = before
        self.isExempt = isExempt
    }

    /// In a fixed order.
    public static func < (lhs: VegetationState, rhs: VegetationState) -> Bool {
        (lhs.isExempt ? 1 : 0, lhs.before ?? 0, lhs.after) < (rhs.isExempt ? 1 : 0, rhs.before ?? 0, rhs.after)
    }
}

/// What the vegetation rasters say about one piece, scaled to its area: the areas and `withoutData` add up to it.
public struct PieceVegetation: Sendable, Hashable {
    /// Area by state.
    public var areas: [VegetationState: ExactArea]
    /// Area without a cover.
    public var withoutData: ExactArea
    /// Σ covered fraction over cells with a cover.
    public var fractionSum: Double
    /// Σ cover·fraction.
    public var coverSum: Double

    /// Creates the figures.
    public init(
        areas: [VegetationState: ExactArea],
        withoutData: ExactArea,
        fractionSum: Double,
        coverSum: Double
    ) {
        self.areas = areas
        self.withoutData = withoutData
        self.fractionSum = fractionSum
        self.coverSum = coverSum
    }

    /// Share of the land with a cover that is to be greened; nil without any cover.
    var greenableShare: Double? {
        let all = areas.values.reduce(.zero, +)
        guard all != .zero else { return nil }
        let exempt = areas.filter(\.key.isExempt).values.reduce(.zero, +)
        return 1 - Double(exempt.microSquareMetres) / Double(all.microSquareMetres)
    }
}
