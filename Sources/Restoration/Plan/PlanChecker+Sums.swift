/// Rules 1, 2, 3, 5 and 6: sums.
extension PlanChecker {
    /// Areas and counts, which add up; shares are another matter.
    private var amounts: [PlanTarget] { plan.targets.filter { $0.quantity != .percent && !$0.isApproximate } }

    func categoriesSum() -> [PlanFinding] {
        amounts.filter { $0.category == nil }.compactMap { total in
            let parts = amounts.filter {
                $0.category != nil && $0.quantity == total.quantity && $0.level == total.level && $0.from == total.from
                    && $0.to == total.to && $0.town == total.town && $0.stage == total.stage
            }
            return difference(.categoriesSum, total, parts)
        }
    }

    func yearsSum() -> [PlanFinding] {
        amounts.filter { $0.level == .stage }.compactMap { period in
            let years = amounts.filter {
                $0.level == .year && $0.quantity == period.quantity && $0.category == period.category
                    && $0.town == period.town && $0.from >= period.from && $0.to <= period.to
            }
            // Years that are not all stated cannot be compared with their period.
            guard Set(years.map(\.to)).count == period.to - period.from + 1 else { return nil }
            return difference(.yearsSum, period, years)
        }
    }

    func stagesSum() -> [PlanFinding] {
        amounts.filter { $0.level == .whole }.flatMap { whole in
            [PlanTarget.Level.milestone, .stage].compactMap { level in
                difference(.stagesSum, whole, parts(of: whole, level))
            }
        }
    }

    private func parts(of whole: PlanTarget, _ level: PlanTarget.Level) -> [PlanTarget] {
        amounts.filter {
            $0.level == level && $0.quantity == whole.quantity && $0.category == whole.category
                && $0.town == whole.town
        }
    }

    private func difference(_ rule: PlanRule, _ total: PlanTarget, _ parts: [PlanTarget]) -> PlanFinding? {
        let sum = PlanChecker.sum(parts)
        guard !parts.isEmpty, !isEqual(sum, total.value) else { return nil }
        return PlanFinding(
            rule,
            .error,
            clauses: [total.clause] + parts.map(\.clause),
            numbers: [
                "total": JSONValue(total.value), "sum": JSONValue(sum),
                "parts": .array(parts.map { JSONValue($0.value) }), "difference": JSONValue(total.value - sum),
            ],
            Messages.planSumDiffers(rule, total: total, parts: parts, sum: sum)
        )
    }

    func sharesSum() -> [PlanFinding] {
        let hundred = DecimalNumber(coefficient: 100, scale: 0)
        let shares = plan.targets.filter { $0.quantity == .percent }
        return PlanTarget.Level.allCases.compactMap { level in
            let parts = shares.filter { $0.level == level && $0.category == nil && $0.town == nil }
            let sum = PlanChecker.sum(parts)
            guard parts.count > 1, !isEqual(sum, hundred) else { return nil }
            return PlanFinding(
                .sharesSum,
                .error,
                clauses: parts.map(\.clause),
                numbers: ["shares": .array(parts.map { JSONValue($0.value) }), "sum": JSONValue(sum)],
                Messages.planSharesDiffer(parts: parts, sum: sum)
            )
        }
    }

    /// The same amount twice in a row where the stages have another one the first time, and the whole falls short by
    /// just that: either a year is missing, or the amount was copied.
    func repeatedNumber() -> [PlanFinding] {
        let milestones = amounts.filter { $0.level == .milestone && $0.category != nil }.sorted { $0.to < $1.to }
        return milestones.indices.compactMap { index -> PlanFinding? in
            let first = milestones[index]
            guard
                let second = milestones[(index + 1)...].first(where: {
                    $0.category == first.category && $0.quantity == first.quantity
                }), second.value == first.value,
                let stage = amounts.first(where: {
                    $0.level == .stage && $0.category == first.category && $0.to == first.to
                        && $0.quantity == first.quantity
                }), !isEqual(stage.value, first.value),
                let whole = amounts.first(where: { $0.level == .whole && $0.quantity == first.quantity })
            else { return nil }
            let shortfall = whole.value - PlanChecker.sum(parts(of: whole, .stage))
            let gap = first.value - stage.value
            guard isEqual(shortfall, gap) else { return nil }
            return PlanFinding(
                .repeatedNumber,
                .info,
                clauses: [first.clause, second.clause, stage.clause, whole.clause],
                numbers: [
                    "repeated": JSONValue(first.value), "stage": JSONValue(stage.value), "missing": JSONValue(gap),
                    "missing_years": .array((whole.from..<max(whole.from, stage.from)).map { JSONValue($0) }),
                ],
                Messages.planNumberRepeated(first, second, stage: stage, whole: whole, missing: gap)
            )
        }
    }
}
