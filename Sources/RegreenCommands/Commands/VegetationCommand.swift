import ArgumentParser
import Regreen
import Restoration
import SpatialAnalysis
import SpatialEngine

/// `regreen vegetation`
struct VegetationCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "vegetation",
            abstract: said(
                zh: "植被覆盖度：分级、两期变化、与周边对照是否复绿",
                en: "Vegetation cover: classes, change between two dates, greened or not."
            ),
            discussion: said(
                zh: """
                    给出 NDVI 栅格，或用 --red、--nir 给出两个波段。裸土和全覆盖取参考区
                    （--reference，县域或缓冲区）NDVI 的 5% 和 95% 百分位，或用 --soil、--full 固定。

                    示例：
                      regreen vegetation ndvi_2024.tif --before ndvi_2022.tif --reference 县界.gpkg \\
                        --zones 矿山.gpkg --id 统一编号 --ring 100,500 -o 植被.tif
                    """,
                en: """
                    Give a raster of NDVI, or two bands with --red and --nir. Bare soil and full cover are the 5 % \
                    and 95 % percentiles of NDVI in the reference area (--reference: the county or a buffer), or \
                    fixed with --soil and --full.

                    Example:
                      regreen vegetation ndvi_2024.tif --before ndvi_2022.tif --reference county.gpkg \\
                        --zones mines.gpkg --id mine_id --ring 100,500 -o vegetation.tif
                    """
            )
        )
    }

    @Argument(help: help(zh: "NDVI 栅格，可带波段号", en: "NDVI raster, with a band if not the first.", value: "raster"))
    var index: String?

    @Option(name: .long, help: help(zh: "红光波段反射率", en: "Red reflectance.", value: "file[:band]"))
    var red: String?

    @Option(name: .long, help: help(zh: "近红外波段反射率", en: "Near-infrared reflectance.", value: "file[:band]"))
    var nir: String?

    @Option(name: .long, help: help(zh: "较早一期的 NDVI", en: "NDVI of the earlier date.", value: "file[:band]"))
    var before: String?

    @Option(name: .long, help: help(zh: "较早一期的红光波段", en: "Red of the earlier date.", value: "file[:band]"))
    var beforeRed: String?

    @Option(name: .long, help: help(zh: "较早一期的近红外波段", en: "Near-infrared of that date.", value: "file[:band]"))
    var beforeNir: String?

    @Option(
        name: .long,
        help: help(zh: "参考区多边形（默认整幅影像）", en: "Polygons of the reference area (default: all).", value: "file")
    )
    var reference: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: help(zh: "固定的裸土 NDVI", en: "Fixed NDVI of bare soil.", value: "ndvi")
    )
    var soil: Double?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: help(zh: "固定的全覆盖 NDVI", en: "Fixed NDVI of full cover.", value: "ndvi")
    )
    var full: Double?

    @Option(name: .long, help: help(zh: "分级数：4 或 5", en: "Classes: 4 or 5.", value: "4|5"))
    var classes = 5

    @Option(name: .long, help: help(zh: "逐个统计的多边形", en: "Polygons to measure one by one.", value: "file"))
    var zones: String?

    @Option(name: .long, help: help(zh: "编号字段", en: "Id field.", value: "field"))
    var id: String?

    @Option(
        name: .long,
        help: help(
            zh: "与多边形外环带对照，米，如 100,500",
            en: "Compare with the ring around each polygon, m, for example 100,500.",
            value: "from,to"
        )
    )
    var ring: String?

    @Option(
        name: .long,
        help: help(zh: "达到环带覆盖度的这一比例为已复绿（默认 0.8）", en: "Greened from this share of it (default 0.8).", value: "0…1")
    )
    var share: Double?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: help(zh: "无数据值，代替文件自己的", en: "Nodata instead of the files' own.", value: "value")
    )
    var nodata: String?

    @Option(
        name: [.short, .long],
        help: help(
            zh: "输出 GeoTIFF：ndvi、cover、class（两期再加 change）",
            en: "GeoTIFF to write: ndvi, cover, class (with two dates: change).",
            value: "file"
        )
    )
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (index == nil) != (red == nil), (red == nil) == (nir == nil) else {
            throw ValidationError(
                said(zh: "给出 NDVI 栅格，或同时给出 --red 和 --nir", en: "give an NDVI raster, or --red and --nir")
            )
        }
        guard before == nil || beforeRed == nil, (beforeRed == nil) == (beforeNir == nil) else {
            throw ValidationError(
                said(
                    zh: "较早一期给出 --before，或同时给出 --before-red 和 --before-nir",
                    en: "for the earlier date give --before, or --before-red and --before-nir"
                )
            )
        }
        guard classes == 4 || classes == 5 else {
            throw ValidationError(said(zh: "--classes 须为 4 或 5", en: "--classes must be 4 or 5"))
        }
        guard (zones == nil) == (id == nil) else {
            throw ValidationError(said(zh: "--zones 与 --id 须同时给出", en: "give --zones and --id together"))
        }
        guard ring == nil || zones != nil else {
            throw ValidationError(said(zh: "--ring 须与 --zones 同用", en: "--ring goes with --zones"))
        }
        guard [soil, full].compactMap(\.self).allSatisfy({ (-1...1).contains($0) }) else {
            throw ValidationError(
                said(zh: "--soil、--full 须在 −1 与 1 之间", en: "--soil and --full must lie within −1 and 1")
            )
        }
        guard share.map({ $0 > 0 && $0 <= 1 }) ?? true else {
            throw ValidationError(said(zh: "--share 须大于 0、不超过 1", en: "--share must be above 0 and at most 1"))
        }
        _ = try distances()
    }

    private func distances() throws -> (inner: Double, outer: Double)? {
        guard let ring else { return nil }
        let words = ring.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) }
        guard words.count == 2, let inner = words[0], let outer = words[1], inner >= 0, inner < outer, outer.isFinite
        else {
            throw ValidationError(said(zh: "--ring 须为由小到大的两个距离", en: "--ring must be two ascending distances"))
        }
        return (inner, outer)
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        func source(_ index: String?, _ red: String?, _ nir: String?) -> VegetationTool.Source? {
            if let red, let nir { return .bands(red: red, nearInfrared: nir) }
            return index.map { .index($0) }
        }
        guard let now = source(index, red, nir) else { preconditionFailure("checked by validate()") }
        var request = VegetationTool.Request(index: now)
        request.before = source(before, beforeRed, beforeNir)
        request.nodata = nodata
        request.reference = reference
        (request.soil, request.full) = (soil, full)
        request.ofFour = classes == 4
        (request.zones, request.idField) = (zones, id)
        request.ring = try distances()
        if let share { request.share = share }
        request.method = areaOptions.method
        request.output = output
        request.replaces = write.force
        let report = try VegetationTool.run(request, options: read.source, settings: session.run(resources))
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.vegetationMeasured(cells: report.result.cells, files: report.files))
        return report.status
    }

    private func show(_ report: VegetationReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "级别", en: "class"), .left), (session.say(zh: "覆盖度", en: "cover"), .left), ("m²", .right),
        ])
        for item in report.classes {
            let to = item.to.map { "< \(Figure.short($0) ?? "")" } ?? ""
            table.add([
                Messages.coverClass(item.number, ofFour: report.request.ofFour).text(session.language),
                "≥ \(Figure.short(item.from) ?? "") \(to)", Figure.text(item.area, 2),
            ])
        }
        session.table(table)
        if let change = report.result.change, report.hasAreas {
            var table = TextTable([(session.say(zh: "变化", en: "change"), .left), ("m²", .right)])
            table.add([session.say(zh: "变好", en: "improved"), Figure.text(Optional(change.improved), 2)])
            table.add([session.say(zh: "变差", en: "degraded"), Figure.text(Optional(change.degraded), 2)])
            table.add([session.say(zh: "不变", en: "unchanged"), Figure.text(Optional(change.unchanged), 2)])
            session.table(table)
        }
        guard !report.zones.isEmpty else { return }
        var zones = TextTable([
            (id ?? "id", .left), (session.say(zh: "平均覆盖度", en: "mean cover"), .right),
            (session.say(zh: "周边覆盖度", en: "ring cover"), .right), (session.say(zh: "已复绿", en: "greened"), .left),
        ])
        for zone in report.zones {
            let greened = report.isGreened(zone).map {
                $0 ? session.say(zh: "是", en: "yes") : session.say(zh: "否", en: "no")
            }
            zones.add([zone.id, Figure.text(zone.figures.meanCover, 4), Figure.text(zone.ring, 4), greened])
        }
        session.table(zones)
    }
}
