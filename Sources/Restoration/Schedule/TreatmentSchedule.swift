import GeoModel

/// Which mines are treated in which year, what the targets get of it, and why the rest is left out.
public struct TreatmentSchedule: Sendable, Hashable {
    /// A mine with its year.
    public struct Assignment: Sendable, Hashable {
        /// Its place among the candidates.
        public var candidate: Int
        /// The year.
        public var year: Int
        /// True for a year that was promised.
        public var isCommitted: Bool
    }

    /// Why a mine has no year.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// It was left out by hand; the words stand with it.
        case excluded
        /// Nothing of it is left to treat.
        case nothingLeft = "nothing_left"
        /// None of the years lies in its window.
        case outsideWindow = "outside_window"
        /// No target counts it.
        case noTarget = "no_target"
        /// It costs more than the fund of any of its years.
        case dearerThanFund = "dearer_than_fund"
        /// The fund of its years is used up by what comes first.
        case fundUsed = "fund_used"
        /// The targets it counts for are reached without it.
        case targetsReached = "targets_reached"
        /// Money and need are there: a higher tier has to come first, or the search ended early.
        case orderOfTiers = "order_of_tiers"
        /// Not found better within the time or gap allowed.
        case notFoundInTime = "not_found_in_time"
    }

    /// A mine without a year.
    public struct LeftOut: Sendable, Hashable {
        /// Its place among the candidates.
        public var candidate: Int
        /// Why.
        public var reason: Reason
    }

    /// A goal with what it gets.
    public struct Outcome: Sendable, Hashable {
        /// The goal.
        public var goal: ScheduleGoal
        /// Accepted up to its year, in its unit.
        public var accepted: DecimalNumber
        /// Planned for the years up to its year.
        public var planned: DecimalNumber
        /// What is missing at its year's end, 0 or more.
        public var shortage: DecimalNumber
        /// What all its mines together could give within their windows, whatever the money.
        public var available: DecimalNumber
        /// True for a goal before the first year that can be planned.
        public var isPast: Bool

        /// Missing even if every mine of the scope were treated in time.
        public var isBeyondSupply: Bool {
            shortage > TreatmentSchedule.tolerance && accepted + available < goal.cumulative
        }
    }

    /// Money of a year.
    public struct YearMoney: Sendable, Hashable {
        /// The year.
        public var year: Int
        /// The fund; nil without a limit.
        public var fund: Money?
        /// What the year's mines cost.
        public var planned: Money
        /// What promises cost beyond the fund.
        public var overcommitted: Money
    }

    /// A target that did not steer the schedule, beside what is planned for its years.
    public struct Comparison: Sendable, Hashable {
        /// The target and why it did not steer.
        public var other: ScheduleGoals.Other
        /// Accepted and planned in its years; nil for percentages.
        public var reached: DecimalNumber?
    }

    /// What it was made for.
    public let request: ScheduleRequest
    /// Mines with a year, by year, tier, rank and id.
    public let assignments: [Assignment]
    /// Mines without one, by tier, rank and id.
    public let leftOut: [LeftOut]
    /// Goals, in the order of the request.
    public let outcomes: [Outcome]
    /// Money by year.
    public let money: [YearMoney]
    /// Targets that did not steer.
    public let comparisons: [Comparison]
    /// How the search for the smallest shortage ended; nil where there was nothing to search.
    public let shortageSearch: SearchEnd?
    /// How the search for the best schedule with that shortage ended; nil where there was nothing to search.
    public let search: SearchEnd?

    /// How a search ended.
    public struct SearchEnd: Sendable, Hashable {
        /// Optimal within the gap, or out of time.
        public var status: IntegerSolution.Status
        /// The objective.
        public var objective: Double
        /// No schedule has a smaller one.
        public var bound: Double
        /// (objective − bound) / objective.
        public var gap: Double
    }

    /// A goal missed by less is reached.
    static let tolerance = DecimalNumber(coefficient: 5, scale: 3)

    /// Goals that are missed.
    public var missed: [Outcome] { outcomes.filter { $0.shortage > TreatmentSchedule.tolerance } }

    /// True when nothing better exists, but for the gap that was allowed.
    public var isOptimal: Bool { [shortageSearch, search].allSatisfy { $0.map { $0.status == .optimal } ?? true } }

    /// Groups whose mines are treated in more than one year, with the years.
    public var splitGroups: [(group: String, years: [Int])] {
        var years: [String: Set<Int>] = [:]
        for entry in assignments {
            if let group = request.candidates[entry.candidate].group { years[group, default: []].insert(entry.year) }
        }
        return years.filter { $0.value.count > 1 }.map { ($0.key, $0.value.sorted()) }
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    init(
        _ model: ScheduleModel,
        values: [Double],
        shortageSearch: SearchEnd?,
        search: SearchEnd?
    ) {
        request = model.request
        self.shortageSearch = shortageSearch
        self.search = search
        let order = TreatmentSchedule.precedes(model.request.candidates)
        var found: [Assignment] = []
        for index in model.open.indices {
            for (year, variable) in zip(model.request.years, model.choices[index]) {
                guard let variable, values[variable] > 0.5 else { continue }
                let isCommitted = model.candidate(index).committed == year
                found.append(Assignment(candidate: model.open[index], year: year, isCommitted: isCommitted))
            }
        }
        assignments = found.sorted { $0.year != $1.year ? $0.year < $1.year : order($0.candidate, $1.candidate) }
        let reading = ScheduleReading(model, assignments: assignments)
        outcomes = reading.outcomes
        money = reading.money
        comparisons = reading.comparisons
        let isOptimal = [shortageSearch, search].allSatisfy { $0.map { $0.status == .optimal } ?? true }
        let chosen = Set(assignments.map(\.candidate))
        leftOut = model.request.candidates.indices.filter { !chosen.contains($0) }.sorted(by: order)
            .map { LeftOut(candidate: $0, reason: reading.reason(of: $0, isOptimal: isOptimal)) }
    }

    /// By tier, rank, id.
    private static func precedes(_ candidates: [ScheduleCandidate]) -> (Int, Int) -> Bool {
        { a, b in
            let (first, second) = (candidates[a], candidates[b])
            if first.tier ?? 4 != second.tier ?? 4 { return first.tier ?? 4 < second.tier ?? 4 }
            if first.rank ?? .max != second.rank ?? .max { return first.rank ?? .max < second.rank ?? .max }
            return first.mineID.utf8.lexicographicallyPrecedes(second.mineID.utf8)
        }
    }
}
