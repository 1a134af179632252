import ArgumentParser
import Regreen

/// `regreen plan`
struct PlanCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: said(
                zh: "县级方案：核对、日程、年度安排、责任分解、任务清单、分类处置",
                en: "County plans: check, calendar, schedule, posts, tasks, treatment."
            ),
            discussion: said(
                zh: "示例：\n  regreen plan check SampleData/plans/002-xinbin.yaml",
                en: "Example:\n  regreen plan check SampleData/plans/002-xinbin.yaml"
            ),
            subcommands: [
                PlanCheckCommand.self, PlanCalendarCommand.self, PlanScheduleCommand.self, PlanPostsCommand.self,
                PlanTasksCommand.self, PlanTreatmentCommand.self,
            ]
        )
    }
}
