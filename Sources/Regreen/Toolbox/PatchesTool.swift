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
        /// Their area.
        public let area: ExactArea
    }

    /// In the order asked for.
    public let values: [Value]
    /// Patches below the minimum area.
    public let dropped: Int
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

    /// `regreen.patches/1`.
    public func json(language: UserLanguage) -> JSONValue {
        let members = values.map { value -> (String, JSONValue) in
            let figures: JSONValue = [
                "patches": JSONValue(value.patches), "cells": JSONValue(value.cells),
                "area_m2": .double(value.area.squareMetres), "area_mu": .double(value.area.mu),
            ]
            return (AttributeValue.real(value.value).text ?? "", figures)
        }
        return [
            "schema": "regreen.patches/1",
            "area_method": .string(method.rawValue),
            "patches": JSONValue(patches),
            "values": .object(JSONObject(members)),
            "dropped": JSONValue(dropped),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
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
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> PatchesReport {
        settings.progress(ProgressEvent(.reading, subject: request.raster.path))
        var patches = PatchRequest(
            raster: ZonalTool.input(try ZonalTool.load(request.raster, nodata: nil, options: options)),
            values: request.values,
            connectivity: request.connectivity,
            minimumArea: request.minimumArea,
            areaMethod: method,
            threads: settings.workers
        )
        if let memory = settings.memoryInBytes { patches.memoryInBytes = memory }
        let engine = try PatchEngine(patches)
        var file = PatchFile(name: "patches", values: request.values, crs: engine.grid.crs)
        var summary: PatchSummary?
        let written: PublicationReport
        if VectorExport.Format(path: request.output) == .geoPackage {
            written = try ToolOutput.staged(request.output, replaces: request.replaces) { target in
                let (writer, layer) = try file.geoPackage(target, timestamp: "\(date)T00:00:00.000Z")
                summary = try engine.run(monitor: settings.monitor) { try writer.write(file.table($0), to: layer) }
                try writer.close()
                return PublicationReport(files: [target])
            }
        } else {
            var table = file.table(PatchBatch())
            summary = try engine.run(monitor: settings.monitor) { table.append(file.table($0)) }
            settings.progress(ProgressEvent(.writing, subject: request.output))
            written = try ToolOutput.write(table, to: request.output, replaces: request.replaces)
        }
        guard let summary else { preconditionFailure("a run without an error has a summary") }
        return PatchesReport(
            values: summary.values.map {
                PatchesReport.Value(value: $0.value, patches: $0.patches, cells: $0.cells, area: $0.area)
            },
            dropped: summary.dropped,
            method: method,
            files: written.files,
            findings: written.findings + findings(summary, request)
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
