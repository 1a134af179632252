import ArgumentParser
import Regreen
import Restoration

/// `regreen visible`
struct VisibleCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "visible",
            abstract: said(
                zh: "直观可视范围：从道路、河流、居民点能看到多少",
                en: "How much of each polygon is seen from roads, rivers or settlements."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen visible --lines 道路.shp --dem 高程.tif --zones 矿山.gpkg \\
                        --id 统一编号 --distance 1000
                    """,
                en: """
                    Example:
                      regreen visible --lines roads.shp --dem dem.tif --zones mines.gpkg \\
                        --id mine_id --distance 1000
                    """
            )
        )
    }

    @Option(
        name: .long,
        help: help(zh: "线、面边界或点，每 50 米一个视点", en: "Lines, outlines, points: an eye every 50 m.", value: "file")
    )
    var lines: String

    @Option(name: .long, help: help(zh: "线文件的图层名", en: "Layer of the lines.", value: "name"))
    var linesLayer: String?

    @Option(name: .long, help: help(zh: "高程栅格（米）", en: "Elevation raster in metres.", value: "file[:band]"))
    var dem: String

    @Option(name: .long, help: help(zh: "多边形文件", en: "Polygon file.", value: "file"))
    var zones: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Option(name: .long, help: help(zh: "可视距离，米（默认 1000）", en: "How far one looks (default 1000).", value: "m"))
    var distance = 1000.0

    @Option(
        name: [.short, .long],
        help: help(zh: "输出：.tif 为可见像元（1），其他为多边形", en: "To write: .tif of seen cells (1), else polygons.", value: "file")
    )
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !(distance > 0 && distance <= 100_000) {
            throw ValidationError(
                said(zh: "--distance 须大于 0、不超过 100000 米", en: "--distance must be above 0 and at most 100000 m")
            )
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try VisibleTool.run(
            VisibleTool.Request(
                lines: lines,
                linesLayer: linesLayer,
                elevation: ZonalTool.Raster(dem),
                zones: zones,
                idField: id,
                distance: distance,
                output: output,
                replaces: write.force
            ),
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        let seen = report.lines.count { $0.nearest != nil }
        session.note(Messages.zonesSeen(seen: seen, zones: report.lines.count, files: report.files))
        return report.status
    }

    private func show(_ report: VisibleReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (id, .left), (session.say(zh: "可视 m²", en: "seen m²"), .right),
            (session.say(zh: "可视比例", en: "share"), .right), (session.say(zh: "最近可视 米", en: "nearest m"), .right),
            (session.say(zh: "缓冲 m²", en: "buffer m²"), .right), (session.say(zh: "距离 米", en: "distance m"), .right),
        ])
        for line in report.lines {
            table.add([
                line.id, Figure.text(line.visibleArea, 2), Figure.text(line.share, 4), Figure.text(line.nearest, 1),
                Figure.text(line.bufferArea, 2), Figure.text(line.distance, 1),
            ])
        }
        session.table(table)
    }
}
