import Foundation
public import GeoModel
import Publishing
public import Restoration
import SpatialEngine

/// The result of `repair`.
public struct RepairReport: Sendable {
    /// One invalid feature.
    public struct Row: Sendable {
        /// The source's feature id.
        public let featureID: Int64
        /// The id field's value.
        public let id: String?
        /// What is wrong, in the library's English.
        public let reason: String
        /// Where.
        public let x: Double?
        /// Where.
        public let y: Double?
        /// Area by line work.
        public let area: ExactArea?
        /// Area by the structure method.
        public let otherMethodArea: ExactArea?
        /// True when the repair was taken.
        public let isAccepted: Bool
    }

    /// Number of features.
    public let features: Int
    /// The invalid ones.
    public let rows: [Row]
    /// Features past repair, by feature id.
    public let unusable: [Int64]
    /// Files written.
    public let files: [String]
    /// What a person should know.
    public let findings: [Finding]

    /// 1 with anything repaired, refused or past repair.
    public var status: CommandStatus {
        rows.isEmpty && unusable.isEmpty ? CommandStatus(ofFinishedJobWith: findings) : .findings
    }

    /// `regreen.repair/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.repair/1",
            "features": JSONValue(features),
            "invalid": JSONValue(rows.count),
            "repaired": JSONValue(rows.count(where: \.isAccepted)),
            "refused": JSONValue(rows.count { !$0.isAccepted }),
            "repairs": .array(
                rows.map { row in
                    [
                        "fid": .int(row.featureID), "id": JSONValue(row.id), "reason": .string(row.reason),
                        "x": JSONValue(row.x), "y": JSONValue(row.y), "method": "linework",
                        "area_m2": JSONValue(row.area?.squareMetres),
                        "other_method_m2": JSONValue(row.otherMethodArea?.squareMetres),
                        "accepted": .bool(row.isAccepted),
                    ]
                }
            ),
            "unusable": .array(unusable.map(JSONValue.int)),
            "files": .array(files.map(JSONValue.string)),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Makes invalid polygons valid, or says why it will not.
public enum RepairTool {
    /// Repairs a layer and writes it when asked.
    ///
    /// - Parameter accepted: ids whose repair is taken although the two methods disagree.
    public static func run(
        _ path: String,
        idField: String?,
        accepted: Set<String>,
        output: String?,
        replaces: Bool,
        options: SourceOptions,
        method: AreaMethod,
        settings: RunSettings
    ) throws -> RepairReport {
        settings.progress(ProgressEvent(.reading, subject: path))
        let layer = try ToolLayer.load(path, options: options, idField: idField)
        var table = layer.table
        guard let crs = table.crs else { preconditionFailure("a layer without CRS was refused") }
        let measurer = AreaMeasurer(crs: crs, allowBallpark: options.allowBallpark)
        let acceptedRows = try layer.rows(accepting: accepted)
        let result = try Repairer(measurer: measurer, method: method)
            .repair(table.geometries, accepting: acceptedRows, threads: settings.workers)
        var files: [String] = []
        // A feature whose repair was refused stays as it is: leaving it out would lose land.
        var geometries = GeometryColumn()
        let refused = Set(result.repairs.filter { !$0.isAccepted }.map(\.geometry))
        for row in 0..<table.count {
            geometries.append(refused.contains(row) ? table.geometries[row] : result.geometries[row])
        }
        table.geometries = geometries
        if !layer.hasOwnCRS { table.crs = nil }
        var findings = layer.findings(after: result.repairs, command: layer.command("repair"))
        if let output {
            let written = try ToolOutput.write(table, to: output, replaces: replaces)
            files = written.files
            findings += written.findings
        }
        return RepairReport(
            features: table.count,
            rows: result.repairs.map { repair in
                RepairReport.Row(
                    featureID: table.featureIDs[repair.geometry],
                    id: layer.ids[repair.geometry],
                    reason: repair.fault.reason ?? repair.fault.kind.rawValue,
                    x: repair.fault.x,
                    y: repair.fault.y,
                    area: repair.area,
                    otherMethodArea: repair.otherMethodArea,
                    isAccepted: repair.isAccepted
                )
            },
            unusable: result.unusable.map { table.featureIDs[$0.geometry] },
            files: files,
            findings: findings
        )
    }
}
