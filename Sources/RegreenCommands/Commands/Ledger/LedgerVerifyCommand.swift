import ArgumentParser
import Regreen
import Restoration

/// `regreen ledger verify`
struct LedgerVerifyCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: said(
                zh: "核对台账链条：改动、缺行、截断都会指出",
                en: "Check the chain: alterations, gaps and a cut end are named."
            ),
            discussion: said(
                zh: "示例：\n  regreen ledger verify --head 成果清单中记录的链尾哈希",
                en: "Example:\n  regreen ledger verify --head HASH-NOTED-IN-A-MANIFEST"
            )
        )
    }

    @Option(
        name: .long,
        help: help(
            zh: "应在链上的哈希（如 manifest 中的 ledger.head），可重复",
            en: "A hash that must be in the chain; repeatable.",
            value: "hash"
        )
    )
    var head: [String] = []

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        for hash in head where ContentHash(hex: hash) == nil {
            throw ValidationError(said(zh: "--head 应为 64 位十六进制哈希", en: "--head takes a hash of 64 hexadecimal digits"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let store = try WorkspaceStore.open(try place.place(session).location)
        let check = try LedgerCheck(store, heads: head)
        if session.json { session.emit(check.json(session.language)) } else { session.findings(check.findings) }
        session.note(
            Messages.ledgerVerified(
                place: store.shown,
                events: check.head.count,
                head: check.head.hash,
                faults: check.findings.count
            )
        )
        return check.findings.isEmpty ? .done : .input
    }
}
