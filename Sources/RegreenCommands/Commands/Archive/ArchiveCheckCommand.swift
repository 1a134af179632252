import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen archive check`
struct ArchiveCheckCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: said(
                zh: "查档案：按矿山类型的缺项、许可证号、登记与许可证与图形面积、文件完好",
                en: "Check files: missing papers by kind, licence numbers, areas, contents."
            ),
            discussion: said(
                zh: "示例：\n  regreen archive check --as-of 2018-07-15",
                en: "Example:\n  regreen archive check --as-of 2018-07-15"
            )
        )
    }

    @Option(name: .long, help: help(zh: "只查一座矿山", en: "One mine.", value: "id"))
    var mine: String?

    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let date = try day.date(choice.asOf)
        let archive = MineArchive(try WorkspaceStore.open(choice.location), folder: choice.folder)
        let files = try archive.files(asOf: date, mine: mine)
        let findings = try archive.findings(files, asOf: date)
        if session.json {
            session.emit(
                MineArchive.json("check", files, asOf: date, findings: findings, language: session.language)
            )
        } else {
            session.findings(findings)
        }
        session.note(
            Messages.archiveChecked(
                mines: files.count,
                complete: files.count { $0.missing.isEmpty },
                findings: findings.count
            )
        )
        if findings.contains(where: { $0.severity == .error }) { return .input }
        return findings.isEmpty ? .done : .findings
    }
}
