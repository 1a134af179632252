import ArgumentParser
import Regreen
import Restoration

/// `regreen inspect PATH…`
struct InspectCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: said(
                zh: "看看文件里有什么：图层、坐标系、编码、字段、栅格",
                en: "Tell what files hold: layers, CRS, encoding, fields, rasters."
            ),
            discussion: said(
                zh: "示例：\n  regreen inspect 矿山.shp 沉陷.tif",
                en: "Example:\n  regreen inspect mines.shp subsidence.tif"
            )
        )
    }

    @Argument(help: help(zh: "文件", en: "Files.", value: "path"))
    var paths: [String]

    @OptionGroup var read: ReadOptions
    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try FileInspection.run(paths, options: read.source, settings: session.run(resources))
        if session.json {
            session.emit(report.json(language: session.language))
        } else {
            for file in report.files {
                session.line("\(file.file)" + (file.driver.map { " [\($0)]" } ?? ""))
                for line in file.lines(session.language) { session.paragraph("  " + line) }
                session.findings(file.findings)
            }
        }
        session.note(Messages.inspected(files: report.files.count, findings: report.findings.count))
        return report.status
    }
}
