import GeoModel
import Restoration

/// The sheet `mines`: one row per mine with every area key, and the attributes of the layer `mines`.
enum MineSheet {
    static func sheet(
        _ mines: [PrintedMine],
        kinds: [ProtectedKind],
        style: AreaStyle,
        language: UserLanguage
    ) -> TableSheet {
        TableSheet(
            name: "mines",
            title: LocalizedText(zh: "矿山", en: "mines"),
            definitions: definitions(mines, kinds: kinds, style: style, language: language),
            rows: mines
        )
    }

    private static func definitions(
        _ mines: [PrintedMine],
        kinds: [ProtectedKind],
        style: AreaStyle,
        language: UserLanguage
    ) -> [ColumnDefinition<PrintedMine>] {
        var columns = identity(mines, language: language)
        columns += areas(style)
        columns += balance(style)
        columns += protection(kinds, style)
        if mines.contains(where: { $0.mine.subsidence != nil }) { columns += subsidence(style) }
        columns += LandColumns.columns(mines, style: style)
        if mines.contains(where: { $0.mine.priority != nil }) {
            columns += [
                .integer("rank", "优先次序", "rank, 1 for the most urgent") { $0.mine.priority?.rank },
                .integer("tier", "优先等级", "tier") { $0.mine.priority?.tier.number },
                .decimal("score", "得分", "weighted sum, 0 to 1", unit: "1", decimals: 4) { $0.mine.priority?.score },
            ]
        }
        if mines.contains(where: { !$0.isMeasured }) {
            columns.append(
                .text("failure", "未量算原因", "why the mine was not measured") { $0.mine.failure?.text(language) }
            )
        }
        return columns
    }

    private static func identity(
        _ mines: [PrintedMine],
        language: UserLanguage
    ) -> [ColumnDefinition<PrintedMine>] {
        let fixed: [ColumnDefinition<PrintedMine>] = [
            .text("mine_id", "矿山编号", "mine id") { $0.mine.mineID },
            .text("name", "矿山名称", "name") { $0.mine.name },
            .text("status", "状态", "status in the register") {
                $0.mine.status.map { Messages.mineStatus($0).text(language) }
            },
            .text("category", "矿山类别", "category") { $0.mine.category },
            .text("town", "乡镇", "town by largest share of area") { $0.mine.town },
        ]
        let taken = Set(fixed.map(\.column.key))
        let keys = Set(mines.flatMap { $0.mine.register.keys }).subtracting(taken)
        return fixed
            + keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
                registerColumn($0, mines, language)
            }
    }

    /// A further field of the register; numbers stay numbers when every mine has one or nothing.
    private static func registerColumn(
        _ key: String,
        _ mines: [PrintedMine],
        _ language: UserLanguage
    ) -> ColumnDefinition<PrintedMine> {
        // Beside 矿山类别, which totals are grouped by, stands the kind of file to keep.
        if key == "kind" {
            return .text(key, "矿山类型", "kind of mine") {
                $0.mine.register[key]?.text.map { Messages.mineKind($0).text(language) }
            }
        }
        let values = mines.map { $0.mine.register[key] ?? .null }
        let title = FieldLabel.text(key)
        let allIntegers = values.allSatisfy { if case .integer = $0 { true } else { $0.isNull } }
        let allReals = values.allSatisfy { value in
            switch value {
            case .integer, .real, .null: return true
            default: return false
            }
        }
        if allIntegers || allReals {
            let decimals = allIntegers ? 0 : 4
            let column = TableColumn(
                key: key,
                title: title,
                type: allIntegers ? .integer : .decimal,
                decimals: decimals
            )
            return ColumnDefinition(column) { .decimal($0.mine.register[key]?.number, decimals) }
        }
        let allDates = values.allSatisfy { if case .date = $0 { true } else { $0.isNull } }
        return ColumnDefinition(TableColumn(key: key, title: title, type: allDates ? .date : .text)) {
            .optional($0.mine.register[key]?.text)
        }
    }

    private static func areas(_ style: AreaStyle) -> [ColumnDefinition<PrintedMine>] {
        var columns: [ColumnDefinition<PrintedMine>] = []
        for method in [AreaMethod.statutory, .geodesic, .planar] {
            columns += style.columns(method.rawValue) { $0.area(method) }
        }
        let label = LocalizedText(zh: "计量面积", en: "area by the method that counts")
        for unit in style.units where unit != .squareMetre {
            columns.append(
                ColumnDefinition(style.column(unit.rawValue, label, unit)) { row in
                    row.counted.map(style.printed)?.cell(unit) ?? .empty
                }
            )
        }
        columns.append(
            .text("reason", "面积缺失原因", "why an area is missing") { $0.mine.area.reason }
        )
        return columns
    }

    private static func balance(_ style: AreaStyle) -> [ColumnDefinition<PrintedMine>] {
        var columns: [ColumnDefinition<PrintedMine>] = []
        columns += style.columns("damaged") { $0.balance(\.damaged, \.damaged) }
        columns += style.columns("unknown") { $0.unknown() }
        columns += style.columns("restored") { $0.balance(\.restored, \.restored) }
        columns += style.columns("accepted") { $0.balance(\.accepted, \.accepted) }
        columns += style.columns("in_works") { $0.balance(\.inWorks, \.inWorks) }
        columns += style.columns("pending") { $0.balance(\.pending, \.pending) }
        columns += style.columns("exempt") { $0.balance(\.exempt, \.exempt) }
        columns += style.columns("remaining") { $0.balance(\.remaining, \.remaining) }
        columns.append(.treatmentRate { $0.isMeasured ? $0.mine.balance : nil })
        columns += style.columns("restored_outside_damage") { $0.single(\.restoredOutsideDamage) }
        columns += style.columns("damaged_outside") { $0.single(\.damagedOutside) }
        columns += style.columns("overlap") { $0.single(\.overlap.area) }
        return columns
    }

    private static func protection(
        _ kinds: [ProtectedKind],
        _ style: AreaStyle
    ) -> [ColumnDefinition<PrintedMine>] {
        var columns: [ColumnDefinition<PrintedMine>] = []
        columns += style.columns("protected_union") { $0.balance(\.protectedUnion, \.protectedUnion) }
        for kind in kinds {
            columns += style.columns("\(kind.rawValue)_union", KindLabel.union(kind)) { $0.kind(kind, \.union) }
            columns += style.columns("\(kind.rawValue)_damaged", KindLabel.damaged(kind)) { $0.kind(kind, \.damaged) }
        }
        return columns
    }

    private static func subsidence(_ style: AreaStyle) -> [ColumnDefinition<PrintedMine>] {
        var columns: [ColumnDefinition<PrintedMine>] = []
        columns += style.columns("valid") { $0.raster(\.valid, \.valid) }
        columns += style.columns("nodata") { $0.raster(\.nodata, \.nodata) }
        columns += style.columns("masked") { $0.raster(\.masked, \.masked) }
        columns += style.columns("outside") { $0.raster(\.outside, \.outside) }
        columns += [
            .decimal("mean_m", "平均下沉（米）", "mean subsidence, m", unit: "m", decimals: 4) { $0.subsidence?.mean },
            .decimal("max_m", "最大下沉（米）", "largest subsidence, m", unit: "m", decimals: 4) { $0.subsidence?.maximum },
            .decimal("volume_m3", "下沉体积（立方米）", "signed volume, m3", unit: "m3", decimals: 2) {
                $0.subsidence?.volume
            },
            .decimal("uplift_m3", "抬升体积（立方米）", "volume of uplift, m3", unit: "m3", decimals: 2) {
                $0.subsidence?.uplift
            },
        ]
        return columns
    }
}

/// Names of the two areas of a protected kind.
enum KindLabel {
    static func union(_ kind: ProtectedKind) -> LocalizedText {
        LocalizedText(zh: "\(kind.label.zh)内面积", en: "area inside \(kind.label.en)")
    }

    static func damaged(_ kind: ProtectedKind) -> LocalizedText {
        LocalizedText(zh: "\(kind.label.zh)内损毁面积", en: "damaged area inside \(kind.label.en)")
    }
}
