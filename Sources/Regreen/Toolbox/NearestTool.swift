import Foundation
import GeoModel
public import Restoration
import SpatialEngine

/// The result of `nearest`.
public struct NearestReport: Sendable {
    /// One feature of A and the nearest of one layer of B.
    public struct Pair: Sendable, Hashable {
        /// A's id.
        public let id: String
        /// B's layer.
        public let layer: String
        /// B's id; nil when none lies within the limit.
        public let nearestID: String?
        /// Metres, 0 when they meet.
        public let distanceInMetres: Double?
    }

    /// By row of A, then layer of B.
    public let pairs: [Pair]
    /// What a person should know.
    public let findings: [Finding]

    /// By the findings.
    public var status: CommandStatus { CommandStatus(ofFinishedJobWith: findings) }

    /// `regreen.nearest/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.nearest/1",
            "pairs": .array(
                pairs.map { pair in
                    [
                        "id": .string(pair.id), "layer": .string(pair.layer),
                        "nearest_id": JSONValue(pair.nearestID), "distance_m": JSONValue(pair.distanceInMetres),
                    ]
                }
            ),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Finds the nearest features.
public enum NearestTool {
    /// For every feature of A the nearest of each layer of B.
    ///
    /// - Parameters:
    ///   - idField: A's id field; B's features go by the same field where they have it, else by their feature id.
    ///   - maximum: farther features are not reported, metres.
    public static func run(
        a: String,
        b: String,
        idField: String,
        layerOfB: String?,
        allLayers: Bool,
        maximum: Double?,
        options: SourceOptions,
        settings: RunSettings
    ) throws -> NearestReport {
        settings.progress(ProgressEvent(.reading, subject: a))
        let first = try ToolLayer.load(a, options: options.on(settings), idField: idField)
        let second = try ToolLayers.load(b, options: options, layer: layerOfB, all: allLayers, settings: settings)
        let operation = NearestOperation(
            maximumInMetres: maximum,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let found = try operation.run(first.table, to: second.map(\.table), monitor: settings.monitor)
        let byName = Dictionary(second.map { ($0.table.name, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs = found.map { pair in
            NearestReport.Pair(
                id: first.id(pair.row),
                layer: pair.layer,
                nearestID: pair.nearestRow.flatMap { row in byName[pair.layer].map { name(row, in: $0, idField) } },
                distanceInMetres: pair.distanceInMetres
            )
        }
        let marks = second.compactMap { BallparkMark.finding($0, to: first.table.crs) }
        let distorted = second.compactMap { layer in
            Self.distortion(found.filter { $0.layer == layer.table.name }, first, layer: layer.table.name)
        }
        let findings =
            first.findings + first.emptiness + second.flatMap { $0.findings + $0.emptiness } + marks + distorted
        return NearestReport(pairs: pairs, findings: findings)
    }

    /// One finding a layer when a plane makes distances longer or shorter than they are.
    private static func distortion(_ pairs: [NearestPair], _ a: ToolLayer, layer: String) -> Finding? {
        guard let limit = Rules.standard.number("nearest.distortion_share") else { return nil }
        let off = pairs.filter { ($0.distortion ?? 0) > limit }
        guard let worst = off.max(by: { ($0.distortion ?? 0) < ($1.distortion ?? 0) }),
            let plane = worst.distanceInMetres, let geodesic = worst.geodesicInMetres
        else { return nil }
        return Finding(
            .distanceDistorted,
            .warning,
            file: a.file,
            layer: layer,
            feature: a.table.featureIDs[worst.row],
            message: Messages.distanceDistorted(
                pairs: off.count,
                of: pairs.count,
                plane: plane,
                geodesic: geodesic,
                crs: a.table.crs?.summary ?? ""
            ),
            fix: Messages.distanceDistortedFix
        )
    }

    private static func name(_ row: Int, in layer: ToolLayer, _ field: String) -> String {
        layer.table.column(field)?[row].text ?? String(layer.table.featureIDs[row])
    }
}
