import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen archive show MINE`
struct ArchiveShowCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: said(zh: "一座矿山的档案：已有文件和缺项", en: "A mine's file: what is there and what is missing."),
            discussion: said(
                zh: "示例：\n  regreen archive show QS001",
                en: "Example:\n  regreen archive show QS001"
            )
        )
    }

    @Argument(help: help(zh: "矿山编号", en: "Mine.", value: "mine"))
    var mine: String

    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let date = try day.date(choice.asOf)
        let archive = MineArchive(try WorkspaceStore.open(choice.location), folder: choice.folder)
        let files = try archive.files(asOf: date, mine: mine)
        guard let file = files.first else {
            throw InputError(
                Finding(
                    .mineUnknown,
                    .error,
                    file: archive.place,
                    mineID: mine,
                    message: Messages.ledgerWithoutSubject(mine)
                )
            )
        }
        if session.json {
            session.emit(MineArchive.json("show", files, asOf: date, language: session.language))
            return .done
        }
        var table = TextTable([
            (session.say(zh: "材料", en: "paper"), .left), (session.say(zh: "日期", en: "date"), .right),
            (session.say(zh: "文件", en: "file"), .left), (session.say(zh: "哈希", en: "hash"), .right),
        ])
        for document in file.documents {
            table.add([
                Messages.document(document.kind).text(session.language), document.date.description, document.name,
                String(document.hash.prefix(12)),
            ])
        }
        for kind in file.missing {
            table.add([Messages.document(kind).text(session.language), nil, session.say(zh: "缺", en: "missing"), nil])
        }
        session.line("\(file.mine)  \(file.present)/\(file.required)")
        session.table(table)
        return .done
    }
}
