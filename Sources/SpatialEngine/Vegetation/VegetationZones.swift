public import GeoModel
public import PROJKit
import SpatialAnalysis

/// The vegetation of one zone, by covered fractions of cells.
public struct VegetationZone: Sendable, Hashable {
    /// Σ covered fraction over cells with a cover.
    public var fractions = 0.0
    /// Σ cover·fraction.
    public var coverSum = 0.0
    /// Area by code, m², in the order of the numbers; empty where the method gives no areas.
    public var areas: [(code: VegetationCode, area: Double)] = []
    /// Area without a cover, m².
    public var withoutData = 0.0
    /// Area of the zone, m²; nil where the method gives none.
    public var zone: Double?

    /// Mean cover weighed by covered fraction; nil without cells.
    public var meanCover: Double? { fractions > 0 ? coverSum / fractions : nil }

    /// Compares all figures.
    public static func == (lhs: VegetationZone, rhs: VegetationZone) -> Bool {
        lhs.fractions == rhs.fractions && lhs.coverSum == rhs.coverSum && lhs.zone == rhs.zone
            && lhs.withoutData == rhs.withoutData && lhs.areas.map(\.code) == rhs.areas.map(\.code)
            && lhs.areas.map(\.area) == rhs.areas.map(\.area)
    }

    /// Hashes the sums.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(fractions)
        hasher.combine(coverSum)
    }
}

/// Measures zones on a raster written by `VegetationCoverOperation`.
public struct VegetationZones: Sendable {
    /// A raster with the cover in band 1 and the codes in band 2.
    public var raster: String
    /// Its CRS.
    public var crs: CRSReference
    /// Which area counts.
    public var areaMethod: AreaMethod
    /// Whether ballpark operations are acceptable.
    public var allowBallpark = false
    /// A declared change of datum.
    public var datumShift: DatumShift?
    /// Worker threads.
    public var threads = 1
    /// Budget in bytes.
    public var memoryInBytes = 1 << 30

    /// Bands that this takes.
    public static let bands: [VegetationBand] = [.cover, .code]

    /// Creates a measurement.
    public init(raster: String, crs: CRSReference, areaMethod: AreaMethod) {
        self.raster = raster
        self.crs = crs
        self.areaMethod = areaMethod
    }

    /// One entry per geometry, in order.
    ///
    /// - Throws: what `ZonalEngine.run` throws.
    public func measure(
        _ geometries: GeometryColumn,
        crs zonesCRS: CRSReference,
        names: [String] = [],
        monitor: WorkMonitor = .silent
    ) throws -> [VegetationZone] {
        let zones = ZonalZones(geometries: geometries, crs: zonesCRS, names: names)
        let covers = try run(zones, band: 1, monitor: monitor.part(from: 0, to: 0.5))
        let codes = try run(zones, band: 2, monitor: monitor.part(from: 0.5, to: 1))
        return zip(covers, codes).map { cover, code in
            var zone = VegetationZone(fractions: cover.count, coverSum: cover.sum)
            if let areas = code.areas {
                zone.zone = areas.zone
                zone.withoutData = areas.nodata + areas.masked + areas.outside
                zone.areas = areas.categories.compactMap { category in
                    VegetationCode(category.value).map { ($0, category.area) }
                }
            }
            return zone
        }
    }

    private func run(_ zones: ZonalZones, band: Int, monitor: WorkMonitor) throws -> [ZonalZoneResult] {
        let request = ZonalRequest(
            zones: zones,
            rasters: [ZonalRasterInput(path: raster, band: band, crs: crs)],
            areaMethod: areaMethod,
            wantsDeviation: false,
            wantsClassBounds: false,
            categories: band == 2,
            allowBallpark: allowBallpark,
            datumShift: datumShift,
            threads: threads,
            memoryInBytes: memoryInBytes
        )
        return try ZonalEngine(request).run(monitor: monitor).passes.first?.zones ?? []
    }
}
