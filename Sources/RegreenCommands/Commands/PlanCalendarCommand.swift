import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen plan calendar FILE`
struct PlanCalendarCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "calendar",
            abstract: said(
                zh: "列出方案在一段时间内的全部日期：阶段、期限、报送，以及倒排出的最迟日期",
                en: "Every date of a plan in a period: stages, deadlines, reports, latest days planned backwards."
            ),
            discussion: said(
                zh: """
                    示例：
                      regreen plan calendar SampleData/plans/003-shuimogou.yaml \\
                          --from 2019-11-01 --to 2019-11-30 --ics 日程.ics
                    """,
                en: """
                    Example:
                      regreen plan calendar SampleData/plans/003-shuimogou.yaml \\
                          --from 2019-11-01 --to 2019-11-30 --ics dates.ics
                    """
            )
        )
    }

    @Argument(help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "第一天", en: "First day.", value: "date"))
    var from: DateArgument

    @Option(name: .long, help: help(zh: "最后一天（含）", en: "Last day, inclusive.", value: "date"))
    var to: DateArgument

    @Option(
        name: .long,
        help: help(
            zh: "某步骤或事件发生的日子，可重复",
            en: "The day on which a step or event happened; repeatable.",
            value: "event=date"
        )
    )
    var happened: [EventArgument] = []

    @Option(name: .long, help: help(zh: "另存为 iCalendar 文件", en: "Write an iCalendar file too.", value: "path"))
    var ics: String?

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let days = Dictionary(happened.map { ($0.event, $0.date) }) { _, last in last }
        let report = try PlanCalendarReport(path: file, from: from.date, to: to.date, happened: days)
        if let ics { try report.writeICalendar(to: ics, language: session.language, replaces: force) }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        session.note(
            Messages.planCalendarMade(
                plan: report.plan.id,
                dates: report.calendar.entries.count,
                undated: report.calendar.undated.count,
                file: ics
            )
        )
        return .done
    }

    private func show(_ report: PlanCalendarReport, _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "日期", en: "date"), .right), (session.say(zh: "类别", en: "kind"), .left),
            (session.say(zh: "事项", en: "what"), .left), (session.say(zh: "岗位", en: "posts"), .left),
            (session.say(zh: "条款", en: "clause"), .left),
        ])
        for entry in report.calendar.entries {
            table.add([
                entry.date.description, Messages.planDateKind(entry.kind).text(session.language), entry.name,
                entry.posts.joined(separator: session.say(zh: "、", en: ", ")), entry.clause,
            ])
        }
        if !table.isEmpty { session.table(table) }
        for step in report.calendar.undated {
            session.paragraph(Messages.planStepUndated(step, event: step.startEvent))
        }
    }
}

/// A day, `2019-11-30`.
struct DateArgument: ExpressibleByArgument {
    let date: CalendarDate

    init?(argument: String) {
        guard let date = CalendarDate(text: argument) else { return nil }
        self.date = date
    }
}

/// An event and its day, `works=2024-03-20`.
struct EventArgument: ExpressibleByArgument {
    let event: String
    let date: CalendarDate

    init?(argument: String) {
        guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex,
            let date = CalendarDate(text: String(argument[argument.index(after: sign)...]))
        else { return nil }
        event = String(argument[..<sign])
        self.date = date
    }
}
