public import ArgumentParser
public import Regreen
public import Restoration
import SpatialEngine

extension DeclaredSign: ExpressibleByArgument {}
extension DeclaredQuantity: ExpressibleByArgument {}
extension LandClass.GradeClass: ExpressibleByArgument {}

/// `regreen deform RASTER…`
struct DeformCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "deform",
            abstract: said(
                zh: "由沉陷栅格、InSAR 或工作面预计倾斜、曲率、水平移动和变形、分级",
                en: "Tilt, curvature, strain and grades from a subsidence raster, radar or planned panels."
            ),
            discussion: said(
                zh: """
                    单位和正负方向须由文件证明或用 --unit、--sign 声明。邻域有空值的像元
                    和边缘像元为空，不外推。多个 --quantity phase 栅格加 --days 为叠加。

                    示例：
                      regreen deform 沉陷.tif -o 变形.tif --unit m --sign down_positive \\
                        --b 0.3 --depth 320 --tan-beta 2.1 --land-class dry
                      regreen deform --from-panels 工作面.geojson --cell 10 -o 预计.tif
                    """,
                en: """
                    Unit and sign are proven by the file or declared with --unit and --sign. Cells at the \
                    edge or beside a hole are null, nothing is padded. Several phase rasters with --days \
                    are stacked.

                    Example:
                      regreen deform sunk.tif -o deformation.tif --unit m --sign down_positive \\
                        --b 0.3 --depth 320 --tan-beta 2.1 --land-class dry
                      regreen deform --from-panels panels.geojson --cell 10 -o forecast.tif
                    """
            )
        )
    }

    @Argument(help: help(zh: "沉陷栅格，可带波段号", en: "Subsidence raster, with a band if not the first.", value: "raster"))
    var rasters: [String] = []

    @Option(name: [.short, .long], help: help(zh: "输出 GeoTIFF", en: "GeoTIFF to write.", value: "file"))
    var output: String

    @OptionGroup var surface: SurfaceOptions
    @OptionGroup var ground: GroundOptions
    @OptionGroup var panels: PanelOptions
    @OptionGroup var areaOptions: AreaOptions
    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard rasters.isEmpty != (panels.fromPanels == nil) else {
            throw ValidationError(said(zh: "给出栅格或 --from-panels 之一", en: "give rasters or --from-panels"))
        }
        guard surface.coherence.isEmpty || surface.coherence.count == rasters.count else {
            throw ValidationError(
                said(zh: "--coherence 须与栅格一一对应", en: "give one --coherence raster for each raster")
            )
        }
        let needsLand = try ground.chosenBands()?.contains(where: \.needsLand) ?? false
        guard !needsLand || ground.landUse != nil || ground.landClass != nil else {
            throw ValidationError(
                said(
                    zh: "land_grade、land_code 须给出 --land-use 或 --land-class",
                    en: "land_grade and land_code need --land-use or --land-class"
                )
            )
        }
        let spans = try surface.spans()
        guard rasters.count < 2 || spans.count == rasters.count else {
            throw ValidationError(
                said(zh: "叠加多个栅格须用 --days 给出各自的天数", en: "several rasters need --days, one number each")
            )
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let source: DeformTool.Source =
            panels.fromPanels.map { .panels($0, like: panels.like, cell: panels.cell) } ?? .rasters(rasters)
        var request = DeformTool.Request(source: source, output: output)
        request.declaration = surface.declaration
        request.coherence = surface.coherence
        request.minimumCoherence = surface.minCoherence
        request.days = try surface.spans()
        request.period = surface.period
        request.minimumPairs = surface.minPairs
        request.sigma = surface.sigma
        request.movementRadius = ground.movementRadius
        request.depth = ground.depth
        request.landClass = ground.landClass
        request.landUse = ground.landUse.map { ($0, ground.landField) }
        request.bands = try ground.chosenBands()
        request.time = panels.time
        request.method = areaOptions.method
        request.replaces = write.force
        let report = try DeformTool.run(request, options: read.source, settings: session.run(resources))
        if session.json { session.emit(report.json(language: session.language)) } else { show(report, session) }
        session.note(Messages.deformed(cells: report.result.validCells, output: output))
        return report.status
    }

    private func show(_ report: DeformReport, _ session: CommandSession) {
        session.findings(report.findings)
        var table = TextTable([
            (session.say(zh: "波段", en: "band"), .right), (session.say(zh: "内容", en: "content"), .left),
            (session.say(zh: "单位", en: "unit"), .left), (session.say(zh: "像元", en: "cells"), .right),
            (session.say(zh: "最小", en: "min"), .right), (session.say(zh: "最大", en: "max"), .right),
        ])
        for (number, band) in report.result.bands.enumerated() {
            table.add([
                "\(number + 1)", band.band.rawValue, band.band.unit, "\(band.cells)", Figure.short(band.minimum),
                Figure.short(band.maximum),
            ])
        }
        session.table(table)
        for band in report.result.bands where band.band.isGrade {
            var grades = TextTable([
                (band.band.rawValue, .right), (session.say(zh: "像元", en: "cells"), .right), ("m²", .right),
            ])
            for value in band.cellsByValue.keys.sorted() {
                let area = report.hasAreas ? band.areaByValue[value] : nil
                grades.add(["\(value)", "\(band.cellsByValue[value] ?? 0)", Figure.text(area, 2)])
            }
            session.table(grades)
        }
    }
}
