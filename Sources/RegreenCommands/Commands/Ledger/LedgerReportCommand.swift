public import ArgumentParser
import GeoModel
import Regreen
public import Restoration

extension ReportPeriod: ExpressibleByArgument {}

/// `regreen ledger report`
struct LedgerReportCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: said(
                zh: "周报、月报、半年报、年报：目标、治理账、三项面积、逾期、较上次变化",
                en: "Weekly to yearly report: targets, balance, three areas, what is late, what changed."
            ),
            discussion: said(
                zh: """
                    目标按方案逐条对照已验收的图形面积；有未完成的过期目标、逾期事项或账不平时以 1 结束。

                    示例：
                      regreen ledger report --period weekly --as-of 2019-11-28 \\
                          --plan SampleData/plans/003-shuimogou.yaml -o 周报.xlsx
                    """,
                en: """
                    Targets are held against accepted polygons, statement by statement. Ends with 1 for a target missed,
                    anything late, or a balance that does not close.

                    Example:
                      regreen ledger report --period weekly --as-of 2019-11-28 \\
                          --plan SampleData/plans/003-shuimogou.yaml -o weekly.xlsx
                    """
            )
        )
    }

    @Option(
        name: .long,
        help: help(
            zh: "报送周期，决定与哪天比较",
            en: "Which report; decides the day of comparison.",
            value: "weekly|monthly|half-year|yearly"
        )
    )
    var period: ReportPeriod?

    @Option(name: .long, help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var plan: String?

    @Option(
        name: .shortAndLong,
        help: help(zh: "另存为 .xlsx、.csv 或 .json", en: "Write .xlsx, .csv or .json too.", value: "path")
    )
    var output: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup var day: AsOfOptions
    @OptionGroup var place: WorkspaceOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let choice = try place.place(session)
        let report = try ProgressReport(
            try WorkspaceStore.open(choice.location),
            asOf: try day.date(choice.asOf),
            period: period,
            plan: plan
        )
        if let output { try report.write(to: output, language: session.language, replaces: write.force) }
        if session.json { session.emit(report.json) } else { ProgressText(report: report, session: session).show() }
        session.note(Messages.reportMade(report.period, asOf: report.asOf, late: report.late.count, file: output))
        return report.needsAttention ? .findings : .done
    }
}
