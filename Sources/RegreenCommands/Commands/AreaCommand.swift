import ArgumentParser
import Foundation
import GeoModel
import Regreen
import Restoration

/// `regreen area FILE`
struct AreaCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "area",
            abstract: said(
                zh: "每个图斑的三种面积：椭球（法定）、测地、平面，并给出并集与合计",
                en: "Three areas of every feature: statutory, geodesic, planar; of their union and sum."
            ),
            discussion: said(
                zh: "示例：\n  regreen area 矿山.shp --id 统一编号",
                en: "Example:\n  regreen area mines.shp --id mine_id"
            )
        )
    }

    @Argument(help: help(zh: "矢量文件", en: "Vector file.", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String?

    @Option(
        name: .long,
        parsing: .upToNextOption,
        help: help(zh: "接受这些编号的修复结果", en: "Take the repair of these ids.", value: "id")
    )
    var accept: [String] = []

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try AreaTool.run(
            file,
            idField: id,
            accepted: Set(accept),
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(
            Messages.measured(features: report.rows.count, mu: report.total.area(report.method)?.mu)
        )
        return report.status
    }

    private func show(_ report: AreaReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            ("fid", .right), (id ?? "id", .left), (session.say(zh: "椭球 m²", en: "statutory m²"), .right),
            (session.say(zh: "测地 m²", en: "geodesic m²"), .right),
            (session.say(zh: "平面 m²", en: "planar m²"), .right), (session.say(zh: "亩", en: "mu"), .right),
            ("", .left),
        ])
        for row in report.rows {
            let reason = row.areas.reason.map { Messages.areaReasonInBrief($0).text(session.language) }
            let remark = reason ?? (row.isValid ? "" : session.say(zh: "已修复", en: "repaired"))
            table.add(["\(row.featureID)", row.id] + figures(row.areas, report.method) + [remark])
        }
        table.add(["", session.say(zh: "合计", en: "sum")] + figures(report.sum, report.method) + [""])
        table.add(["", session.say(zh: "并集", en: "union")] + figures(report.total, report.method) + [""])
        session.table(table)
    }

    private func figures(_ areas: AreaFigures, _ method: AreaMethod) -> [String?] {
        [areas.statutory, areas.geodesic, areas.planar].map { $0.map { Figure.text($0.squareMetres, 2) } }
            + [areas.area(method).map { Figure.text($0.mu, 2) }]
    }
}

/// Figures in tables for people.
enum Figure {
    static func text(_ value: Double?, _ decimals: Int) -> String? {
        value.map { String(format: "%.\(decimals)f", $0) }
    }

    static func text(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

    /// Six significant digits.
    static func short(_ value: Double?) -> String? { value.map { String(format: "%.6g", $0) } }
}
