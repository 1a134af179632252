import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen evidence SUBJECT`
struct EvidenceCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "evidence",
            abstract: said(
                zh: "证据包：一个矿山或案件的事件、状态、文件及其哈希，装入日期固定的 ZIP",
                en: "Evidence packet of a mine or case: events, states, papers with hashes, in one ZIP."
            ),
            discussion: said(
                zh: """
                    退出码：0 台账所列文件齐全，1 有缺。

                    示例：
                      regreen evidence M-002 --events 台账.jsonl --document 通知书.pdf \\
                          --document 图斑.geojson -o M-002.zip
                    """,
                en: """
                    Ends with 0 when every paper the ledger names is in it, else 1.

                    Example:
                      regreen evidence M-002 --events ledger.jsonl --document order.pdf \\
                          --document patch.geojson -o M-002.zip
                    """
            )
        )
    }

    @Argument(help: help(zh: "矿山或案号", en: "Mine or case.", value: "id"))
    var subject: String

    @Option(
        name: .long,
        help: help(zh: "台账：.gpkg、postgres: 或 JSON 行", en: "Ledger: .gpkg, postgres: or JSON lines.", value: "ledger")
    )
    var events: String

    @Option(name: .long, help: help(zh: "文件，可重复", en: "Document; repeatable.", value: "file"))
    var document: [String] = []

    @Option(name: .long, help: help(zh: "截止日期", en: "Last day that counts.", value: "date"))
    var asOf: DateArgument?

    @Option(name: .shortAndLong, help: help(zh: "ZIP 文件", en: "ZIP file.", value: "path"))
    var output: String

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let packet = try EvidencePacket(
            subject: subject,
            events: LedgerPlace.events(of: events, environment: session.context.environment),
            documents: document,
            asOf: asOf?.date
        )
        try packet.write(to: output, language: session.language, replaces: force)
        return EvidenceCommand.finish(packet, output: output, session)
    }

    /// Says what is in a packet and what is missing.
    static func finish(_ packet: EvidencePacket, output: String, _ session: CommandSession) -> CommandStatus {
        if session.json { session.emit(packet.manifest(session.language)) }
        for paper in packet.missing {
            let name = EvidenceKind(rawValue: paper.kind).map { Messages.evidence($0).text(session.language) }
            session.note(Messages.evidenceMissing(name ?? paper.kind, event: paper.event, hash: paper.hash))
        }
        session.note(
            Messages.evidenceWritten(
                path: output,
                events: packet.events.count,
                papers: packet.papers.count,
                missing: packet.missing.count
            )
        )
        return packet.missing.isEmpty ? .done : .findings
    }
}
