import GeoModel
import Restoration

/// The sheet `totals`: the county, its towns and the categories; towns and categories add up to the county.
enum TotalsSheet {
    private struct Row {
        let scope: String
        let name: String?
        let totals: TotalsRow
        let printed: [AreaUnit: PrintedBalance]
        let subsidence: [AreaUnit: PrintedSubsidence]
        let style: AreaStyle

        func balance(
            _ exact: KeyPath<BalanceFigures, ExactArea>,
            _ figure: KeyPath<PrintedBalance, DecimalNumber>
        ) -> PrintedArea? {
            style.printed(totals.balance[keyPath: exact]) { printed[$0]?[keyPath: figure] }
        }

        /// Rows that add up to this one.
        func balanced(_ rows: [BalanceFigures], _ rounding: AreaRounding) -> [PrintedBalance]? {
            printed[rounding.unit].map {
                PrintedBalance.rows(rows, addingUpTo: $0, of: totals.balance, rounding: rounding)
            }
        }

        func raster(
            _ exact: KeyPath<SubsidenceFigures, ExactArea>,
            _ figure: KeyPath<PrintedSubsidence, DecimalNumber>
        ) -> PrintedArea? {
            guard let figures = totals.subsidence else { return nil }
            return style.printed(figures[keyPath: exact]) { subsidence[$0]?[keyPath: figure] }
        }
    }

    static func sheet(
        _ assessment: Assessment,
        kinds: [ProtectedKind],
        style: AreaStyle,
        language: UserLanguage
    ) -> TableSheet {
        var rows = group("county", [assessment.county], under: nil, style, language)
        let county = rows[0]
        rows += group("town", assessment.towns, under: county, style, language)
        rows += group("category", assessment.categories, under: county, style, language)
        return TableSheet(
            name: "totals",
            title: LocalizedText(zh: "汇总", en: "totals"),
            definitions: definitions(assessment, kinds: kinds, style: style, language: language),
            rows: rows
        )
    }

    private static func group(
        _ scope: String,
        _ totals: [TotalsRow],
        under county: Row?,
        _ style: AreaStyle,
        _ language: UserLanguage
    ) -> [Row] {
        let balances = totals.map(\.balance)
        var printed = Array(repeating: [AreaUnit: PrintedBalance](), count: totals.count)
        for unit in style.units {
            let rounding = style.rounding(unit)
            let rows =
                county?.balanced(balances, rounding) ?? balances.map { PrintedBalance($0, rounding: rounding) }
            for (index, row) in rows.enumerated() { printed[index][unit] = row }
        }
        return totals.indices.map { index in
            var subsidence: [AreaUnit: PrintedSubsidence] = [:]
            if let figures = totals[index].subsidence {
                for unit in style.units {
                    subsidence[unit] = PrintedSubsidence(
                        figures,
                        area: balances[index].area,
                        printed: printed[index][unit]?.area,
                        rounding: style.rounding(unit)
                    )
                }
            }
            return Row(
                scope: scope,
                name: totals[index].name ?? (scope == "county" ? nil : Messages.unassigned.text(language)),
                totals: totals[index],
                printed: printed[index],
                subsidence: subsidence,
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
        columns += style.columns("unknown") { $0.totals.balance.unknown.map(style.printed) }
        columns += style.columns("restored") { $0.balance(\.restored, \.restored) }
        columns += style.columns("accepted") { $0.balance(\.accepted, \.accepted) }
        columns += style.columns("in_works") { $0.balance(\.inWorks, \.inWorks) }
        columns += style.columns("pending") { $0.balance(\.pending, \.pending) }
        columns += style.columns("exempt") { $0.balance(\.exempt, \.exempt) }
        columns += style.columns("remaining") { $0.balance(\.remaining, \.remaining) }
        columns.append(
            .decimal("treatment_rate", "治理率", "restored over damaged", unit: "1", decimals: 4) {
                $0.totals.balance.treatmentRate
            }
        )
        columns += style.columns("restored_outside_damage") { style.printed($0.totals.restoredOutsideDamage) }
        columns += style.columns("damaged_outside") { style.printed($0.totals.damagedOutside) }
        columns += style.columns("protected_union") { $0.balance(\.protectedUnion, \.protectedUnion) }
        for kind in kinds {
            columns += style.columns("\(kind.rawValue)_union", KindLabel.union(kind)) {
                style.printed($0.totals.balance.protectedByKind[kind]?.union ?? .zero)
            }
            columns += style.columns("\(kind.rawValue)_damaged", KindLabel.damaged(kind)) {
                style.printed($0.totals.balance.protectedByKind[kind]?.damaged ?? .zero)
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
