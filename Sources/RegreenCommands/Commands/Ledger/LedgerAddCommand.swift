import ArgumentParser
import Foundation
import GeoModel
import Regreen
import Restoration

/// `regreen ledger add KIND SUBJECT`
struct LedgerAddCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: said(
                zh: "登记一条事件；不符合流程规则或缺少依据材料的不予登记",
                en: "Enter one event; what breaks the rules of its case or lacks its papers is refused."
            ),
            discussion: said(
                zh: """
                    事件名由流程和动作组成，如 delisting.open、delisting.publish、rectification.notice；
                    另有 exemption.granted、exemption.lifted、supply.stopped、supply.restored、document.added、
                    scheme.filed、aftercare.begun、aftercare.inspected、aftercare.ended。

                    示例：
                      regreen ledger add delisting.open QS001 --date 2018-07-01 \\
                          --actor 管委会 --set cohort=2019
                    """,
                en: """
                    A kind is a case and what happens in it, for example delisting.open, delisting.publish,
                    rectification.notice; besides exemption.granted, exemption.lifted, supply.stopped,
                    supply.restored, document.added, scheme.filed, aftercare.begun, .inspected, .ended.

                    Example:
                      regreen ledger add delisting.open QS001 --date 2018-07-01 \\
                          --actor sub-district --set cohort=2019
                    """
            )
        )
    }

    @Argument(help: help(zh: "事件名，如 delisting.publish", en: "Kind, for example delisting.publish.", value: "kind"))
    var kind: String

    @Argument(help: help(zh: "矿山编号或案件编号", en: "Mine or case.", value: "subject"))
    var subject: String

    @Option(name: .long, help: help(zh: "事件日期", en: "Day of the event.", value: "date"))
    var date: DateArgument

    @Option(name: .long, help: help(zh: "登记岗位（不写姓名）", en: "Post that enters it, never a person.", value: "post"))
    var actor: String

    @Option(
        name: .long,
        help: help(zh: "事件的值，如整改期限", en: "Value of the event, such as the day of an order.", value: "text")
    )
    var value: String?

    @Option(name: .long, help: help(zh: "其他键值，可重复", en: "Further value; repeatable.", value: "key=value"))
    var set: [String] = []

    @Option(
        name: .long,
        help: help(
            zh: "依据材料：类别=文件 或 类别=sha256:…，可重复",
            en: "Paper as kind=file or kind=sha256:…; repeatable.",
            value: "kind=file"
        )
    )
    var evidence: [String] = []

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let batch = LedgerBatch([try draft()])
        let (store, isNew) = try WorkspaceStore.openOrCreate(try place.place(session).location)
        let head = try batch.append(to: store)
        LedgerEntered.report(batch, head, store, isNew: isNew, session, command: "ledger-add")
        return .done
    }

    private func draft() throws -> LedgerDraft {
        guard let kind = LedgerKind(text: kind) else { throw LedgerBatch.unknownKind(kind) }
        var values = JSONObject()
        if let value { values["value"] = .string(value) }
        for pair in set {
            guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
                throw ValidationError(said(zh: "--set 应写作 键=值", en: "--set takes key=value"))
            }
            values[String(pair[..<sign])] = LedgerBatch.value(String(pair[pair.index(after: sign)...]))
        }
        var papers = EvidenceFiles(folder: URL(filePath: FileManager.default.currentDirectoryPath))
        return LedgerDraft(
            date: date.date,
            kind: kind,
            subject: subject,
            actor: actor,
            values: values,
            evidence: try evidence.map { try papers.evidence(option: $0) }
        )
    }
}

/// What `add` and `import` print.
enum LedgerEntered {
    static func report(
        _ batch: LedgerBatch,
        _ head: LedgerHead,
        _ store: WorkspaceStore,
        isNew: Bool,
        _ session: CommandSession,
        command: String
    ) {
        if session.json {
            session.emit([
                "schema": .string("regreen.\(command)/1"), "workspace": .string(store.shown), "new": .bool(isNew),
                "added": JSONValue(batch.drafts.count), "events": JSONValue(head.count), "head": .string(head.hash),
            ])
        }
        let text = Messages.ledgerEntered(
            count: batch.drafts.count,
            place: store.shown,
            isNew: isNew,
            total: head.count
        )
        session.note(text)
    }
}
