/// Areas of one zone in the requested method, m². valid + nodata + masked + outside = zone.
public struct ZonalAreas: Sendable, Hashable {
    /// Area of the zone along the path the kernel measured.
    public var zone: Double
    /// Cells with a value.
    public var valid: Double
    /// Cells without. With `firstValid`, cells that no raster has a value for, by the first raster that covers them.
    public var nodata: Double
    /// Masked cells; likewise.
    public var masked: Double
    /// The part no raster covers.
    public var outside: Double
    /// By class, ascending; sums to `valid`.
    public var classes: [Double]
    /// Value ≥ damage threshold, by index of the raster that says so; with `sound` it sums to `valid`.
    public var damagedByRaster: [Double]
    /// Valid and below the damage threshold.
    public var sound: Double
    /// Σ value·fraction·cell area over valid cells, signed, m³ for values in metres.
    public var volume: Double
    /// Σ max(−value, 0)·fraction·cell area.
    public var uplift: Double
    /// By value, ascending; empty unless asked for.
    public var categories: [ZonalCategory]
    /// By class and category of the other raster, in order; empty unless asked for. Those of a class add up to it.
    public var cross: [ZonalCrossArea] = []

    /// Creates areas.
    public init(
        zone: Double = 0,
        valid: Double = 0,
        nodata: Double = 0,
        masked: Double = 0,
        outside: Double = 0,
        classes: [Double] = [],
        damagedByRaster: [Double] = [],
        sound: Double = 0,
        volume: Double = 0,
        uplift: Double = 0,
        categories: [ZonalCategory] = []
    ) {
        self.zone = zone
        self.valid = valid
        self.nodata = nodata
        self.masked = masked
        self.outside = outside
        self.classes = classes
        self.damagedByRaster = damagedByRaster
        self.sound = sound
        self.volume = volume
        self.uplift = uplift
        self.categories = categories
    }

    /// Damaged area of all rasters.
    public var damaged: Double { damagedByRaster.reduce(0, +) }

    /// The part without a value in any raster.
    public var unknown: Double { nodata + masked + outside }

    /// Mean weighed by area, nil without valid cells.
    public var areaWeightedMean: Double? { valid > 0 ? volume / valid : nil }
}

/// Area of the cells of one class that lie in one category of another raster.
public struct ZonalCrossArea: Sendable, Hashable {
    /// The class, from 0.
    public var classIndex: Int
    /// The category; nil where the other raster has none.
    public var category: Double?
    /// The area, m².
    public var area: Double

    /// Creates an entry.
    public init(classIndex: Int, category: Double?, area: Double) {
        self.classIndex = classIndex
        self.category = category
        self.area = area
    }
}

/// Area of the cells of one value.
public struct ZonalCategory: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// Its area, m².
    public var area: Double

    /// Creates a category.
    public init(value: Double, area: Double) {
        self.value = value
        self.area = area
    }
}

/// Least and greatest area of one class, m².
public struct ZonalClassBounds: Sendable, Hashable {
    /// Area of the class's cells wholly inside.
    public var minimum: Double
    /// Full area of the class's cells that are touched.
    public var maximum: Double

    /// Creates bounds.
    public init(minimum: Double = 0, maximum: Double = 0) {
        self.minimum = minimum
        self.maximum = maximum
    }
}
