import Foundation
public import GeoModel
import Intake
import Publishing
import Restoration
import SpatialEngine

/// Measures rasters under the polygons of a file.
public enum ZonalTool {
    /// A band of a raster file.
    public struct Raster: Sendable, Hashable {
        /// The file.
        public var path: String
        /// The band, from 1.
        public var band: Int

        /// Reads `FILE` or `FILE:BAND`.
        public init(_ text: String) {
            if let colon = text.lastIndex(of: ":"), let band = Int(text[text.index(after: colon)...]), band > 0,
                !FileManager.default.fileExists(atPath: text)
            {
                path = String(text[..<colon])
                self.band = band
            } else {
                path = text
                band = 1
            }
        }
    }

    /// What to measure.
    public struct Request: Sendable {
        /// The polygons.
        public var zones: String
        /// Field that names them.
        public var idField: String
        /// The rasters.
        public var rasters: [Raster]
        /// Statistics to give.
        public var statistics: ZonalStatistics
        /// Class thresholds, ascending.
        public var classes: [Double]
        /// Further sets of class thresholds, measured in the same pass.
        public var moreClasses: [[Double]]
        /// A raster of categories for areas by class and category.
        public var cross: Raster?
        /// Areas by value.
        public var categories: Bool
        /// Nodata value instead of the files' own; `none` says that all values are data.
        public var nodata: String?
        /// File to write: zones with their figures.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(zones: String, idField: String, rasters: [Raster]) {
            self.zones = zones
            self.idField = idField
            self.rasters = rasters
            statistics = ZonalStatistics()
            classes = []
            moreClasses = []
            categories = false
            replaces = false
        }

        /// All sets of classes, as one and one by one.
        var classSets: ClassSets { ClassSets((classes.isEmpty ? [] : [classes]) + moreClasses) }
    }

    /// Measures.
    ///
    /// - Throws: `InputError` with `grids_differ` for a `cross` in another CRS, `raster_disjoint` when no zone touches a raster, and what reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> ZonalReport {
        settings.progress(ProgressEvent(.reading, subject: request.zones))
        let layer = try ToolLayer.load(request.zones, options: options.on(settings), idField: request.idField)
        let repaired = try layer.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let table = repaired.table
        guard let crs = table.crs else { preconditionFailure("a layer without CRS was refused") }
        let rasters = try request.rasters.map { raster throws(InputError) in
            try load(raster, nodata: request.nodata, options: options)
        }
        var zonal = ZonalRequest(
            zones: ZonalZones(
                geometries: table.geometries,
                crs: crs,
                names: (0..<table.count).map(layer.id)
            ),
            rasters: rasters.map(input),
            areaMethod: method
        )
        zonal.classes = request.classSets.merged
        zonal.cross = try request.cross.map { raster throws(InputError) in
            input(try load(raster, nodata: nil, options: options))
        }
        zonal.categories = request.categories
        zonal.quantiles = request.statistics.quantiles
        zonal.wantsDeviation = request.statistics.words.contains("stdev")
        zonal.wantsClassBounds = !zonal.classes.isEmpty
        zonal.allowBallpark = options.allowBallpark
        zonal.threads = settings.workers
        if let memory = settings.memoryInBytes { zonal.memoryInBytes = memory }
        let result = try measured(zonal, request, settings: settings)
        var findings = repaired.findings
        if request.nodata != "none" {
            for (index, pass) in result.passes.enumerated() {
                try NodataSuspicion(raster: rasters[index]).check(pass)
            }
        }
        for (raster, facts) in zip(request.rasters, result.rasters) {
            if let mark = BallparkMark.finding(layer, to: facts.grid.crs) { findings.append(mark) }
            if facts.isDisjoint, table.count > 0 { throw disjoint(raster, facts, table, request.zones) }
            if let nodata = facts.unusableNodata {
                let message = Messages.nodataUnusable(raster: raster.path, value: nodata)
                findings.append(Finding(.nodataSuspect, .warning, file: raster.path, message: message))
            }
        }
        findings += layer.areasMissing(missing(result, of: table), told: findings)
        var report = ZonalReport(
            method: method,
            request: request,
            ids: (0..<table.count).map { layer.ids[$0] ?? layer.id($0) },
            result: result,
            findings: findings
        )
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let written = try ToolOutput.write(report.table(of: table), to: output, replaces: request.replaces)
            report.files = written.files
            report.findings += written.findings
        }
        return report
    }

    private static func measured(
        _ zonal: ZonalRequest,
        _ request: Request,
        settings: RunSettings
    ) throws -> ZonalResult {
        do {
            return try ZonalEngine(zonal).run(monitor: settings.monitor)
        } catch let error as EngineError {
            throw InputError(surface: error, base: request.rasters.first?.path ?? "") ?? error
        }
    }

    /// The zones without areas, each once whatever the number of rasters.
    private static func missing(_ result: ZonalResult, of table: FeatureTable) -> [(feature: Int64, reason: String)] {
        (0..<table.count).compactMap { zone in
            let measured = result.passes.map { $0.zones[zone] }.first { $0.areas == nil }
            return measured.map { (table.featureIDs[zone], ($0.reason ?? .notTransformable).rawValue) }
        }
    }

    static func load(
        _ raster: Raster,
        nodata: String?,
        options: SourceOptions
    ) throws(InputError) -> LoadedRaster {
        var specification = RasterSpecification(
            path: SourceOptions.absolute(raster.path),
            writtenPath: raster.path,
            band: raster.band,
            quantity: .classes
        )
        specification.nodata = nodata == "none" ? nil : nodata
        let context = options.context(near: specification.path)
        return try loading(&specification, assuming: options.assumedCRS, context: context)
    }

    static func input(_ raster: LoadedRaster) -> ZonalRasterInput {
        ZonalRasterInput(
            path: raster.access.path,
            band: raster.specification.band,
            crs: raster.grid.crs,
            nodata: raster.nodata,
            drivers: raster.drivers
        )
    }

    /// Loads as the file says; where it names no CRS, what the user assumes.
    private static func loading(
        _ specification: inout RasterSpecification,
        assuming assumed: String?,
        context: IntakeContext
    ) throws(InputError) -> LoadedRaster {
        do throws(InputError) {
            return try RasterLoader.load(specification, context: context)
        } catch {
            guard let assumed, error.finding.code == .crsMissing else { throw error }
            specification.crs = ProjectDecoder.epsgCode(assumed).map { "EPSG:\($0)" } ?? assumed
            return try RasterLoader.load(specification, context: context)
        }
    }

    private static func disjoint(
        _ raster: Raster,
        _ facts: ZonalRasterFacts,
        _ zones: FeatureTable,
        _ file: String
    ) -> InputError {
        let crs = facts.grid.crs?.summary ?? "–"
        let message = Messages.rasterDisjoint(
            raster: raster.path,
            rasterBox: "\(BoxText.of(facts.grid.envelope)) \(crs)",
            zones: file,
            zonesBox: "\(BoxText.of(zones.geometries.envelope)) \(zones.crs?.summary ?? "–")"
        )
        return InputError(
            Finding(.rasterDisjoint, .error, file: raster.path, message: message, fix: Messages.rasterDisjointFix)
        )
    }
}
