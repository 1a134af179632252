import ArgumentParser
import Regreen
import Restoration

/// `regreen nearest A B`
struct NearestCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "nearest",
            abstract: said(
                zh: "A 的每个要素到 B 各图层最近要素的距离",
                en: "For every feature of A the nearest one of each layer of B, and how far."
            ),
            discussion: said(
                zh: "示例：\n  regreen nearest 矿山.shp 村庄.gpkg --id 统一编号 --max 500",
                en: "Example:\n  regreen nearest mines.shp villages.gpkg --id mine_id --max 500"
            )
        )
    }

    @Argument(help: help(zh: "图层 A", en: "Layer A.", value: "a"))
    var a: String

    @Argument(help: help(zh: "图层 B", en: "Layer B.", value: "b"))
    var b: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Flag(name: .long, help: help(zh: "B 的每个图层", en: "Every layer of B."))
    var allLayers = false

    @Option(name: .long, help: help(zh: "B 的图层名", en: "Layer of B.", value: "name"))
    var layerB: String?

    @Option(name: .long, help: help(zh: "只看这么多米以内", en: "Look no further than this many metres.", value: "m"))
    var max: Double?

    @OptionGroup var read: ReadOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let max, !(max >= 0) { throw ValidationError(said(zh: "--max 不能为负", en: "--max cannot be negative")) }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try NearestTool.run(
            a: a,
            b: b,
            idField: id,
            layerOfB: layerB,
            allLayers: allLayers,
            maximum: max,
            options: read.source,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.nearestFound(pairs: report.pairs.count { $0.nearestID != nil }))
        return report.status
    }

    private func show(_ report: NearestReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (id, .left), (session.say(zh: "图层", en: "layer"), .left),
            (session.say(zh: "最近", en: "nearest"), .left), (session.say(zh: "米", en: "m"), .right),
        ])
        for pair in report.pairs {
            table.add([pair.id, pair.layer, pair.nearestID, Figure.text(pair.distanceInMetres, 3)])
        }
        session.table(table)
    }
}
