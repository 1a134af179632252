import ArgumentParser
import Regreen
import Restoration

/// `regreen ledger history SUBJECT`
struct LedgerHistoryCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: said(zh: "一座矿山或一个案件的全部事件", en: "All events of a mine or a case."),
            discussion: said(
                zh: "示例：\n  regreen ledger history QS001 --as-of 2019-11-30",
                en: "Example:\n  regreen ledger history QS001 --as-of 2019-11-30"
            )
        )
    }

    @Argument(help: help(zh: "矿山编号或案件编号", en: "Mine or case.", value: "subject"))
    var subject: String

    @Option(name: .long, help: help(zh: "只列到这一天", en: "Events up to this day.", value: "date"))
    var asOf: DateArgument?

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let store = try WorkspaceStore.open(try place.place(session).location)
        let history = try LedgerHistory(store, subject: subject, asOf: asOf?.date)
        if session.json {
            session.emit(history.json)
            return .done
        }
        var table = TextTable([
            (session.say(zh: "序号", en: "no."), .right), (session.say(zh: "日期", en: "date"), .right),
            (session.say(zh: "事件", en: "event"), .left), (session.say(zh: "岗位", en: "post"), .left),
            (session.say(zh: "依据材料", en: "papers"), .left), (session.say(zh: "哈希", en: "hash"), .right),
        ])
        for (row, event) in history.entries {
            let papers = (event.payload["evidence"]?.arrayValue ?? []).compactMap { paper in
                paper["kind"]?.stringValue.flatMap(EvidenceKind.init(rawValue:))
                    .map { Messages.evidence($0).text(session.language) }
            }
            let value = event.payload["value"]?.stringValue.map { " \($0)" } ?? ""
            table.add([
                "\(row.sequence)", row.date, row.kind + value, row.actor,
                papers.joined(separator: session.say(zh: "、", en: ", ")), String(row.hash.prefix(8)),
            ])
        }
        session.table(table)
        return .done
    }
}
