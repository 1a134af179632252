import ArgumentParser
import Regreen
import Restoration

/// `regreen plan posts FILE`
struct PlanPostsCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "posts",
            abstract: said(
                zh: "按岗位（单位）摘出方案中的全部职责：牵头、配合、监管、限期事项，附条款，可分单位打印",
                en: "What a plan asks of each post, gathered from all clauses, to print by unit."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen plan posts SampleData/plans/001-shanggao.yaml --post land -o 责任分解.xlsx
                    """,
                en: """
                    Example:
                      regreen plan posts SampleData/plans/001-shanggao.yaml --post land -o posts.xlsx
                    """
            )
        )
    }

    @Argument(help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "岗位的键或名称，可重复", en: "Key or name of a post; repeatable.", value: "post"))
    var post: [String] = []

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try PlanPostsReport(path: file, posts: post)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        session.note(
            Messages.planPostsMade(
                plan: report.plan.id,
                posts: report.extracts.count,
                items: report.extracts.reduce(0) { $0 + $1.items.count },
                unlisted: report.extracts.filter { !$0.isListed }.count
            )
        )
        return .done
    }

    private func show(_ report: PlanPostsReport, _ session: CommandSession) {
        let comma = session.say(zh: "、", en: ", ")
        for extract in report.extracts where !extract.items.isEmpty {
            session.line(extract.post.name)
            for item in extract.items {
                let head = Messages.planPart(item.part).text(session.language) + "  " + item.name
                let due = Messages.planDeadline(item.deadline)?.text(session.language)
                let others =
                    item.others.isEmpty
                    ? nil : session.say(zh: "共同：", en: "with ") + item.others.joined(separator: comma)
                session.paragraph(
                    "  " + [head, due, others, "[\(item.clause)]"].compactMap { $0 }.joined(separator: "  ")
                )
            }
        }
    }
}

/// `regreen plan tasks FILE`
struct PlanTasksCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tasks",
            abstract: said(
                zh: "工作任务清单：年度目标、具体举措、时限、责任人（岗位）、责任股室，列出未填的项",
                en: "The sheet of tasks: goal of the year, measures, time limit, post, section; what is missing."
            ),
            discussion: said(
                zh: """
                    先用 -o 写出清单，填好后用 --sheet 读回。退出码：0 填全，1 有未填。

                    示例：
                      regreen plan tasks SampleData/plans/000-qinshui.yaml -o 清单.csv
                    """,
                en: """
                    Write the sheet with -o, fill it in, read it back with --sheet. Ends with 1 while
                    a field is missing.

                    Example:
                      regreen plan tasks SampleData/plans/000-qinshui.yaml -o tasks.csv
                    """
            )
        )
    }

    @Argument(help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "填好的清单（CSV）", en: "A sheet that was filled in (CSV).", value: "file"))
    var sheet: String?

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try PlanTasksReport(path: file, table: sheet)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json) } else { show(report, session) }
        let sheet = report.sheet
        session.note(Messages.planTasksMade(plan: report.plan.id, tasks: sheet.rows.count, missing: sheet.missingCount))
        return report.status
    }

    private func show(_ report: PlanTasksReport, _ session: CommandSession) {
        for row in report.sheet.rows {
            session.paragraph("\(row.task)  \(row.name)  [\(row.clause)]")
            for field in PlanTaskSheet.Field.allCases {
                guard let text = row.texts[field] else { continue }
                session.paragraph(
                    "    " + Messages.taskFields([field]).text(session.language) + ": " + text
                )
            }
            guard !row.missing.isEmpty else { continue }
            let missing = Messages.taskFields(row.missing).text(session.language)
            session.paragraph("    → " + session.say(zh: "未填：", en: "missing: ") + missing)
        }
    }
}
