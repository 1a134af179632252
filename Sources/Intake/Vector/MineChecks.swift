import GEOSKit
import GeoModel
import Restoration
import SpatialAnalysis

/// Checks of the register: ids, overlaps, slivers, declared areas (features C3 to C5).
struct MineChecks {
    var written: String
    var layer: String
    var context: IntakeContext
    var crs: CRSReference?

    /// Overlaps thinner than this on average are slivers of drawing, m.
    static let sliverWidthInMetres = 0.5
    private static let squareMetresPerMu = 2000.0 / 3

    // MARK: Ids

    /// Findings on ids.
    ///
    /// - Throws: `id_missing` when no feature has an id, `id_duplicate` for a boundary id that stands twice.
    func checkIDs(_ table: FeatureTable) throws(InputError) -> [Finding] {
        let ids = (0..<table.count).map { table.column("mine_id")?[$0].text }
        let missing = ids.indices.filter { ids[$0] == nil || ids[$0]?.isEmpty == true }
        if missing.count == table.count, table.count > 0 {
            throw .input(
                .idMissing,
                file: written,
                layer: layer,
                message: Messages.allIDsMissing(written),
                fix: Messages.idFix
            )
        }
        var findings = missing.map { row in
            Finding(
                .idMissing,
                .error,
                file: written,
                layer: layer,
                feature: table.featureIDs[row],
                message: Messages.idMissing(written, feature: table.featureIDs[row]),
                fix: Messages.idFix
            )
        }
        if let boundaries = table.column("boundary_id") {
            var first: [String: Int] = [:]
            for row in 0..<table.count {
                guard let id = boundaries[row].text, !id.isEmpty else { continue }
                if let other = first[id] {
                    throw .input(
                        .idDuplicate,
                        file: written,
                        layer: layer,
                        message: Messages.boundaryTwice(
                            written,
                            id: id,
                            first: table.featureIDs[other],
                            second: table.featureIDs[row]
                        ),
                        fix: Messages.boundaryTwiceFix
                    )
                }
                first[id] = row
            }
        }
        findings += blanks(table, ids: ids)
        var licences = Set<String>()
        for row in 0..<table.count {
            guard let text = table.column("licence_no")?[row].text, licences.insert(text).inserted else { continue }
            if let code = ids[row], !LicenceNumber(text).isValid {
                findings.append(
                    Finding(
                        .licenceInvalid,
                        .info,
                        file: written,
                        layer: layer,
                        feature: table.featureIDs[row],
                        mineID: code,
                        message: Messages.licenceShape(text)
                    )
                )
            }
        }
        return findings
    }

    /// Ids that became one by losing their blanks: two spellings, perhaps two mines.
    private func blanks(_ table: FeatureTable, ids: [String?]) -> [Finding] {
        guard let raw = table.column("mine_id_raw") else { return [] }
        let spellings = Dictionary(grouping: ids.indices) { ids[$0] }
            .mapValues { Set($0.map { raw[$0].text ?? ids[$0] }) }
        return ids.indices.compactMap { row in
            guard let id = ids[row], let text = raw[row].text, spellings[id, default: []].count > 1 else { return nil }
            return Finding(
                .idDuplicate,
                .warning,
                file: written,
                layer: layer,
                feature: table.featureIDs[row],
                mineID: id,
                message: Messages.idBlanks(id: id, raw: text),
                fix: Messages.idBlanksFix
            )
        }
    }

    // MARK: Overlaps and slivers

    /// Overlaps between different mines, and polygons that are slivers themselves.
    func checkOverlaps(_ table: FeatureTable, rows: [Int]) -> [Finding] {
        guard let crs, let geos = try? GEOSContext(), let areas = AreaEstimate(crs: crs) else { return [] }
        let unit = crs.metresPerUnit ?? 111_000
        var shapes: [Int: PlanarShape] = [:]
        var proof = ValidityProof()
        for row in rows {
            guard let shape = try? PlanarShape(table.geometries, at: row, context: geos) else { continue }
            let isValid = proof.proves(table.geometries, at: row) || (try? shape.isValid()) == true
            shapes[row] = isValid ? shape : try? shape.repaired(by: .linework, keeping: .polygons)
        }
        var findings: [Finding] = []
        for row in rows {
            guard let shape = shapes[row], isSliver(shape, unit: unit) else { continue }
            findings.append(sliverFinding(table, row))
        }
        let index = SpatialIndex(rows.map { (box: table.geometries.envelope(of: $0), payload: $0) })
        for row in rows {
            let others = index.query(table.geometries.envelope(of: row)).filter { $0 > row }
            guard !others.isEmpty, let a = shapes[row], let prepared = try? PreparedShape(a) else { continue }
            for other in others where table.feature(row)["mine_id"] != table.feature(other)["mine_id"] {
                guard let b = shapes[other], (try? prepared.intersects(b)) == true,
                    let found = overlap(a, b, table, row, other, areas: areas, unit: unit)
                else { continue }
                findings.append(found)
            }
        }
        return findings
    }

    /// Overlaps between features of one mine: their union counts, but somebody drew land twice.
    func checkOwnParts(_ table: FeatureTable, rows: [Int]) -> [Finding] {
        guard let crs, let geos = try? GEOSContext(), let areas = AreaEstimate(crs: crs) else { return [] }
        let byMine = Dictionary(grouping: rows) { table.feature($0)["mine_id"].text ?? "" }
        var findings: [Finding] = []
        for (mine, members) in byMine.sorted(by: { $0.key < $1.key }) where members.count > 1 && !mine.isEmpty {
            let shapes = members.compactMap { row in
                (try? PlanarShape(table.geometries, at: row, context: geos))
                    .flatMap { (try? $0.isValid()) == true ? $0 : try? $0.repaired(by: .linework, keeping: .polygons) }
            }
            var shared = 0.0
            for (index, first) in shapes.enumerated() {
                for second in shapes[(index + 1)...] {
                    guard let column = try? first.intersection(second, keeping: .polygons).shape.column() else {
                        continue
                    }
                    shared += (0..<column.count).reduce(0) { $0 + (areas.squareMetres(column, at: $1) ?? 0) }
                }
            }
            guard shared > 0.01 else { continue }
            let mu = shared / Self.squareMetresPerMu
            findings.append(
                Finding(
                    .overlap,
                    .warning,
                    file: written,
                    layer: layer,
                    feature: table.featureIDs[members[0]],
                    mineID: mine,
                    areaInMu: mu,
                    message: Messages.partsOverlap(mine: mine, mu: mu),
                    fix: Messages.minesOverlapFix
                )
            )
        }
        return findings
    }

    private func overlap(
        _ a: PlanarShape,
        _ b: PlanarShape,
        _ table: FeatureTable,
        _ row: Int,
        _ other: Int,
        areas: AreaEstimate,
        unit: Double
    ) -> Finding? {
        guard let shared = try? a.intersection(b, keeping: .polygons).shape,
            !shared.isEmpty,
            let column = try? shared.column(), column.count > 0
        else { return nil }
        let area = (0..<column.count).reduce(0) { $0 + (areas.squareMetres(column, at: $1) ?? 0) }
        guard area > 0.01 else { return nil }
        let place = try? shared.pointOnSurface().point
        let first = table.feature(row)["mine_id"].text ?? "\(table.featureIDs[row])"
        let second = table.feature(other)["mine_id"].text ?? "\(table.featureIDs[other])"
        let mu = area / Self.squareMetresPerMu
        let isThin = isSliver(shared, unit: unit)
        return Finding(
            isThin ? .sliver : .overlap,
            .warning,
            file: written,
            layer: layer,
            feature: table.featureIDs[row],
            mineID: first,
            x: place?.x,
            y: place?.y,
            areaInMu: mu,
            message: Messages.minesOverlap(first, second, mu: mu),
            fix: Messages.minesOverlapFix
        )
    }

    /// True when the mean width, twice the area over the outline, is below the limit.
    private func isSliver(_ shape: PlanarShape, unit: Double) -> Bool {
        guard let area = try? shape.area(), let length = try? shape.length(), length > 0 else { return false }
        return 2 * area / length * unit < Self.sliverWidthInMetres
    }

    private func sliverFinding(_ table: FeatureTable, _ row: Int) -> Finding {
        let centre = table.geometries.envelope(of: row).center
        return Finding(
            .sliver,
            .warning,
            file: written,
            layer: layer,
            feature: table.featureIDs[row],
            mineID: table.feature(row)["mine_id"].text,
            x: centre.x,
            y: centre.y,
            message: Messages.sliverPolygon,
            fix: Messages.mendGeometry
        )
    }

    // MARK: Declared areas

    /// Compares declared areas with the drawn ones: `area_m2`, `area_ha`, `area_mu`, `checked_m2` and the format's own.
    func checkDeclaredAreas(_ table: FeatureTable, rows: [Int], ofFormat: [Int: Double]) -> [Finding] {
        let fields: [(name: String, factor: Double)] = [
            ("area_m2", 1), ("area_ha", 10_000), ("area_mu", Self.squareMetresPerMu), ("checked_m2", 1),
        ]
        let present = fields.filter { table.fieldIndex($0.name) != nil }
        guard !present.isEmpty || !ofFormat.isEmpty, let crs, let areas = AreaEstimate(crs: crs) else { return [] }
        var findings: [Finding] = []
        for row in rows {
            var declared = present.compactMap { field -> (name: String, area: Double, rounding: Double)? in
                guard let value = table.column(field.name)?[row].number, value > 0 else { return nil }
                return (field.name, value * field.factor, Self.halfOfLastDecimal(value) * field.factor)
            }
            if let value = ofFormat[row] {
                // The format writes hectares.
                declared.append(("地块面积", value, Self.halfOfLastDecimal(value / 10_000) * 10_000))
            }
            guard !declared.isEmpty, let drawn = areas.squareMetres(table.geometries, at: row), drawn > 0 else {
                continue
            }
            for (name, value, rounding) in declared
            where abs(value - drawn) > max(context.declaredAreaTolerance * drawn, 1, rounding) {
                findings.append(differs(table, row, name: name, declared: value, drawn: drawn))
            }
        }
        return findings
    }

    /// Half a unit of a number's last decimal: what rounding may have taken from the figure that was written.
    static func halfOfLastDecimal(_ value: Double) -> Double {
        var unit = 1.0
        for _ in 0..<9 {
            let scaled = value / unit
            if (scaled - scaled.rounded()).magnitude <= 1e-9 * max(1, scaled.magnitude) { break }
            unit /= 10
        }
        return unit / 2
    }

    private func differs(_ table: FeatureTable, _ row: Int, name: String, declared: Double, drawn: Double) -> Finding {
        let centre = table.geometries.envelope(of: row).center
        return Finding(
            .declaredAreaDiffers,
            .warning,
            file: written,
            layer: layer,
            feature: table.featureIDs[row],
            mineID: table.feature(row)["mine_id"].text,
            x: centre.x,
            y: centre.y,
            areaInMu: (declared - drawn) / Self.squareMetresPerMu,
            message: Messages.declaredAreaDiffers(
                field: name,
                declaredMu: declared / Self.squareMetresPerMu,
                drawnMu: drawn / Self.squareMetresPerMu
            ),
            fix: Messages.declaredAreaFix
        )
    }
}
