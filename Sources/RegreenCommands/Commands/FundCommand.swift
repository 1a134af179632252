import ArgumentParser
import GeoModel
import Regreen
import Restoration

/// `regreen fund`
struct FundCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fund",
            abstract: said(zh: "基金：责任分摊与实施模式、年度预算、审计包", en: "The fund: shares and modes, budget, audit."),
            discussion: said(
                zh: "示例：\n  regreen fund shares 损毁责任.csv --total 1000",
                en: "Example:\n  regreen fund shares damage.csv --total 1000"
            ),
            subcommands: [FundSharesCommand.self, FundPlanCommand.self, FundAuditCommand.self]
        )
    }
}

/// `regreen fund shares FILE`
struct FundSharesCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "shares",
            abstract: said(
                zh: "按损毁面积、等级、责任比例（或约定数）分摊连片区资金，并建议实施模式及理由",
                en: "Share the money of contiguous areas by responsibility; propose a mode and say why."
            ),
            discussion: said(
                zh: """
                    表的列：area 连片区、enterprise 企业、area_mu、grade（1 轻 2 中 3 重）、causal_share，
                    或 responsibility 约定数；clear、scattered、ineligible（是/否）用于建议模式。

                    示例：
                      regreen fund shares 损毁责任.csv --total 东片=1000 --total 西片=350.5 -o 分摊.xlsx
                    """,
                en: """
                    Columns: area, enterprise, area_mu, grade (1 light, 2 medium, 3 severe),
                    causal_share, or an agreed responsibility; clear, scattered, ineligible (yes/no)
                    decide the mode.

                    Example:
                      regreen fund shares damage.csv --total east=1000 --total west=350.5 -o shares.xlsx
                    """
            )
        )
    }

    @Argument(help: help(zh: "责任表（CSV）", en: "Table of damaged areas (CSV).", value: "file"))
    var file: String

    @Option(
        name: .long,
        help: help(zh: "总额（万元）；多个连片区时写 连片区=万元", en: "Total in 万元; AREA=AMOUNT for several.", value: "amount")
    )
    var total: [TotalArgument] = []

    @Option(name: .long, help: help(zh: "份额小数位（万元）", en: "Decimals of the shares in 万元.", value: "2-6"))
    var decimals = 2

    @Option(name: .long, help: help(zh: "县级规则文件", en: "The county's rules file.", value: "file"))
    var rules: String?

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !(2...6).contains(decimals) {
            throw ValidationError(said(zh: "--decimals 为 2 至 6", en: "--decimals must be 2 to 6"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let totals = Dictionary(total.map { ($0.area, $0.amount) }) { _, last in last }
        let report = try FundSharesReport(path: file, totals: totals, rules: rules, decimals: decimals)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        let enterprises = report.allocations.reduce(0) { $0 + $1.shares.count }
        session.note(Messages.fundShared(areas: report.allocations.count, enterprises: enterprises))
        return .done
    }

    private func show(_ report: FundSharesReport, _ session: CommandSession) {
        for allocation in report.allocations {
            var table = TextTable([
                (session.say(zh: "连片区", en: "area"), .left), (session.say(zh: "企业", en: "enterprise"), .left),
                (session.say(zh: "责任量", en: "responsibility"), .right), (session.say(zh: "万元", en: "万元"), .right),
            ])
            for share in allocation.shares {
                table.add([
                    allocation.area, share.name, share.responsibility.text(decimals: 4),
                    share.amount.text(decimals: report.decimals),
                ])
            }
            session.table(table)
            session.paragraph(Messages.fundMode(allocation.proposal, facts: allocation.facts))
        }
    }
}

/// `1000`, or `east=1000`, in 万元.
struct TotalArgument: ExpressibleByArgument {
    let area: String
    let amount: DecimalNumber

    init?(argument: String) {
        let pair = PairArgument(argument: argument)
        guard let amount = DecimalNumber(text: pair?.value ?? argument) else { return nil }
        area = pair?.key ?? ""
        self.amount = amount
    }
}

/// `regreen fund plan FILE`
struct FundPlanCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: said(
                zh: "年度基金计划与预算：逐行核对用途，按年汇总，算出每验收亩投入；搬迁安置拒绝并给出条款",
                en: "Yearly fund plan and budget: each line checked, sums by year, money per accepted mu."
            ),
            discussion: said(
                zh: """
                    列：year, project, mine_id, use, source, planned_wan_yuan, drawn_wan_yuan。
                    退出码：0 可用，1 有投入无成效，2 有不得列支的行（不写入任何内容）。

                    示例：
                      regreen fund plan 预算.csv --assessment 成果 -o 年度预算.xlsx
                    """,
                en: """
                    Columns: year, project, mine_id, use, source, planned_wan_yuan, drawn_wan_yuan.
                    Ends with 0, 1 for money without effect, 2 for a line the fund may not pay
                    (nothing is written then).

                    Example:
                      regreen fund plan budget.csv --assessment result -o budget.xlsx
                    """
            )
        )
    }

    @Argument(help: help(zh: "预算行（CSV）", en: "Budget lines (CSV).", value: "file"))
    var file: String

    @Option(name: .long, help: help(zh: "方案文件，按其基金规则", en: "Plan whose fund rules count.", value: "file"))
    var plan: String?

    @Option(name: .long, help: help(zh: "评估成果", en: "Result of assess.", value: "path"))
    var assessment: String?

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try FundPlanReport(path: file, plan: plan, assessment: assessment)
        for path in outputs.output {
            try report.write(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json { session.emit(report.json(session.language)) } else { show(report, session) }
        for effect in report.effects where effect.isWithoutEffect {
            session.note(Messages.fundWithoutEffect(mine: effect.mine, drawn: effect.drawn))
        }
        let sum = report.book.sum()
        session.note(
            Messages.fundPlanned(lines: report.book.lines.count, planned: sum.planned, drawn: sum.drawn)
        )
        return report.status
    }

    private func show(_ report: FundPlanReport, _ session: CommandSession) {
        var years = TextTable([
            (session.say(zh: "年度", en: "year"), .right), (session.say(zh: "计划（万元）", en: "planned (万元)"), .right),
            (session.say(zh: "使用（万元）", en: "drawn (万元)"), .right),
        ])
        for entry in report.book.byYear {
            years.add([
                "\(entry.year)", entry.sum.planned.wanYuan.text(decimals: 2), entry.sum.drawn.wanYuan.text(decimals: 2),
            ])
        }
        if !years.isEmpty { session.table(years) }
        var mines = TextTable([
            (session.say(zh: "矿山", en: "mine"), .left), (session.say(zh: "使用（万元）", en: "drawn (万元)"), .right),
            (session.say(zh: "已验收（亩）", en: "accepted (mu)"), .right),
            (session.say(zh: "元/验收亩", en: "yuan per accepted mu"), .right),
        ])
        for effect in report.effects {
            mines.add([
                effect.mine, effect.drawn.wanYuan.text(decimals: 2), effect.accepted?.text(in: .mu, decimals: 2),
                effect.yuanPerAcceptedMu?.text(decimals: 2),
            ])
        }
        if !mines.isEmpty {
            session.line()
            session.table(mines)
        }
    }
}

/// `regreen fund audit -o ZIP`
struct FundAuditCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "audit",
            abstract: said(
                zh: "审计包：预算与使用、项目事件、文件及其哈希，装入一个 ZIP",
                en: "Audit export: budget, events of projects, documents with their hashes in one ZIP."
            ),
            discussion: said(
                zh: "示例：\n  regreen fund audit 预算.csv --events 台账.jsonl --document 合同.pdf -o 审计.zip",
                en:
                    "Example:\n  regreen fund audit budget.csv --events ledger.jsonl \\\n      --document contract.pdf -o audit.zip"
            )
        )
    }

    @Argument(help: help(zh: "预算行（CSV）", en: "Budget lines (CSV).", value: "file"))
    var file: String

    @Option(
        name: .long,
        help: help(zh: "台账：.gpkg、postgres: 或 JSON 行", en: "Ledger: .gpkg, postgres: or JSON lines.", value: "ledger")
    )
    var events: String?

    @Option(name: .long, help: help(zh: "文件，可重复", en: "Document; repeatable.", value: "file"))
    var document: [String] = []

    @Option(name: .long, help: help(zh: "方案文件，按其基金规则", en: "Plan whose fund rules count.", value: "file"))
    var plan: String?

    @Option(name: .long, help: help(zh: "评估成果", en: "Result of assess.", value: "path"))
    var assessment: String?

    @Option(name: .long, help: help(zh: "截止日期", en: "Last day that counts.", value: "date"))
    var asOf: DateArgument?

    @Option(name: .shortAndLong, help: help(zh: "ZIP 文件", en: "ZIP file.", value: "path"))
    var output: String

    @Flag(name: .long, help: help(zh: "覆盖已有的文件", en: "Replace a file that exists."))
    var force = false

    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try FundPlanReport(path: file, plan: plan, assessment: assessment)
        let environment = session.context.environment
        let events = try events.map { try LedgerPlace.events(of: $0, environment: environment) } ?? []
        let packet = try EvidencePacket(
            subject: nil,
            events: report.auditEvents(of: events),
            documents: document,
            tables: report.auditTables(session.language),
            asOf: asOf?.date
        )
        try packet.write(to: output, language: session.language, replaces: force)
        return EvidenceCommand.finish(packet, output: output, session)
    }
}
