public import GeoModel

/// Least and greatest area of one subsidence class of a whole mine (design 4.6).
public struct ClassBounds: Sendable, Hashable {
    /// Area of the class's cells that lie wholly inside.
    public var minimum: ExactArea
    /// Full area of the class's cells that are touched.
    public var maximum: ExactArea

    /// Creates bounds.
    public init(minimum: ExactArea, maximum: ExactArea) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// What is measured of a whole mine and cannot be summed from its pieces.
public struct MineMeasurement: Sendable, Hashable {
    /// The three areas of the mine's polygon.
    public var areas: AreaFigures
    /// One per protected layer in project order: relations, distance, buffer, visibility. For polygon layers the
    /// builder takes intersection, share and damaged area from the pieces.
    public var hits: [ProtectedHit]
    /// Bounds by class, as many as there are classes; empty without a subsidence layer.
    public var classBounds: [ClassBounds]
    /// Largest subsidence over the mine's valid cells, m; nil without any.
    public var maximumSubsidence: Double?
    /// Area of the union of the restored features that belong to the mine and count as restored
    /// (`FeatureSelection.isRestored`, `FeatureSelection.belongs`), not clipped to the mine.
    public var restoredUnion: ExactArea
    /// Area outside the mine of the union of the damage features that belong to it and count.
    public var damagedOutside: ExactArea
    /// Share of the damaged area in grade 3, 0...1; nil when not graded.
    public var severeShare: Double?
    /// Mean fractional vegetation cover, 0...1; nil without vegetation data.
    public var vegetationCover: Double?
    /// Mean vegetation cover of the undamaged ring around the mine; nil without vegetation data there.
    public var referenceCover: Double?
    /// Buildings by level; nil without a building layer or a subsidence.
    public var buildings: BuildingCounts?
    /// Traffic lines inside the mine; nil where they are not measured.
    public var roads: [RoadFigures]?
    /// Set when the mine could not be measured; its pieces, if any, are then passed over.
    public var failure: LocalizedText?

    /// Creates a measurement.
    public init(
        areas: AreaFigures,
        hits: [ProtectedHit] = [],
        classBounds: [ClassBounds] = [],
        maximumSubsidence: Double? = nil,
        restoredUnion: ExactArea = .zero,
        damagedOutside: ExactArea = .zero,
        severeShare: Double? = nil,
        vegetationCover: Double? = nil,
        failure: LocalizedText? = nil
    ) {
        self.areas = areas
        self.hits = hits
        self.classBounds = classBounds
        self.maximumSubsidence = maximumSubsidence
        self.restoredUnion = restoredUnion
        self.damagedOutside = damagedOutside
        self.severeShare = severeShare
        self.vegetationCover = vegetationCover
        self.failure = failure
    }

    /// A mine that could not be measured.
    public static func failed(_ reason: LocalizedText) -> MineMeasurement {
        MineMeasurement(areas: AreaFigures(statutory: nil, geodesic: nil, planar: nil), failure: reason)
    }
}

/// What the county's pieces cannot give, because it lies beyond all mines. Each place counts once, so that these two
/// are not the sums of the mines' own `*_outside*` figures.
public struct CountyMeasurement: Sendable, Hashable {
    /// Area under counting damage polygons outside every mine.
    public var damagedOutside: ExactArea
    /// Area of the union of all features that count as restored.
    public var restoredUnion: ExactArea
    /// The part of `damagedOutside` under features that belong to no mine.
    public var damagedOfNoMine: ExactArea
    /// The part of `restoredUnion` under features that belong to no mine.
    public var restoredOfNoMine: ExactArea

    /// Creates the figures.
    public init(
        damagedOutside: ExactArea = .zero,
        restoredUnion: ExactArea = .zero,
        damagedOfNoMine: ExactArea = .zero,
        restoredOfNoMine: ExactArea = .zero
    ) {
        self.damagedOutside = damagedOutside
        self.restoredUnion = restoredUnion
        self.damagedOfNoMine = damagedOfNoMine
        self.restoredOfNoMine = restoredOfNoMine
    }
}
