import Foundation
public import GeoModel
import Intake
import Publishing
import Restoration
import SpatialAnalysis
import SpatialEngine

/// Vegetation cover from vegetation indices or from red and near-infrared bands.
public enum VegetationTool {
    /// A vegetation index as named on the command line.
    public enum Source: Sendable, Hashable {
        /// A raster of NDVI, with a band if not the first.
        case index(String)
        /// Two rasters of reflectance.
        case bands(red: String, nearInfrared: String)

        /// The raster that names it.
        var name: String {
            switch self {
            case .index(let name): return name
            case .bands(let red, _): return red
            }
        }
    }

    /// What to compute.
    public struct Request: Sendable {
        /// The date that counts.
        public var index: Source
        /// The earlier date; nil for one date.
        public var before: Source?
        /// Nodata of all rasters as text; nil for the files' own.
        public var nodata: String?
        /// Polygons whose percentiles are bare soil and full cover; nil for the whole raster.
        public var reference: String?
        /// Fixed NDVI of bare soil.
        public var soil: Double?
        /// Fixed NDVI of full cover.
        public var full: Double?
        /// Four classes instead of five.
        public var ofFour: Bool
        /// Polygons to measure.
        public var zones: String?
        /// Field that names them.
        public var idField: String?
        /// Inner and outer distance of the reference ring of a zone, metres; nil for no rings.
        public var ring: (inner: Double, outer: Double)?
        /// Share of the ring's cover that a greened zone reaches.
        public var share: Double
        /// Which area counts.
        public var method: AreaMethod
        /// GeoTIFF to write; nil for figures only.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(index: Source) {
            self.index = index
            ofFour = false
            share = VegetationRules.standard.greenedShare
            method = .statutory
            replaces = false
        }
    }

    /// Computes.
    ///
    /// - Throws: `InputError` with `grids_differ`, `raster_disjoint`, `value_out_of_range`, and what reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> VegetationReport {
        var findings: [Finding] = []
        var engine = VegetationCoverRequest(index: try source(request.index, request, options, &findings))
        engine.before = try request.before.map { try source($0, request, options, &findings) }
        let rules = VegetationRules.standard
        (engine.soilShare, engine.vegetationShare) = (rules.soilShare, rules.vegetationShare)
        (engine.soil, engine.vegetation) = (request.soil, request.full)
        engine.areaMethod = request.method
        engine.threads = settings.workers
        if let memory = settings.memoryInBytes { engine.memoryInBytes = memory }
        let crs = try rasterCRS(engine.index)
        if let reference = request.reference {
            settings.progress(ProgressEvent(.reading, subject: reference))
            let layer = try ToolLayer.load(reference, options: options)
            findings += layer.findings + layer.emptiness
            engine.reference = try polygons(layer, in: crs, options: options)
        } else if request.soil == nil || request.full == nil {
            let message = Messages.vegetationReferenceIsRaster(file: request.index.name)
            findings.append(Finding(.surfaceAdvice, .info, file: request.index.name, message: message))
        }
        let zones = try request.zones.map { file in
            settings.progress(ProgressEvent(.reading, subject: file))
            return try ToolLayer.load(file, options: options, idField: request.idField)
        }
        settings.progress(ProgressEvent(.measuring, subject: request.index.name))
        let cover = try VegetationRun(request: request, engine: engine, settings: settings)
        let (result, lines, files) = try cover.run(zones: zones, options: options, findings: &findings)
        let isUndefined = try RasterAreas.isUndefined(result.grid, method: request.method)
        if isUndefined {
            let message = Messages.statutoryOutside(file: request.index.name)
            findings.append(Finding(.areaUndefined, .warning, file: request.index.name, message: message))
        }
        return VegetationReport(
            request: request,
            result: result,
            zones: lines,
            hasAreas: !isUndefined,
            files: files,
            findings: findings
        )
    }

    private static func source(
        _ source: Source,
        _ request: Request,
        _ options: SourceOptions,
        _ findings: inout [Finding]
    ) throws(InputError) -> VegetationIndexSource {
        func load(_ name: String, _ quantity: DeclaredQuantity) throws(InputError) -> ZonalRasterInput {
            var declaration = RasterDeclaration(quantity)
            declaration.nodata = request.nodata
            let raster = try ToolRaster.load(name, declaration, options: options)
            findings += raster.loaded.findings
            return raster.input
        }
        switch source {
        case .index(let name): return .index(try load(name, .number))
        case .bands(let red, let nearInfrared):
            return .bands(red: try load(red, .classes), nearInfrared: try load(nearInfrared, .classes))
        }
    }

    private static func rasterCRS(_ source: VegetationIndexSource) throws -> CRSReference? {
        switch source {
        case .index(let raster), .bands(let raster, _): return raster.crs
        }
    }

    private static func polygons(
        _ layer: ToolLayer,
        in crs: CRSReference?,
        options: SourceOptions
    ) throws -> GeometryColumn {
        guard let from = layer.table.crs, let to = crs else { return layer.table.geometries }
        return try LayerProjector(from: from, to: to, allowBallpark: options.allowBallpark)
            .project(layer.table.geometries).geometries
    }
}

extension InputError {
    /// Says why there is no vegetation cover.
    init(_ problem: VegetationCover.Problem, file: String) {
        self.init(
            Finding(
                .valueOutOfRange,
                .error,
                file: file,
                message: problem.text(file: file),
                fix: Messages.vegetationEndsFix()
            )
        )
    }
}

extension VegetationCover.Problem {
    func text(file: String) -> LocalizedText {
        switch self {
        case .referenceEmpty: return Messages.vegetationReferenceEmpty(file: file)
        case .endMembersNotAscending(let soil, let full):
            return Messages.vegetationEndsNotAscending(
                file: file,
                soil: String(format: "%.4g", soil),
                full: String(format: "%.4g", full)
            )
        }
    }
}
