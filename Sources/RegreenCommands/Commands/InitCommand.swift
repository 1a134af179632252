import ArgumentParser
import Regreen
import Restoration

/// `regreen init [DIR]`
struct InitCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: said(
                zh: "看一遍文件夹，写出项目文件 regreen.yaml；有疑问处写成注释",
                en: "Look through a folder and write its project file; open questions stand in comments."
            ),
            discussion: said(zh: "示例：\n  regreen init 资料文件夹", en: "Example:\n  regreen init data")
        )
    }

    @Argument(help: help(zh: "文件夹（默认当前文件夹）", en: "Folder (default: the current one).", value: "dir"))
    var folder = "."

    @OptionGroup var read: ReadOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try ProjectInit.run(folder: folder, options: read.source, replaces: write.force)
        if session.json {
            session.emit(report.json(language: session.language))
        } else {
            session.findings(report.findings)
            session.line(report.path)
        }
        session.note(Messages.initialised(path: report.path, isComplete: report.isComplete))
        return report.isComplete ? CommandStatus(ofFinishedJobWith: report.findings) : .findings
    }
}
