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
                zh: "集中连片：按距离、流域或作业区归并要素",
                en: "Contiguous areas: features near one another or in one area."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen clusters 成果/assessment.gpkg --layer mines --id mine_id \\
                        --distance 500 --sum damaged_mu -o 连片.gpkg
                    """,
                en: """
                    Example:
                      regreen clusters out/assessment.gpkg --layer mines --id mine_id \\
                        --distance 500 --sum damaged_mu -o clusters.gpkg
                    """
            )
        )
    }

    @Argument(help: help(zh: "要素文件", en: "Features.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Option(name: .long, help: help(zh: "相距不超过这么多米", en: "Within this many metres.", value: "m"))
    var distance: Double?

    @Option(
        name: .long,
        help: help(
            zh: "作业区或流域字段：不同值不归为一片",
            en: "Field of working area or drainage: never joined across.",
            value: "field"
        )
    )
    var within: String?

    @Option(
        name: .long,
        help: help(
            zh: "作业区或流域多边形：跨区不归为一片；不给 --distance 时一区一片",
            en: "Polygons of working areas or drainages: never joined across; without --distance each is one cluster.",
            value: "file"
        )
    )
    var areas: String?

    @Option(name: .long, help: help(zh: "--areas 的编号字段", en: "Id field of --areas.", value: "field"))
    var areasID: String?

    @Option(name: .long, help: help(zh: "矿山编号字段，逐片列出", en: "Field of the mine, listed per cluster.", value: "field"))
    var mine: String?

    @Option(
        name: .long,
        help: help(zh: "责任岗位或单位字段，逐片列出", en: "Field of the responsible post or unit, listed.", value: "field")
    )
    var party: String?

    @Option(
        name: .long,
        help: help(zh: "逐片合计的数值字段，如 damaged_mu", en: "Fields to add up per cluster.", value: "f1,f2,…")
    )
    var sum: String?

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let distance, !(distance >= 0 && distance.isFinite) {
            throw ValidationError(said(zh: "--distance 不能为负", en: "--distance cannot be negative"))
        }
        if distance == nil, within == nil, areas == nil {
            throw ValidationError(
                said(zh: "须给出 --distance、--within 或 --areas", en: "give --distance, --within or --areas")
            )
        }
        if within != nil, areas != nil {
            throw ValidationError(
                said(zh: "--within 与 --areas 只能给一个", en: "give --within or --areas, not both")
            )
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var request = ClustersTool.Request(path: file, idField: id, distance: distance)
        request.areaField = within
        request.areaPath = areas
        request.areaID = areasID
        request.mineField = mine
        request.partyField = party
        request.sumFields = sum?.split(separator: ",").map(String.init) ?? []
        request.output = output
        request.replaces = write.force
        let report = try ClustersTool.run(
            request,
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
        var columns: [(String, TextTable.Alignment)] = [
            (session.say(zh: "连片", en: "cluster"), .left), (session.say(zh: "要素", en: "features"), .right),
            (session.say(zh: "亩", en: "mu"), .right),
        ]
        if mine != nil { columns.append((session.say(zh: "矿山", en: "mines"), .left)) }
        if party != nil { columns.append((session.say(zh: "责任单位", en: "responsible"), .left)) }
        columns += report.sumFields.map { ("Σ " + $0, .right) }
        var table = TextTable(columns)
        for cluster in report.clusters {
            var cells: [String?] = [
                cluster.id, String(cluster.members.count), Figure.text(cluster.ground?.mu, 2),
            ]
            if let mines = cluster.mines { cells.append(mines.joined(separator: " ")) }
            if let parties = cluster.parties { cells.append(parties.joined(separator: " ")) }
            cells += cluster.sums.map { Figure.text($0, 2) }
            table.add(cells)
        }
        session.table(table)
    }
}
