public import ArgumentParser
import GeoModel
import Regreen
import Restoration
public import SpatialEngine

extension OverlayKind: ExpressibleByArgument {}

/// `regreen overlay A B`
struct OverlayCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overlay",
            abstract: said(
                zh: "两个图层叠加：交、并、差、对称差、标识",
                en: "Overlay two layers: intersection, union, difference, symmetric difference, identity."
            ),
            discussion: said(
                zh: "示例：\n  regreen overlay 矿山.shp 保护区.gpkg --op intersection -o 压覆.gpkg",
                en: "Example:\n  regreen overlay mines.shp reserve.gpkg --op intersection -o hits.gpkg"
            )
        )
    }

    @Argument(help: help(zh: "图层 A，结果用它的坐标系", en: "Layer A; the result is in its CRS.", value: "a"))
    var a: String

    @Argument(help: help(zh: "图层 B", en: "Layer B.", value: "b"))
    var b: String

    @Option(
        name: .long,
        help: help(
            zh: "运算：intersection、union、difference、symmetric_difference、identity",
            en: "One of intersection, union, difference, symmetric_difference, identity.",
            value: "op"
        )
    )
    var op: OverlayKind

    @Flag(name: .long, help: help(zh: "与 B 的每个图层叠加", en: "Every layer of B."))
    var allLayers = false

    @Option(name: .long, help: help(zh: "B 的图层名", en: "Layer of B.", value: "name"))
    var layerB: String?

    @Option(
        name: .long,
        help: help(zh: "B 的线和点按此距离（米）扩成面", en: "Metres that widen lines and points of B.", value: "m")
    )
    var bufferLines: Double?

    @Flag(name: .long, help: help(zh: "只保留面", en: "Keep polygons only."))
    var areasOnly = false

    @Option(name: [.short, .long], help: help(zh: "输出文件", en: "File to write.", value: "file"))
    var output: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let bufferLines, !(bufferLines > 0 && bufferLines.isFinite) {
            throw ValidationError(said(zh: "--buffer-lines 须大于 0", en: "--buffer-lines must be above 0"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var request = OverlayTool.Request(a: a, b: b, kind: op)
        request.allLayers = allLayers
        request.layerOfB = layerB
        request.lineBufferInMetres = bufferLines
        request.areasOnly = areasOnly
        request.output = output
        request.replaces = write.force
        let report = try OverlayTool.run(
            request,
            options: read.source,
            method: areaOptions.method,
            settings: session.run(resources)
        )
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.overlaid(features: report.features, mu: report.area?.mu, files: report.files))
        return report.status
    }

    private func show(_ report: OverlayReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "图层", en: "layer"), .left), (session.say(zh: "要素", en: "features"), .right),
            ("m²", .right), (session.say(zh: "亩", en: "mu"), .right),
        ])
        for layer in report.layers {
            table.add([
                layer.layer, "\(layer.features)", Figure.text(layer.area?.squareMetres, 2),
                Figure.text(layer.area?.mu, 2),
            ])
        }
        session.table(table)
    }
}
