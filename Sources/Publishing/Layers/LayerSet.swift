import GeoModel
import Restoration

/// A layer ready to be written, with its style.
struct StyledLayer {
    var table: FeatureTable
    let symbology: LayerSymbology
}

/// The layers of an assessment with their attributes joined, one form for every format.
struct LayerSet {
    let assessment: Assessment
    let layers: AssessmentGeometries
    let book: TableBook
    let sheets: Sheets
    let settings: PublicationSettings

    /// The tables behind layers that every format takes its attributes from.
    struct Sheets: Sendable {
        fileprivate let mines: TableSheet
        fileprivate let hits: TableSheet
        fileprivate let hitRows: [HitRow]

        init(_ assessment: Assessment, settings: PublicationSettings) {
            mines = TableBook.layerSheet(assessment, settings: settings)
            hitRows = assessment.mines.filter { $0.failure == nil }.flatMap { mine in
                mine.protected.filter { !$0.relations.isEmpty }.map { HitRow(mine: mine, hit: $0) }
            }
            // Machine keys in layers, whatever the language.
            hits = ProtectedSheet.sheet(hitRows, style: AreaStyle(settings), language: .en)
        }
    }

    private var language: UserLanguage { settings.language }

    /// All layers in order: mines, pieces, damage, restored, hits, findings, protected.
    func all(figures: SheetAttributes.Figures) -> [StyledLayer] {
        var result = [
            StyledLayer(
                table: mines(figures: figures),
                symbology: SymbologyTable.mines(shape: shape(layers.mines))
            ),
            StyledLayer(
                table: named("pieces", layers.pieces),
                symbology: SymbologyTable.pieces(shape: shape(layers.pieces))
            ),
            StyledLayer(
                table: named("damage", layers.damage),
                symbology: SymbologyTable.damage(
                    shape: shape(layers.damage),
                    hasGrade: layers.damage.fieldIndex("grade") != nil
                )
            ),
            StyledLayer(
                table: named("restored", layers.restored),
                symbology: SymbologyTable.restored(shape: shape(layers.restored))
            ),
        ]
        let hits = hits(figures: figures)
        result.append(StyledLayer(table: hits, symbology: SymbologyTable.hits(shape: shape(hits))))
        result.append(StyledLayer(table: findings, symbology: SymbologyTable.findings))
        var taken = Set(result.map { $0.table.name.lowercased() })
        for layer in layers.protected {
            let name = LayerSet.protectedName(layer.name, taken: &taken)
            result.append(
                StyledLayer(
                    table: withKind(named(name, layer.table), layer),
                    symbology: SymbologyTable.protected(layer: name, kind: layer.kind, shape: shape(layer.table))
                )
            )
        }
        return result
    }

    /// Register geometries with every figure of the sheet `mines`.
    ///
    /// - Parameter keeps: which columns to take; shapefiles leave out what can be computed from m².
    func mines(
        figures: SheetAttributes.Figures,
        keeps: (TableColumn) -> Bool = { _ in true }
    ) -> FeatureTable {
        let attributes = SheetAttributes(sheets.mines, figures: figures, language: language, keeps: keeps)
        return table("mines", attributes, geometries: mineGeometries(assessment.mines.map(\.mineID)))
    }

    /// Ranked mines in the order of the ranking.
    func priorities() -> FeatureTable {
        guard let sheet = book["ranking"], let column = sheet.columnIndex("mine_id") else {
            return table("priorities", nil, geometries: GeometryColumn())
        }
        let attributes = SheetAttributes(sheet, figures: .exact, language: language)
        let ids = sheet.rows.map { row -> String in
            if case .text(let id) = row[column] { id } else { "" }
        }
        return table("priorities", attributes, geometries: mineGeometries(ids))
    }

    // MARK: Parts

    private func table(_ name: String, _ attributes: SheetAttributes?, geometries: GeometryColumn) -> FeatureTable {
        FeatureTable(
            name: name,
            crs: settings.workingCRS,
            featureIDs: (0..<geometries.count).map { Int64($0 + 1) },
            fields: attributes?.fields ?? [],
            columns: attributes?.columns ?? [],
            geometries: geometries
        )
    }

    /// The register's geometry of every id; null where there is none.
    private func mineGeometries(_ ids: [String]) -> GeometryColumn {
        var rows: [String: Int] = [:]
        if let column = layers.mines.column("mine_id") {
            for row in 0..<layers.mines.count { if let id = column[row].text { rows[id] = row } }
        }
        var geometries = GeometryColumn()
        for id in ids {
            if let row = rows[id] { geometries.append(layers.mines.geometries[row]) } else { geometries.appendNull() }
        }
        return geometries
    }

    /// One row per mine and protected layer that meet; without a shared geometry the mine's stands for it.
    private func hits(figures: SheetAttributes.Figures) -> FeatureTable {
        struct Key: Hashable {
            let mine: String?
            let layer: String?
        }
        let rows = sheets.hitRows
        var shared: [Key: Int] = [:]
        if let mines = layers.hits.column("mine_id"), let names = layers.hits.column("layer") {
            for row in 0..<layers.hits.count { shared[Key(mine: mines[row].text, layer: names[row].text)] = row }
        }
        let whole = mineGeometries(rows.map(\.mine.mineID))
        var geometries = GeometryColumn()
        for (index, row) in rows.enumerated() {
            if let known = shared[Key(mine: row.mine.mineID, layer: row.hit.layer)] {
                geometries.append(layers.hits.geometries[known])
            } else {
                geometries.append(whole[index])
            }
        }
        return table("hits", SheetAttributes(sheets.hits, figures: figures, language: language), geometries: geometries)
    }

    private var findings: FeatureTable {
        let placed = layers.findings
        let all = placed.map(\.finding)
        let columns: [(FieldDefinition, AttributeColumn)] = [
            (field("code", .string), .strings(all.map(\.code.rawValue))),
            (field("severity", .string), .strings(all.map(\.severity.rawValue))),
            (field("file", .string), .strings(all.map(\.file))),
            (field("layer", .string), .strings(all.map(\.layer))),
            (field("feature", .integer), .integers(all.map(\.feature))),
            (field("mine_id", .string), .strings(all.map(\.mineID))),
            (field("area_mu", .real), .reals(all.map(\.areaInMu))),
            (field("message", .string), .strings(all.map { $0.message.text(language) })),
            (field("fix", .string), .strings(all.map { $0.fix?.text(language) })),
        ]
        var geometries = GeometryColumn()
        for finding in placed {
            guard let x = finding.x, let y = finding.y, x.isFinite, y.isFinite else {
                geometries.appendNull()
                continue
            }
            geometries.appendVertex(x: x, y: y)
            geometries.endRing()
            geometries.endPart()
            geometries.endGeometry(kind: .point)
        }
        return FeatureTable(
            name: "findings",
            crs: settings.workingCRS,
            featureIDs: placed.indices.map { Int64($0 + 1) },
            fields: columns.map(\.0),
            columns: columns.map(\.1),
            geometries: geometries
        )
    }

    private func field(_ name: String, _ type: AttributeType) -> FieldDefinition {
        FieldDefinition(name: name, type: type, alias: FieldLabel.text(name).text(language))
    }

    /// A layer under its published name, its fields with aliases.
    private func named(_ name: String, _ table: FeatureTable) -> FeatureTable {
        var copy = table
        copy.name = name
        copy.fields = table.fields.map { field in
            var field = field
            if field.alias == nil { field.alias = FieldLabel.text(field.name).text(language) }
            return field
        }
        return copy
    }

    /// The kind as an attribute, which the style goes by.
    private func withKind(_ table: FeatureTable, _ layer: ProtectedGeometryLayer) -> FeatureTable {
        var copy = table
        let values = AttributeColumn.strings(Array(repeating: layer.kind.rawValue, count: table.count))
        if let index = copy.fieldIndex("kind") {
            copy.columns[index] = values
            copy.fields[index].type = .string
        } else {
            copy.fields.append(field("kind", .string))
            copy.columns.append(values)
        }
        return copy
    }

    /// `protected_<name>`, with a number when two differ only in case.
    private static func protectedName(_ name: String, taken: inout Set<String>) -> String {
        let base = name.hasPrefix("protected_") ? name : "protected_" + name
        var candidate = base
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(base)_\(number)"
            number += 1
        }
        return candidate
    }

    private func shape(_ table: FeatureTable) -> LayerSymbology.Shape {
        switch ShapefileWriter.dimensions(of: table).first {
        case 0: return .marker
        case 1: return .line
        default: return .fill
        }
    }
}
