import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen rank`
struct RankCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rank",
            abstract: said(zh: "优先次序：两种次序对照，逐矿说明理由", en: "The ranking: two orders side by side, reasons of a mine."),
            discussion: said(
                zh: "示例：\n  regreen rank explain demo-output QS001",
                en: "Example:\n  regreen rank explain demo-output QS001"
            ),
            subcommands: [RankOrdersCommand.self, RankExplainCommand.self]
        )
    }
}

/// `regreen rank orders RESULT`
struct RankOrdersCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "orders",
            abstract: said(
                zh: "突出重点与先易后难两种次序对照，列出前半段不一致的矿山",
                en: "Worst first and easy first side by side, and the mines on which they disagree."
            ),
            discussion: said(
                zh: """
                    先易后难按待治理面积由小到大。退出码：0 一致，1 有不一致。

                    示例：
                      regreen rank orders demo-output -o 次序.xlsx
                    """,
                en: """
                    Easy first goes by the least land still to be restored. Ends with 1 when a mine is in
                    the first half of one order alone.

                    Example:
                      regreen rank orders demo-output -o orders.xlsx
                    """
            )
        )
    }

    @Argument(help: help(zh: "评估成果文件夹或 assessment.json", en: "Result of assess, or its JSON.", value: "path"))
    var assessment: String

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try RankingOrdersReport(assessment: assessment)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json) } else { show(report, session) }
        session.note(
            Messages.rankingOrdersMade(
                mines: report.orders.rows.count,
                apart: report.orders.disagreements.count,
                leftOut: report.orders.leftOut.count
            )
        )
        return report.status
    }

    private func show(_ report: RankingOrdersReport, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "矿山", en: "mine"), .left), (session.say(zh: "名称", en: "name"), .left),
            (session.say(zh: "突出重点", en: "worst first"), .right), (session.say(zh: "先易后难", en: "easy first"), .right),
            (session.say(zh: "待治理（亩）", en: "remaining, mu"), .right),
        ])
        for row in report.orders.disagreements {
            table.add([
                row.mineID, report.name(row.mineID) ?? "", "\(row.worst)", "\(row.easy)",
                row.remaining.amount(in: .mu, decimals: 2).text(minimumDecimals: 2),
            ])
        }
        if !table.isEmpty { session.table(table) }
    }
}

/// `regreen rank explain RESULT MINE`
struct RankExplainCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: said(
                zh: "某矿山的名次从何而来：等级、各项贡献、名次区间、缺少的数据",
                en: "Where a mine's rank comes from: tier, contributions, interval, what is missing."
            ),
            discussion: said(
                zh: "示例：\n  regreen rank explain demo-output QS001",
                en: "Example:\n  regreen rank explain demo-output QS001"
            )
        )
    }

    @Argument(help: help(zh: "评估成果文件夹或 assessment.json", en: "Result of assess, or its JSON.", value: "path"))
    var assessment: String

    @Argument(help: help(zh: "矿山编号", en: "Id of the mine.", value: "mine"))
    var mine: String

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let found = try RankingExplanation(assessment: assessment, mine: mine)
        guard !session.json else {
            session.emit(found.json)
            return .done
        }
        func text(_ key: String) -> String? {
            guard let value = found.priority[key], !value.isNull else { return nil }
            return value.stringValue ?? value.serialized()
        }
        session.line([found.mineID, found.name].compactMap { $0 }.joined(separator: "  "))
        let rows: [(label: String, value: String?)] = [
            (session.say(zh: "名次", en: "rank"), text("rank")),
            (session.say(zh: "名次区间", en: "interval"), text("rank_interval")),
            (session.say(zh: "等级", en: "tier"), text("tier") ?? text("tier_reason")),
            (session.say(zh: "得分", en: "score"), text("score")),
        ]
        for row in rows { if let value = row.value { session.line("    \(row.label): \(value)") } }
        for part in found.contributions {
            session.line(
                "    + \(part.criterion): \(DecimalNumber(part.value).rounded(to: 4).text(minimumDecimals: 4))"
            )
        }
        let missing = found.priority["missing"]?.arrayValue?.compactMap(\.stringValue) ?? []
        if !missing.isEmpty {
            session.paragraph("    → " + session.say(zh: "缺少：", en: "missing: ") + missing.joined(separator: ", "))
        }
        return .done
    }
}
