import GeoModel
import Intake
import Restoration
import SpatialEngine

/// The register in the working plane: one record and one polygon per mine.
struct MineRegister {
    /// The mines, in order of their first feature.
    let records: [MineRecord]
    /// One dissolved polygon per mine; null where a part could not be used.
    let geometries: GeometryColumn
    /// Mines that cannot be measured, by index, with the reason.
    let failures: [Int: EngineError]
    let findings: [Finding]

    /// Unites the features of each mine. A mine with a part whose repair was refused, or that has no usable part, is
    /// kept as failed and the rest goes on.
    init(_ layer: WorkingLayer, plane: WorkingPlane) throws {
        let ids = (0..<layer.table.count).map { layer.text("mine_id", $0) ?? "" }
        let rows = ids.indices.filter { !ids[$0].isEmpty }
        let dissolved = try LayerDissolver.dissolve(
            layer.geometries.selecting(rows),
            by: rows.map { ids[$0] },
            threads: plane.threads
        )
        var records: [MineRecord] = []
        var geometries = GeometryColumn()
        var failures: [Int: EngineError] = [:]
        var findings: [Finding] = []
        let refused = Set(layer.repairs.filter { !$0.isAccepted }.map(\.geometry))
        for (index, group) in dissolved.groups.enumerated() {
            let members = group.members.map { rows[$0] }
            records.append(MineRegister.record(group.key, members, layer))
            let isRefused = members.contains(where: refused.contains)
            if isRefused || dissolved.geometries[index].isEmpty {
                failures[index] = EngineError(
                    code: isRefused ? .invalidGeometry : .unusableGeometry,
                    operation: "dissolve",
                    subject: group.key,
                    messages: [MineRegister.reason(members, layer, isRefused: isRefused).rawValue]
                )
                geometries.appendNull()
            } else {
                geometries.append(dissolved.geometries[index])
            }
            if group.overlap * pow2(plane.crs.metresPerUnit ?? 1) > 0.01 {
                let squareMetres = group.overlap * pow2(plane.crs.metresPerUnit ?? 1)
                var finding = plane.finding(
                    .overlap,
                    .warning,
                    layer.source,
                    row: members[0],
                    place: nil,
                    Messages.partsOverlap(mine: group.key, mu: ExactArea(squareMetres: squareMetres).mu)
                )
                finding.mineID = group.key
                finding.areaInMu = ExactArea(squareMetres: squareMetres).mu
                findings.append(finding)
            }
        }
        self.records = records
        self.geometries = geometries
        self.failures = failures
        self.findings = findings
    }

    /// Why a mine has no polygon: its repair was refused, it has no area by nature, or a coordinate is no number.
    private static func reason(_ rows: [Int], _ layer: WorkingLayer, isRefused: Bool) -> AreaReason {
        if isRefused { return .repairRefused }
        let column = layer.source.table.geometries
        if rows.contains(where: { row in
            column.vertices(of: row).contains { !column.xy[2 * $0].isFinite || !column.xy[2 * $0 + 1].isFinite }
        }) {
            return .badCoordinate
        }
        let hasLines = rows.contains { row in
            let dimension = column.kinds[row].dimension
            return dimension == 0 || dimension == 1
        }
        return hasLines ? .notAPolygon : .emptyGeometry
    }

    /// The first value any feature of the mine has counts.
    private static func record(_ id: String, _ rows: [Int], _ layer: WorkingLayer) -> MineRecord {
        func first<T>(_ value: (Int) -> T?) -> T? { rows.lazy.compactMap(value).first }
        var record = MineRecord(mineID: id)
        record.name = first { layer.text("name", $0) }
        record.statusRaw = first { layer.text("status_raw", $0) ?? layer.text("status", $0) }
        record.status = first { layer.text("status", $0) }.map { Rules.standard.mineStatus(for: $0) ?? .unknown }
        record.category = first { layer.text("category", $0) }
        record.kind = first { layer.text("kind", $0) }.flatMap { Rules.standard.mineKind(for: $0) }
        // The earliest right of any of its boundaries decides who keeps shared land (design 4.8).
        record.validFrom = rows.compactMap { layer.date("valid_from", $0) }.min()
        record.validTo = first { layer.date("valid_to", $0) }
        record.people = first { layer.number("people", $0) }
        record.holderOrganisation = first { layer.text("holder_org", $0) }
        record.declaredArea = first { declaredSquareMetres($0, layer) }
            .flatMap { $0.magnitude < 1e15 ? ExactArea(squareMetres: $0) : nil }
        record.licenceNumber = first { layer.text("licence_no", $0) }
        record.mineral = first { layer.text("mineral", $0) }
        let own: Set = [
            "mine_id", "name", "status", "category", "kind", "valid_from", "valid_to", "people", "holder_org",
            "licence_no", "mineral", "boundary_id",
        ]
        for field in layer.source.mappedFields.keys where !own.contains(field) {
            if let value = first({ row -> AttributeValue? in
                let value = layer.table.column(field)?[row] ?? .null
                return value.isNull ? nil : value
            }) {
                record.register[field] = value
            }
        }
        record.file = layer.source.specification.writtenPath
        record.layer = layer.source.layerName
        record.featureID = rows.first.map { layer.table.featureIDs[$0] }
        return record
    }

    /// The declared area of a row, whatever unit its field has.
    private static func declaredSquareMetres(_ row: Int, _ layer: WorkingLayer) -> Double? {
        let units: [(field: String, squareMetres: Double)] = [
            ("area_m2", 1), ("area_ha", 10_000), ("area_mu", 2000.0 / 3),
        ]
        return units.lazy.compactMap { unit in layer.number(unit.field, row).map { $0 * unit.squareMetres } }.first
    }
}

private func pow2(_ value: Double) -> Double { value * value }
