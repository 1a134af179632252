import GeoModel

/// Rule 4: what is stated twice agrees.
extension PlanChecker {
    /// Amounts for one date in the goals and in the stages. One finding per date: the total, with the categories that
    /// make the difference.
    func amountsStatedTwice() -> [PlanFinding] {
        let amounts = plan.targets.filter { $0.quantity != .percent && !$0.isApproximate && $0.town == nil }
        let milestones = amounts.filter { $0.level == .milestone }
        var seen: Set<Int> = []
        return milestones.map(\.to).filter { seen.insert($0).inserted }.compactMap { year in
            let pairs = milestones.filter { $0.to == year }.compactMap { goal in
                amounts.first {
                    $0.level == .stage && $0.to == year && $0.category == goal.category && $0.quantity == goal.quantity
                }.map { (goal: goal, stage: $0) }
            }
            let different = pairs.filter { !isEqual($0.goal.value, $0.stage.value) }
            guard let main = different.first(where: { $0.goal.category == nil }) ?? different.first else { return nil }
            let categories = pairs.filter { $0.goal.category != nil }
            return PlanFinding(
                .statedTwice,
                .error,
                clauses: different.flatMap { [$0.goal.clause, $0.stage.clause] },
                numbers: [
                    "year": JSONValue(year), "goal": JSONValue(main.goal.value), "stage": JSONValue(main.stage.value),
                    "difference": JSONValue(main.goal.value - main.stage.value),
                    "categories": .array(
                        categories.map {
                            [
                                "category": JSONValue($0.goal.category), "goal": JSONValue($0.goal.value),
                                "stage": JSONValue($0.stage.value),
                            ]
                        }
                    ),
                ],
                Messages.planAmountTwice(
                    main.goal,
                    main.stage,
                    different: different.filter { $0.goal.category != nil }
                )
            )
        }
    }

    /// Shares of the task by date in the goals and in the stages: one finding for all dates.
    func sharesStatedTwice() -> [PlanFinding] {
        let shares = plan.targets.filter { $0.quantity == .percent && $0.town == nil && $0.category == nil }
        let pairs = shares.filter { $0.level == .milestone }.compactMap { goal in
            shares.first { $0.level == .stage && $0.to == goal.to }.map { (goal: goal, stage: $0) }
        }
        guard pairs.contains(where: { !isEqual($0.goal.value, $0.stage.value) }) else { return [] }
        return [
            PlanFinding(
                .statedTwice,
                .error,
                clauses: pairs.flatMap { [$0.goal.clause, $0.stage.clause] },
                numbers: [
                    "years": .array(pairs.map { JSONValue($0.goal.to) }),
                    "goal_percent": .array(pairs.map { JSONValue($0.goal.value) }),
                    "stage_percent": .array(pairs.map { JSONValue($0.stage.value) }),
                ],
                Messages.planSharesTwice(pairs)
            )
        ]
    }

    /// A stage and the step that closes it end on one day.
    func datesStatedTwice() -> [PlanFinding] {
        plan.steps.compactMap { step in
            guard let stage = plan.stages.first(where: { $0.id == step.closes }), let end = stage.to,
                case .fixed(let due)? = step.deadline, due != end
            else { return nil }
            return PlanFinding(
                .statedTwice,
                .warning,
                clauses: [step.clause, stage.clause],
                numbers: ["step": .string(due.description), "stage_end": .string(end.description)],
                Messages.planDateTwice(step: step, due: due, stage: stage, end: end)
            )
        }
    }

    /// An order of steps is the same in every place.
    func ordersStatedTwice() -> [PlanFinding] {
        plan.sequences.indices.compactMap { index in
            let later = plan.sequences[index]
            guard let first = plan.sequences[..<index].first(where: { $0.key == later.key }),
                first.steps != later.steps
            else { return nil }
            return PlanFinding(
                .statedTwice,
                .warning,
                clauses: [first.clause, later.clause],
                Messages.planOrderTwice(first, later)
            )
        }
    }
}
