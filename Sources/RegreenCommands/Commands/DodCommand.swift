public import ArgumentParser
public import Regreen
import Restoration
import SpatialAnalysis
import SpatialEngine

extension DeclaredUnit: ExpressibleByArgument {}

/// `regreen dod OLD NEW`
struct DodCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "dod",
            abstract: said(
                zh: "两期高程求差：配准、可检测下限、挖填体积及误差",
                en: "Difference of two elevation models: shift, least change that counts, volumes, errors."
            ),
            discussion: said(
                zh: """
                    两个栅格的像元须对齐（可相差整数个像元），程序不重采样。差值为新减旧；
                    |差| ≥ t·σ 才计入。误差给出三种：conservative（各像元同向）、
                    independent（像元独立）、systematic（按稳定区扣除的整体偏差）。

                    示例：
                      regreen dod dem_2018.tif dem_2024.tif -o 高差.tif \\
                        --sigma-old 0.5 --sigma-new 0.5 --stable 稳定区.gpkg
                    """,
                en: """
                    Cells must lie on one another, shifted by whole cells at most; nothing is resampled. \
                    The difference is new minus old; it counts when |dz| ≥ t·σ. Three errors are given: \
                    conservative (cells off the same way), independent, systematic (by the shift taken off).

                    Example:
                      regreen dod dem_2018.tif dem_2024.tif -o difference.tif \\
                        --sigma-old 0.5 --sigma-new 0.5 --stable stable.gpkg
                    """
            )
        )
    }

    @Argument(help: help(zh: "旧高程", en: "Older model.", value: "old"))
    var old: String

    @Argument(help: help(zh: "新高程", en: "Newer model.", value: "new"))
    var new: String

    @Option(name: [.short, .long], help: help(zh: "输出 GeoTIFF", en: "GeoTIFF to write.", value: "file"))
    var output: String?

    @Option(name: .long, help: help(zh: "旧高程中误差，m", en: "Standard deviation of the older one, m.", value: "m"))
    var sigmaOld: Double?

    @Option(name: .long, help: help(zh: "新高程中误差，m", en: "Standard deviation of the newer one, m.", value: "m"))
    var sigmaNew: Double?

    @Option(
        name: .customLong("t"),
        help: help(zh: "置信倍数：1.96=95%，1.645=90%，1=68%", en: "1.96 for 95 %, 1.645 for 90 %, 1 for 68 %.", value: "t")
    )
    var t = 1.96

    @Option(
        name: .long,
        help: help(
            zh: "未变动区域：多边形，或同格网栅格（非 0）",
            en: "Ground that did not move: polygons, or a raster of the same cells (not 0).",
            value: "file"
        )
    )
    var stable: String?

    @Option(name: .long, help: help(zh: "高程单位", en: "Unit of the heights.", value: "m|cm|mm"))
    var unit: DeclaredUnit?

    @Option(name: .long, help: help(zh: "无数据值", en: "Nodata value of both.", value: "value"))
    var nodata: String?

    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (sigmaOld == nil) == (sigmaNew == nil) else {
            throw ValidationError(
                said(zh: "--sigma-old 与 --sigma-new 须同时给出", en: "give both --sigma-old and --sigma-new, or neither")
            )
        }
        guard [sigmaOld ?? 0, sigmaNew ?? 0].allSatisfy({ $0 >= 0 && $0.isFinite }), t > 0, t.isFinite else {
            throw ValidationError(said(zh: "中误差和 --t 须为正数", en: "standard deviations and --t must be positive"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var request = DodTool.Request(old: old, new: new)
        request.unit = unit
        request.nodata = nodata
        request.sigmaOld = sigmaOld
        request.sigmaNew = sigmaNew
        request.t = t
        request.stable = stable
        request.method = areaOptions.method
        request.output = output
        request.replaces = write.force
        let report = try DodTool.run(request, options: read.source, settings: session.run(resources))
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.differenced(cells: report.result.balance.validCells, output: output))
        return report.status
    }

    private func show(_ report: DodReport, _ session: CommandSession) {
        session.findings(report.findings)
        if let stable = report.result.stable {
            let shift = Figure.text(stable.median, 4)
            let spread = Figure.text(stable.nmad, 4)
            session.paragraph(Messages.coregistered(shift: shift, spread: spread, cells: stable.count))
        }
        let least = Figure.text(report.minimumLevel, 4)
        session.line(session.say(zh: "可检测下限 \(least) m", en: "least change that counts \(least) m"))
        let lines = report.lines
        let rows = [
            (session.say(zh: "降低", en: "lowering"), lines.lowering),
            (session.say(zh: "升高", en: "raising"), lines.raising),
        ]
        var volumes = TextTable([
            ("", .left), (session.say(zh: "像元", en: "cells"), .right), ("m²", .right), ("m³", .right),
        ])
        var errors = TextTable([
            (session.say(zh: "体积误差 m³", en: "error of volume m³"), .left), ("conservative", .right),
            ("independent", .right), ("systematic", .right),
        ])
        for (name, line) in rows {
            volumes.add([name, "\(line.cells)", Figure.text(line.area, 2), Figure.text(line.volume, 2)])
            let figures = [line.conservative, line.independent, line.systematic]
            errors.add([name] + figures.map { Figure.text($0, 2) })
        }
        session.table(volumes)
        session.table(errors)
    }
}
