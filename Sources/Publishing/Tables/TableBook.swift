import GeoModel
public import Restoration

/// All tables of an assessment, from which CSV, workbook and `fields.csv` are written.
public struct TableBook: Sendable, Hashable {
    /// `mines, protected, classes, totals`, `roads` after `classes` where traffic lines were measured, and `ranking, ranking_criteria` when something was ranked.
    public let sheets: [TableSheet]
    /// The pairs shown on the sheet about the workbook.
    public let about: [AboutLine]

    /// One line of the sheet about the workbook.
    public struct AboutLine: Sendable, Hashable {
        /// What it is.
        public let label: String
        /// The text.
        public let text: String
    }

    /// Builds the tables; figures are rounded and balanced here, once for all formats.
    public init(_ assessment: Assessment, settings: PublicationSettings) {
        let style = AreaStyle(settings)
        let language = settings.language
        let mines = assessment.mines.map { PrintedMine($0, method: assessment.areaMethod, style: style) }
        let kinds = TableBook.kinds(of: assessment)
        var sheets = [
            MineSheet.sheet(mines, kinds: kinds, style: style, language: language),
            ProtectedSheet.sheet(mines, style: style, language: language),
            ClassSheet.sheet(mines, style: style, language: language),
            TotalsSheet.sheet(assessment, kinds: kinds, style: style, language: language),
        ]
        sheets.append(RankingSheet.sheet(assessment, language: language))
        if let ranking = assessment.ranking { sheets.append(RankingSheet.criteria(ranking, language: language)) }
        let thresholds = assessment.county.subsidence?.classes ?? []
        if let roads = RoadSheet.sheet(mines, thresholds: thresholds) { sheets.insert(roads, at: 3) }
        self.sheets = sheets
        about = TableBook.aboutLines(assessment, settings: settings)
    }

    /// The sheet with a machine name.
    public subscript(name: String) -> TableSheet? { sheets.first { $0.name == name } }

    /// The sheet `mines` with machine keys as values, whatever the language: the attributes of layers.
    static func layerSheet(_ assessment: Assessment, settings: PublicationSettings) -> TableSheet {
        let style = AreaStyle(settings)
        return MineSheet.sheet(
            assessment.mines.map { PrintedMine($0, method: assessment.areaMethod, style: style) },
            kinds: kinds(of: assessment),
            style: style,
            language: .en
        )
    }

    /// The kinds of protected layers in the project, in the order of domain 3.3.
    static func kinds(of assessment: Assessment) -> [ProtectedKind] {
        var present = Set(assessment.county.balance.protectedByKind.keys)
        for mine in assessment.mines {
            present.formUnion(mine.protected.map(\.kind))
            present.formUnion(mine.balance.protectedByKind.keys)
        }
        return ProtectedKind.allCases.filter(present.contains)
    }

    /// The dictionary of all columns: `tables/fields.csv`.
    public var fields: TableSheet {
        struct Entry {
            let sheet: String
            let column: TableColumn
        }
        let entries = sheets.flatMap { sheet in sheet.columns.map { Entry(sheet: sheet.name, column: $0) } }
        return TableSheet(
            name: "fields",
            title: LocalizedText(zh: "字段", en: "fields"),
            definitions: [
                .text("sheet", "表", "sheet") { $0.sheet },
                .text("key", "英文字段名", "key") { $0.column.key },
                .text("zh", "中文字段名", "Chinese name") { $0.column.title.zh },
                .text("en", "英文说明", "English name") { $0.column.title.en },
                .text("unit", "单位", "unit") { $0.column.unit.isEmpty ? nil : $0.column.unit },
                .text("type", "类型", "type") { $0.column.type.rawValue },
                .integer("decimals", "小数位", "decimals") { $0.column.type == .decimal ? $0.column.decimals : nil },
            ] as [ColumnDefinition<Entry>],
            rows: entries
        )
    }

    private static func aboutLines(_ assessment: Assessment, settings: PublicationSettings) -> [AboutLine] {
        let language = settings.language
        func line(_ label: LocalizedText, _ text: String?) -> AboutLine? {
            text.map { AboutLine(label: label.text(language), text: $0) }
        }
        var lines = [
            line(Messages.aboutProject, assessment.project),
            line(Messages.aboutAdcode, settings.adcode),
            line(Messages.aboutAsOf, assessment.asOf?.description),
            line(Messages.aboutAreaMethod, assessment.areaMethod.label.text(language)),
            line(Messages.aboutCRS, settings.workingCRS.summary),
            line(Messages.aboutUnits, Messages.aboutUnitsText.text(language)),
            line(Messages.aboutBalance, Messages.aboutBalanceText.text(language)),
        ].compactMap { $0 }
        lines += assessment.assumptions.map {
            AboutLine(label: Messages.aboutAssumption.text(language), text: $0.text(language))
        }
        lines += settings.ruleMarks.map {
            AboutLine(label: Messages.aboutRule.text(language), text: $0.text(language))
        }
        if let ranking = assessment.ranking {
            lines.append(
                AboutLine(
                    label: Messages.aboutRanking.text(language),
                    text: Messages.rankingSummary(ranking).text(language)
                )
            )
        }
        return lines
    }
}
