import Foundation
import GeoModel
import Intake
import Publishing
public import Restoration
import SpatialEngine

/// The result of `convert`.
public struct ConvertReport: Sendable {
    /// Number of features.
    public let features: Int
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.convert/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.convert/1",
            "features": JSONValue(features),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Converts a layer to another format or CRS.
public enum ConvertTool {
    /// Converts.
    ///
    /// - Parameters:
    ///   - target: CRS to write; nil keeps the layer's (GeoJSON: geographic by RFC 7946).
    ///   - native: coordinates as they are, whatever the format's rule.
    ///   - outputEncoding: `UTF-8` or `GBK` for shapefiles.
    public static func run(
        _ input: String,
        to output: String,
        target: String?,
        native: Bool,
        outputEncoding: String? = nil,
        replaces: Bool,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> ConvertReport {
        settings.progress(ProgressEvent(.reading, subject: input))
        let source = try ToolLayer.read(input, options: options.on(settings), needsCRS: target != nil)
        let projected = try target.map { try project(source, to: $0, options: options) }
        let table = projected?.table ?? source.table
        try settings.cancellation.check()
        settings.progress(ProgressEvent(.writing, subject: output))
        var export = VectorExport.Options()
        export.native = native
        export.allowBallpark = options.allowBallpark
        export.threads = settings.workers
        export.encoding = outputEncoding.flatMap { ShapefileEncoding(rawValue: $0.uppercased()) } ?? .utf8
        // An explicit target is written as asked, also to GeoJSON.
        if target != nil { export.crs = table.crs }
        let layer: ToolLayer
        let written: PublicationReport
        if output.lowercased().hasSuffix(".txt") {
            layer = try source.checked()
            let encoding = outputEncoding ?? "UTF-8"
            written = try writeBoundaryText(table, to: output, encoding: encoding, replaces: replaces)
        } else {
            (layer, written) = try ToolOutput.write(table, to: output, replaces: replaces, options: export) {
                // One thread is busy with writing.
                try source.checked(threads: max(1, settings.workers - 1))
            }
        }
        var findings = layer.findings + layer.emptiness + (projected?.findings ?? [])
        if target == nil, !native, options.allowBallpark, VectorExport.Format(path: output) == .geoJSON {
            // GeoJSON is written in degrees whether or not a CRS was asked for.
            findings += [BallparkMark.finding(layer, to: try TransformTool.crs("EPSG:4326", option: "--to"))]
                .compactMap { $0 }
        }
        return ConvertReport(features: table.count, files: written.files, findings: findings + written.findings)
    }

    private static func writeBoundaryText(
        _ table: FeatureTable,
        to output: String,
        encoding: String,
        replaces: Bool
    ) throws -> PublicationReport {
        let (bytes, findings) = try BoundaryTextExport.bytes(of: table, path: output, encoding: encoding)
        return try ToolOutput.staged(output, replaces: replaces) { path in
            do {
                try Data(bytes).write(to: URL(filePath: path))
            } catch {
                throw OutputFailure(operation: "write", path: output, message: StagedOutput.reason(error))
            }
            return PublicationReport(findings: findings)
        }
    }

    private static func project(
        _ layer: ToolLayer.Unchecked,
        to target: String,
        options: SourceOptions
    ) throws -> (table: FeatureTable, findings: [Finding]) {
        let crs = try TransformTool.crs(target, option: "--to")
        var table = layer.table
        guard let source = table.crs else { return (table, []) }
        let projected = try LayerProjector(from: source, to: crs, allowBallpark: options.allowBallpark)
            .project(table.geometries)
        table.geometries = projected.geometries
        table.crs = crs
        let failed = projected.failures.map { failure in
            Finding(
                .valueOutOfRange,
                .warning,
                file: layer.file,
                layer: layer.layerName,
                feature: table.featureIDs[failure.geometry],
                x: failure.x,
                y: failure.y,
                message: Messages.vertexNotProjectable(crs: crs.summary)
            )
        }
        let mark =
            projected.facts.isBallparkByPermission
            ? [BallparkMark.finding(file: layer.file, layer: layer.layerName, from: source, to: crs)] : []
        return (table, mark + failed)
    }
}
