public import ArgumentParser
import GeoModel
import Regreen
public import Restoration

/// `regreen cards REGISTER FILE`
struct CardsCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cards",
            abstract: said(
                zh: "拆除、隐患点、枯死树木、水位四种登记：核对缺漏和逾期，打印明白卡与任务卡",
                en: "Registers of demolition, hazards, dead trees and water: gaps, overdue, cards to print."
            ),
            discussion: said(
                zh: """
                    共同列：id, mine_id, town, place, due, done；其余列见 docs/cli.md。隐患点的 cause
                    （natural 或 mining）决定牵头单位（004 三（六）、三（七））。
                    退出码：0 齐全，1 有缺漏或逾期，2 登记表不可用。

                    示例：
                      regreen cards hazards 隐患点.csv --as-of 2024-10-01 -o 明白卡.html
                    """,
                en: """
                    Common columns: id, mine_id, town, place, due, done; for the others see docs/cli.md.
                    The cause of a hazard (natural or mining) decides who leads (004 items 6 and 7).
                    Ends with 0, 1 for gaps or overdue entries, 2 for a table that cannot be used.

                    Example:
                      regreen cards hazards hazards.csv --as-of 2024-10-01 -o cards.html
                    """
            )
        )
    }

    @Argument(help: help(zh: "登记种类", en: "The register.", value: "demolition|hazards|trees|water"))
    var register: SupervisionRecord.Register

    @Argument(help: help(zh: "登记表（CSV）", en: "The register's table (CSV).", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "截止日期", en: "The day of the report.", value: "date"))
    var asOf: DateArgument

    @Option(
        name: .shortAndLong,
        help: help(
            zh: "卡片 .txt、.html，或登记表 .csv、.xlsx，可重复",
            en: "Cards .txt or .html, table .csv or .xlsx.",
            value: "path"
        )
    )
    var output: [String] = []

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try SupervisionReport(register, path: file, asOf: asOf.date)
        for path in output { try report.write(to: path, language: session.language, replaces: force) }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        session.note(Messages.cardsMade(report.records.count, gaps: report.incomplete.count))
        return report.status
    }

    private func show(_ report: SupervisionReport, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "编号", en: "no."), .left), (session.say(zh: "矿山", en: "mine"), .left),
            (session.say(zh: "位置", en: "place"), .left), (session.say(zh: "期限", en: "due"), .right),
            (session.say(zh: "完成", en: "done"), .right), (session.say(zh: "缺漏", en: "gaps"), .right),
        ])
        for record in report.records {
            table.add([
                record.id, record.mine, record.place ?? record.town, record.due?.description, record.done?.description,
                "\(record.gaps(on: report.date).count)",
            ])
        }
        if !table.isEmpty { session.table(table) }
        for record in report.incomplete {
            let gaps = record.gaps(on: report.date).map { Messages.recordGap($0).text(session.language) }
            let text = gaps.joined(separator: session.say(zh: "；", en: "; "))
            session.paragraph("\(record.id): \(text) (\(record.problem.clause))")
        }
    }
}

extension SupervisionRecord.Register: ExpressibleByArgument {}
