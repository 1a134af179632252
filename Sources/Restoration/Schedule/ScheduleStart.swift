import GeoModel

/// A first schedule by a simple rule, so that the solver begins with something feasible: year by year, each goal takes
/// the mines with the least weighted cost per unit that the fund still pays for.
struct ScheduleStart {
    private let model: ScheduleModel
    private var spent: [Double]
    private var year: [Int?]

    /// - Parameter fills: false keeps to the promises alone.
    init(_ model: ScheduleModel, fills: Bool = true) {
        self.model = model
        spent = Array(repeating: 0, count: model.request.years.count)
        year = Array(repeating: nil, count: model.open.count)
        for index in model.open.indices {
            if let committed = model.candidate(index).committed,
                let position = model.request.years.firstIndex(of: committed)
            {
                take(index, position)
            }
        }
        guard fills else { return }
        let order = ScheduleStart.order(model)
        for position in model.request.years.indices { fill(position, order) }
    }

    /// Values of all variables, the shortages and openings that follow from the choices included.
    var values: [Double] {
        var values = Array(repeating: 0.0, count: model.program.variables.count)
        for (index, position) in year.enumerated() {
            if let position, let variable = model.choices[index][position] { values[variable] = 1 }
        }
        for (variable, place) in zip(model.shortages, model.goals) {
            let goal = model.request.goals.goals[place]
            values[variable] = max(0, model.demand(of: goal) - planned(goal))
        }
        var used: [Int: Set<String>] = [:]
        for (index, position) in year.enumerated() {
            guard let position, let group = model.candidate(index).group else { continue }
            used[model.request.years[position], default: []].insert(group)
        }
        for opening in model.openings where used[opening.year]?.contains(opening.group) == true {
            values[opening.variable] = 1
        }
        return values
    }

    private static func order(_ model: ScheduleModel) -> [Int] {
        let keys = model.open.indices.map { index -> Double in
            let candidate = model.candidate(index)
            return candidate.cost.inWanYuan * model.request.weights.factor(ofTier: candidate.tier)
                / max(candidate.area.mu, 1e-6)
        }
        return model.open.indices.sorted { a, b in
            if keys[a] != keys[b] { return keys[a] < keys[b] }
            return model.candidate(a).mineID.utf8.lexicographicallyPrecedes(model.candidate(b).mineID.utf8)
        }
    }

    private mutating func fill(_ position: Int, _ order: [Int]) {
        for place in model.goals where model.request.goals.goals[place].year == model.request.years[position] {
            let goal = model.request.goals.goals[place]
            var missing = model.demand(of: goal) - planned(goal)
            for index in order where missing > 1e-9 {
                guard year[index] == nil, goal.scope.holds(model.candidate(index)),
                    let slot = slot(for: index, through: position)
                else { continue }
                take(index, slot)
                missing -= goal.scope.amount(of: model.candidate(index))
            }
        }
    }

    /// The latest year up to a place that can pay for a mine.
    private func slot(for index: Int, through position: Int) -> Int? {
        let cost = model.candidate(index).cost.inWanYuan
        return (0...position).reversed().first { slot in
            guard model.choices[index][slot] != nil else { return false }
            let later = model.request.carriesOver ? slot..<model.request.years.count : slot..<(slot + 1)
            return later.allSatisfy { place in
                guard let limit = model.fundLimit(through: model.request.years[place]) else { return true }
                let used = model.request.carriesOver ? spent[0...place].reduce(0, +) : spent[place]
                return used + cost <= limit.inWanYuan + 1e-9
            }
        }
    }

    private mutating func take(_ index: Int, _ position: Int) {
        year[index] = position
        spent[position] += model.candidate(index).cost.inWanYuan
    }

    private func planned(_ goal: ScheduleGoal) -> Double {
        year.indices.reduce(0.0) { sum, index in
            guard let position = year[index], model.request.years[position] <= goal.year,
                goal.scope.holds(model.candidate(index))
            else { return sum }
            return sum + goal.scope.amount(of: model.candidate(index))
        }
    }
}
