public import ArgumentParser
import GeoModel
import Regreen
public import Restoration

extension MachineID: ExpressibleByArgument {}

/// `regreen ledger status`
struct LedgerStatusCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: said(
                zh: "各矿山各流程在某日的状态",
                en: "Where every case stood on a day."
            ),
            discussion: said(
                zh: "示例：\n  regreen ledger status --as-of 2019-11-30 --machine delisting",
                en: "Example:\n  regreen ledger status --as-of 2019-11-30 --machine delisting"
            )
        )
    }

    @Option(name: .long, help: help(zh: "只看一种流程", en: "One kind of case.", value: "machine"))
    var machine: MachineID?

    @Option(name: .long, help: help(zh: "只看一种状态", en: "One state.", value: "state"))
    var state: String?

    @Option(name: .long, help: help(zh: "只看一座矿山或一个案件", en: "One mine or case.", value: "id"))
    var mine: String?

    @Flag(name: .long, help: help(zh: "只看逾期、受限的", en: "Only what is late or blocked."))
    var late = false

    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let view = try LedgerView(try WorkspaceStore.open(choice.location), asOf: try day.date(choice.asOf))
        let standings = try view.standings(machine: machine, state: state, mine: mine, lateOnly: late)
        if session.json {
            session.emit(view.statusJSON(standings))
            return .done
        }
        var counts = TextTable([
            (session.say(zh: "流程", en: "case"), .left), (session.say(zh: "状态", en: "state"), .left),
            (session.say(zh: "件数", en: "number"), .right),
        ])
        for entry in LedgerView.counts(standings) {
            counts.add([Messages.machine(entry.machine).text(session.language), entry.state, "\(entry.count)"])
        }
        session.line(session.say(zh: "截至 \(view.asOf)", en: "As of \(view.asOf)"))
        if !counts.isEmpty {
            session.table(counts)
            session.line()
        }
        var table = TextTable([
            (session.say(zh: "案件", en: "case"), .left), (session.say(zh: "矿山", en: "mine"), .left),
            (session.say(zh: "流程", en: "kind"), .left), (session.say(zh: "状态", en: "state"), .left),
            (session.say(zh: "最近事件", en: "last event"), .right), (session.say(zh: "注意", en: "note"), .left),
        ])
        for standing in standings {
            table.add([
                standing.subject, view.mineNames[standing.mine] ?? standing.mine,
                Messages.machine(standing.machine.id).text(session.language), standing.state,
                standing.last.description, standing.isLate ? session.say(zh: "逾期", en: "late") : "",
            ])
        }
        if !table.isEmpty { session.table(table) }
        return .done
    }
}
