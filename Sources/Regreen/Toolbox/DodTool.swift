import Foundation
public import GeoModel
import Intake
import Publishing
import Restoration
import SpatialAnalysis
import SpatialEngine

/// The difference of two elevation models.
public enum DodTool {
    /// What to compare.
    public struct Request: Sendable {
        /// The older model.
        public var old: String
        /// The newer model.
        public var new: String
        /// Unit of the heights; nil when the files say.
        public var unit: DeclaredUnit?
        /// Nodata of both as text; nil for the files' own.
        public var nodata: String?
        /// Standard deviation of the older one, metres.
        public var sigmaOld: Double?
        /// Standard deviation of the newer one, metres.
        public var sigmaNew: Double?
        /// Multiple that counts.
        public var t: Double
        /// Ground that did not move: a raster or polygons.
        public var stable: String?
        /// Which area counts.
        public var method: AreaMethod
        /// GeoTIFF to write; nil for figures only.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(old: String, new: String) {
            self.old = old
            self.new = new
            t = 1.96
            method = .statutory
            replaces = false
        }
    }

    /// Compares.
    ///
    /// - Throws: `InputError` with `unit_unproven`, `grids_differ`, `raster_disjoint`, and what reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> DodReport {
        var declaration = RasterDeclaration(.elevation)
        declaration.unit = request.unit
        declaration.nodata = request.nodata
        settings.progress(ProgressEvent(.reading, subject: request.old))
        let old = try ToolRaster.load(request.old, declaration, options: options)
        settings.progress(ProgressEvent(.reading, subject: request.new))
        let new = try ToolRaster.load(request.new, declaration, options: options)
        var engine = ElevationDifferenceRequest(old: old.input, new: new.input)
        engine.sigmaOld = request.sigmaOld
        engine.sigmaNew = request.sigmaNew
        engine.t = request.t
        engine.areaMethod = request.method
        engine.threads = settings.workers
        if let memory = settings.memoryInBytes { engine.memoryInBytes = memory }
        if let stable = request.stable {
            settings.progress(ProgressEvent(.reading, subject: stable))
            engine.stable = try mask(stable, grid: old.loaded.grid, options: options)
        }
        settings.progress(ProgressEvent(.measuring, subject: request.old))
        let (result, files) = try compare(engine, request, settings: settings)
        var findings = old.loaded.findings + new.loaded.findings
        if engine.stable == nil {
            findings.append(Finding(.surfaceAdvice, .info, file: request.old, message: Messages.notCoregistered()))
        }
        let isUndefined = try RasterAreas.isUndefined(result.grid, method: request.method)
        if isUndefined {
            let message = Messages.statutoryOutside(file: request.old)
            findings.append(Finding(.areaUndefined, .warning, file: request.old, message: message))
        }
        return DodReport(
            request: request,
            result: result,
            hasAreas: !isUndefined,
            files: files,
            findings: findings
        )
    }

    private static func compare(
        _ engine: ElevationDifferenceRequest,
        _ request: Request,
        settings: RunSettings
    ) throws -> (ElevationDifferenceResult, [String]) {
        func run(_ engine: ElevationDifferenceRequest) throws -> ElevationDifferenceResult {
            do {
                return try ElevationDifferenceOperation(engine).run(monitor: settings.monitor)
            } catch let error as EngineError {
                throw InputError(surface: error, base: request.old) ?? error
            }
        }
        guard let output = request.output else { return (try run(engine), []) }
        var result: ElevationDifferenceResult?
        let written = try ToolOutput.staged(output, replaces: request.replaces) { path in
            var engine = engine
            engine.output = path
            result = try run(engine)
            return PublicationReport(findings: [])
        }
        guard let result else { preconditionFailure("a written raster has a result") }
        return (result, written.files)
    }

    /// Stable ground as a raster of the same cells, or as polygons brought to the models' CRS.
    private static func mask(
        _ file: String,
        grid: RasterGrid,
        options: SourceOptions
    ) throws -> StableMask {
        let endings = ["tif", "tiff", "img", "asc", "vrt"]
        let named = ZonalTool.Raster(file)
        if endings.contains(URL(filePath: named.path).pathExtension.lowercased()) {
            return .raster(try ToolRaster.load(file, RasterDeclaration(.classes), options: options).input)
        }
        let layer = try ToolLayer.load(file, options: options)
        guard let from = layer.table.crs, let to = grid.crs else { return .polygons(layer.table.geometries) }
        let projector = try LayerProjector(from: from, to: to, allowBallpark: options.allowBallpark)
        return .polygons(try projector.project(layer.table.geometries).geometries)
    }
}
