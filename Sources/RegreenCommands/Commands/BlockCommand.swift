public import ArgumentParser
import GeoModel
import Regreen
public import Restoration

/// `regreen block`
struct BlockCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "block",
            abstract: said(zh: "受限清单、逾期清单、限期整改通知书", en: "Block list, overdue cases, rectification orders."),
            discussion: said(
                zh: "示例：\n  regreen block list 台账.jsonl --as-of 2024-12-31",
                en: "Example:\n  regreen block list ledger.jsonl --as-of 2024-12-31"
            ),
            subcommands: [BlockListCommand.self, BlockOverdueCommand.self, BlockNoticesCommand.self]
        )
    }
}

/// Events and the day of a report.
struct EventInputOptions: ParsableArguments {
    @Argument(
        help: help(
            zh: "台账：工作空间（.gpkg 或 postgres:）或 JSON 行文件",
            en: "Ledger: a workspace (.gpkg, postgres:) or JSON lines.",
            value: "ledger"
        )
    )
    var events: String

    @Option(name: .long, help: help(zh: "截止日期（含）", en: "The day of the report.", value: "date"))
    var asOf: DateArgument

    func report(_ session: CommandSession) throws -> BlockReport {
        let ledger = try LedgerPlace.events(of: events, environment: session.context.environment)
        return try BlockReport(events: ledger, asOf: asOf.date, file: events)
    }
}

/// `regreen block list EVENTS`
struct BlockListCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: said(
                zh: "某日对哪些矿山不得受理哪些申请、停了哪些供应，起于何日、依何条款",
                en: "What is closed to which mine on a day, since when and by which clause."
            ),
            discussion: said(
                zh: """
                    退出码：0 无受限（或该申请可受理），1 有受限。

                    示例：
                      regreen block list 台账.jsonl --as-of 2024-12-31 \\
                          --mine M-002 --application mining_licence_renewal
                    """,
                en: """
                    Ends with 0 when nothing is closed (or the application may be accepted), else 1.

                    Example:
                      regreen block list ledger.jsonl --as-of 2024-12-31 \\
                          --mine M-002 --application mining_licence_renewal
                    """
            )
        )
    }

    @OptionGroup var input: EventInputOptions

    @Option(name: .long, help: help(zh: "只看一个矿山", en: "One mine only.", value: "id"))
    var mine: String?

    @Option(name: .long, help: help(zh: "某类申请能否受理（需 --mine）", en: "May this be accepted? Needs --mine.", value: "kind"))
    var application: BlockedApplication?

    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if application != nil, mine == nil {
            throw ValidationError(said(zh: "--application 需要 --mine", en: "--application needs --mine"))
        }
    }

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try input.report(session)
        for path in outputs.output {
            try report.writeBlocks(to: path, language: session.language, replaces: outputs.force)
        }
        let entries = report.blocks.entries.filter { entry in
            (mine == nil || entry.mine == mine)
                && (application == nil || application.map { entry.subject == .application($0) } == true)
        }
        if session.json { session.emit(report.blocksJSON(session.language)) } else { show(entries, session) }
        if let mine, let application {
            let answer = Messages.blockAnswer(mine: mine, application: application, reasons: entries.count)
            session.note(answer)
        }
        let mines = Set(entries.map(\.mine)).count
        session.note(Messages.blockListed(entries: entries.count, mines: mines, date: "\(report.date)"))
        return entries.isEmpty ? .done : .findings
    }

    private func show(_ entries: [BlockList.Entry], _ session: CommandSession) {
        var table = TextTable([
            (session.say(zh: "矿山", en: "mine"), .left), (session.say(zh: "受限事项", en: "closed"), .left),
            (session.say(zh: "起始", en: "since"), .right), (session.say(zh: "原因", en: "cause"), .left),
            (session.say(zh: "条款", en: "clause"), .left),
        ])
        for entry in entries {
            let name = Messages.blockSubject(entry.subject).text(session.language)
            table.add([entry.mine, name, entry.since.description, entry.cause, entry.clause])
        }
        if !table.isEmpty { session.table(table) }
    }
}

extension BlockedApplication: ExpressibleByArgument {}

/// `regreen block overdue EVENTS`
struct BlockOverdueCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overdue",
            abstract: said(
                zh: "逾期清单：转交乡镇、视为放弃、整改逾期、未按期销号，附期限、天数和条款",
                en: "What is late: transfers to the township, rights given up, orders, delistings."
            ),
            discussion: said(
                zh: "示例：\n  regreen block overdue 台账.jsonl --as-of 2024-06-30 -o 逾期.csv",
                en: "Example:\n  regreen block overdue ledger.jsonl --as-of 2024-06-30 -o overdue.csv"
            )
        )
    }

    @OptionGroup var input: EventInputOptions
    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try input.report(session)
        for path in outputs.output {
            try report.writeOverdue(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json {
            session.emit(report.overdueJSON(session.language))
        } else {
            var table = TextTable([
                (session.say(zh: "矿山", en: "mine"), .left), (session.say(zh: "事项", en: "what"), .left),
                (session.say(zh: "期限", en: "due"), .right), (session.say(zh: "逾期天数", en: "days"), .right),
                (session.say(zh: "条款", en: "clause"), .left),
            ])
            for entry in report.overdue.entries {
                table.add([
                    entry.mine, Messages.overdueKind(entry.kind).text(session.language), entry.due?.description,
                    entry.daysLate(on: report.date).map { "\($0)" }, entry.kind.clause,
                ])
            }
            if !table.isEmpty { session.table(table) }
        }
        session.note(Messages.overdueListed(report.overdue.entries.count, date: "\(report.date)"))
        return report.overdue.entries.isEmpty ? .done : .findings
    }
}

/// `regreen block notices EVENTS`
struct BlockNoticesCommand: RegreenCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "notices",
            abstract: said(zh: "打印未关闭的限期整改通知书（文本或 HTML）", en: "Open rectification orders, to print as text or HTML."),
            discussion: said(
                zh: "示例：\n  regreen block notices 台账.jsonl --as-of 2024-10-01 -o 通知书.html",
                en: "Example:\n  regreen block notices ledger.jsonl --as-of 2024-10-01 -o notices.html"
            )
        )
    }

    @OptionGroup var input: EventInputOptions
    @OptionGroup var outputs: TableOutputOptions
    @OptionGroup var global: GlobalOptions

    func execute(_ session: CommandSession) throws -> CommandStatus {
        let report = try input.report(session)
        for path in outputs.output {
            try report.writeNotices(to: path, language: session.language, replaces: outputs.force)
        }
        if session.json {
            session.emit(report.noticesJSON(session.language))
        } else {
            for notice in report.notices {
                for text in Messages.notice(notice) { session.paragraph(text) }
                session.line()
            }
        }
        session.note(Messages.noticesMade(report.notices.count))
        return .done
    }
}
