import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen ledger export`
struct LedgerExportCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: said(
                zh: "把台账逐行输出为 JSON 行，供 block、evidence、plan schedule 使用",
                en: "The ledger as JSON lines, for block, evidence and plan schedule."
            ),
            discussion: said(
                zh: "示例：\n  regreen ledger export > events.jsonl",
                en: "Example:\n  regreen ledger export > events.jsonl"
            )
        )
    }

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let store = try WorkspaceStore.open(try place.place(session).location)
        var last = 0
        while true {
            let rows = try store.rows(after: last, limit: 10_000)
            guard let end = rows.last else { return .done }
            for row in rows { session.line(row.json.serialized()) }
            last = end.sequence
        }
    }
}
