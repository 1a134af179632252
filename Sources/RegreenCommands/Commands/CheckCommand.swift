import ArgumentParser
import Regreen
import Restoration

/// `regreen check PROJECT`
struct CheckCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: said(
                zh: "检查项目文件和全部输入，列出问题、位置和改法；不写任何文件",
                en: "Check a project and all its inputs: what is wrong, where, and what to do. Writes nothing."
            ),
            discussion: said(zh: "示例：\n  regreen check regreen.yaml", en: "Example:\n  regreen check regreen.yaml")
        )
    }

    @Argument(help: help(zh: "项目文件或其文件夹", en: "Project file, or its folder.", value: "project"))
    var project: String

    @OptionGroup var resources: ResourceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try ProjectCheck.run(project, settings: session.run(resources))
        let session = session.speaking(global.lang ?? report.language)
        if session.json {
            session.emit(report.json(language: session.language))
        } else {
            session.findings(report.findings)
        }
        session.note(
            Messages.checked(
                project: report.project,
                errors: report.count(.error),
                warnings: report.count(.warning),
                infos: report.count(.info)
            )
        )
        return CommandStatus(findings: report.findings)
    }
}
