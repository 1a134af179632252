import ArgumentParser
import Regreen
import Restoration

/// `regreen convert IN OUT`
struct ConvertCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "convert",
            abstract: said(
                zh: "转换图层的格式或坐标系；GeoJSON 按 RFC 7946",
                en: "Convert a layer to another format or CRS; GeoJSON by RFC 7946."
            ),
            discussion: said(
                zh: "示例：\n  regreen convert 矿山.shp 矿山.gpkg --to EPSG:4525",
                en: "Example:\n  regreen convert mines.shp mines.gpkg --to EPSG:4525"
            )
        )
    }

    @Argument(help: help(zh: "输入文件", en: "File to read.", value: "in"))
    var input: String

    @Argument(help: help(zh: "输出文件，按扩展名定格式", en: "File to write; its ending says the format.", value: "out"))
    var output: String

    @Option(name: .long, help: help(zh: "目标坐标系", en: "Target CRS.", value: "crs"))
    var to: String?

    @Flag(name: .long, help: help(zh: "坐标原样写出", en: "Coordinates as they are."))
    var native = false

    @Option(
        name: .long,
        help: help(zh: "shapefile 的文字编码（默认 UTF-8）", en: "Encoding of a shapefile.", value: "UTF-8|GBK")
    )
    var outputEncoding: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let outputEncoding, !["UTF-8", "GBK"].contains(outputEncoding.uppercased()) {
            throw ValidationError(said(zh: "--output-encoding 为 UTF-8 或 GBK", en: "--output-encoding is UTF-8 or GBK"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try ConvertTool.run(
            input,
            to: output,
            target: to,
            native: native,
            outputEncoding: outputEncoding,
            replaces: write.force,
            options: read.source,
            settings: session.run(resources)
        )
        if session.json {
            session.emit(report.json(language: session.language))
        } else {
            session.findings(report.findings)
            for file in report.files { session.line(file) }
        }
        session.note(Messages.converted(features: report.features, output: output))
        return report.status
    }
}
