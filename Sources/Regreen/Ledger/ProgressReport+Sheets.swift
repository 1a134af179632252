import Foundation
import GeoModel
import Publishing
public import Restoration

extension ProgressReport {
    /// Writes the report: `.json`, `.csv` (a file for each table) or `.xlsx`; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        if path.lowercased().hasSuffix(".json") {
            _ = try ToolOutput.staged(path, replaces: replaces) { target in
                do {
                    try Data((json.serialized(pretty: true) + "\n").utf8).write(to: URL(filePath: target))
                } catch {
                    throw OutputFailure(operation: "write", path: path, message: StagedOutput.reason(error))
                }
                return PublicationReport()
            }
            return
        }
        guard let format = SheetExport.Format(path: path) else {
            let endings = SheetExport.Format.allCases.map(\.rawValue) + ["json"]
            let message = Messages.formatUnknown(path: path, endings: endings)
            throw InputError(Finding(.driverRefused, .error, file: path, message: message))
        }
        _ = try ToolOutput.staged(path, replaces: replaces) { target in
            try SheetExport.write(
                sheets(language),
                about: [("", Messages.reportTitle(period, asOf: asOf).text(language))],
                to: target,
                format: format,
                date: asOf,
                language: language
            )
        }
    }

    /// All tables, in the order they are written.
    func sheets(_ language: UserLanguage) -> [TableSheet] {
        [targetSheet, balanceSheet, yearSheet, areaSheet, lateSheet(language), changeSheet, scopeSheet]
            .filter { !$0.rows.isEmpty || $0.name == "balance" }
    }

    private func sheet(
        _ name: String,
        _ title: LocalizedText,
        _ columns: [(key: String, zh: String, unit: String)],
        _ rows: [[TableCell]]
    ) -> TableSheet {
        TableSheet(
            name: name,
            title: title,
            columns: columns.map { column in
                let english = column.key.split(separator: "_").joined(separator: " ")
                return TableColumn(
                    key: column.key,
                    title: LocalizedText(zh: column.zh, en: english),
                    unit: column.unit,
                    type: column.unit.isEmpty ? .text : .decimal,
                    decimals: 2
                )
            },
            rows: rows
        )
    }

    private func mu(_ area: ExactArea?) -> TableCell {
        .number(area?.amount(in: .mu, decimals: 2), decimals: 2)
    }

    private var targetSheet: TableSheet {
        sheet(
            "targets",
            LocalizedText(zh: "目标进度", en: "targets"),
            [
                ("from", "起始年", ""), ("to", "截止年", ""), ("category", "类别", ""), ("town", "乡镇", ""),
                ("quantity", "指标", ""), ("target", "目标", "1"), ("accepted", "已验收", "1"),
                ("difference", "差额", "1"), ("accepted_mu", "已验收面积（亩）", "mu"), ("mines", "完成矿山数", "1"),
                ("state", "状态", ""), ("clause", "条款", ""),
            ],
            targets.map { progress in
                let target = progress.target
                return [
                    .whole(target.from), .whole(target.to), .words(target.category), .words(target.town),
                    .words(target.quantity.rawValue), .number(target.value, decimals: 2),
                    .number(progress.accepted?.rounded(to: 2), decimals: 2),
                    .number(progress.difference?.rounded(to: 2), decimals: 2), mu(progress.area),
                    .whole(progress.mines), .words(progress.state.rawValue), .words(target.clause),
                ]
            }
        )
    }

    private var balanceSheet: TableSheet {
        sheet(
            "balance",
            LocalizedText(zh: "治理账", en: "balance"),
            [
                ("by", "分组", ""), ("name", "名称", ""), ("damaged_mu", "已损毁（亩）", "mu"),
                ("restored_mu", "已治理（亩）", "mu"), ("accepted_mu", "已验收（亩）", "mu"),
                ("in_works_mu", "治理中（亩）", "mu"), ("exempt_mu", "豁免（亩）", "mu"), ("pending_mu", "待治理（亩）", "mu"),
            ],
            record.groups.map { group in
                let sums = group.sums
                return [.words(group.kind.rawValue), .words(group.name)]
                    + [sums.damaged, sums.restored, sums.accepted, sums.inWorks, sums.exempt, sums.pending].map(mu)
            }
        )
    }

    private var yearSheet: TableSheet {
        sheet(
            "years",
            LocalizedText(zh: "分年账", en: "years"),
            [
                ("year", "年份", ""), ("opening_mu", "年初待治理（亩）", "mu"), ("damaged_mu", "新增损毁（亩）", "mu"),
                ("restored_mu", "治理（亩）", "mu"), ("accepted_mu", "其中验收（亩）", "mu"), ("exempt_mu", "豁免（亩）", "mu"),
                ("closing_mu", "年末待治理（亩）", "mu"),
            ],
            record.years.map { year in
                [.whole(year.year)]
                    + [year.opening, year.damaged, year.restored, year.accepted, year.exempt, year.closing].map(mu)
            }
        )
    }

    private var areaSheet: TableSheet {
        let measured = measuredRestored
        return sheet(
            "areas",
            LocalizedText(zh: "三项面积", en: "areas"),
            [
                ("mine_id", "统一编号", ""), ("name", "矿山名称", ""), ("declared_mu", "登记面积（亩）", "mu"),
                ("drawn_mu", "图形面积（亩）", "mu"), ("checked_mu", "图斑核定面积（亩）", "mu"),
                ("treated_mu", "实地治理面积（亩）", "mu"), ("measured_mu", "图形治理面积（亩）", "mu"),
                ("treated_less_measured_mu", "实地减图形（亩）", "mu"),
            ],
            record.mines.map { mine in
                let restored = measured[mine.mineID] ?? .zero
                return [.words(mine.mineID), .words(mine.name)]
                    + [
                        mine.declared, mine.drawn, mine.checked, mine.treated, restored,
                        mine.treated.map { $0 - restored },
                    ].map(mu)
            }
        )
    }

    private func lateSheet(_ language: UserLanguage) -> TableSheet {
        sheet(
            "late",
            LocalizedText(zh: "逾期事项", en: "late"),
            [
                ("town", "乡镇", ""), ("subject", "案件", ""), ("mine_id", "统一编号", ""), ("what", "事项", ""),
                ("date", "期限", ""), ("days_late", "逾期天数", "1"), ("posts", "责任岗位", ""), ("clause", "条款", ""),
            ],
            late.map { entry in
                [
                    .words(towns[entry.standing.mine]), .words(entry.standing.subject), .words(entry.standing.mine),
                    .words(Messages.deadline(entry.deadline.kind).text(language)),
                    .words(entry.deadline.date.description), .whole(entry.deadline.daysLate(on: asOf)),
                    .words(entry.deadline.posts.map { Messages.post($0).text(language) }.joined(separator: "、")),
                    .words(entry.deadline.clause),
                ]
            }
        )
    }

    private var changeSheet: TableSheet {
        sheet(
            "changes",
            LocalizedText(zh: "较上次变化", en: "changes"),
            [
                ("subject", "案件", ""), ("mine_id", "统一编号", ""), ("machine", "流程", ""), ("from", "原状态", ""),
                ("to", "现状态", ""),
            ],
            (change?.moves ?? []).map { move in
                [move.subject, move.mine, move.machine.rawValue, move.from, move.to].map { .words($0) }
            }
        )
    }

    private var scopeSheet: TableSheet {
        sheet(
            "scope",
            LocalizedText(zh: "治理范围", en: "scope"),
            [
                ("mine_id", "统一编号", ""), ("in_scope", "是否纳入", ""), ("reason", "理由", ""), ("since", "登记日期", ""),
            ],
            scope.entries.contains { $0.isIncluded != nil }
                ? scope.entries.map { entry in
                    [
                        .words(entry.mine), .words(entry.isIncluded.map { $0 ? "是" : "否" } ?? "未登记"),
                        .words(entry.reason), .words(entry.since?.description),
                    ]
                } : []
        )
    }
}
