import ArgumentParser
import Regreen

/// `regreen`.
struct RootCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "regreen",
            abstract: said(
                zh: "矿山生态修复评估：损毁、已治理、待治理的面积、位置与依据",
                en: "Assess land damaged by mining and its restoration: how much, where, and why."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen init 资料文件夹
                      regreen check 资料文件夹/regreen.yaml
                      regreen assess 资料文件夹/regreen.yaml -o 成果
                    """,
                en: """
                    Example:
                      regreen init data
                      regreen check data/regreen.yaml
                      regreen assess data/regreen.yaml -o result
                    """
            ),
            version: Versions.summary,
            subcommands: [
                InitCommand.self, InspectCommand.self, CheckCommand.self, AssessCommand.self, VerifyCommand.self,
                DoctorCommand.self, AreaCommand.self, TransformCommand.self, CRSCommand.self, ZonalCommand.self,
                OverlayCommand.self, NearestCommand.self, DeformCommand.self, DodCommand.self, ConvertCommand.self,
                PatchesCommand.self, VisibleCommand.self, ClustersCommand.self, CorridorsCommand.self,
                VegetationCommand.self, RepairCommand.self, PlanCommand.self, LedgerCommand.self, ArchiveCommand.self,
                WorkspaceCommand.self, FundCommand.self, BlockCommand.self, CardsCommand.self, DrawCommand.self,
                EvidenceCommand.self, RulesCommand.self, RankCommand.self,
                ManCommand.self,
            ]
        )
    }
}
