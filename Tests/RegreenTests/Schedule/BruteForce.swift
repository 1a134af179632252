import GeoModel
import Restoration

/// A made county and the best schedule found by trying every one.
struct SmallCounty {
    var request: ScheduleRequest

    /// Numbers that are the same on every machine.
    struct Numbers {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    init(seed: Int, aim: ScheduleAim, tiers: TierRule, mines: Int = 7, years: Int = 2) throws {
        var numbers = Numbers(seed)
        let candidates = (0..<mines).map { index in
            ScheduleCandidate(
                mineID: "M\(index)",
                categories: [["A", "B"][numbers.next(2)]],
                town: ["东", "西"][numbers.next(2)],
                tier: 1 + numbers.next(3),
                area: ExactArea(DecimalNumber(coefficient: Int128(5 + numbers.next(60)), scale: 0), .mu),
                cost: Money(wanYuan: DecimalNumber(coefficient: Int128(5 + numbers.next(40)), scale: 0)),
                group: numbers.next(3) == 0 ? "G" : nil,
                committed: numbers.next(9) == 0 ? 2021 : nil,
                notBefore: numbers.next(7) == 0 ? 2021 : nil
            )
        }
        let whole = candidates.map(\.area).reduce(.zero, +).mu
        let goals = ["A", "B"].flatMap { category in
            (0..<years).map { year in
                let part = DecimalNumber(coefficient: Int128(whole * Double(1 + numbers.next(3)) / 9), scale: 0)
                return ScheduleGoal(
                    ScheduleScope(category: category),
                    year: 2020 + year,
                    stated: part,
                    cumulative: DecimalNumber(coefficient: part.coefficient * Int128(year + 1), scale: 0),
                    clause: "1"
                )
            }
        }
        var fund: [Int: Money] = [:]
        for year in 0..<years where numbers.next(4) > 0 {
            fund[2020 + year] = Money(wanYuan: DecimalNumber(coefficient: Int128(30 + numbers.next(60)), scale: 0))
        }
        request = ScheduleRequest(
            candidates: candidates,
            goals: ScheduleGoals(goals: goals),
            firstYear: 2020,
            lastYear: 2019 + years,
            fund: fund,
            carriesOver: numbers.next(2) == 0,
            aim: aim,
            tierRule: tiers,
            weights: try ScheduleWeights(rules: .standard)
        )
    }

    /// Shortage and weighted money of the best assignment, by trying all (a year or none for each mine).
    func best() -> (shortage: Double, money: Double) {
        var years = Array(repeating: -1, count: request.candidates.count)
        var best = (shortage: Double.infinity, money: Double.infinity)
        func visit(_ index: Int) {
            guard index < years.count else {
                guard isAllowed(years) else { return }
                let found = (shortage(years), money(years))
                if found.0 < best.shortage - 1e-6 || found.0 < best.shortage + 1e-6 && found.1 < best.money {
                    best = found
                }
                return
            }
            for position in -1..<request.years.count {
                years[index] = position
                visit(index + 1)
            }
        }
        visit(0)
        return best
    }

    // MARK: The rules, said another way than in the model

    func isAllowed(_ years: [Int]) -> Bool {
        for (candidate, position) in zip(request.candidates, years) {
            let year = position < 0 ? nil : request.years[position]
            if let promised = candidate.committed, year != promised { return false }
            if let year, candidate.committed == nil, year < candidate.notBefore ?? 0 { return false }
        }
        return fundHolds(years) && (request.tierRule == .preferred || tiersHold(years))
    }

    private func fundHolds(_ years: [Int]) -> Bool {
        for position in request.years.indices {
            let counted = request.carriesOver ? Array(0...position) : [position]
            let limits = counted.map { request.fund[request.years[$0]] }
            guard !limits.contains(nil) else { continue }
            let limit = limits.compactMap { $0 }.reduce(.zero, +)
            var (spent, promised) = (Money.zero, Money.zero)
            for (candidate, slot) in zip(request.candidates, years) where counted.contains(slot) {
                spent += candidate.cost
                if candidate.committed != nil { promised += candidate.cost }
            }
            if spent > max(limit, promised) { return false }
        }
        return true
    }

    /// What never fits the fund alone holds nothing up.
    private func couldBePaid(_ candidate: ScheduleCandidate) -> Bool {
        if candidate.committed != nil { return true }
        return request.years.indices.contains { position in
            guard request.years[position] >= candidate.notBefore ?? 0 else { return false }
            let counted = request.carriesOver ? Array(0...position) : [position]
            let limits = counted.map { request.fund[request.years[$0]] }
            return limits.contains(nil) || candidate.cost <= limits.compactMap { $0 }.reduce(.zero, +)
        }
    }

    private func tiersHold(_ years: [Int]) -> Bool {
        for (low, position) in zip(request.candidates, years)
        where position >= 0 && low.committed == nil && couldBePaid(low) {
            for (high, other) in zip(request.candidates, years) {
                guard high.town == low.town, high.categories == low.categories, couldBePaid(high),
                    high.tier ?? 4 < low.tier ?? 4
                else { continue }
                if other < 0 || other > position { return false }
            }
        }
        return true
    }

    func shortage(_ years: [Int]) -> Double {
        request.goals.goals.reduce(0) { sum, goal in
            let reached = zip(request.candidates, years).reduce(0.0) { sum, entry in
                let counts = entry.1 >= 0 && request.years[entry.1] <= goal.year && goal.scope.holds(entry.0)
                return counts ? sum + entry.0.area.mu : sum
            }
            return sum + max(0, goal.cumulative.doubleValue - reached)
        }
    }

    func money(_ years: [Int]) -> Double {
        let factors = request.weights.tierFactors
        var sum = 0.0
        var openings: Set<Int> = []
        let isShared = request.candidates.count { $0.group == "G" } > 1
        for (candidate, position) in zip(request.candidates, years) where position >= 0 {
            let cost = Double(candidate.cost.fen) / 1e6
            let factor = factors[(candidate.tier ?? 4) - 1]
            let waiting = request.weights.yearOfWaiting * Double(position)
            let saving = request.weights.yearOfSaving * Double(position)
            sum +=
                request.aim == .targets
                ? cost * factor + cost * (waiting / factor - saving) : -cost / factor * (1 - waiting)
            if candidate.group == "G", isShared { openings.insert(position) }
        }
        return sum + request.weights.openingInWanYuan * Double(openings.count)
    }
}
