import GeoModel
import Intake
public import Restoration
import SpatialEngine

/// A layer of a toolbox call after repair.
struct RepairedToolLayer {
    /// A row that takes no part.
    struct Lost {
        let row: Int
        let reason: AreaReason
    }

    /// Invalid polygons repaired, rows that cannot be used null.
    let table: FeatureTable
    /// Everything to say of the layer: of reading it, that it is empty, what became of invalid polygons.
    let findings: [Finding]
    /// Rows that are null for want of a usable geometry, by row.
    let lost: [Lost]
}

extension ToolLayer {
    /// Repairs what is invalid, without asking.
    func repaired(method: AreaMethod, allowBallpark: Bool, threads: Int) throws -> RepairedToolLayer {
        var table = loaded.table
        guard let crs = table.crs else {
            return RepairedToolLayer(table: table, findings: findings + emptiness, lost: [])
        }
        let measurer = AreaMeasurer(crs: crs, allowBallpark: allowBallpark)
        let result = try Repairer(measurer: measurer, method: method).repair(table.geometries, threads: threads)
        table.geometries = result.geometries
        let refused = result.repairs.filter { !$0.isAccepted }
            .map { RepairedToolLayer.Lost(row: $0.geometry, reason: .repairRefused) }
        let unusable = result.unusable.map {
            RepairedToolLayer.Lost(
                row: $0.geometry,
                reason: $0.kind == .badCoordinate ? .badCoordinate : .emptyGeometry
            )
        }
        return RepairedToolLayer(
            table: table,
            findings: findings(after: result.repairs, command: repairCommand),
            lost: (refused + unusable).sorted { $0.row < $1.row }
        )
    }

    /// The call that writes a repaired copy of this layer.
    private var repairCommand: String { command("repair") + " -o repaired.gpkg" }

    /// A call on this file, as typed.
    func command(_ verb: String) -> String {
        let quoted = file.contains(where: \.isWhitespace) ? "'\(file)'" : file
        return "regreen \(verb) \(quoted)" + (idField.map { " --id \($0)" } ?? "")
    }

    /// Reading says that a polygon is invalid, the repair what became of it: one finding tells both.
    ///
    /// - Parameter command: the call that takes a refused repair, without `--accept`.
    func findings(after repairs: [GeometryRepair], command: String) -> [Finding] {
        var rows: [Int64: Int] = [:]
        var joined = findings
        for (index, finding) in joined.enumerated() where finding.code == .geometryInvalid {
            if let feature = finding.feature { rows[feature] = index }
        }
        for repair in repairs {
            let feature = table.featureIDs[repair.geometry]
            let reason = repair.fault.reason ?? repair.fault.kind.rawValue
            var finding = Finding(
                repair.isAccepted ? .geometryInvalid : .repairRefused,
                repair.isAccepted ? .warning : .error,
                file: file,
                layer: loaded.layerName,
                feature: feature,
                x: repair.fault.x,
                y: repair.fault.y,
                areaInMu: repair.area?.mu,
                message: repair.isAccepted
                    ? Messages.geometryRepaired(reason: reason, mu: repair.area?.mu)
                    : Messages.geometryRepairRefused(
                        reason: reason,
                        first: repair.area?.mu,
                        second: repair.otherMethodArea?.mu
                    ),
                fix: repair.isAccepted ? nil : Messages.acceptRepair(id: id(repair.geometry), command: command)
            )
            if let row = rows[feature] {
                finding.mineID = joined[row].mineID
                joined[row] = finding
            } else {
                joined.append(finding)
            }
        }
        return joined + emptiness
    }

    /// The rows that `--accept` names.
    ///
    /// - Throws: `InputError` `id_unknown` when it names what is not there.
    func rows(accepting ids: Set<String>) throws(InputError) -> Set<Int> {
        guard !ids.isEmpty else { return [] }
        let names = (0..<table.count).map(id)
        let missing = ids.subtracting(names).sorted()
        guard missing.isEmpty else {
            throw InputError(
                Finding(
                    .idUnknown,
                    .error,
                    file: file,
                    layer: loaded.layerName,
                    message: Messages.acceptMatchesNothing(
                        missing,
                        field: idField,
                        nearest: EditDistance.nearest(to: missing[0], among: names)
                            .flatMap { EditDistance.between(missing[0], $0) <= 2 ? $0 : nil }
                    ),
                    fix: Messages.acceptMatchesNothingFix
                )
            )
        }
        return Set(names.indices.filter { ids.contains(names[$0]) })
    }

    /// One finding per reason why areas that count are missing.
    ///
    /// - Parameter lacking: feature and reason; those that have a finding of their own are passed over.
    func areasMissing(_ lacking: [(feature: Int64, reason: String)], told findings: [Finding]) -> [Finding] {
        let codes: Set<FindingCode> = [.geometryEmpty, .geometryInvalid, .geometryType, .repairRefused]
        let told = Set(findings.filter { codes.contains($0.code) }.compactMap(\.feature))
        let groups = Dictionary(grouping: lacking.filter { !told.contains($0.feature) }, by: \.reason)
        return groups.sorted { $0.key < $1.key }.map { reason, features in
            let code = Messages.areasMissingCode(reason: reason)
            return Finding(
                code,
                code.guide?.severity ?? .warning,
                file: file,
                layer: loaded.layerName,
                feature: features.count == 1 ? features[0].feature : nil,
                message: Messages.areasMissing(count: features.count, reason: reason),
                fix: Messages.areasMissingFix(reason: reason)
            )
        }
    }
}

extension FindingCode {
    /// An id named on the command line that no feature has.
    public static let idUnknown = FindingCode(rawValue: "id_unknown")
}
