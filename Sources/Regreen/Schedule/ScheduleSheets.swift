import Publishing
import Restoration

/// The tables of a schedule: mines with and without a year, targets, money.
struct ScheduleSheets {
    private let report: ScheduleReport
    private let language: UserLanguage

    init(_ report: ScheduleReport, language: UserLanguage) {
        self.report = report
        self.language = language
    }

    var all: [TableSheet] { [mines, targets, money] }

    private static func column(
        _ key: String,
        _ zh: String,
        _ en: String,
        unit: String = "",
        _ type: TableColumnType = .text,
        decimals: Int = 0
    ) -> TableColumn {
        TableColumn(key: key, title: LocalizedText(zh: zh, en: en), unit: unit, type: type, decimals: decimals)
    }

    private var mines: TableSheet {
        let schedule = report.schedule
        let chosen = schedule.assignments.map { entry in
            row(entry.candidate, year: entry.year, isCommitted: entry.isCommitted, reason: nil)
        }
        let left = schedule.leftOut.map { entry in
            row(entry.candidate, year: nil, isCommitted: false, reason: entry.reason)
        }
        return TableSheet(
            name: "schedule",
            title: LocalizedText(zh: "年度安排", en: "schedule"),
            columns: [
                Self.column("mine_id", "矿山编号", "mine id"), Self.column("name", "矿山名称", "name"),
                Self.column("category", "矿山类别", "category"), Self.column("town", "乡镇", "town"),
                Self.column("tier", "优先等级", "tier", .integer), Self.column("rank", "优先次序", "rank", .integer),
                Self.column("group", "连片区", "contiguous area"), Self.column("year", "安排年度", "year", .integer),
                Self.column("area_mu", "待治理面积（亩）", "land to treat", unit: "mu", .decimal, decimals: 2),
                Self.column("cost_wan_yuan", "费用（万元）", "cost", unit: "wan_yuan", .decimal, decimals: 2),
                Self.column("committed", "已承诺", "promised"), Self.column("reason", "未安排原因", "why it has no year"),
            ],
            rows: chosen + left
        )
    }

    private func row(
        _ place: Int,
        year: Int?,
        isCommitted: Bool,
        reason: TreatmentSchedule.Reason?
    ) -> [TableCell] {
        let candidate = report.schedule.request.candidates[place]
        return [
            .words(candidate.mineID), .words(candidate.name), .words(candidate.categories.first),
            .words(candidate.town), .whole(candidate.tier), .whole(candidate.rank), .words(candidate.group),
            .whole(year), .number(candidate.area.amount(in: .mu, decimals: 2), decimals: 2),
            .number(candidate.cost.wanYuan, decimals: 2),
            .words(isCommitted ? LocalizedText(zh: "是", en: "yes").text(language) : nil),
            .words(reason.map { Messages.scheduleReason($0, exclusion: candidate.exclusion).text(language) }),
        ]
    }

    private var targets: TableSheet {
        let number = TableColumnType.decimal
        return TableSheet(
            name: "targets",
            title: LocalizedText(zh: "目标", en: "targets"),
            columns: [
                Self.column("year", "年末", "by the end of", .integer), Self.column("category", "类别", "category"),
                Self.column("town", "乡镇", "town"), Self.column("quantity", "计量", "quantity"),
                Self.column("stated", "本期目标", "target of the period", number, decimals: 2),
                Self.column("cumulative", "累计目标", "cumulative target", number, decimals: 2),
                Self.column("accepted", "已验收", "accepted", number, decimals: 2),
                Self.column("planned", "已安排", "planned", number, decimals: 2),
                Self.column("shortage", "缺口", "shortage", number, decimals: 2),
                Self.column("why", "缺口原因", "why it is short"), Self.column("clause", "条款", "clause"),
            ],
            rows: report.schedule.outcomes.map { outcome in
                let goal = outcome.goal
                return [
                    .whole(goal.year), .words(goal.scope.category), .words(goal.scope.town),
                    .words(Messages.scheduleUnit(goal.scope.quantity).text(language)),
                    .number(goal.stated, decimals: 2), .number(goal.cumulative, decimals: 2),
                    .number(outcome.accepted, decimals: 2), .number(outcome.planned, decimals: 2),
                    .number(outcome.shortage, decimals: 2),
                    .words(Messages.scheduleShortageCause(outcome)?.text(language)), .words(goal.clause),
                ]
            }
        )
    }

    private var money: TableSheet {
        TableSheet(
            name: "money",
            title: LocalizedText(zh: "资金", en: "money"),
            columns: [
                Self.column("year", "年度", "year", .integer),
                Self.column("fund_wan_yuan", "可用资金（万元）", "fund", unit: "wan_yuan", .decimal, decimals: 2),
                Self.column("planned_wan_yuan", "安排资金（万元）", "planned", unit: "wan_yuan", .decimal, decimals: 2),
                Self.column(
                    "overcommitted_wan_yuan",
                    "承诺超出（万元）",
                    "promises beyond the fund",
                    unit: "wan_yuan",
                    .decimal,
                    decimals: 2
                ),
            ],
            rows: report.schedule.money.map {
                [
                    .whole($0.year), .number($0.fund?.wanYuan, decimals: 2), .number($0.planned.wanYuan, decimals: 2),
                    .number($0.overcommitted.wanYuan, decimals: 2),
                ]
            }
        )
    }
}
