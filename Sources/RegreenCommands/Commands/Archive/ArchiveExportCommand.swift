import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen archive export -o DIR`
struct ArchiveExportCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: said(
                zh: "导出档案到文件夹；公开版只含标为可公开的文件",
                en: "Export files to a folder; a public copy has only what is marked public."
            ),
            discussion: said(
                zh: "示例：\n  regreen archive export --mine QS001 --public -o 公开档案",
                en: "Example:\n  regreen archive export --mine QS001 --public -o public-file"
            )
        )
    }

    @Option(name: .long, help: help(zh: "只导出一座矿山", en: "One mine.", value: "id"))
    var mine: String?

    @Flag(name: .customLong("public"), help: help(zh: "公开版：不含个人信息", en: "Public copy, without personal data."))
    var isPublic = false

    @Option(name: .shortAndLong, help: help(zh: "输出文件夹", en: "Output folder.", value: "dir"))
    var output: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let archive = MineArchive(try WorkspaceStore.open(choice.location), folder: choice.folder)
        let date = try day.date(choice.asOf)
        let export = try ArchiveExport(
            archive,
            try archive.files(asOf: date, mine: mine),
            to: output,
            isPublic: isPublic,
            replaces: write.force,
            language: session.language
        )
        if session.json {
            session.emit([
                "schema": "regreen.archive-export/1", "folder": .string(output), "public": .bool(isPublic),
                "documents": JSONValue(export.documents), "left_out": JSONValue(export.left),
            ])
        }
        session.note(
            Messages.archiveExported(
                folder: output,
                documents: export.documents,
                left: export.left,
                isPublic: isPublic
            )
        )
        return .done
    }
}
