import ArgumentParser
import Foundation
import Regreen
import Restoration

/// `regreen zonal`
struct ZonalCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "zonal",
            abstract: said(
                zh: "按精确覆盖比例统计多边形内的栅格：均值、分级面积、体积",
                en: "Raster statistics under polygons by exact cover: means, class areas, volumes."
            ),
            discussion: said(
                zh: "示例：\n  regreen zonal --zones 矿山.gpkg --id 统一编号 --raster 沉陷.tif --classes 0.1,0.5,1.5",
                en: """
                    Example:
                      regreen zonal --zones mines.gpkg --id mine_id --raster subsidence.tif \\
                        --classes 0.1,0.5,1.5
                    """
            )
        )
    }

    @Option(name: .long, help: help(zh: "多边形文件", en: "Polygon file.", value: "file"))
    var zones: String

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String

    @Option(
        name: .long,
        parsing: .upToNextOption,
        help: help(zh: "栅格，可带波段号", en: "Raster, with a band if not the first.", value: "file[:band]")
    )
    var raster: [String]

    @Option(
        name: .long,
        help: help(
            zh: "统计项：count,sum,mean,min,max,stdev,median,quantile(0.9)…",
            en: "Statistics: count,sum,mean,min,max,stdev,median,quantile(0.9)…",
            value: "list"
        )
    )
    var stats: String?

    // Class bounds and nodata values may begin with a minus sign.
    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: help(
            zh: "分级界限，由小到大；可给多组，一次算完",
            en: "Class bounds, ascending; may be repeated for several sets.",
            value: "t1,t2,…"
        )
    )
    var classes: [String] = []

    @Option(
        name: .long,
        help: help(
            zh: "分类栅格（如土地利用），按级别和类别交叉统计面积",
            en: "Raster of categories (land use): areas by class and category.",
            value: "file[:band]"
        )
    )
    var cross: String?

    @Flag(name: .long, help: help(zh: "按像元值统计面积", en: "Areas by value."))
    var categories = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: help(
            zh: "无数据值，代替文件自己的；none 表示全部是数据",
            en: "Nodata instead of the files' own; none: all values are data.",
            value: "value"
        )
    )
    var nodata: String?

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var request = ZonalTool.Request(zones: zones, idField: id, rasters: raster.map(ZonalTool.Raster.init))
        if let stats {
            let (statistics, unknown) = ZonalStatistics.parse(stats)
            guard let statistics else { throw unknownStatistic(unknown ?? "") }
            request.statistics = statistics
        }
        let sets = try classes.map(thresholds)
        request.classes = sets.first ?? []
        request.moreClasses = Array(sets.dropFirst())
        request.cross = cross.map(ZonalTool.Raster.init)
        request.categories = categories
        request.nodata = nodata
        request.output = output
        request.replaces = write.force
        let report = try ZonalTool.run(
            request,
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.zonesMeasured(zones: report.lines.count, files: report.files))
        return report.status
    }

    private func title(_ key: String, _ session: CommandSession) -> String {
        switch key {
        case "mean": return session.say(zh: "均值", en: key)
        case "min": return session.say(zh: "最小", en: key)
        case "max": return session.say(zh: "最大", en: key)
        case "count": return session.say(zh: "像元数", en: key)
        case "sum": return session.say(zh: "合计", en: key)
        case "stdev": return session.say(zh: "标准差", en: key)
        case "median": return session.say(zh: "中位数", en: key)
        default: return key
        }
    }

    private func unknownStatistic(_ word: String) -> ValidationError {
        let valid = ZonalStatistics.words.map { $0 == "quantile" ? "quantile(0…1)" : $0 }.joined(separator: ", ")
        return ValidationError(
            said(
                zh: "--stats 中的 \(word) 不认识；可用：\(valid)",
                en: "--stats: there is no \(word); valid are \(valid)"
            )
        )
    }

    private func thresholds(_ classes: String) throws -> [Double] {
        let words = classes.split(separator: ",")
        let numbers = words.compactMap { Double($0.filter { !$0.isWhitespace }) }
        let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        guard numbers.count == words.count, !numbers.isEmpty, isAscending else {
            throw ValidationError(
                said(zh: "--classes 须为由小到大的数字", en: "--classes must be numbers in ascending order")
            )
        }
        return numbers
    }

    private func show(_ report: ZonalReport, _ session: CommandSession) {
        session.findings(report.findings)
        let isSeveral = raster.count > 1
        var columns: [(String, TextTable.Alignment)] = [(id, .left)]
        if isSeveral { columns.append((session.say(zh: "栅格", en: "raster"), .left)) }
        columns += [
            (session.say(zh: "区域 m²", en: "zone m²"), .right), (session.say(zh: "有效 m²", en: "valid m²"), .right),
        ]
        let asked = report.columns
        columns += asked.map { (title($0.title, session), .right) }
        var table = TextTable(columns)
        for line in report.lines {
            table.add(
                [line.id] + (isSeveral ? [line.raster] : [])
                    + [Figure.text(line.zoneArea, 2), Figure.text(line.validArea, 2)]
                    + zip(asked, line.figures).map { $0.isArea ? Figure.text($1, 2) : Figure.short($1) }
            )
        }
        session.table(table)
        guard report.hasCross else { return }
        var crossed = TextTable([
            (id, .left), (session.say(zh: "级别", en: "class"), .left), (session.say(zh: "类别", en: "category"), .left),
            ("m²", .right),
        ])
        for line in report.crossLines {
            crossed.add([line.id, line.title, line.category ?? "–", Figure.text(Optional(line.area), 2)])
        }
        session.table(crossed)
    }
}
