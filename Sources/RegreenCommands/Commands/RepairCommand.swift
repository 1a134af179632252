import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen repair FILE`
struct RepairCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "repair",
            abstract: said(
                zh: "修复无效图形；两种修复结果相差过大时不采用，除非按编号接受",
                en: "Make invalid polygons valid; refused where two ways disagree, unless accepted by id."
            ),
            discussion: said(
                zh: "示例：\n  regreen repair 矿山.shp --id 统一编号 -o 矿山_修复.gpkg --accept A012",
                en: "Example:\n  regreen repair mines.shp --id mine_id -o repaired.gpkg --accept A012"
            )
        )
    }

    @Argument(help: help(zh: "矢量文件", en: "Vector file.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "编号字段（默认要素号）", en: "Id field (default: the feature id).", value: "field"))
    var id: String?

    @Option(
        name: .long,
        parsing: .upToNextOption,
        help: help(zh: "接受这些编号的修复结果", en: "Take the repair of these ids.", value: "id")
    )
    var accept: [String] = []

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try RepairTool.run(
            file,
            idField: id,
            accepted: Set(accept),
            output: output,
            replaces: write.force,
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(
            Messages.repaired(
                features: report.features,
                repaired: report.rows.count(where: \.isAccepted),
                refused: report.rows.count { !$0.isAccepted },
                files: report.files
            )
        )
        return report.status
    }

    private func show(_ report: RepairReport, _ session: CommandSession) {
        session.findings(report.findings)
        guard !report.rows.isEmpty else { return }
        var table = TextTable([
            ("fid", .right), (id ?? "id", .left), (session.say(zh: "原因", en: "reason"), .left),
            (session.say(zh: "亩", en: "mu"), .right), (session.say(zh: "另法亩", en: "other mu"), .right),
            (session.say(zh: "结果", en: "result"), .left),
        ])
        for row in report.rows {
            table.add([
                "\(row.featureID)", row.id, row.reason, Figure.text(row.area?.mu, 2),
                Figure.text(row.otherMethodArea?.mu, 2),
                row.isAccepted ? session.say(zh: "已修复", en: "repaired") : session.say(zh: "未采用", en: "refused"),
            ])
        }
        session.table(table)
    }
}
