public import GeoModel

/// Raster damage of one date within a piece.
public struct DatedRasterArea: Sendable, Hashable {
    /// The raster's date; nil when it has none.
    public var date: CalendarDate?
    /// Area of the cells at or above the damage threshold.
    public var area: ExactArea

    /// Creates a part.
    public init(date: CalendarDate?, area: ExactArea) {
        self.date = date
        self.area = area
    }
}

/// What the subsidence rasters say about one piece, scaled so that each of the two divisions adds up exactly to the
/// piece's area: valid + nodata + masked + outside, and damaged + sound + unknown.
public struct MeasuredPieceRaster: Sendable, Hashable {
    /// Area whose last raster has valid data.
    public var valid: ExactArea
    /// Area whose last raster has no data.
    public var nodata: ExactArea
    /// Area whose last raster is masked.
    public var masked: ExactArea
    /// Area outside the last raster.
    public var outside: ExactArea
    /// Area by class, ascending; adds up to `valid`.
    public var classes: [ExactArea]
    /// Damaged area by the date of the raster that says so, dates ascending, each once.
    public var damagedByDate: [DatedRasterArea]
    /// Area with valid data below the threshold.
    public var sound: ExactArea
    /// Area without valid data in any raster.
    public var unknown: ExactArea
    /// Σ covered fraction over valid cells.
    public var fractionSum: Double
    /// Σ value·fraction over valid cells, m.
    public var valueFractionSum: Double
    /// Σ value·fraction·cell area over valid cells, m³, signed.
    public var volume: Double
    /// Σ max(−value, 0)·fraction·cell area, m³.
    public var uplift: Double

    /// Creates the figures.
    public init(
        valid: ExactArea,
        nodata: ExactArea,
        masked: ExactArea,
        outside: ExactArea,
        classes: [ExactArea],
        damagedByDate: [DatedRasterArea],
        sound: ExactArea,
        unknown: ExactArea,
        fractionSum: Double,
        valueFractionSum: Double,
        volume: Double,
        uplift: Double
    ) {
        self.valid = valid
        self.nodata = nodata
        self.masked = masked
        self.outside = outside
        self.classes = classes
        self.damagedByDate = damagedByDate
        self.sound = sound
        self.unknown = unknown
        self.fractionSum = fractionSum
        self.valueFractionSum = valueFractionSum
        self.volume = volume
        self.uplift = uplift
    }
}

/// One piece of design 4.8.
public struct MeasuredPiece: Sendable, Hashable {
    /// Index of the mine in the register.
    public var mine: Int
    /// Area in the counting method.
    public var area: ExactArea
    /// The three areas; those of a mine's pieces add up to the mine's own. Nil where the mine has none.
    public var areas: MeasuredAreas
    /// Which features cover it.
    public var membership: PieceMembership
    /// What the subsidence rasters say; nil without any.
    public var raster: MeasuredPieceRaster?

    /// Creates a piece.
    public init(
        mine: Int,
        area: ExactArea,
        areas: MeasuredAreas = MeasuredAreas(),
        membership: PieceMembership,
        raster: MeasuredPieceRaster? = nil
    ) {
        self.mine = mine
        self.area = area
        self.areas = areas
        self.membership = membership
        self.raster = raster
    }
}

/// Least and greatest area of one class of a whole mine (design 4.6).
public struct ClassAreaBounds: Sendable, Hashable {
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
public struct MeasuredMine: Sendable, Hashable {
    /// The three areas of the mine's polygon.
    public var areas: MeasuredAreas
    /// One per protected layer, in project order.
    public var hits: [LayerHit]
    /// One per class; empty without rasters.
    public var classBounds: [ClassAreaBounds]
    /// Largest subsidence over the mine's valid cells, m.
    public var maximumSubsidence: Double?
    /// Area of the union of the counting restored features that belong to the mine, not clipped.
    public var restoredUnion: ExactArea
    /// Area outside the mine of the union of the counting damage features that belong to it.
    public var damagedOutside: ExactArea
    /// Set when the mine could not be measured; it then has no pieces.
    public var failure: EngineError?

    /// Creates a measurement.
    public init(
        areas: MeasuredAreas,
        hits: [LayerHit] = [],
        classBounds: [ClassAreaBounds] = [],
        maximumSubsidence: Double? = nil,
        restoredUnion: ExactArea = .zero,
        damagedOutside: ExactArea = .zero,
        failure: EngineError? = nil
    ) {
        self.areas = areas
        self.hits = hits
        self.classBounds = classBounds
        self.maximumSubsidence = maximumSubsidence
        self.restoredUnion = restoredUnion
        self.damagedOutside = damagedOutside
        self.failure = failure
    }
}

/// Features of one layer group that belong to no mine.
public struct UnattachedFeatures: Sendable, Hashable {
    /// Their indices, ascending.
    public var features: [Int]
    /// Area of the union of those that count.
    public var area: ExactArea

    /// Creates a list.
    public init(features: [Int] = [], area: ExactArea = .zero) {
        self.features = features
        self.area = area
    }
}

/// Everything `assess` measures: pieces, mines, and the record of every proof.
public struct AssessmentMeasurements: Sendable {
    /// All pieces, by mine, membership and envelope.
    public var pieces: [MeasuredPiece]
    /// One polygon per piece, in the working CRS.
    public var pieceGeometries: GeometryColumn
    /// One per mine, in the register's order.
    public var mines: [MeasuredMine]
    /// Area under counting damage polygons outside every mine, each place once.
    public var damagedOutsideMines: ExactArea
    /// Area of the union of all counting restored features, wherever they lie.
    public var restoredUnion: ExactArea
    /// Damage features that belong to no mine.
    public var unattachedDamage: UnattachedFeatures
    /// Restored features that belong to no mine.
    public var unattachedRestored: UnattachedFeatures
    /// The proofs, for the manifest.
    public var residuals: [ConservationResidual]
    /// Pieces too small to keep.
    public var dropped: [DroppedSliver]
    /// What is to be said about each subsidence raster, in the input's order.
    public var rasters: [ZonalRasterFacts]

    /// Creates the measurements.
    public init(
        pieces: [MeasuredPiece],
        pieceGeometries: GeometryColumn,
        mines: [MeasuredMine],
        damagedOutsideMines: ExactArea,
        restoredUnion: ExactArea,
        unattachedDamage: UnattachedFeatures,
        unattachedRestored: UnattachedFeatures,
        residuals: [ConservationResidual],
        dropped: [DroppedSliver],
        rasters: [ZonalRasterFacts] = []
    ) {
        self.pieces = pieces
        self.pieceGeometries = pieceGeometries
        self.mines = mines
        self.damagedOutsideMines = damagedOutsideMines
        self.restoredUnion = restoredUnion
        self.unattachedDamage = unattachedDamage
        self.unattachedRestored = unattachedRestored
        self.residuals = residuals
        self.dropped = dropped
        self.rasters = rasters
    }
}
