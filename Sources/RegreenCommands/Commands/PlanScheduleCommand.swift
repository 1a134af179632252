public import ArgumentParser
import Regreen
public import Restoration

/// `regreen plan schedule FILE`
struct PlanScheduleCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule",
            abstract: said(
                zh: "安排哪些矿山在哪一年治理，使各类别、各乡镇的目标在资金内达到；说明未安排的原因",
                en: "Choose which mines to treat in which year to meet the targets within the fund."
            ),
            discussion: said(
                zh: """
                    目标按年末累计：提前完成的计入以后，欠账须补上。先使缺口最小，再使费用最少（按优先
                    等级加权）。进度：用新的评估成果和 --events 再排，已验收的计入，施工中的固定在首年。
                    退出码：0 全部达到，1 有缺口或时限内未证明最优，2 文件不可用。

                    示例：
                      regreen plan schedule SampleData/plans/002-xinbin.yaml \\
                          --assessment 成果 --fund 2019=300 --fund 2020=300 -o 安排.xlsx
                    """,
                en: """
                    Targets are cumulative at each year's end: early work counts, arrears are made up.
                    First the smallest shortage, then the least money weighted by tier. To plan anew,
                    give a later assessment and --events: accepted land counts, works under way stay
                    in the first year. Ends with 0 when all is met, 1 with shortages or an unproven
                    schedule, 2 for files that cannot be used.

                    Example:
                      regreen plan schedule SampleData/plans/002-xinbin.yaml \\
                          --assessment result --fund 2019=300 --fund 2020=300 -o schedule.xlsx
                    """
            )
        )
    }

    @Argument(help: help(zh: "方案文件（regreen.plan/1）", en: "Plan file (regreen.plan/1).", value: "file"))
    var file: String

    @OptionGroup var inputs: ScheduleInputOptions
    @OptionGroup var search: ScheduleSearchOptions
    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        var options = ScheduleOptions(plan: file, environment: session.context.environment)
        inputs.apply(to: &options)
        search.apply(to: &options)
        let report = try ScheduleReport(options)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json {
            session.emit(report.json(session.language))
        } else {
            ScheduleText(report: report, session: session).show()
        }
        let ends = [report.schedule.shortageSearch, report.schedule.search].compactMap { $0 }
        session.note(
            Messages.scheduleMade(
                plan: report.plan.id,
                mines: report.schedule.assignments.count,
                left: report.schedule.leftOut.count,
                missed: report.schedule.missed.count,
                gap: report.schedule.isOptimal ? nil : ends.map(\.gap).max()
            )
        )
        return report.status
    }
}

/// What a schedule is made from.
struct ScheduleInputOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(zh: "评估成果文件夹或 assessment.json", en: "Result of assess, or its JSON.", value: "path")
    )
    var assessment: String?

    @Option(
        name: .long,
        help: help(zh: "矿山表（CSV），单独使用或补充评估成果", en: "Table of mines (CSV), alone or over it.", value: "file")
    )
    var mines: String?

    @Option(
        name: .long,
        help: help(zh: "台账：.gpkg、postgres: 或 JSON 行", en: "Ledger: .gpkg, postgres: or JSON lines.", value: "ledger")
    )
    var events: String?

    @Option(
        name: .long,
        help: help(zh: "上一次的安排（--json 结果），列出变动", en: "An earlier schedule, to list changes.", value: "file")
    )
    var previous: String?

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @Option(
        name: .long,
        help: help(
            zh: "评估成果中相距不超过这么多米的矿山为连片区",
            en: "Mines of the assessment this near are a contiguous area.",
            value: "m"
        )
    )
    var contiguous: Double?

    @Option(
        name: .long,
        help: help(zh: "年度资金（万元），可重复", en: "Fund of a year in 万元; repeatable.", value: "year=amount")
    )
    var fund: [YearMoneyArgument] = []

    @Flag(name: .long, help: help(zh: "结余可用于以后年度", en: "Money left over can be spent later."))
    var carryOver = false

    @Option(
        name: .long,
        help: help(
            zh: "矿山类别或状态计入方案的哪一类别，可重复",
            en: "Category of the plan a mine's category or status counts for; repeatable.",
            value: "ours=theirs"
        )
    )
    var category: [PairArgument] = []

    @Option(
        name: .long,
        help: help(zh: "承诺某矿山在某年治理，可重复", en: "Promise a mine for a year; repeatable.", value: "mine=year")
    )
    var fix: [PairArgument] = []

    @Option(
        name: .long,
        help: help(zh: "不纳入某矿山及原因，可重复", en: "Leave a mine out; repeatable.", value: "mine=reason")
    )
    var exclude: [PairArgument] = []

    func validate() throws {
        for pair in fix where Int(pair.value) == nil {
            throw ValidationError(said(zh: "--fix 需要 矿山=年度", en: "--fix needs MINE=YEAR"))
        }
        if let contiguous, !(contiguous >= 0 && contiguous.isFinite) || assessment == nil {
            throw ValidationError(
                said(zh: "--contiguous 不能为负，且需要 --assessment", en: "--contiguous needs 0 or more, and --assessment")
            )
        }
    }

    func apply(to options: inout ScheduleOptions) {
        options.assessment = assessment
        options.mines = mines
        options.events = events
        options.previous = previous
        options.rules = rules
        options.contiguousWithin = contiguous
        options.fund = Dictionary(fund.map { ($0.year, $0.money) }) { _, last in last }
        options.carriesOver = carryOver
        for pair in category { options.categories[pair.key, default: []].append(pair.value) }
        for pair in fix { options.commitments[pair.key] = Int(pair.value) }
        for pair in exclude { options.exclusions[pair.key] = pair.value }
    }
}

/// How far and by which rules to search.
struct ScheduleSearchOptions: ParsableArguments {
    @Option(name: .long, help: help(zh: "可安排的首年", en: "First year that can be planned.", value: "year"))
    var from: Int?

    @Option(name: .long, help: help(zh: "末年", en: "Last year.", value: "year"))
    var to: Int?

    @Option(
        name: .long,
        help: help(zh: "达标为止，或用足资金", en: "Reach the targets, or use the fund.", value: "targets|fund")
    )
    var aim = ScheduleAim.targets

    @Option(
        name: .long,
        help: help(zh: "优先等级为倾向，或严格先后", en: "Tiers weigh, or come strictly in turn.", value: "preferred|strict")
    )
    var tiers = TierRule.preferred

    @Option(name: .long, help: help(zh: "求解时限（秒）", en: "Seconds the search may take.", value: "s"))
    var timeLimit = 60.0

    @Option(name: .long, help: help(zh: "视为最优的相对差距", en: "Gap that counts as optimal.", value: "share"))
    var gap: Double?

    func validate() throws {
        if timeLimit <= 0 { throw ValidationError(said(zh: "--time-limit 须大于 0", en: "--time-limit must be above 0")) }
        if let gap, !(0...0.5).contains(gap) {
            throw ValidationError(said(zh: "--gap 为 0 至 0.5", en: "--gap must be 0 to 0.5"))
        }
    }

    func apply(to options: inout ScheduleOptions) {
        options.firstYear = from
        options.lastYear = to
        options.aim = aim
        options.tierRule = tiers
        options.seconds = timeLimit
        options.relativeGap = gap
    }
}

/// Where tables go.
struct TableOutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: help(zh: "另存为 .csv 或 .xlsx，可重复", en: "Write .csv or .xlsx too; repeatable.", value: "path")
    )
    var output: [String] = []

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false
}

extension ScheduleAim: ExpressibleByArgument {}
extension TierRule: ExpressibleByArgument {}

/// `KEY=VALUE`.
struct PairArgument: ExpressibleByArgument {
    let key: String
    let value: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
        key = String(argument[..<sign])
        value = String(argument[argument.index(after: sign)...])
        if value.isEmpty { return nil }
    }
}

/// `2019=300.5`, in 万元.
struct YearMoneyArgument: ExpressibleByArgument {
    let year: Int
    let money: Money

    init?(argument: String) {
        guard let pair = PairArgument(argument: argument), let year = Int(pair.key), (1900...2200).contains(year),
            let amount = DecimalNumber(text: pair.value), amount >= DecimalNumber(coefficient: 0, scale: 0)
        else { return nil }
        self.year = year
        money = Money(wanYuan: amount)
    }
}
