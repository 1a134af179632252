import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen clusters FILE`
struct ClustersCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "clusters",
            abstract: said(
                zh: "集中连片：把相距不超过给定距离的要素归为一片",
                en: "Contiguous areas: features within a distance of one another."
            ),
            discussion: said(
                zh: "示例：\n  regreen clusters 矿山.gpkg --id 统一编号 --distance 500 -o 连片.gpkg",
                en: "Example:\n  regreen clusters mines.gpkg --id mine_id --distance 500 -o areas.gpkg"
            )
        )
    }

    @Argument(help: help(zh: "要素文件", en: "Features.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Option(name: .long, help: help(zh: "相距不超过这么多米", en: "Within this many metres.", value: "m"))
    var distance: Double

    @Option(
        name: .long,
        help: help(
            zh: "作业区或流域字段：不同值不归为一片",
            en: "Field of working area or drainage: never joined across.",
            value: "field"
        )
    )
    var within: String?

    @Option(name: .long, help: help(zh: "逐片合计的数值字段", en: "Field to add up per cluster.", value: "field"))
    var sum: String?

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !(distance >= 0 && distance.isFinite) {
            throw ValidationError(said(zh: "--distance 不能为负", en: "--distance cannot be negative"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try ClustersTool.run(
            ClustersTool.Request(
                path: file,
                idField: id,
                distance: distance,
                areaField: within,
                sumField: sum,
                output: output,
                replaces: write.force
            ),
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        let features = report.clusters.reduce(0) { $0 + $1.members.count }
        session.note(Messages.clustersFound(clusters: report.clusters.count, features: features, files: report.files))
        return report.status
    }

    private func show(_ report: ClustersReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "连片", en: "cluster"), .left), (session.say(zh: "要素", en: "features"), .right),
            (session.say(zh: "亩", en: "mu"), .right),
        ])
        for cluster in report.clusters {
            let mu = cluster.area.map { ExactArea(squareMetres: $0).mu }
            table.add([cluster.id, String(cluster.members.count), Figure.text(mu, 2)])
        }
        session.table(table)
    }
}
