import GeoModel
import Restoration

/// The sheet `classes`: per mine its subsidence classes and the rows nodata, masked and outside.
enum ClassSheet {
    private struct Row {
        let mine: PrintedMine
        let part: String
        let label: String?
        let from: Double?
        let to: Double?
        let area: PrintedArea?
        let minimum: PrintedArea?
        let maximum: PrintedArea?
    }

    static func sheet(_ mines: [PrintedMine], style: AreaStyle, language: UserLanguage) -> TableSheet {
        var columns: [ColumnDefinition<Row>] = [
            .text("mine_id", "矿山编号", "mine id") { $0.mine.mine.mineID },
            .text("name", "矿山名称", "name") { $0.mine.mine.name },
            .text("part", "行类", "class, nodata, masked or outside") {
                Messages.classRow($0.part).text(language)
            },
            .text("label", "下沉分级", "the row in words") { $0.label },
            .decimal("from", "下限（米，不含）", "lower bound, exclusive, m", unit: "m", decimals: 4) { $0.from },
            .decimal("to", "上限（米，含）", "upper bound, inclusive, m", unit: "m", decimals: 4) { $0.to },
        ]
        columns += style.columns("area") { $0.area }
        columns += style.columns("min") { $0.minimum }
        columns += style.columns("max") { $0.maximum }
        return TableSheet(
            name: "classes",
            title: LocalizedText(zh: "下沉分级", en: "classes"),
            definitions: columns,
            rows: mines.flatMap { rows(of: $0, style: style, language: language) }
        )
    }

    /// A bound as printed; forced balance may have moved the printed area past it by a unit of the last digit.
    private static func bound(
        _ printed: PrintedArea,
        of area: PrintedArea?,
        by choose: (DecimalNumber, DecimalNumber) -> DecimalNumber
    ) -> PrintedArea {
        guard let area else { return printed }
        let byUnit = printed.byUnit.merging(area.byUnit, uniquingKeysWith: choose)
        return PrintedArea(exact: printed.exact, byUnit: byUnit)
    }

    private static func rows(of mine: PrintedMine, style: AreaStyle, language: UserLanguage) -> [Row] {
        guard let figures = mine.subsidence else { return [] }
        var rows = figures.classes.enumerated().map { index, item in
            Row(
                mine: mine,
                part: "class",
                label: Messages.subsidenceClass(from: item.from, to: item.to).text(language),
                from: item.from,
                to: item.to,
                area: mine.classArea(index),
                minimum: item.minimum.map { bound(style.printed($0), of: mine.classArea(index), by: min) },
                maximum: item.maximum.map { bound(style.printed($0), of: mine.classArea(index), by: max) }
            )
        }
        let rest: [(String, PrintedArea?)] = [
            ("nodata", mine.raster(\.nodata, \.nodata)),
            ("masked", mine.raster(\.masked, \.masked)),
            ("outside", mine.raster(\.outside, \.outside)),
        ]
        for (part, area) in rest {
            rows.append(
                Row(
                    mine: mine,
                    part: part,
                    label: AreaLabel.text(part).text(language),
                    from: nil,
                    to: nil,
                    area: area,
                    minimum: nil,
                    maximum: nil
                )
            )
        }
        return rows
    }
}
