import GEOSKit
import GeoModel
import Restoration
import SpatialAnalysis

/// Checks each geometry of a layer: present, of the role's type, finite, simple (features C1, C3).
struct GeometryChecks {
    var written: String
    var layer: String
    var role: LayerRole
    var limits: IntakeLimits
    /// Mine ids by row, for findings.
    var mineIDs: [String?]
    var threads = 1

    struct Result {
        var findings: [Finding] = []
        /// Rows that can take part in planar work.
        var usable: [Int] = []
    }

    /// What is found out about one row by itself.
    private struct RowResult {
        var findings: [Finding] = []
        /// Of the coordinates; nil for rows that take no part.
        var digest: Int?
    }

    /// Rows that one thread checks at a time.
    private static let chunk = 512

    /// Checks all rows.
    func check(_ table: FeatureTable) throws(InputError) -> Result {
        let chunks = stride(from: 0, to: table.count, by: Self.chunk).map { $0..<min($0 + Self.chunk, table.count) }
        let checked = Concurrently.map(chunks, threads: threads) { rows in
            Swift.Result { () throws(InputError) in try check(table, rows: rows) }
        }
        var result = Result()
        var seen: [Int: [Int]] = [:]
        for (rows, found) in zip(chunks, checked) {
            for (row, one) in zip(rows, try found.get()) {
                result.findings += one.findings
                guard let digest = one.digest else { continue }
                result.usable.append(row)
                if isDuplicate(table.geometries, row, digest, &seen) {
                    result.findings.append(
                        finding(.duplicateFeature, row, table, Messages.duplicateFeature, Messages.duplicateFeatureFix)
                    )
                }
            }
        }
        return result
    }

    private func check(_ table: FeatureTable, rows: Range<Int>) throws(InputError) -> [RowResult] {
        guard let context = try? GEOSContext() else { return [] }
        var proof = ValidityProof()
        var results: [RowResult] = []
        for row in rows {
            try checkLimits(table.geometries, row)
            results.append(check(table, row, context: context, proof: &proof))
        }
        return results
    }

    private func checkLimits(_ column: GeometryColumn, _ row: Int) throws(InputError) {
        let vertices = column.vertices(of: row).count
        guard vertices <= limits.verticesPerFeature else {
            throw .limit(
                file: written,
                what: "vertices of a feature",
                value: vertices,
                limit: limits.verticesPerFeature
            )
        }
        let parts = column.parts(of: row).count
        guard parts <= limits.partsPerFeature else {
            throw .limit(file: written, what: "parts of a feature", value: parts, limit: limits.partsPerFeature)
        }
    }

    private func check(
        _ table: FeatureTable,
        _ row: Int,
        context: GEOSContext,
        proof: inout ValidityProof
    ) -> RowResult {
        let geometry = table.geometries[row]
        guard let dimension = geometry.kind.dimension, !geometry.isEmpty else {
            return RowResult(findings: [finding(.geometryEmpty, row, table, Messages.geometryEmpty, nil)])
        }
        guard role.acceptedDimensions.contains(dimension) else {
            let text = Messages.geometryTypeWrong(role: role.name)
            return RowResult(findings: [finding(.geometryType, row, table, text, Messages.geometryTypeFix)])
        }
        if let bad = firstNotFinite(table.geometries, row) {
            let text = Messages.coordinateNotANumber(vertex: bad)
            return RowResult(findings: [finding(.geometryInvalid, row, table, text, Messages.mendGeometry)])
        }
        var result = RowResult(digest: digest(table.geometries, row))
        if dimension == 2 {
            if !proof.proves(table.geometries, at: row), let found = validity(table, row, context: context) {
                result.findings.append(found)
            }
            result.findings += outlines(table, row)
        }
        return result
    }

    /// Spikes and needless vertices: no figure depends on them, but they tell of a careless edit.
    private func outlines(_ table: FeatureTable, _ row: Int) -> [Finding] {
        let metres = table.crs?.metresPerUnit ?? (table.crs?.kind == .projected ? 1 : 111_320)
        let check = OutlineCheck(metresPerUnit: metres).check(table.geometries, row: row)
        var findings: [Finding] = []
        if let vertex = check.spike {
            var found = finding(.spike, row, table, Messages.spike(vertex: vertex), Messages.cleanOutline)
            if let place = check.spikePlace { (found.x, found.y) = (place.x, place.y) }
            findings.append(found)
        }
        if let first = check.firstClosePair {
            let text = Messages.verticesTooClose(count: check.closePairs, first: first)
            var found = finding(.vertexSpacing, row, table, text, Messages.cleanOutline)
            found.severity = .info
            findings.append(found)
        }
        return findings
    }

    private func validity(_ table: FeatureTable, _ row: Int, context: GEOSContext) -> Finding? {
        do {
            let report = try PlanarShape(table.geometries, at: row, context: context).validity()
            guard !report.isValid else { return nil }
            var found = finding(
                .geometryInvalid,
                row,
                table,
                Messages.geometryInvalid(reason: report.reason ?? ""),
                Messages.mendGeometry
            )
            if let place = report.location {
                found.x = place.x
                found.y = place.y
            }
            return found
        } catch {
            return finding(
                .geometryInvalid,
                row,
                table,
                Messages.geometryInvalid(reason: error.messages.last ?? "\(error.code)"),
                Messages.mendGeometry
            )
        }
    }

    private func firstNotFinite(_ column: GeometryColumn, _ row: Int) -> Int? {
        let range = column.vertices(of: row)
        return column.xy.withUnsafeBufferPointer { xy in
            // NaN and infinity spread through a sum; only then is the first of them looked for.
            var sum = 0.0
            for v in range { sum += (xy[2 * v] + xy[2 * v + 1]) * 0 }
            guard sum != 0 else { return nil }
            return range.first { !xy[2 * $0].isFinite || !xy[2 * $0 + 1].isFinite }.map { $0 - range.lowerBound }
        }
    }

    private func digest(_ column: GeometryColumn, _ row: Int) -> Int {
        let range = column.vertices(of: row)
        // Rows of one digest are compared in full, so a plain mixing of the bits is enough.
        return column.xy.withUnsafeBufferPointer { xy in
            var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15
            for value in xy[(2 * range.lowerBound)..<(2 * range.upperBound)] {
                // Zero has two signs and is one number.
                mixed = (mixed ^ (value + 0).bitPattern) &* 0xD6E8_FEB8_6659_FD93
                mixed ^= mixed >> 32
            }
            return Int(truncatingIfNeeded: mixed)
        }
    }

    /// True when an earlier row has the very same coordinates in the same structure.
    private func isDuplicate(
        _ column: GeometryColumn,
        _ row: Int,
        _ digest: Int,
        _ seen: inout [Int: [Int]]
    ) -> Bool {
        defer { seen[digest, default: []].append(row) }
        guard let others = seen[digest] else { return false }
        let range = column.vertices(of: row)
        let slice = column.xy[(2 * range.lowerBound)..<(2 * range.upperBound)]
        return others.contains { other in
            let r = column.vertices(of: other)
            return column.kinds[other] == column.kinds[row]
                && column.parts(of: other).count == column.parts(of: row).count
                && column.xy[(2 * r.lowerBound)..<(2 * r.upperBound)].elementsEqual(slice)
        }
    }

    private func finding(
        _ code: FindingCode,
        _ row: Int,
        _ table: FeatureTable,
        _ text: LocalizedText,
        _ fix: LocalizedText?
    ) -> Finding {
        let centre = table.geometries.envelope(of: row)
        let id = mineIDs[row]
        let name = id.map { LocalizedText(zh: "矿山 \($0)：", en: "mine \($0): ") }
        return Finding(
            code,
            .warning,
            file: written,
            layer: layer,
            feature: table.featureIDs[row],
            mineID: id,
            x: centre.isEmpty || !centre.center.x.isFinite ? nil : centre.center.x,
            y: centre.isEmpty || !centre.center.y.isFinite ? nil : centre.center.y,
            message: LocalizedText(zh: (name?.zh ?? "") + text.zh, en: (name?.en ?? "") + text.en),
            fix: fix
        )
    }
}
