import ArgumentParser
import Regreen
import Restoration

/// `regreen ledger reconcile LEFT RIGHT --id COLUMN`
struct LedgerReconcileCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reconcile",
            abstract: said(
                zh: "核查对账：两份同类表（CSV）逐条比较，列出仅一方有的、不一致的和合计差",
                en: "Compare two lists (CSV) of the same mines: only in one, differing, sums."
            ),
            discussion: said(
                zh: "退出码：0 一致，1 不一致。\n\n示例：\n  regreen ledger reconcile 街道.csv 区级.csv --id 统一编号",
                en:
                    "Ends with 1 when they differ.\n\nExample:\n  regreen ledger reconcile town.csv district.csv --id mine_id"
            )
        )
    }

    @Argument(help: help(zh: "前表", en: "First list.", value: "left"))
    var left: String

    @Argument(help: help(zh: "后表", en: "Second list.", value: "right"))
    var right: String

    @Option(name: .long, help: help(zh: "编号列", en: "Column of the ids.", value: "column"))
    var id: String

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try ReconciliationReport(left: left, right: right, id: id)
        let result = report.result
        if session.json {
            session.emit(report.json)
        } else {
            for mine in result.onlyLeft { session.line("< \(mine)") }
            for mine in result.onlyRight { session.line("> \(mine)") }
            for found in result.differences {
                session.paragraph("≠ \(found.id)  \(found.column): \(found.left ?? "–") | \(found.right ?? "–")")
            }
            for balance in result.balances where balance.difference != DecimalNumber(coefficient: 0, scale: 0) {
                session.paragraph(
                    "Σ \(balance.column): \(balance.left) | \(balance.right)  ("
                        + session.say(zh: "差", en: "difference") + " \(balance.difference))"
                )
            }
        }
        session.note(
            Messages.reconciled(
                agreeing: result.agreeing,
                onlyLeft: result.onlyLeft.count,
                onlyRight: result.onlyRight.count,
                differences: result.differences.count
            )
        )
        return report.status
    }
}
