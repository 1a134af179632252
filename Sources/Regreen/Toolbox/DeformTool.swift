import Foundation
public import GeoModel
import Intake
import Publishing
public import Restoration
import SpatialAnalysis
public import SpatialEngine

/// Deformation of the ground from a subsidence raster, radar phase, or planned panels.
public enum DeformTool {
    /// What the surface comes from.
    public enum Source: Sendable {
        /// Rasters as named; several are stacked.
        case rasters([String])
        /// A table or layer of panels, on the grid of a raster or with cells of a size.
        case panels(String, like: String?, cell: Double?)
    }

    /// What to compute.
    public struct Request: Sendable {
        /// The surface.
        public var source: Source
        /// What the rasters are.
        public var declaration: RasterDeclaration
        /// Coherence rasters, one per raster; empty for none.
        public var coherence: [String]
        /// Least coherence.
        public var minimumCoherence: Double
        /// Pairs of a stack that must have data at a cell; nil for all.
        public var minimumPairs: Int?
        /// Days between the dates of each raster of a stack.
        public var days: [Double]
        /// Days of movement that a stack is brought to; nil for the longest pair.
        public var period: Double?
        /// Bh in metres; nil when not known.
        public var movementRadius: Double?
        /// Depth in metres, for advice on the cell size.
        public var depth: Double?
        /// Standard deviation of the surface in metres, for advice on noise.
        public var sigma: Double?
        /// Bands to write; nil for all that are known.
        public var bands: [DeformationBand]?
        /// Land all of one class.
        public var landClass: LandClass.GradeClass?
        /// Land-use polygons and the field of their class codes.
        public var landUse: (file: String, field: String)?
        /// Years since extraction and rate per year, for panels that do not say.
        public var time: (years: Double, rate: Double)?
        /// Which area counts.
        public var method: AreaMethod
        /// GeoTIFF to write.
        public var output: String
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(source: Source, output: String) {
            self.source = source
            self.output = output
            declaration = RasterDeclaration(.subsidence)
            coherence = []
            minimumCoherence = 0.3
            days = []
            method = .statutory
            replaces = false
        }
    }

    /// Computes and writes.
    ///
    /// - Throws: `InputError` with `unit_unproven`, `sign_unproven`, `grids_differ`, `raster_disjoint`, and what
    ///   reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> DeformReport {
        var prepared = try DeformPreparation(request, options: options, settings: settings).prepare()
        settings.progress(ProgressEvent(.measuring, subject: prepared.name))
        var result: DeformationResult?
        let written = try ToolOutput.staged(request.output, replaces: request.replaces) { path in
            prepared.engine.output = path
            do {
                result = try DeformationOperation(prepared.engine).run(monitor: settings.monitor)
            } catch let error as EngineError {
                throw InputError(surface: error, base: prepared.name) ?? error
            }
            return PublicationReport(findings: [])
        }
        guard let result else { preconditionFailure("a written raster has a result") }
        if prepared.areAreasUndefined {
            let message = Messages.statutoryOutside(file: prepared.name)
            prepared.findings.append(Finding(.areaUndefined, .warning, file: prepared.name, message: message))
        }
        return DeformReport(
            source: prepared.name,
            result: result,
            method: request.method,
            hasAreas: !prepared.areAreasUndefined,
            files: written.files,
            findings: prepared.findings + prepared.advice(on: result)
        )
    }
}
