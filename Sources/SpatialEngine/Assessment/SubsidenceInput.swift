public import GeoModel

/// One subsidence raster of `assess` and its date.
public struct DatedRaster: Sendable {
    /// The band and how its numbers become metres of subsidence.
    public var raster: ZonalRasterInput
    /// `date2`, else `date`; nil when neither is given, which counts as the earliest.
    public var date: CalendarDate?

    /// Creates an entry.
    public init(raster: ZonalRasterInput, date: CalendarDate?) {
        self.raster = raster
        self.date = date
    }
}

/// The subsidence rasters of `assess`.
public struct SubsidenceInput: Sendable {
    /// The rasters in the project's order, those after `as_of` left out.
    public var rasters: [DatedRaster]
    /// Class thresholds in metres of subsidence, ascending.
    public var classes: [Double]
    /// Damage boundary in metres of subsidence, inclusive.
    public var damageThresholdInMetres: Double

    /// Creates the input.
    public init(rasters: [DatedRaster], classes: [Double], damageThresholdInMetres: Double) {
        self.rasters = rasters
        self.classes = classes
        self.damageThresholdInMetres = damageThresholdInMetres
    }

    /// Positions of the rasters from the one that counts first: the latest, and of equal dates the later in the file
    /// (design 4.8).
    public var order: [Int] {
        rasters.indices.sorted { a, b in
            let first = rasters[a].date?.dayNumber ?? Int.min
            let second = rasters[b].date?.dayNumber ?? Int.min
            return first != second ? first > second : a > b
        }
    }
}
