import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen ledger aftercare`
struct LedgerAftercareCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "aftercare",
            abstract: said(
                zh: "后期管护和方案备案：管护主体、检查期限、新损毁，各级备案日期",
                en: "After-care and filings: bodies, inspections due, damage that came back, days of filing."
            ),
            discussion: said(
                zh: """
                    由事件 aftercare.begun（body、until）、aftercare.inspected（result：sound 或 damaged）、
                    aftercare.ended、scheme.filed（level：city 或 province）得出。逾期或有新损毁以 1 结束。

                    示例：
                      regreen ledger aftercare --workspace workspace.gpkg --as-of 2024-12-31
                    """,
                en: """
                    From events aftercare.begun (body, until), aftercare.inspected (result: sound, damaged),
                    aftercare.ended, scheme.filed (level: city, province). Ends with 1 when an inspection is
                    late or found damage.

                    Example:
                      regreen ledger aftercare --workspace workspace.gpkg --as-of 2024-12-31
                    """
            )
        )
    }

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let ledger = try LedgerView(try WorkspaceStore.open(choice.location), asOf: try day.date(choice.asOf))
        let view = try AftercareView(ledger, rules: rules)
        if session.json { session.emit(view.json) } else { show(view, session) }
        session.note(
            Messages.aftercareListed(
                asOf: view.asOf.description,
                mines: view.aftercare.count,
                late: view.aftercare.count { view.daysLate($0) > 0 },
                damaged: view.aftercare.count { $0.finding == .damaged },
                filings: view.filings.count
            )
        )
        return view.status
    }

    private func show(_ view: AftercareView, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "矿山", en: "mine"), .left), (session.say(zh: "管护主体", en: "body"), .left),
            (session.say(zh: "起", en: "since"), .right), (session.say(zh: "上次检查", en: "inspected"), .right),
            (session.say(zh: "结果", en: "found"), .left), (session.say(zh: "下次最迟", en: "next by"), .right),
            (session.say(zh: "逾期", en: "late"), .right),
        ])
        for care in view.aftercare {
            let days = view.daysLate(care)
            table.add([
                care.mine, care.body, care.since.description, care.inspected?.description ?? "",
                care.finding.map { Messages.aftercareFinding($0).text(session.language) } ?? "",
                care.nextInspection(everyMonths: view.months)?.description ?? "",
                days > 0 ? session.say(zh: "\(days)天", en: "\(days) d") : "",
            ])
        }
        if !table.isEmpty { session.table(table) }
        for filing in view.filings {
            session.line("\(filing.mine)  \(Messages.filingLevel(filing.level).text(session.language))  \(filing.date)")
        }
    }
}
