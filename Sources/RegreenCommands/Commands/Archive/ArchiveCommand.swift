import ArgumentParser
import Regreen

/// `regreen archive`
struct ArchiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "archive",
            abstract: said(
                zh: "一矿一档：存文件、看档案、查缺项、导出",
                en: "One mine, one file: store documents, show, check, export."
            ),
            discussion: said(
                zh: "示例：\n  regreen archive check --project SampleData/regreen.yaml",
                en: "Example:\n  regreen archive check --project SampleData/regreen.yaml"
            ),
            subcommands: [
                ArchiveAddCommand.self, ArchiveShowCommand.self, ArchiveCheckCommand.self, ArchiveExportCommand.self,
            ]
        )
    }
}
