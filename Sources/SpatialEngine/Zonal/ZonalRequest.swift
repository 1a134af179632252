public import GeoModel
public import PROJKit
import SpatialAnalysis

/// How several rasters are combined.
public enum ZonalCombination: Sendable, Hashable {
    /// Each raster is measured on its own.
    case separate
    /// At each place the first raster in the list with valid data there counts (`assess`: latest date first).
    case firstValid
}

/// What to measure (design 4.6, 4.8, 5).
public struct ZonalRequest: Sendable {
    /// The polygons.
    public var zones: ZonalZones
    /// The rasters.
    public var rasters: [ZonalRasterInput]
    /// How rasters are combined.
    public var combination: ZonalCombination
    /// Which areas are meant by every `*_m2`.
    public var areaMethod: AreaMethod
    /// Class thresholds t1 < … < tn as values; empty gives one class of everything.
    public var classes: [Double]
    /// Value from which a cell is damaged, inclusive; nil when nothing is.
    public var damageThreshold: Double?
    /// Quantiles to give for groups, 0...1; the median is 0.5. Where the values of all groups do not fit in memory, the
    /// raster is read again: for as many groups at a time as fit, and several times for a group that never does.
    public var quantiles: [Double]
    /// Whether groups get a standard deviation.
    public var wantsDeviation: Bool
    /// Whether groups get least and greatest areas of classes.
    public var wantsClassBounds: Bool
    /// Whether areas by value are wanted.
    public var categories: Bool
    /// A raster of categories in the rasters' CRS, for areas by class and category; nil for none. A cell has the
    /// category its middle lies in.
    public var cross: ZonalRasterInput?
    /// Whether ballpark operations between the zones' and a raster's CRS are acceptable.
    public var allowBallpark: Bool
    /// A declared change of datum, used instead of the registry where the datums differ.
    public var datumShift: DatumShift?
    /// Upper bound of threads; results do not depend on it.
    public var threads: Int
    /// Upper bound of memory for blocks, bytes; results do not depend on it.
    public var memoryInBytes: Int
    /// Intervals of values to count instead of keeping every value, by group; for quantiles of what memory cannot hold.
    var sampleRanges: [[ClosedRange<Double>]]?

    /// Creates a request.
    public init(
        zones: ZonalZones,
        rasters: [ZonalRasterInput],
        combination: ZonalCombination = .separate,
        areaMethod: AreaMethod,
        classes: [Double] = [],
        damageThreshold: Double? = nil,
        quantiles: [Double] = [],
        wantsDeviation: Bool = true,
        wantsClassBounds: Bool = true,
        categories: Bool = false,
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil,
        threads: Int = 1,
        memoryInBytes: Int = 1 << 30
    ) {
        self.zones = zones
        self.rasters = rasters
        self.combination = combination
        self.areaMethod = areaMethod
        self.classes = classes
        self.damageThreshold = damageThreshold
        self.quantiles = quantiles
        self.wantsDeviation = wantsDeviation
        self.wantsClassBounds = wantsClassBounds
        self.categories = categories
        self.allowBallpark = allowBallpark
        self.datumShift = datumShift
        self.threads = threads
        self.memoryInBytes = memoryInBytes
    }
    /// What the kernel has to sum for it.
    var sumKinds: LeafSumKinds {
        var kinds: LeafSumKinds = []
        if wantsDeviation { kinds.insert(.moments) }
        if wantsClassBounds { kinds.insert(.bounds) }
        if categories { kinds.insert(.categories) }
        if cross != nil { kinds.insert(.cross) }
        if !quantiles.isEmpty || sampleRanges != nil { kinds.insert(.samples) }
        return kinds
    }
}
