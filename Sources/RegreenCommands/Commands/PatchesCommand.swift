import ArgumentParser
import GeoModel
import Regreen
import Restoration
import SpatialAnalysis

/// An area such as `0.6mu`, `400m2` or `0.04ha`; a plain number is m².
struct AreaArgument: ExpressibleByArgument {
    let area: ExactArea

    init?(argument: String) {
        let text = argument.filter { !$0.isWhitespace }.lowercased()
        let digits = text.prefix { $0.isNumber && $0.isASCII || $0 == "." }
        guard let number = Double(digits), number.isFinite, number < 1e15 else { return nil }
        switch text.dropFirst(digits.count) {
        case "mu", "亩": area = ExactArea(squareMetres: number * 2000 / 3)
        case "", "m2", "m²": area = ExactArea(squareMetres: number)
        case "ha": area = ExactArea(squareMetres: number * 10_000)
        default: return nil
        }
    }
}

/// `regreen patches RASTER`
struct PatchesCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "patches",
            abstract: said(
                zh: "把栅格中指定值的像元转为图斑多边形，边界与像元严格一致",
                en: "Raster cells of given values as polygons with their exact outlines."
            ),
            discussion: said(
                zh: "示例：\n  regreen patches 变化.tif --values 1,2 --connectivity 8 --min-area 0.6mu -o 图斑.gpkg",
                en: """
                    Example:
                      regreen patches change.tif --values 1,2 --connectivity 8 \\
                        --min-area 0.6mu --confidence-raster probability.tif \\
                        -o patches.gpkg
                    """
            )
        )
    }

    @Argument(help: help(zh: "栅格，可带波段号", en: "Raster, with a band if not the first.", value: "file[:band]"))
    var raster: String

    @Option(name: .long, help: help(zh: "要转的像元值", en: "Values that make patches.", value: "v1,v2,…"))
    var values: String

    @Option(
        name: .long,
        help: help(
            zh: "4：共边相连（默认）；8：共角也算相连",
            en: "4: cells join at edges (default); 8: at corners too.",
            value: "4|8"
        )
    )
    var connectivity = 4

    @Option(
        name: .long,
        help: help(zh: "舍去更小的图斑，如 0.6mu", en: "Leave smaller patches out, e.g. 0.6mu.", value: "area")
    )
    var minArea: AreaArgument?

    @Option(
        name: .long,
        help: help(
            zh: "在此距离内简化边界，相邻图斑不留缝；面积变化另行列出",
            en: "Simplify outlines within so many metres; neighbours stay joined.",
            value: "m"
        )
    )
    var simplify: Double?

    @Option(
        name: .long,
        help: help(zh: "另一栅格，写出每个图斑内的平均值", en: "Raster whose mean over each patch is written.", value: "file[:band]")
    )
    var valueRaster: String?

    @Option(
        name: .long,
        help: help(
            zh: "置信度栅格（0–1），写出每个图斑的平均置信度",
            en: "Raster of confidences 0 to 1; the mean over each patch is written.",
            value: "file[:band]"
        )
    )
    var confidenceRaster: String?

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        guard let connectivity = PatchConnectivity(rawValue: connectivity) else {
            throw ValidationError(said(zh: "--connectivity 只能为 4 或 8", en: "--connectivity must be 4 or 8"))
        }
        if let simplify, !(simplify > 0 && simplify <= 10_000) {
            throw ValidationError(
                said(zh: "--simplify 须为大于 0、不超过 10000 的米数", en: "--simplify must be metres above 0, up to 10000")
            )
        }
        var request = PatchesTool.Request(
            raster: ZonalTool.Raster(raster),
            values: try numbers(),
            connectivity: connectivity,
            minimumArea: minArea?.area ?? .zero,
            output: output,
            replaces: write.force
        )
        request.tolerance = simplify
        request.valueRaster = valueRaster.map { ZonalTool.Raster($0) }
        request.confidenceRaster = confidenceRaster.map { ZonalTool.Raster($0) }
        let report = try PatchesTool.run(
            request,
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.patchesMade(patches: report.patches, dropped: report.dropped, files: report.files))
        return report.status
    }

    private func numbers() throws -> [Double] {
        let words = values.split(separator: ",")
        let numbers = words.compactMap { Double($0.filter { !$0.isWhitespace }) }
        guard numbers.count == words.count, !numbers.isEmpty, Set(numbers).count == numbers.count,
            numbers.allSatisfy(\.isFinite)
        else {
            throw ValidationError(
                said(zh: "--values 须为互不相同的数字，以逗号分隔", en: "--values must be different numbers, comma-separated")
            )
        }
        return numbers
    }

    private func show(_ report: PatchesReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "值", en: "value"), .right), (session.say(zh: "图斑", en: "patches"), .right),
            ("m²", .right), (session.say(zh: "亩", en: "mu"), .right),
        ])
        for value in report.values {
            table.add([
                AttributeValue.real(value.value).text, String(value.patches),
                Figure.text(Optional(value.area.squareMetres), 2), Figure.text(Optional(value.area.mu), 2),
            ])
        }
        session.table(table)
        guard let simplification = report.simplification else { return }
        session.note(
            Messages.outlinesSimplified(
                before: simplification.exactVertices,
                after: simplification.vertices,
                change: report.outlineArea.map { $0.squareMetres - report.area.squareMetres }
            )
        )
    }
}
