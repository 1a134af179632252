import Foundation
public import GeoModel
import Intake
import Publishing
public import Restoration
public import SpatialEngine

/// The result of `overlay`.
public struct OverlayReport: Sendable {
    /// A part of the result, or a whole feature, that was left out.
    public struct Dropped: Sendable, Hashable {
        /// B's layer; A's for a feature of A that took no part.
        public let layer: String
        /// Row of A, nil for parts of B alone.
        public let a: Int?
        /// Row of B, nil for parts of A alone.
        public let b: Int?
        /// `point`, `line`, `sliver`, or `feature` for a whole feature without a usable geometry.
        public let kind: String
        /// Plane area of the parts in square units of A's CRS, 0 for points and lines; nil for a whole feature.
        public let area: Double?
        /// Id of A's feature, of B's where A has no part.
        public let id: String
        /// Why a whole feature took no part, such as `repair_refused`.
        public let reason: String?
    }

    /// Number of features.
    public let features: Int
    /// Their area; nil with a reason.
    public let area: ExactArea?
    /// The counting method.
    public let method: AreaMethod
    /// Counts and areas by layer of B.
    public let layers: [OverlayLayerSummary]
    /// What was left out.
    public let dropped: [Dropped]
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// 1 when an area cannot be given, or with findings.
    public var status: CommandStatus {
        layers.contains { $0.reason != nil } ? .findings : CommandStatus(ofFinishedJobWith: findings)
    }

    /// `regreen.overlay/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.overlay/1",
            "area_method": .string(method.rawValue),
            "features": JSONValue(features),
            "area_m2": JSONValue(area?.squareMetres),
            "reason": JSONValue(layers.lazy.compactMap(\.reason).first?.rawValue),
            "layers": .object(
                JSONObject(
                    layers.map { layer in
                        (
                            layer.layer,
                            ["features": JSONValue(layer.features), "area_m2": JSONValue(layer.area?.squareMetres)]
                                as JSONValue
                        )
                    }
                )
            ),
            "dropped": .array(
                dropped.map { part in
                    [
                        "layer": .string(part.layer), "a": JSONValue(part.a), "b": JSONValue(part.b),
                        "kind": .string(part.kind), "area": JSONValue(part.area), "id": .string(part.id),
                        "reason": JSONValue(part.reason),
                    ]
                }
            ),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Overlays two files.
public enum OverlayTool {
    /// What to do.
    public struct Request: Sendable {
        /// The first file; the result is in its CRS.
        public var a: String
        /// The second file.
        public var b: String
        /// The operation.
        public var kind: OverlayKind
        /// Every layer of B, not one.
        public var allLayers: Bool
        /// Layer of B.
        public var layerOfB: String?
        /// Lines and points of B become polygons of this many metres.
        public var lineBufferInMetres: Double?
        /// Keep polygons only.
        public var areasOnly: Bool
        /// File to write.
        public var output: String?
        /// Replace it when it exists.
        public var replaces: Bool

        /// Creates a request.
        public init(a: String, b: String, kind: OverlayKind) {
            self.a = a
            self.b = b
            self.kind = kind
            allLayers = false
            areasOnly = false
            replaces = false
        }
    }

    /// Runs it.
    public static func run(
        _ request: Request,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> OverlayReport {
        settings.progress(ProgressEvent(.reading, subject: request.a))
        let first = try ToolLayer.load(request.a, options: options.on(settings))
        let second = try ToolLayers.load(
            request.b,
            options: options,
            layer: request.layerOfB,
            all: request.allLayers,
            settings: settings
        )
        let repairedA = try first.repaired(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let repairedB = try second.map {
            try $0.repaired(method: method, allowBallpark: options.allowBallpark, threads: settings.workers)
        }
        var operation = LayerOverlay(
            request.kind,
            lineBufferInMetres: request.lineBufferInMetres,
            areasOnly: request.areasOnly,
            areaMethod: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        operation.buildsTable = request.output != nil
        let result = try operation.run(repairedA.table, with: repairedB.map(\.table), monitor: settings.monitor)
        var findings = repairedA.findings
        for (layer, repaired) in zip(second, repairedB) {
            findings += repaired.findings
            if let mark = BallparkMark.finding(layer, to: first.table.crs) { findings.append(mark) }
        }
        findings += result.layers.compactMap { withoutArea($0, request.b) }
        var files: [String] = []
        if let output = request.output {
            settings.progress(ProgressEvent(.writing, subject: output))
            let written = try ToolOutput.write(result.table, to: output, replaces: request.replaces)
            files = written.files
            findings += written.findings
        }
        return OverlayReport(
            features: result.layers.reduce(0) { $0 + $1.features },
            area: result.area,
            method: method,
            layers: result.layers,
            dropped: lost(repairedA, of: first, isA: true)
                + zip(second, repairedB).flatMap { lost($1, of: $0, isA: false) }
                + result.dropped.map { named($0, first, second) },
            files: files,
            findings: findings
        )
    }
}

extension OverlayTool {
    /// Features that took no part for want of a usable geometry.
    private static func lost(
        _ repaired: RepairedToolLayer,
        of layer: ToolLayer,
        isA: Bool
    ) -> [OverlayReport.Dropped] {
        repaired.lost.map { lost in
            OverlayReport.Dropped(
                layer: layer.loaded.layerName,
                a: isA ? lost.row : nil,
                b: isA ? nil : lost.row,
                kind: "feature",
                area: nil,
                id: layer.id(lost.row),
                reason: lost.reason.rawValue
            )
        }
    }

    /// A layer whose area cannot be given says why.
    private static func withoutArea(_ layer: OverlayLayerSummary, _ file: String) -> Finding? {
        guard let reason = layer.reason?.rawValue else { return nil }
        let code = Messages.areasMissingCode(reason: reason)
        return Finding(
            code,
            code.guide?.severity ?? .warning,
            file: file,
            layer: layer.layer,
            message: Messages.areaOfResultMissing(reason: reason),
            fix: Messages.areasMissingFix(reason: reason)
        )
    }

    private static func named(_ part: DroppedResult, _ a: ToolLayer, _ b: [ToolLayer]) -> OverlayReport.Dropped {
        let layer = b.first { $0.table.name == part.layer }
        let id = part.a.map(a.id) ?? part.b.flatMap { row in layer?.id(row) }
        return OverlayReport.Dropped(
            layer: part.layer,
            a: part.a,
            b: part.b,
            kind: part.kind,
            area: part.area,
            id: id ?? "",
            reason: nil
        )
    }
}

/// The second file of a call that takes one layer or all.
enum ToolLayers {
    static func load(
        _ path: String,
        options: SourceOptions,
        layer: String?,
        all: Bool,
        idField: String? = nil,
        settings: RunSettings
    ) throws -> [ToolLayer] {
        settings.progress(ProgressEvent(.reading, subject: path))
        var options = options
        options.layer = layer
        guard all else { return [try one(path, options: options, idField: idField)] }
        let names = ToolLayer.layerNames(path, options: options)
        // A file without a list of layers tells its own error when it is loaded.
        guard !names.isEmpty else { return [try ToolLayer.load(path, options: options.on(settings), idField: idField)] }
        return try names.map { name in
            try settings.cancellation.check()
            options.layer = name
            return try ToolLayer.load(path, options: options.on(settings), idField: idField)
        }
    }

    /// One layer; the way out of an ambiguity is the option for B, `--layer` chooses A's.
    private static func one(
        _ path: String,
        options: SourceOptions,
        idField: String?
    ) throws(InputError) -> ToolLayer {
        do throws(InputError) {
            return try ToolLayer.load(path, options: options, idField: idField)
        } catch {
            guard error.finding.code == .layerAmbiguous else { throw error }
            var finding = error.finding
            finding.fix = Messages.nameALayerOfB(ToolLayer.layerNames(path, options: SourceOptions()))
            throw InputError(finding, detail: error.detail)
        }
    }
}
