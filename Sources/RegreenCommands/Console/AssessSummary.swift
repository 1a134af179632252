import Foundation
import GeoModel
import Regreen
import Restoration

/// The totals of an assessment as a small table.
enum AssessSummary {
    static func table(_ outcome: AssessOutcome, _ language: UserLanguage) -> TextTable {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let balance = outcome.county.balance
        var table = TextTable([(say("项目", "figure"), .left), (say("亩", "mu"), .right), (say("公顷", "ha"), .right)])
        let rows: [(String, ExactArea?)] = [
            (say("矿山面积", "mines"), balance.area), (say("已损毁", "damaged"), balance.damaged),
            (say("已治理", "restored"), balance.restored), (say("治理中", "in works"), balance.inWorks),
            (say("待治理", "pending"), balance.pending), (say("豁免", "exempt"), balance.exempt),
            (say("未知（无数据）", "unknown (no data)"), balance.unknown),
            (say("四区两线内", "inside protected layers"), balance.protectedUnion),
        ]
        for (name, area) in rows {
            table.add([name, area.map { figure($0.mu, 2) }, area.map { figure($0.hectares, 4) }])
        }
        let rate = balance.treatmentRate.map { figure($0 * 100, 1) + " %" } ?? "–"
        table.add([say("治理率", "treatment rate"), rate, ""])
        table.add([say("矿山数", "number of mines"), "\(outcome.county.mineCount)", ""])
        return table
    }

    private static func figure(_ value: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", value)
    }
}
