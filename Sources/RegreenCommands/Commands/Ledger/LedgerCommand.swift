import ArgumentParser
import Regreen

/// `regreen ledger`
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: said(
                zh: "台账：登记事件、查状态、查期限、出报表、核对链条",
                en: "The ledger: enter events, status, deadlines, reports, verification."
            ),
            discussion: said(
                zh: "示例：\n  regreen ledger status --project SampleData/regreen.yaml",
                en: "Example:\n  regreen ledger status --project SampleData/regreen.yaml"
            ),
            subcommands: [
                LedgerAddCommand.self, LedgerImportCommand.self, LedgerStatusCommand.self, LedgerHistoryCommand.self,
                LedgerDueCommand.self, LedgerReportCommand.self, LedgerVerifyCommand.self,
                LedgerExportCommand.self, LedgerReconcileCommand.self,
                LedgerAftercareCommand.self,
            ]
        )
    }
}

/// `regreen workspace`
struct WorkspaceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "workspace",
            abstract: said(zh: "工作空间：新建、升级", en: "The workspace: make it, bring it to this version."),
            discussion: said(
                zh: "示例：\n  regreen workspace migrate --workspace workspace.gpkg",
                en: "Example:\n  regreen workspace migrate --workspace workspace.gpkg"
            ),
            subcommands: [WorkspaceMigrateCommand.self]
        )
    }
}
