import Foundation
import GeoModel
import Publishing
public import Restoration

/// What `plan schedule` made.
public struct ScheduleReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// The schedule.
    public let schedule: TreatmentSchedule
    /// The solver's name and version.
    public let solver: String
    /// Values of the rules that no primary text confirms.
    public let assumptions: [LocalizedText]
    /// Categories of goals that no mine counts for.
    public let emptyScopes: [ScheduleScope]
    /// Mines whose year is another than in the earlier schedule; nil without one.
    public let changes: [Change]?

    /// A mine whose year changed.
    public struct Change: Sendable, Hashable {
        /// The mine.
        public var mine: String
        /// The year before; nil for none.
        public var before: Int?
        /// The year now; nil for none.
        public var now: Int?
        /// True when it has been accepted, so that it needs no year.
        public var isDone: Bool
    }

    /// Reads the files and makes the schedule.
    ///
    /// - Throws: `ProjectFileError`, `InputError`; `Interrupted` when the search was stopped.
    public init(_ options: ScheduleOptions, solver: some IntegerProgramSolving = CBCSolver()) throws {
        plan = try PlanFile.load(options.plan)
        let rules = try RulesFile.load(options.rules)
        let weights = try RulesFile.reading(options.rules) { () throws(RulesError) in try ScheduleWeights(rules: rules)
        }
        let goals = ScheduleGoals(plan)
        guard let first = goals.goals.map(\.year).min(), let last = goals.goals.map(\.year).max() else {
            throw InputError(
                Finding(
                    .projectValueInvalid,
                    .error,
                    file: options.plan,
                    message: Messages.scheduleNoTargets(plan: plan.id)
                )
            )
        }
        let years = (options.firstYear ?? first)...max(options.firstYear ?? first, options.lastYear ?? last)
        guard options.lastYear ?? last >= options.firstYear ?? first, years.count <= 60 else {
            let message = Messages.planPeriodReversed(from: "\(years.lowerBound)", to: "\(options.lastYear ?? last)")
            throw InputError(Finding(.projectValueInvalid, .error, file: options.plan, message: message))
        }
        var mines = try ScheduleMines(options, rules: rules, weights: weights)
        let events = try options.events.map { try LedgerPlace.events(of: $0, environment: options.environment) } ?? []
        let candidates = try mines.finished(years, events: events)
        let request = ScheduleRequest(
            candidates: candidates,
            goals: goals,
            firstYear: years.lowerBound,
            lastYear: years.upperBound,
            fund: options.fund,
            carriesOver: options.carriesOver,
            aim: options.aim,
            tierRule: options.tierRule,
            weights: weights
        )
        let limits = SolverLimits(
            seconds: options.seconds,
            relativeGap: options.relativeGap ?? weights.relativeGap
        )
        self.solver = solver.name
        let made: TreatmentSchedule
        do {
            made = try TreatmentScheduler(solver: solver, limits: limits).schedule(request)
        } catch IntegerProgramError.interrupted {
            throw Interrupted(status: .interrupted)
        }
        schedule = made
        assumptions = rules.unverifiedNotes(prefix: "schedule.")
        var scopes: Set<ScheduleScope> = []
        emptyScopes = goals.goals.map(\.scope).filter { scope in
            scopes.insert(scope).inserted && !candidates.contains(where: scope.holds)
        }
        changes = try options.previous.map { try ScheduleReport.changes(since: $0, in: made) }
    }

    /// 1 when a target is missed, a promise is dearer than the fund, a goal counts no mine or the search ended early.
    public var status: CommandStatus {
        let isFine =
            schedule.missed.isEmpty && schedule.money.allSatisfy { $0.overcommitted == .zero } && emptyScopes.isEmpty
            && schedule.isOptimal
        return isFine ? .done : .findings
    }

    private static func changes(since path: String, in schedule: TreatmentSchedule) throws -> [Change] {
        guard let data = try? Data(contentsOf: URL(filePath: path)),
            let document = try? JSONValue(parsing: Array(data)), document["schema"] == "regreen.plan-schedule/1"
        else {
            throw InputError(Finding(.fileDamaged, .error, file: path, message: Messages.notASchedule(path: path)))
        }
        var before: [String: Int] = [:]
        for entry in document["schedule"]?.arrayValue ?? [] {
            if let id = entry["mine_id"]?.stringValue { before[id] = entry["year"]?.intValue }
        }
        var now: [String: Int] = [:]
        for entry in schedule.assignments { now[schedule.request.candidates[entry.candidate].mineID] = entry.year }
        let known = Dictionary(
            schedule.request.candidates.map { ($0.mineID, $0.area == .zero && !$0.accepted.isEmpty) },
            uniquingKeysWith: { first, _ in first }
        )
        let all = Set(before.keys).union(now.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return all.filter { before[$0] != now[$0] }.map {
            Change(mine: $0, before: before[$0], now: now[$0], isDone: known[$0] ?? false)
        }
    }

    /// Writes the tables as CSV or workbook, by the path's ending; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        guard let format = SheetExport.Format(path: path) else {
            let message = Messages.formatUnknown(path: path, endings: SheetExport.Format.allCases.map(\.rawValue))
            throw InputError(Finding(.driverRefused, .error, file: path, message: message))
        }
        let sheets = ScheduleSheets(self, language: language).all
        _ = try ToolOutput.staged(path, replaces: replaces) { target in
            try SheetExport.write(
                sheets,
                about: [(plan.id, plan.title)] + assumptions.map { ("", $0.text(language)) },
                to: target,
                format: format,
                date: plan.terms.issued,
                language: language
            )
        }
    }
}
