public import Restoration

extension ScheduleReport {
    /// `regreen.plan-schedule/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        let request = schedule.request
        return [
            "schema": "regreen.plan-schedule/1",
            "plan": .object(plan.headJSON),
            "first_year": JSONValue(request.firstYear),
            "last_year": JSONValue(request.lastYear),
            "aim": .string(request.aim.rawValue),
            "tiers": .string(request.tierRule.rawValue),
            "carries_over": .bool(request.carriesOver),
            "solver": solverJSON,
            "targets": .array(schedule.outcomes.map { target($0, language) }),
            "money": .array(schedule.money.map(money)),
            "schedule": .array(
                schedule.assignments.map { entry in
                    var object = mine(request.candidates[entry.candidate])
                    object["year"] = JSONValue(entry.year)
                    object["committed"] = .bool(entry.isCommitted)
                    return .object(object)
                }
            ),
            "left_out": .array(
                schedule.leftOut.map { entry in
                    let candidate = request.candidates[entry.candidate]
                    var object = mine(candidate)
                    object["reason"] = .string(entry.reason.rawValue)
                    let text = Messages.scheduleReason(entry.reason, exclusion: candidate.exclusion)
                    object["message"] = .string(text.text(language))
                    return .object(object)
                }
            ),
            "split_groups": .array(
                schedule.splitGroups.map {
                    ["group": .string($0.group), "years": .array($0.years.map { JSONValue($0) })]
                }
            ),
            "compared": .array(schedule.comparisons.map(comparison)),
            "without_mines": .array(emptyScopes.map { .object(scope($0)) }),
            "changes": changes.map { .array($0.map(change)) } ?? .null,
            "assumptions": .array(assumptions.map { .string($0.text(language)) }),
        ]
    }

    private var solverJSON: JSONValue {
        [
            "name": .string(solver),
            "status": .string(
                (schedule.isOptimal ? IntegerSolution.Status.optimal : .timeLimit).rawValue
            ),
            "shortage": schedule.shortageSearch.map(end) ?? .null,
            "money": schedule.search.map(end) ?? .null,
        ]
    }

    private func end(_ end: TreatmentSchedule.SearchEnd) -> JSONValue {
        [
            "status": .string(end.status.rawValue), "objective": .double(end.objective), "bound": .double(end.bound),
            "gap": .double(end.gap),
        ]
    }

    private func scope(_ scope: ScheduleScope) -> JSONObject {
        [
            "quantity": .string(scope.quantity.rawValue), "category": JSONValue(scope.category),
            "town": JSONValue(scope.town),
        ]
    }

    private func target(_ outcome: TreatmentSchedule.Outcome, _ language: UserLanguage) -> JSONValue {
        var object = scope(outcome.goal.scope)
        object["year"] = JSONValue(outcome.goal.year)
        object["stated"] = .double(outcome.goal.stated.doubleValue)
        object["cumulative"] = .double(outcome.goal.cumulative.doubleValue)
        object["accepted"] = .double(outcome.accepted.doubleValue)
        object["planned"] = .double(outcome.planned.doubleValue)
        object["available"] = .double(outcome.available.doubleValue)
        object["shortage"] = .double(outcome.shortage.doubleValue)
        object["past"] = .bool(outcome.isPast)
        object["why"] = JSONValue(Messages.scheduleShortageCause(outcome)?.text(language))
        object["clause"] = .string(outcome.goal.clause)
        return .object(object)
    }

    private func money(_ year: TreatmentSchedule.YearMoney) -> JSONValue {
        [
            "year": JSONValue(year.year), "fund_wan_yuan": JSONValue(year.fund?.wanYuan.doubleValue),
            "planned_wan_yuan": .double(year.planned.wanYuan.doubleValue),
            "overcommitted_wan_yuan": .double(year.overcommitted.wanYuan.doubleValue),
        ]
    }

    private func mine(_ candidate: ScheduleCandidate) -> JSONObject {
        [
            "mine_id": .string(candidate.mineID), "name": JSONValue(candidate.name),
            "category": JSONValue(candidate.categories.first), "town": JSONValue(candidate.town),
            "tier": JSONValue(candidate.tier), "rank": JSONValue(candidate.rank), "group": JSONValue(candidate.group),
            "area_mu": .double(candidate.area.amount(in: .mu, decimals: 2).doubleValue),
            "cost_wan_yuan": .double(candidate.cost.wanYuan.doubleValue),
        ]
    }

    private func comparison(_ comparison: TreatmentSchedule.Comparison) -> JSONValue {
        let target = comparison.other.target
        return [
            "from": JSONValue(target.from), "to": JSONValue(target.to), "quantity": .string(target.quantity.rawValue),
            "category": JSONValue(target.category), "town": JSONValue(target.town),
            "stated": .double(target.value.doubleValue), "reached": JSONValue(comparison.reached?.doubleValue),
            "why_not_steering": .string(comparison.other.reason.rawValue), "clause": .string(target.clause),
        ]
    }

    private func change(_ change: Change) -> JSONValue {
        [
            "mine_id": .string(change.mine), "before": JSONValue(change.before), "now": JSONValue(change.now),
            "accepted": .bool(change.isDone),
        ]
    }
}
