import GeoModel
import Restoration

/// Columns of vegetation, grades of land and levels of buildings on the sheet `mines`, where a project measures them.
enum LandColumns {
    static func columns(_ mines: [PrintedMine], style: AreaStyle) -> [ColumnDefinition<PrintedMine>] {
        var columns: [ColumnDefinition<PrintedMine>] = []
        if mines.contains(where: { $0.mine.vegetation != nil }) {
            columns += vegetation(style, hasChange: mines.contains { $0.mine.vegetation?.transitions != nil })
        }
        if mines.contains(where: { $0.mine.landDamage != nil }) { columns += landDamage(style) }
        if mines.contains(where: { $0.mine.buildings != nil }) { columns += buildings() }
        return columns
    }

    private static func vegetation(_ style: AreaStyle, hasChange: Bool) -> [ColumnDefinition<PrintedMine>] {
        func areas(
            _ key: String,
            _ zh: String,
            _ en: String,
            _ area: @escaping (VegetationFigures) -> ExactArea?
        ) -> [ColumnDefinition<PrintedMine>] {
            style.columns(key, LocalizedText(zh: zh, en: en)) { row in
                row.vegetation.flatMap(area).map(style.printed)
            }
        }
        var columns: [ColumnDefinition<PrintedMine>] = [
            .decimal("fvc_mean", "平均植被覆盖度", "mean vegetation cover, 0 to 1", unit: "1", decimals: 4) {
                $0.vegetation?.meanCover
            }
        ]
        for (index, key) in ["low", "medium_low", "medium", "medium_high", "high"].enumerated() {
            let name = Messages.coverClass(index + 1, ofFour: false)
            columns += areas("fvc_\(key)", "\(name.zh)覆盖度面积", "area of \(name.en) vegetation cover") {
                $0.classes[index]
            }
        }
        columns += areas("fvc_nodata", "无植被数据面积", "area without vegetation data") { $0.withoutData }
        if hasChange {
            columns += areas("fvc_improved", "植被变好面积", "area of a higher cover class than before") { $0.changed(1) }
            columns += areas("fvc_degraded", "植被变差面积", "area of a lower cover class than before") { $0.changed(-1) }
        }
        columns += areas("to_be_greened", "应复绿面积", "damaged area to be greened") { $0.toBeGreened }
        columns += areas("greened", "已复绿面积", "treated area that is green") { $0.greened }
        columns.append(
            .decimal("greening_rate", "复绿率", "greened over area to be greened", unit: "1", decimals: 4) {
                $0.vegetation?.greeningRate
            }
        )
        return columns
    }

    private static func landDamage(_ style: AreaStyle) -> [ColumnDefinition<PrintedMine>] {
        func areas(
            _ key: String,
            _ zh: String,
            _ en: String,
            _ area: @escaping (GradeAreas) -> ExactArea
        ) -> [ColumnDefinition<PrintedMine>] {
            style.columns(key, LocalizedText(zh: zh, en: en)) { row in
                row.landDamage.map { style.printed(area($0.all)) }
            }
        }
        return areas("grade_light", "轻度损毁面积", "subsided land of grade light") { $0.light }
            + areas("grade_medium", "中度损毁面积", "subsided land of grade medium") { $0.medium }
            + areas("grade_severe", "重度损毁面积", "subsided land of grade severe") { $0.severe }
            + areas("grade_none", "未损毁面积", "land with a subsidence below the damage threshold") { $0.none }
            + areas("ungraded", "未分级面积", "land with a subsidence whose class has no grades") { $0.ungraded }
            + [
                .decimal("severe_share", "重度损毁占比", "severe over damaged area", unit: "1", decimals: 4) {
                    $0.landDamage?.severeShare
                }
            ]
    }

    private static func buildings() -> [ColumnDefinition<PrintedMine>] {
        BuildingDamageLevel.allCases.map { level in
            .integer("buildings_\(level.rawValue)", "\(level.roman)级建筑物（处）", "buildings of level \(level.roman)") {
                $0.isMeasured ? $0.mine.buildings?.byLevel[level.rawValue - 1] : nil
            }
        } + [
            .integer("buildings_ungraded", "未分级建筑物（处）", "buildings without a level") {
                $0.isMeasured ? $0.mine.buildings?.ungraded : nil
            }
        ]
    }
}
