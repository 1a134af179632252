import ArgumentParser
import Regreen
import Restoration

/// `regreen verify DIR`
struct VerifyCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: said(
                zh: "核对成果文件夹：文件是否被改动，各项合计是否对得上",
                en: "Check an output folder: files unchanged, figures adding up."
            ),
            discussion: said(zh: "示例：\n  regreen verify 成果", en: "Example:\n  regreen verify result")
        )
    }

    @Argument(help: help(zh: "成果文件夹", en: "Output folder.", value: "dir"))
    var folder: String

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let reports = OutputVerifier.verify(folder)
        if session.json {
            let all = reports.map { $0.json(language: session.language) }
            session.emit(
                all.count == 1 ? all[0] : ["schema": "regreen.verify/1", "folders": .array(all)]
            )
        } else {
            for report in reports {
                session.findings(report.findings)
                session.paragraph(
                    Messages.verified(
                        folder: report.folder,
                        files: report.filesChecked,
                        sums: report.sumsChecked,
                        problems: report.findings.count
                    )
                )
            }
        }
        guard reports.allSatisfy(\.isSound) else {
            session.context.err.write(Messages.notSound(folder: folder).text(session.language) + "\n")
            return .input
        }
        return .done
    }
}
