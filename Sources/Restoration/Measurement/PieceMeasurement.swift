public import GeoModel

/// One piece of design 4.8: the part of one mine under one combination of damage, restored, protected and town
/// features, as the engine measured it.
///
/// The engine cuts with **every** feature of the layers; which of them count at `as_of` is decided here. Land under
/// several mines has one piece per mine, and all but the first mine by `MinePrecedence` name that mine in `givenUpTo`.
public struct PieceMeasurement: Sendable, Hashable {
    /// Index of the mine in the register.
    public var mine: Int
    /// Area in the project's area method.
    public var area: ExactArea
    /// The three areas, which add up to the mine's own; nil when only `area` was measured.
    public var areas: AreaFigures?
    /// Indices of the damage features that cover the piece, ascending.
    public var damage: [Int]
    /// Indices of the restored features that cover the piece, ascending.
    public var restorations: [Int]
    /// Indices of the polygonal protected layers that cover the piece, ascending.
    public var protected: [Int]
    /// Index of the town; nil outside all towns or without a town layer.
    public var town: Int?
    /// Index of the mine that counts this land in sums; nil when this one does.
    public var givenUpTo: Int?
    /// What the subsidence rasters say; nil without any subsidence layer.
    public var raster: PieceRaster?
    /// What the vegetation rasters say; nil without any.
    public var vegetation: PieceVegetation?
    /// Area by land and grade, of the land with a subsidence; nil where land is not graded.
    public var landDamage: [GradedGroup: ExactArea]?

    /// Creates a piece.
    public init(
        mine: Int,
        area: ExactArea,
        areas: AreaFigures? = nil,
        damage: [Int] = [],
        restorations: [Int] = [],
        protected: [Int] = [],
        town: Int? = nil,
        givenUpTo: Int? = nil,
        raster: PieceRaster? = nil
    ) {
        self.mine = mine
        self.area = area
        self.areas = areas
        self.damage = damage
        self.restorations = restorations
        self.protected = protected
        self.town = town
        self.givenUpTo = givenUpTo
        self.raster = raster
    }
}

/// Raster damage of one date within a piece.
public struct DatedArea: Sendable, Hashable {
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

/// What the subsidence rasters say about one piece, scaled to the piece's area.
///
/// Two divisions of the same area: valid + nodata + masked + outside, and damaged + sound + unknown. They need not
/// agree: the first describes the place's last raster, the second the latest raster with valid data there.
public struct PieceRaster: Sendable, Hashable {
    /// Area with valid data.
    public var valid: ExactArea
    /// Area whose last raster has no data.
    public var nodata: ExactArea
    /// Area whose last raster is masked.
    public var masked: ExactArea
    /// Area outside the last raster.
    public var outside: ExactArea
    /// Area by class, ascending; sums to `valid`.
    public var classes: [ExactArea]
    /// Damaged area by the date of the raster that says so, dates ascending, each once.
    public var damagedByDate: [DatedArea]
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
        nodata: ExactArea = .zero,
        masked: ExactArea = .zero,
        outside: ExactArea = .zero,
        classes: [ExactArea],
        damagedByDate: [DatedArea] = [],
        sound: ExactArea,
        unknown: ExactArea = .zero,
        fractionSum: Double = 0,
        valueFractionSum: Double = 0,
        volume: Double = 0,
        uplift: Double = 0
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

    /// Damaged area of all dates.
    public var damaged: ExactArea { damagedByDate.reduce(.zero) { $0 + $1.area } }
}
