import Foundation
public import GeoModel
import Intake
public import Restoration
import SpatialEngine

/// The result of `area`.
public struct AreaReport: Sendable {
    /// One feature.
    public struct Row: Sendable {
        /// The source's feature id.
        public let featureID: Int64
        /// The id field's value.
        public let id: String?
        /// The three areas of the feature, or of its repaired polygon.
        public let areas: AreaFigures
        /// False when the stored polygon is invalid.
        public let isValid: Bool
        /// Area by the other way of repair, m²; nil when nothing was repaired.
        public let otherMethodArea: ExactArea?
        /// The repair used: `linework`; nil when nothing was repaired.
        public let repairMethod: String?
    }

    /// The counting method.
    public let method: AreaMethod
    /// One per feature.
    public let rows: [Row]
    /// Areas of the union.
    public let total: AreaFigures
    /// Sums over features.
    public let sum: AreaFigures
    /// What a person should know.
    public let findings: [Finding]

    /// 1 when a feature has no counting area or was invalid, or with findings.
    public var status: CommandStatus {
        let isWhole = rows.allSatisfy { $0.isValid && $0.areas.area(method) != nil }
        return isWhole ? CommandStatus(ofFinishedJobWith: findings) : .findings
    }

    /// `regreen.area/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.area/1",
            "area_method": .string(method.rawValue),
            "features": .array(rows.map(row)),
            "total": figures(total),
            "sum": figures(sum),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }

    private func row(_ row: Row) -> JSONValue {
        var object: JSONObject = ["fid": .int(row.featureID), "id": JSONValue(row.id)]
        for member in figures(row.areas).objectValue?.members ?? [] { object[member.key] = member.value }
        object["valid"] = .bool(row.isValid)
        object["reason"] = JSONValue(row.areas.reason)
        object["zone"] = JSONValue(row.areas.zone)
        if let repair = row.repairMethod {
            object["repair"] = [
                "method": .string(repair), "other_method_m2": JSONValue(row.otherMethodArea?.squareMetres),
            ]
        }
        return .object(object)
    }

    private func figures(_ areas: AreaFigures) -> JSONValue {
        [
            "statutory_m2": JSONValue(areas.statutory?.squareMetres),
            "geodesic_m2": JSONValue(areas.geodesic?.squareMetres),
            "planar_m2": JSONValue(areas.planar?.squareMetres),
            "mu": JSONValue(areas.area(method)?.mu),
        ]
    }
}

/// The three areas of every feature of a file.
public enum AreaTool {
    /// Measures a file.
    public static func run(
        _ path: String,
        idField: String?,
        accepted: Set<String> = [],
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> AreaReport {
        settings.progress(ProgressEvent(.reading, subject: path))
        let layer = try ToolLayer.load(path, options: options.on(settings), idField: idField)
        try settings.cancellation.check()
        settings.progress(ProgressEvent(.measuring))
        let operation = AreaOperation(
            method: method,
            allowBallpark: options.allowBallpark,
            threads: settings.workers
        )
        let acceptedRows = try layer.rows(accepting: accepted)
        let areas = try operation.run(layer.table, accepting: acceptedRows)
        let rows = areas.features.enumerated().map { row, feature in
            AreaReport.Row(
                featureID: layer.table.featureIDs[row],
                id: layer.ids[row],
                areas: MeasurementMapping.figures(feature.areas, method: method),
                isValid: feature.isValid,
                otherMethodArea: feature.repair?.otherMethodArea,
                repairMethod: feature.repair?.method
            )
        }
        let findings = layer.findings(after: areas.features.compactMap(\.repair), command: layer.command("area"))
        let lacking = rows.filter { $0.areas.area(method) == nil }
            .map { ($0.featureID, $0.areas.reason ?? "not_transformable") }
        // The mark says that the error was accepted: only where somebody accepted it.
        let permission =
            method == .statutory && options.allowBallpark
            ? [BallparkMark.finding(layer, to: .cgcs2000)].compactMap { $0 } : []
        return AreaReport(
            method: method,
            rows: rows,
            total: MeasurementMapping.figures(areas.total, method: method),
            sum: MeasurementMapping.figures(areas.sum, method: method),
            findings: findings + permission + layer.areasMissing(lacking, told: findings)
        )
    }
}
