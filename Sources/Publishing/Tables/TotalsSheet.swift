import GeoModel
import Restoration

/// The sheet `totals`: the county, its towns and the categories; towns and categories add up to the county.
enum TotalsSheet {
    private struct Row {
        let scope: String
        let name: String?
        let totals: TotalsRow
        let printed: [AreaUnit: PrintedTotals]
        let style: AreaStyle

        func balance(
            _ exact: KeyPath<BalanceFigures, ExactArea>,
            _ figure: KeyPath<PrintedBalance, DecimalNumber>
        ) -> PrintedArea? {
            style.printed(totals.balance[keyPath: exact]) { printed[$0]?.balance[keyPath: figure] }
        }

        func single(
            _ exact: KeyPath<TotalsRow, ExactArea>,
            _ figure: KeyPath<PrintedTotals, DecimalNumber>
        ) -> PrintedArea? {
            style.printed(totals[keyPath: exact]) { printed[$0]?[keyPath: figure] }
        }

        func unknown() -> PrintedArea? {
            totals.balance.unknown.map { exact in style.printed(exact) { printed[$0]?.balance.unknown } }
        }

        /// The union or the damaged area of a kind; zero for a kind the row does not meet.
        func kind(
            _ kind: ProtectedKind,
            _ exact: KeyPath<KindFigures, ExactArea>,
            _ figure: KeyPath<PrintedBalance, [ProtectedKind: DecimalNumber]>
        ) -> PrintedArea? {
            let area = totals.balance.protectedByKind[kind]?[keyPath: exact] ?? .zero
            return style.printed(area) { unit in
                printed[unit]?.balance[keyPath: figure][kind] ?? style.rounding(unit).rounded(area)
            }
        }

        func raster(
            _ exact: KeyPath<SubsidenceFigures, ExactArea>,
            _ figure: KeyPath<PrintedTotals.RasterAreas, DecimalNumber>
        ) -> PrintedArea? {
            guard let figures = totals.subsidence else { return nil }
            return style.printed(figures[keyPath: exact]) { printed[$0]?.raster?[keyPath: figure] }
        }
    }

    static func sheet(
        _ assessment: Assessment,
        kinds: [ProtectedKind],
        style: AreaStyle,
        language: UserLanguage
    ) -> TableSheet {
        let county = row("county", assessment.county, style, language)
        var rows = [county]
        rows += group("town", assessment.towns, under: county, style, language)
        rows += group("category", assessment.categories, under: county, style, language)
        return TableSheet(
            name: "totals",
            title: LocalizedText(zh: "汇总", en: "totals"),
            definitions: definitions(assessment, kinds: kinds, style: style, language: language),
            rows: rows
        )
    }

    private static func row(
        _ scope: String,
        _ totals: TotalsRow,
        _ style: AreaStyle,
        _ language: UserLanguage
    ) -> Row {
        let printed = style.units.map { ($0, PrintedTotals(totals, rounding: style.rounding($0))) }
        return Row(
            scope: scope,
            name: totals.name,
            totals: totals,
            printed: Dictionary(uniqueKeysWithValues: printed),
            style: style
        )
    }

    private static func group(
        _ scope: String,
        _ totals: [TotalsRow],
        under county: Row,
        _ style: AreaStyle,
        _ language: UserLanguage
    ) -> [Row] {
        guard !totals.isEmpty else { return [] }
        var printed = Array(repeating: [AreaUnit: PrintedTotals](), count: totals.count)
        for unit in style.units {
            guard let whole = county.printed[unit] else { continue }
            let rows = PrintedTotals.rows(
                totals,
                addingUpTo: whole,
                of: county.totals,
                rounding: style.rounding(unit)
            )
            for (index, row) in rows.enumerated() { printed[index][unit] = row }
        }
        return totals.indices.map { index in
            Row(
                scope: scope,
                name: totals[index].name ?? Messages.unassigned.text(language),
                totals: totals[index],
                printed: printed[index],
                style: style
            )
        }
    }

    private static func definitions(
        _ assessment: Assessment,
        kinds: [ProtectedKind],
        style: AreaStyle,
        language: UserLanguage
    ) -> [ColumnDefinition<Row>] {
        var columns: [ColumnDefinition<Row>] = [
            .text("scope", "汇总范围", "county, town or category") { Messages.totalsScope($0.scope).text(language) },
            .text("name", "名称", "name") { $0.name ?? ($0.scope == "county" ? assessment.project : nil) },
            .integer("mine_count", "矿山数", "number of mines") { $0.totals.mineCount },
        ]
        columns += style.columns("area") { $0.balance(\.area, \.area) }
        columns += style.columns("damaged") { $0.balance(\.damaged, \.damaged) }
        columns += style.columns("unknown") { $0.unknown() }
        columns += style.columns("restored") { $0.balance(\.restored, \.restored) }
        columns += style.columns("accepted") { $0.balance(\.accepted, \.accepted) }
        columns += style.columns("in_works") { $0.balance(\.inWorks, \.inWorks) }
        columns += style.columns("pending") { $0.balance(\.pending, \.pending) }
        columns += style.columns("exempt") { $0.balance(\.exempt, \.exempt) }
        columns += style.columns("remaining") { $0.balance(\.remaining, \.remaining) }
        columns.append(.treatmentRate { $0.totals.balance })
        columns += style.columns("restored_outside_damage") {
            $0.single(\.restoredOutsideDamage, \.restoredOutsideDamage)
        }
        columns += style.columns("damaged_outside") { $0.single(\.damagedOutside, \.damagedOutside) }
        columns += style.columns("protected_union") { $0.balance(\.protectedUnion, \.protectedUnion) }
        for kind in kinds {
            columns += style.columns("\(kind.rawValue)_union", KindLabel.union(kind)) {
                $0.kind(kind, \.union, \.unionByKind)
            }
            columns += style.columns("\(kind.rawValue)_damaged", KindLabel.damaged(kind)) {
                $0.kind(kind, \.damaged, \.damagedByKind)
            }
        }
        if assessment.county.subsidence != nil {
            columns += style.columns("valid") { $0.raster(\.valid, \.valid) }
            columns += style.columns("nodata") { $0.raster(\.nodata, \.nodata) }
            columns += style.columns("masked") { $0.raster(\.masked, \.masked) }
            columns += style.columns("outside") { $0.raster(\.outside, \.outside) }
        }
        return columns
    }
}
