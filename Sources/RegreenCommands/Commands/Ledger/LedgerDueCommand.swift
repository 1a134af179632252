import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen ledger due`
struct LedgerDueCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "due",
            abstract: said(
                zh: "已逾期和将到期的事项，附责任岗位和条款",
                en: "What is late and what falls due, with posts and clauses."
            ),
            discussion: said(
                zh: "有逾期事项时以 1 结束。\n\n示例：\n  regreen ledger due --as-of 2019-11-01 --within 30",
                en:
                    "Ends with 1 when something is late.\n\nExample:\n  regreen ledger due --as-of 2019-11-01 --within 30"
            )
        )
    }

    @Option(name: .long, help: help(zh: "往后看多少天", en: "Days to look ahead.", value: "days"))
    var within = 30

    @Option(name: .long, help: help(zh: "只看一座矿山或一个案件", en: "One mine or case.", value: "id"))
    var mine: String?

    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if within < 0 { throw ValidationError(said(zh: "--within 不能为负", en: "--within cannot be negative")) }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let view = try LedgerView(try WorkspaceStore.open(choice.location), asOf: try day.date(choice.asOf))
        let entries = try view.due(within: within, mine: mine)
        let late = entries.count { $0.deadline.daysLate(on: view.asOf) > 0 }
        if session.json { session.emit(view.dueJSON(entries, within: within)) } else { show(entries, view, session) }
        session.note(Messages.dueListed(asOf: view.asOf, entries: entries.count, late: late))
        return late > 0 ? .findings : .done
    }

    private func show(_ entries: [LedgerView.DueEntry], _ view: LedgerView, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "期限", en: "due"), .right), (session.say(zh: "逾期", en: "late"), .right),
            (session.say(zh: "案件", en: "case"), .left), (session.say(zh: "事项", en: "what"), .left),
            (session.say(zh: "状态", en: "state"), .left), (session.say(zh: "岗位", en: "posts"), .left),
            (session.say(zh: "条款", en: "clause"), .left),
        ])
        for entry in entries {
            let days = entry.deadline.daysLate(on: view.asOf)
            table.add([
                entry.deadline.date.description, days > 0 ? session.say(zh: "\(days)天", en: "\(days) d") : "",
                entry.standing.subject, Messages.deadline(entry.deadline.kind).text(session.language),
                entry.standing.state,
                entry.deadline.posts.map { Messages.post($0).text(session.language) }
                    .joined(separator: session.say(zh: "、", en: ", ")),
                entry.deadline.clause,
            ])
        }
        if !table.isEmpty { session.table(table) }
    }
}
