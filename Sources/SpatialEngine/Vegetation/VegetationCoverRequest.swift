public import GeoModel
public import SpatialAnalysis

/// Where a vegetation index comes from.
public enum VegetationIndexSource: Sendable {
    /// A raster of NDVI; its scale leads to −1…1.
    case index(ZonalRasterInput)
    /// Reflectances of the red and the near-infrared band, on the same cells.
    case bands(red: ZonalRasterInput, nearInfrared: ZonalRasterInput)

    /// What is read.
    var inputs: [ZonalRasterInput] {
        switch self {
        case .index(let raster): return [raster]
        case .bands(let red, let nearInfrared): return [red, nearInfrared]
        }
    }

    /// The raster that names the date.
    var subject: String { inputs[0].path }
}

/// What a vegetation raster may hold.
public enum VegetationBand: String, Sendable, Hashable, CaseIterable {
    /// NDVI, −1…1.
    case ndvi
    /// Fractional cover, 0…1.
    case cover
    /// Cover class 1…5 from low to high.
    case coverClass = "class"
    /// Classes risen (positive) or fallen since the earlier date; null where that one has no cover.
    case change
    /// `VegetationCode` in one number, for areas by class.
    case code
}

/// Classes of both dates and whether the land is to be greened, in one number of a raster.
public struct VegetationCode: Sendable, Hashable {
    /// Class on the later date.
    public let after: CoverClass
    /// Class on the earlier date; nil without one or without cover there.
    public let before: CoverClass?
    /// True on land that is not to be greened.
    public let isExempt: Bool

    /// Creates a code.
    public init(after: CoverClass, before: CoverClass?, isExempt: Bool) {
        self.after = after
        self.before = before
        self.isExempt = isExempt
    }

    /// Reads a number; nil for one that is no code.
    public init?(_ number: Double) {
        guard number >= 0, number < 200, number == number.rounded() else { return nil }
        let code = Int(number)
        guard let after = CoverClass(rawValue: code % 10) else { return nil }
        let before = code / 10 % 10
        guard before == 0 || CoverClass(rawValue: before) != nil else { return nil }
        self.init(after: after, before: CoverClass(rawValue: before), isExempt: code >= 100)
    }

    /// The number.
    public var number: Double {
        Double((isExempt ? 100 : 0) + 10 * (before?.rawValue ?? 0) + after.rawValue)
    }
}

/// Vegetation cover of a raster of vegetation indices, on one or two dates (domain 4.2).
public struct VegetationCoverRequest: Sendable {
    /// The date that counts.
    public var index: VegetationIndexSource
    /// The earlier date on the same cells, for the change; nil for one date.
    public var before: VegetationIndexSource?
    /// The county or a buffer, in the raster's CRS: cells whose middle lies in it give the percentiles that are bare soil
    /// and full cover. Nil for the whole raster. Each date has its own percentiles.
    public var reference: GeometryColumn?
    /// Land that is not to be greened, in the raster's CRS; enters `VegetationBand.code` only.
    public var exempt: GeometryColumn?
    /// NDVI of bare soil, when it is fixed.
    public var soil: Double?
    /// NDVI of full cover, when it is fixed.
    public var vegetation: Double?
    /// Percentile of the reference that is bare soil.
    public var soilShare: Double
    /// Percentile of the reference that is full cover.
    public var vegetationShare: Double
    /// Which area counts.
    public var areaMethod: AreaMethod
    /// GeoTIFF to write; nil for figures only.
    public var output: String?
    /// Its bands, in order.
    public var bands: [VegetationBand]
    /// Worker threads.
    public var threads: Int
    /// Budget in bytes.
    public var memoryInBytes: Int

    /// Creates a request.
    public init(index: VegetationIndexSource) {
        self.index = index
        soilShare = 0.05
        vegetationShare = 0.95
        areaMethod = .statutory
        bands = [.cover, .coverClass]
        threads = 1
        memoryInBytes = 1 << 30
    }

    var dates: [VegetationIndexSource] { [index] + (before.map { [$0] } ?? []) }
}

/// The figures of a vegetation cover.
public struct VegetationCoverResult: Sendable {
    /// The cells.
    public let grid: RasterGrid
    /// Mean side of a cell, metres.
    public let cellSize: Double
    /// Bare soil and full cover of the date that counts.
    public let model: VegetationCover
    /// Those of the earlier date; nil with one date.
    public let modelBefore: VegetationCover?
    /// Cells that gave the percentiles of the date that counts; nil where both ends are fixed.
    public let referenceCells: Int?
    /// Cells with a cover.
    public let cells: Int
    /// Their mean cover, by cells; nil without any.
    public let meanCover: Double?
    /// Area by class, m².
    public let areas: [CoverClass: Double]
    /// Change of class since the earlier date; nil with one date.
    public let change: CoverChange?
}
