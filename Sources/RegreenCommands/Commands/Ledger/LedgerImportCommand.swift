import ArgumentParser
import Regreen
import Restoration

/// `regreen ledger import FILE`
struct LedgerImportCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: said(
                zh: "从文件批量登记事件：全部登记，或一条也不登记",
                en: "Enter events from a file: all of them, or none."
            ),
            discussion: said(
                zh: """
                    文件为 JSON 行（.jsonl）、JSON 数组（.json）或带表头的 CSV；键为 date、kind、subject、actor、value、values、
                    evidence，CSV 的其他列都作为 values。

                    示例：
                      regreen ledger import 台账/2018.jsonl --workspace workspace.gpkg
                    """,
                en: """
                    The file holds JSON lines (.jsonl), a JSON array (.json), or CSV with a header; keys are date, kind,
                    subject, actor, value, values, evidence. Every other CSV column is one of the values.

                    Example:
                      regreen ledger import ledger/2018.jsonl --workspace workspace.gpkg
                    """
            )
        )
    }

    @Argument(help: help(zh: "事件文件", en: "File of events.", value: "file"))
    var file: String

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let batch = try LedgerBatch(file: file)
        let (store, isNew) = try WorkspaceStore.openOrCreate(try place.place(session).location)
        let head = try batch.append(to: store)
        LedgerEntered.report(batch, head, store, isNew: isNew, session, command: "ledger-import")
        return .done
    }
}
