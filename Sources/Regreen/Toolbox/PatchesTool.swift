import Foundation
import GDALKit
public import GeoModel
import Publishing
public import Restoration
public import SpatialAnalysis
import SpatialEngine

/// The result of `patches`.
public struct PatchesReport: Sendable {
    /// Patches of one value.
    public struct Value: Sendable, Hashable {
        /// The value.
        public let value: Double
        /// Number of patches.
        public let patches: Int
        /// Number of their cells.
        public let cells: Int
        /// Their area, which is that of their cells.
        public let area: ExactArea
        /// Area within their simplified outlines; nil where it is not defined, and equal to `area` without simplifying.
        public let outlineArea: ExactArea?
    }

    /// What simplifying did to the outlines.
    public struct Simplification: Sendable, Hashable {
        /// Metres.
        public let tolerance: Double
        /// Vertices of the exact outlines.
        public let exactVertices: Int
        /// Vertices written.
        public let vertices: Int
    }

    /// In the order asked for.
    public let values: [Value]
    /// Patches below the minimum area.
    public let dropped: Int
    /// Nil for exact outlines.
    public let simplification: Simplification?
    /// How areas were measured.
    public let method: AreaMethod
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// Number of patches.
    public var patches: Int { values.reduce(0) { $0 + $1.patches } }

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// Area of all patches.
    public var area: ExactArea { values.reduce(.zero) { $0 + $1.area } }

    /// Area within all simplified outlines; nil when one is not defined.
    public var outlineArea: ExactArea? {
        values.reduce(ExactArea.zero as ExactArea?) { sum, value in
            sum.flatMap { sum in value.outlineArea.map { sum + $0 } }
        }
    }

    /// `regreen.patches/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let members = values.map { value -> (String, JSONValue) in
            var figures: JSONObject = [
                "patches": JSONValue(value.patches), "cells": JSONValue(value.cells),
                "area_m2": .double(value.area.squareMetres), "area_mu": .double(value.area.mu),
            ]
            if simplification != nil { figures["outline_m2"] = JSONValue(value.outlineArea?.squareMetres) }
            return (AttributeValue.real(value.value).text ?? "", .object(figures))
        }
        var object: JSONObject = [
            "schema": "regreen.patches/1",
            "area_method": .string(method.rawValue),
            "patches": JSONValue(patches),
            "values": .object(JSONObject(members)),
            "dropped": JSONValue(dropped),
        ]
        if let simplification {
            let change = outlineArea.map { $0.squareMetres - area.squareMetres }
            object["simplify"] = [
                "tolerance_m": .double(simplification.tolerance),
                "vertices_before": JSONValue(simplification.exactVertices),
                "vertices_after": JSONValue(simplification.vertices),
                "outline_m2": JSONValue(outlineArea?.squareMetres),
                "change_m2": JSONValue(change),
                "change_share": JSONValue(area == .zero ? nil : change.map { $0 / area.squareMetres }),
            ]
        }
        object["files"] = .array(files.map(JSONValue.string))
        object["findings"] = .array(findings.map { $0.json(language: language) })
        return .object(object)
    }
}

/// Turns raster cells of selected values into polygons.
public enum PatchesTool {
    /// What to make.
    public struct Request: Sendable {
        /// The raster.
        public var raster: ZonalTool.Raster
        /// The values that make patches.
        public var values: [Double]
        /// Which neighbours make cells one patch.
        public var connectivity: PatchConnectivity
        /// Smaller patches are left out.
        public var minimumArea: ExactArea
        /// Raster whose mean over each patch is written; nil for none.
        public var valueRaster: ZonalTool.Raster?
        /// Raster of confidences 0 to 1 whose mean over each patch is written; nil for none.
        public var confidenceRaster: ZonalTool.Raster?
        /// Outlines are simplified within so many metres; nil for exact ones.
        public var tolerance: Double?
        /// File to write.
        public var output: String
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(
            raster: ZonalTool.Raster,
            values: [Double],
            connectivity: PatchConnectivity,
            minimumArea: ExactArea,
            output: String,
            replaces: Bool
        ) {
            self.raster = raster
            self.values = values
            self.connectivity = connectivity
            self.minimumArea = minimumArea
            self.output = output
            self.replaces = replaces
        }
    }

    /// Makes the patches and writes them: a GeoPackage batch by batch, other formats from memory.
    ///
    /// - Throws: `InputError` `grids_differ`, `raster_disjoint`, `value_out_of_range` (confidence), `limit_exceeded`,
    ///   and what reading throws.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> PatchesReport {
        settings.progress(ProgressEvent(.reading, subject: request.raster.path))
        var columns: PatchFile.Columns = []
        if request.tolerance != nil { columns.insert(.outline) }
        if request.valueRaster != nil { columns.insert(.mean) }
        if request.confidenceRaster != nil { columns.insert(.confidence) }
        do {
            let engine = try PatchEngine(try engineRequest(request, options, method, settings))
            let file = PatchFile(name: "patches", columns: columns, engine: engine)
            var confidences = ConfidenceCheck(raster: request.confidenceRaster?.path)
            let (summary, written) = try write(engine, file, request, settings) { batch in
                guard columns.contains(.confidence) else { return }
                let band = engine.request.measures.count - 1
                for patch in 0..<batch.count {
                    try confidences.check(engine.mean(ofBand: band, overPatch: patch, of: batch))
                }
            }
            return report(summary, written, request, method, findings: confidences.findings(of: summary))
        } catch let error as EngineError {
            if let known = InputError(surface: error, base: request.raster.path) { throw known }
            guard error.code == .limitExceeded else { throw error }
            let message = Messages.outlinesExceedMemory(raster: request.raster.path)
            throw InputError(
                Finding(
                    .limitExceeded,
                    .error,
                    file: request.raster.path,
                    message: message,
                    fix: Messages.outlinesExceedMemoryFix(isSimplified: request.tolerance != nil)
                ),
                detail: error.messages.joined(separator: "; ")
            )
        }
    }

    private static func engineRequest(
        _ request: Request,
        _ options: SourceOptions,
        _ method: AreaMethod,
        _ settings: RunSettings
    ) throws -> PatchRequest {
        func input(_ raster: ZonalTool.Raster) throws -> ZonalRasterInput {
            ZonalTool.input(try ZonalTool.load(raster, nodata: nil, options: options))
        }
        var patches = PatchRequest(
            raster: try input(request.raster),
            values: request.values,
            connectivity: request.connectivity,
            minimumArea: request.minimumArea,
            areaMethod: method,
            threads: settings.workers
        )
        patches.measures = try [request.valueRaster, request.confidenceRaster].compactMap { $0 }.map(input)
        patches.tolerance = request.tolerance
        if let memory = settings.memoryInBytes { patches.memoryInBytes = memory }
        return patches
    }

    private static func write(
        _ engine: PatchEngine,
        _ file: PatchFile,
        _ request: Request,
        _ settings: RunSettings,
        check: (PatchBatch) throws -> Void
    ) throws -> (PatchSummary, PublicationReport) {
        var file = file
        GDALLibrary.limitBlockCache(bytes: engine.request.memoryInBytes / 8)
        if VectorExport.Format(path: request.output) == .geoPackage {
            var summary: PatchSummary?
            let written = try ToolOutput.staged(request.output, replaces: request.replaces) { target in
                let (writer, layer) = try file.geoPackage(target, timestamp: "\(date)T00:00:00.000Z")
                try writer.beginTransaction()
                summary = try engine.run(monitor: settings.monitor) { batch, areas in
                    try check(batch)
                    try writer.write(file.table(batch, outlineAreas: areas), to: layer)
                }
                try writer.close()
                return PublicationReport(files: [target])
            }
            guard let summary else { preconditionFailure("a run without an error has a summary") }
            return (summary, written)
        }
        var table = file.table(PatchBatch())
        let summary = try engine.run(monitor: settings.monitor) { batch, areas in
            try check(batch)
            table.append(file.table(batch, outlineAreas: areas))
        }
        settings.progress(ProgressEvent(.writing, subject: request.output))
        return (summary, try ToolOutput.write(table, to: request.output, replaces: request.replaces))
    }

    private static func report(
        _ summary: PatchSummary,
        _ written: PublicationReport,
        _ request: Request,
        _ method: AreaMethod,
        findings: [Finding]
    ) -> PatchesReport {
        PatchesReport(
            values: summary.values.map { value in
                PatchesReport.Value(
                    value: value.value,
                    patches: value.patches,
                    cells: value.cells,
                    area: value.area,
                    outlineArea: value.outlineArea
                )
            },
            dropped: summary.dropped,
            simplification: request.tolerance.map { tolerance in
                PatchesReport.Simplification(
                    tolerance: tolerance,
                    exactVertices: summary.vertices.exact,
                    vertices: summary.vertices.written
                )
            },
            method: method,
            files: written.files,
            findings: written.findings + findings + self.findings(summary, request)
        )
    }

    private static var date: CalendarDate { PublicationSettings.dateWithoutAsOf }

    private static func findings(_ summary: PatchSummary, _ request: Request) -> [Finding] {
        let path = request.raster.path
        var findings = summary.impossibleValues.map { value in
            let text = AttributeValue.real(value).text ?? ""
            return Finding(.nodataSuspect, .warning, file: path, message: Messages.valueImpossible(raster: path, text))
        }
        if summary.values.allSatisfy({ $0.patches == 0 }), findings.isEmpty {
            findings.append(Finding(.layerEmpty, .warning, file: path, message: Messages.noPatches(raster: path)))
        }
        return findings
    }
}

/// Sees that confidences are shares from 0 to 1: of percent or bytes nothing is known without a declared scale.
private struct ConfidenceCheck {
    let raster: String?
    private var missing = 0

    init(raster: String?) { self.raster = raster }

    mutating func check(_ confidence: Double?) throws {
        guard let confidence else {
            missing += 1
            return
        }
        guard let raster, !(0...1).contains(confidence) else { return }
        throw InputError(
            Finding(
                .valueOutOfRange,
                .error,
                file: raster,
                message: Messages.confidenceOutOfRange(raster: raster, value: confidence),
                fix: Messages.confidenceOutOfRangeFix()
            )
        )
    }

    /// Patches without any number are told of.
    func findings(of summary: PatchSummary) -> [Finding] {
        guard let raster, missing > 0 else { return [] }
        let message = Messages.confidenceMissing(raster: raster, patches: missing)
        return [Finding(.rasterPartial, .warning, file: raster, message: message)]
    }
}
