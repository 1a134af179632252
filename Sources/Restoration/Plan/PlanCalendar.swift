public import GeoModel

/// Every date of a plan within a period: stages, deadlines, reports, and the latest days planned backwards (倒排工期).
public struct PlanCalendar: Sendable, Hashable {
    /// What a date is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A stage begins.
        case stageStart = "stage_start"
        /// A stage ends.
        case stageEnd = "stage_end"
        /// The latest day for a step so that what follows it is in time.
        case latest
        /// A step is due, inclusive.
        case due
        /// A report is due, inclusive.
        case report
    }

    /// One date.
    public struct Entry: Sendable, Hashable {
        /// The day.
        public var date: CalendarDate
        /// What it is.
        public var kind: Kind
        /// Machine key of the stage, step or report.
        public var key: String
        /// Its name.
        public var name: String
        /// Names of the posts.
        public var posts: [String]
        /// For a latest day the step whose deadline decides it.
        public var decidedBy: String?
        /// The clause.
        public var clause: String

        /// Keys `date, kind, key, name, posts, decided_by, clause`.
        public var json: JSONObject {
            [
                "date": .string(date.description), "kind": .string(kind.rawValue), "key": .string(key),
                "name": .string(name), "posts": .array(posts.map(JSONValue.string)),
                "decided_by": JSONValue(decidedBy), "clause": .string(clause),
            ]
        }
    }

    /// All dates by day; on one day in the order of `Kind`, then of the plan.
    public let entries: [Entry]
    /// Steps without a date: a term without a start event, or one whose event has not happened.
    public let undated: [PlanStep]

    /// Collects the dates of a closed period.
    ///
    /// - Parameters:
    ///   - plan: the plan. Terms whose start the text does not state are left undated, never guessed.
    ///   - happened: days on which steps or other events happened, by key; terms run from them, and a step that happened
    ///     is no longer due.
    /// - Throws: `BackwardScheduleError` for steps that cannot be ordered.
    public init(
        _ plan: Plan,
        from: CalendarDate,
        to: CalendarDate,
        happened: [String: CalendarDate] = [:]
    ) throws(BackwardScheduleError) {
        let dates = PlanCalendar.deadlines(plan, happened: happened)
        let open = plan.steps.filter { happened[$0.id] == nil }
        let schedule = try BackwardSchedule(
            plan.steps.map { step in
                let due = happened[step.id] == nil ? dates[step.id] : nil
                return BackwardSchedule.Step(step.id, after: step.after, deadline: due)
            }
        )
        var found = PlanCalendar.stages(plan)
        for step in open {
            let posts = step.posts.map(plan.name(ofPost:))
            if let due = dates[step.id] { found.append(.init(step, .due, due, posts: posts)) }
            guard let row = schedule.rows.first(where: { $0.id == step.id }), let latest = row.latest,
                row.decidedBy != step.id
            else { continue }
            found.append(.init(step, .latest, latest, posts: posts, decidedBy: row.decidedBy))
        }
        found += PlanCalendar.reports(plan, from: from, to: to)
        let order = Kind.allCases
        let counted = found.enumerated().filter { (from...to).contains($0.element.date) }
        entries = counted.sorted { a, b in
            if a.element.date != b.element.date { return a.element.date < b.element.date }
            let (first, second) = (order.firstIndex(of: a.element.kind) ?? 0, order.firstIndex(of: b.element.kind) ?? 0)
            return first != second ? first < second : a.offset < b.offset
        }.map(\.element)
        undated = open.filter { $0.deadline != nil && dates[$0.id] == nil }
    }

    /// Deadlines as days. A term runs from the day its event happened, not from the day it was due.
    private static func deadlines(_ plan: Plan, happened: [String: CalendarDate]) -> [String: CalendarDate] {
        var dates: [String: CalendarDate] = [:]
        for step in plan.steps {
            switch step.deadline {
            case .fixed(let date)?: dates[step.id] = date
            case .relative(let term, let event?)?: dates[step.id] = happened[event].map(term.due(from:))
            case .relative(_, nil)?, nil: break
            }
        }
        return dates
    }

    private static func stages(_ plan: Plan) -> [Entry] {
        plan.stages.flatMap { stage in
            [(stage.from, Kind.stageStart), (stage.to, Kind.stageEnd)].compactMap { date, kind in
                date.map {
                    Entry(date: $0, kind: kind, key: stage.id, name: stage.name, posts: [], clause: stage.clause)
                }
            }
        }
    }

    private static func reports(_ plan: Plan, from: CalendarDate, to: CalendarDate) -> [Entry] {
        plan.reports.flatMap { report -> [Entry] in
            let dates: [CalendarDate]
            switch report.due {
            case .recurring(let recurrence): dates = recurrence.dates(from: from, to: to)
            case .once(let date): dates = [date]
            case .withoutYear, .withoutPeriod: dates = []
            }
            return dates.map {
                Entry(date: $0, kind: .report, key: report.key, name: report.name, posts: [], clause: report.clause)
            }
        }
    }
}

extension PlanCalendar.Entry {
    fileprivate init(
        _ step: PlanStep,
        _ kind: PlanCalendar.Kind,
        _ date: CalendarDate,
        posts: [String],
        decidedBy: String? = nil
    ) {
        self.init(
            date: date,
            kind: kind,
            key: step.id,
            name: step.name,
            posts: posts,
            decidedBy: decidedBy,
            clause: step.clause
        )
    }
}
