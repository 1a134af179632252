import GeoModel

/// A schedule as a mixed-integer programme: a choice per mine and year, a shortage per goal, an opening per contiguous
/// area and year.
///
/// Goals are cumulative: by the end of each year the treated and the missing amount together reach the figure. This is
/// both what a target means (early work counts, arrears are made up) and what keeps the programme's bound tight.
struct ScheduleModel {
    let request: ScheduleRequest
    /// Candidates that may be chosen at all, by their place in the request.
    let open: [Int]
    /// Goals within the years, by their place in the request.
    let goals: [Int]
    private(set) var program = IntegerProgram()
    /// Choices of a candidate by year, in the order of `open`; nil outside its window.
    private(set) var choices: [[Int?]] = []
    private(set) var shortages: [Int] = []
    private(set) var openings: [(group: String, year: Int, variable: Int)] = []
    /// Money that promises cost beyond the fund, by year; the promise stands.
    private(set) var overcommitted: [Int: Money] = [:]

    init(_ request: ScheduleRequest) {
        self.request = request
        let years = request.years
        open = request.candidates.indices.filter { place in
            let candidate = request.candidates[place]
            return candidate.exclusion == nil && candidate.area > .zero
                && years.contains(where: candidate.mayBeTreated)
        }
        goals = request.goals.goals.indices.filter { years.contains(request.goals.goals[$0].year) }
        addChoices()
        addGoals()
        addFund()
        addOpenings()
        if request.tierRule == .strict { addTiers() }
    }

    func candidate(_ index: Int) -> ScheduleCandidate { request.candidates[open[index]] }

    /// What lacks of a goal before anything of these years is treated.
    func demand(of goal: ScheduleGoal) -> Double {
        let done = request.candidates.reduce(0.0) { sum, candidate in
            goal.scope.holds(candidate) ? sum + goal.scope.done(candidate, through: goal.year) : sum
        }
        return goal.cumulative.doubleValue - done
    }

    /// The weight of a missing unit: mu count themselves.
    func weight(of goal: ScheduleGoal) -> Double {
        goal.scope.quantity == .mines ? request.weights.muPerMissingMine : 1
    }

    // MARK: Rows

    private mutating func addChoices() {
        for index in open.indices {
            let candidate = candidate(index)
            let row = request.years.map { year -> Int? in
                guard candidate.mayBeTreated(in: year) else { return nil }
                return program.addChoice(isFixed: candidate.committed == year)
            }
            choices.append(row)
            let terms = row.compactMap { $0 }.map { IntegerProgram.Term($0, 1) }
            if terms.count > 1 { program.require(terms, atMost: 1) }
        }
    }

    private mutating func addGoals() {
        for place in goals {
            let goal = request.goals.goals[place]
            let shortage = program.addAmount()
            var terms = [IntegerProgram.Term(shortage, 1)]
            for index in open.indices where goal.scope.holds(candidate(index)) {
                let amount = goal.scope.amount(of: candidate(index))
                for (year, variable) in zip(request.years, choices[index]) where year <= goal.year {
                    if let variable { terms.append(.init(variable, amount)) }
                }
            }
            shortages.append(shortage)
            program.require(terms, atLeast: demand(of: goal))
        }
    }

    private mutating func addFund() {
        for (position, year) in request.years.enumerated() {
            guard let limit = fundLimit(through: year) else { continue }
            let first = request.carriesOver ? 0 : position
            var terms: [IntegerProgram.Term] = []
            var promised = Money.zero
            for index in open.indices {
                let cost = candidate(index).cost
                for slot in first...position {
                    guard let variable = choices[index][slot] else { continue }
                    terms.append(.init(variable, cost.inWanYuan))
                    if candidate(index).committed != nil { promised += cost }
                }
            }
            if promised > limit { overcommitted[year] = promised - limit }
            program.require(terms, atMost: max(limit, promised).inWanYuan)
        }
    }

    /// What may be spent in a year, or up to it where money carries over; nil without a limit.
    func fundLimit(through year: Int) -> Money? {
        guard request.carriesOver else { return request.fund[year] }
        var sum = Money.zero
        for earlier in request.years where earlier <= year {
            guard let money = request.fund[earlier] else { return nil }
            sum += money
        }
        return sum
    }

    private mutating func addOpenings() {
        guard request.weights.openingInWanYuan > 0 else { return }
        var members: [String: [Int]] = [:]
        for index in open.indices {
            if let group = candidate(index).group { members[group, default: []].append(index) }
        }
        for group in members.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let indices = members[group], indices.count > 1 else { continue }
            for (position, year) in request.years.enumerated() {
                let opening = program.addAmount(upper: 1)
                openings.append((group, year, opening))
                for index in indices {
                    guard let variable = choices[index][position] else { continue }
                    program.require([.init(variable, 1), .init(opening, -1)], atMost: 0)
                }
            }
        }
    }

    /// Per town and category a switch per tier and year: all of this tier and those above are treated by then.
    private mutating func addTiers() {
        var places: [TierPlace: [Int: [Int]]] = [:]
        for index in open.indices where isAffordable(index) {
            let candidate = candidate(index)
            let place = TierPlace(town: candidate.town ?? "", category: candidate.categories.first ?? "")
            places[place, default: [:]][candidate.tier ?? 4, default: []].append(index)
        }
        for place in places.keys.sorted() {
            guard let tiers = places[place] else { continue }
            var above: [Int]?
            for tier in tiers.keys.sorted() {
                let members = tiers[tier] ?? []
                if let above { requireSwitches(above, before: members) }
                above = addSwitches(of: members, after: above)
            }
        }
    }

    private mutating func addSwitches(of members: [Int], after above: [Int]?) -> [Int] {
        request.years.indices.map { position in
            let isDone = program.addChoice()
            for index in members {
                let earlier = choices[index].prefix(position + 1).compactMap { $0 }
                program.require([.init(isDone, -1)] + earlier.map { .init($0, 1) }, atLeast: 0)
            }
            if let above { program.require([.init(isDone, 1), .init(above[position], -1)], atMost: 0) }
            return isDone
        }
    }

    private mutating func requireSwitches(_ switches: [Int], before members: [Int]) {
        for index in members where candidate(index).committed == nil {
            for (position, variable) in choices[index].enumerated() {
                guard let variable else { continue }
                program.require([.init(variable, 1), .init(switches[position], -1)], atMost: 0)
            }
        }
    }

    /// Whether any year of its window could pay for it alone. What never fits does not hold up the others.
    func isAffordable(_ index: Int) -> Bool {
        let candidate = candidate(index)
        return candidate.committed != nil
            || request.years.contains { year in
                candidate.mayBeTreated(in: year) && (fundLimit(through: year).map { candidate.cost <= $0 } ?? true)
            }
    }

    // MARK: Objectives

    /// What is missing, goals weighed against each other.
    func shortageCosts() -> [Int: Double] {
        Dictionary(uniqueKeysWithValues: zip(shortages, goals.map { weight(of: request.goals.goals[$0]) }))
    }

    /// Money by tier, waiting, and openings; see `ScheduleAim`.
    func treatmentCosts() -> [Int: Double] {
        var costs: [Int: Double] = [:]
        for index in open.indices {
            let candidate = candidate(index)
            let money = max(candidate.cost.inWanYuan, 1e-3 * candidate.area.mu)
            let factor = request.weights.factor(ofTier: candidate.tier)
            for (position, variable) in choices[index].enumerated() {
                guard let variable else { continue }
                let waiting = request.weights.yearOfWaiting * Double(position)
                switch request.aim {
                case .targets:
                    let saving = request.weights.yearOfSaving * Double(position)
                    costs[variable] = money * factor + money * (waiting / factor - saving)
                case .fund: costs[variable] = -money / factor * max(0.01, 1 - waiting)
                }
            }
        }
        for opening in openings { costs[opening.variable] = request.weights.openingInWanYuan }
        return costs
    }

    private struct TierPlace: Hashable, Comparable {
        let town: String
        let category: String

        static func < (a: TierPlace, b: TierPlace) -> Bool {
            if a.town != b.town { return a.town.utf8.lexicographicallyPrecedes(b.town.utf8) }
            return a.category.utf8.lexicographicallyPrecedes(b.category.utf8)
        }
    }
}

extension Money {
    /// The amount in 万元 as the solver takes it.
    var inWanYuan: Double { Double(fen) / 1e6 }
}
