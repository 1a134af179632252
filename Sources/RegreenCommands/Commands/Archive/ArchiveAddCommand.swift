public import ArgumentParser
import GeoModel
import Regreen
public import Restoration

extension DocumentKind: ExpressibleByArgument {}

/// `regreen archive add MINE KIND FILE`
struct ArchiveAddCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: said(
                zh: "把一份文件存入矿山档案，并登记在台账中",
                en: "Store a document in a mine's file and record it in the ledger."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen archive add QS001 licence 许可证.pdf --date 2018-07-10 --actor 档案员 \\
                          --set licence_no=C1405212010127120089876 --set area_ha=12.5
                    """,
                en: """
                    Example:
                      regreen archive add QS001 licence licence.pdf --date 2018-07-10 --actor archivist \\
                          --set licence_no=C1405212010127120089876 --set area_ha=12.5
                    """
            )
        )
    }

    @Argument(help: help(zh: "矿山编号", en: "Mine.", value: "mine"))
    var mine: String

    @Argument(
        help: help(zh: "材料类别，如 licence、scheme、acceptance", en: "Kind, for example licence, scheme.", value: "kind")
    )
    var kind: DocumentKind

    @Argument(help: help(zh: "文件", en: "File.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "登记日期", en: "Day it is recorded for.", value: "date"))
    var date: DateArgument

    @Option(name: .long, help: help(zh: "登记岗位（不写姓名）", en: "Post that records it, never a person.", value: "post"))
    var actor: String

    @Option(
        name: .long,
        help: help(zh: "键值，如 licence_no、area_mu，可重复", en: "Value, such as licence_no; repeatable.", value: "key=value")
    )
    var set: [String] = []

    @Flag(
        name: .customLong("public"),
        help: help(zh: "不含个人信息，可进入公开版", en: "Free of personal data: may enter a public copy.")
    )
    var isPublic = false

    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        var values = JSONObject()
        for pair in set {
            guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
                throw ValidationError(said(zh: "--set 应写作 键=值", en: "--set takes key=value"))
            }
            values[String(pair[..<sign])] = .string(String(pair[pair.index(after: sign)...]))
        }
        let (store, _) = try WorkspaceStore.openOrCreate(choice.location)
        let archive = MineArchive(store, folder: choice.folder)
        let hash = try archive.add(
            file,
            mine: mine,
            kind: kind,
            on: date.date,
            actor: actor,
            values: values,
            isPublic: isPublic
        )
        if session.json {
            session.emit([
                "schema": "regreen.archive-add/1", "mine_id": .string(mine), "document": .string(kind.rawValue),
                "sha256": .string(hash.hex), "archive": .string(archive.place),
            ])
        }
        session.note(Messages.archiveAdded(mine, kind, hash: hash.hex))
        return .done
    }
}
