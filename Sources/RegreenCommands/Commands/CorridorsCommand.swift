import ArgumentParser
import Regreen
import Restoration
import SpatialEngine

/// `regreen corridors FILE`
struct CorridorsCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "corridors",
            abstract: said(
                zh: "生态廊道：生境斑块之间的间隔、最小阻力路径与已连通的间隔",
                en: "Gaps between habitat patches: distance, cheapest way, links made."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen corridors 生境.gpkg --id 编号 --distance 2000 \\
                        --resistance 阻力.tif --corridors 廊道.gpkg -o 间隔.gpkg
                    """,
                en: """
                    Example:
                      regreen corridors habitats.gpkg --id id --distance 2000 \\
                        --resistance cost.tif --corridors strips.gpkg -o gaps.gpkg
                    """
            )
        )
    }

    @Argument(help: help(zh: "生境斑块", en: "Habitat patches.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Option(name: .long, help: help(zh: "只看不超过这么多米的间隔", en: "Gaps up to this many metres.", value: "m"))
    var distance: Double

    @Option(name: .long, help: help(zh: "已有廊道（线或面）", en: "Existing corridors, lines or polygons.", value: "file"))
    var corridors: String?

    @Option(
        name: .long,
        help: help(
            zh: "廊道与斑块或另一廊道相距不超过这么多米即算相接（默认 1）",
            en: "A corridor this near joins a patch or corridor (default 1).",
            value: "m"
        )
    )
    var tolerance = 1.0

    @Option(
        name: .long,
        help: help(
            zh: "阻力栅格（每米代价，大于 0 可通过）",
            en: "Resistance raster: cost per metre, above 0 where open.",
            value: "file[:band]"
        )
    )
    var resistance: String?

    @Option(name: [.short, .long], help: help(zh: "输出文件：每个间隔一条线", en: "File to write: a line per gap.", value: "file"))
    var output: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !(distance >= 0 && distance.isFinite) || !(tolerance >= 0 && tolerance.isFinite) {
            throw ValidationError(
                said(zh: "--distance 与 --tolerance 不能为负", en: "--distance and --tolerance cannot be negative")
            )
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var request = CorridorsTool.Request(path: file, idField: id, distance: distance)
        request.corridors = corridors
        request.tolerance = tolerance
        request.resistance = resistance.map { ZonalTool.Raster($0) }
        request.output = output
        request.replaces = write.force
        let report = try CorridorsTool.run(request, options: read.source, settings: session.run(resources))
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(
            Messages.gapsFound(
                gaps: report.gaps.count,
                linked: report.linked,
                groups: report.groupsLinked,
                files: report.files
            )
        )
        return report.status
    }

    private func show(_ report: CorridorsReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "斑块", en: "patch"), .left), (session.say(zh: "斑块", en: "patch"), .left),
            (session.say(zh: "间隔 米", en: "gap m"), .right), (session.say(zh: "路径 米", en: "path m"), .right),
            (session.say(zh: "代价", en: "cost"), .right), (session.say(zh: "已连通", en: "linked"), .left),
            (session.say(zh: "最小树", en: "tree"), .left),
        ])
        let (yes, no) = (session.say(zh: "是", en: "yes"), session.say(zh: "否", en: "no"))
        for gap in report.gaps {
            table.add([
                gap.first, gap.second, Figure.text(Optional(gap.distance), 1), Figure.text(gap.path?.length, 1),
                Figure.text(gap.path?.cost, 1), gap.isLinked ? yes : no, gap.isInTree ? yes : no,
            ])
        }
        session.table(table)
    }
}
