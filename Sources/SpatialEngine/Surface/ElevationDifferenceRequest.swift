public import GeoModel
public import SpatialAnalysis

/// Where the ground did not move between two elevation models.
public enum StableMask: Sendable {
    /// A raster on the models' cells: other than 0 is stable.
    case raster(ZonalRasterInput)
    /// Polygons in the models' CRS: a cell whose middle they cover is stable.
    case polygons(GeometryColumn)
}

/// Two elevation models and what is known of their errors (domain 2.8).
public struct ElevationDifferenceRequest: Sendable {
    /// The older model; its factor leads to metres.
    public var old: ZonalRasterInput
    /// The newer model.
    public var new: ZonalRasterInput
    /// Standard deviation of the older model, metres; nil when not known.
    public var sigmaOld: Double?
    /// Standard deviation of the newer model.
    public var sigmaNew: Double?
    /// Multiple of the difference's standard deviation that counts.
    public var t: Double
    /// Ground that did not move: its median is taken off, its spread stands in for unknown errors.
    public var stable: StableMask?
    /// Which area counts.
    public var areaMethod: AreaMethod
    /// GeoTIFF to write; nil for figures only.
    public var output: String?
    /// Worker threads.
    public var threads: Int
    /// Budget in bytes.
    public var memoryInBytes: Int

    /// Creates a request.
    public init(old: ZonalRasterInput, new: ZonalRasterInput) {
        self.old = old
        self.new = new
        t = 1.96
        areaMethod = .statutory
        threads = 1
        memoryInBytes = 1 << 30
    }
}

/// The figures of a DEM of difference.
public struct ElevationDifferenceResult: Sendable {
    /// The cells both models share.
    public let grid: RasterGrid
    /// Mean side of a cell, metres.
    public let cellSize: Double
    /// Middle and spread over stable ground; nil without any.
    public let stable: StableGround?
    /// What was taken off every difference, metres.
    public let shift: Double
    /// Volumes and the level they count from.
    public let balance: ElevationBalance
    /// Area of the cells with a height in both models, m².
    public let validArea: Double

    /// Error of the lowered volume; the systematic one is what the shift would have made.
    public var loweringError: VolumeError { balance.lowering.error(sigma: balance.level.sigma, bias: shift) }

    /// Error of the raised volume.
    public var raisingError: VolumeError { balance.raising.error(sigma: balance.level.sigma, bias: shift) }
}

extension EngineError.Code {
    /// Neither the models' errors nor stable ground are given, or the stable ground has no cell with both heights.
    public static let errorsUnknown = EngineError.Code(rawValue: "errors_unknown")
}
