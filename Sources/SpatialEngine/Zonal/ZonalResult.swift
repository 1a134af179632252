public import GeoModel

/// One zone.
public struct ZonalZoneResult: Sendable, Hashable {
    /// Areas; nil where the method gives none, see `reason`.
    public var areas: ZonalAreas?
    /// Why areas are nil: outside the statutory range, no polygon, empty.
    public var reason: AreaReason?
    /// Σ covered fraction over valid cells.
    public var count: Double
    /// Σ value·fraction over valid cells.
    public var sum: Double

    /// Creates a result.
    public init(areas: ZonalAreas?, reason: AreaReason? = nil, count: Double = 0, sum: Double = 0) {
        self.areas = areas
        self.reason = reason
        self.count = count
        self.sum = sum
    }

    /// Mean weighed by covered fraction, nil without valid cells.
    public var mean: Double? { count > 0 ? sum / count : nil }
}

/// One group as a whole; weighed by covered fraction.
public struct ZonalGroupResult: Sendable, Hashable {
    /// Σ covered fraction over valid cells.
    public var count: Double
    /// Σ value·fraction over valid cells.
    public var sum: Double
    /// Smallest value of a touched cell; nil without valid cells.
    public var minimum: Double?
    /// Largest value of a touched cell.
    public var maximum: Double?
    /// Population standard deviation.
    public var standardDeviation: Double?
    /// One per quantile asked for; nil without valid cells.
    public var quantiles: [Double?]
    /// One per class; nil where the method gives no areas.
    public var classBounds: [ZonalClassBounds]?

    /// Creates a result.
    public init(
        count: Double = 0,
        sum: Double = 0,
        minimum: Double? = nil,
        maximum: Double? = nil,
        standardDeviation: Double? = nil,
        quantiles: [Double?] = [],
        classBounds: [ZonalClassBounds]? = nil
    ) {
        self.count = count
        self.sum = sum
        self.minimum = minimum
        self.maximum = maximum
        self.standardDeviation = standardDeviation
        self.quantiles = quantiles
        self.classBounds = classBounds
    }

    /// Mean weighed by covered fraction, nil without valid cells.
    public var mean: Double? { count > 0 ? sum / count : nil }
}

/// What one pass over one raster, or over all with `firstValid`, gave.
public struct ZonalPassResult: Sendable, Hashable {
    /// One per zone.
    public var zones: [ZonalZoneResult]
    /// One per group.
    public var groups: [ZonalGroupResult]

    /// Creates a result.
    public init(zones: [ZonalZoneResult], groups: [ZonalGroupResult]) {
        self.zones = zones
        self.groups = groups
    }
}

/// What is to be said about one raster beside the figures.
public struct ZonalRasterFacts: Sendable, Hashable {
    /// Size, placement and CRS as used.
    public var grid: RasterGrid
    /// True when no zone touches the raster; with `firstValid`, when nothing of what earlier rasters left does.
    public var isDisjoint: Bool
    /// The declared nodata value when the band cannot hold it: it matched nothing.
    public var unusableNodata: Double?
    /// How many fractions outside [0, 1] were clamped.
    public var clampedFractions: Int
    /// Largest difference between a zone that lies wholly inside and its cells, m².
    public var largestResidual: Double

    /// Creates facts.
    public init(
        grid: RasterGrid,
        isDisjoint: Bool = false,
        unusableNodata: Double? = nil,
        clampedFractions: Int = 0,
        largestResidual: Double = 0
    ) {
        self.grid = grid
        self.isDisjoint = isDisjoint
        self.unusableNodata = unusableNodata
        self.clampedFractions = clampedFractions
        self.largestResidual = largestResidual
    }
}

/// Everything a request gave.
public struct ZonalResult: Sendable {
    /// One per raster with `separate`; exactly one with `firstValid`.
    public var passes: [ZonalPassResult]
    /// One per raster, in the order given.
    public var rasters: [ZonalRasterFacts]

    /// Creates a result.
    public init(passes: [ZonalPassResult], rasters: [ZonalRasterFacts]) {
        self.passes = passes
        self.rasters = rasters
    }
}
