import GeoModel

/// Reads the figures and reasons of a schedule out of who is treated when.
struct ScheduleReading {
    private let model: ScheduleModel
    private let assignments: [TreatmentSchedule.Assignment]
    let outcomes: [TreatmentSchedule.Outcome]
    let money: [TreatmentSchedule.YearMoney]

    init(_ model: ScheduleModel, assignments: [TreatmentSchedule.Assignment]) {
        self.model = model
        self.assignments = assignments
        let request = model.request
        outcomes = request.goals.goals.map { ScheduleReading.outcome($0, request, assignments) }
        money = request.years.map { year in
            TreatmentSchedule.YearMoney(
                year: year,
                fund: request.fund[year],
                planned: assignments.filter { $0.year == year }.map { request.candidates[$0.candidate].cost }
                    .reduce(.zero, +),
                overcommitted: model.overcommitted[year] ?? .zero
            )
        }
    }

    private static func outcome(
        _ goal: ScheduleGoal,
        _ request: ScheduleRequest,
        _ assignments: [TreatmentSchedule.Assignment]
    ) -> TreatmentSchedule.Outcome {
        let scope = goal.scope
        let accepted = sum(request.candidates.filter(scope.holds), scope) { areas(of: $0, through: goal.year) }
        let members = assignments.lazy.filter { $0.year <= goal.year }.map { request.candidates[$0.candidate] }
            .filter(scope.holds)
        let planned = amount(Array(members), scope)
        let could = request.candidates.filter { candidate in
            scope.holds(candidate) && candidate.exclusion == nil && candidate.area > .zero
                && request.years.contains { $0 <= goal.year && candidate.mayBeTreated(in: $0) }
        }
        let missing = goal.cumulative - accepted - planned
        let zero = DecimalNumber(coefficient: 0, scale: 0)
        return TreatmentSchedule.Outcome(
            goal: goal,
            accepted: accepted,
            planned: planned,
            shortage: missing > zero ? missing : zero,
            available: amount(could, scope),
            isPast: goal.year < request.firstYear
        )
    }

    /// Exact areas are summed before they are converted; mines are counted.
    private static func amount(_ candidates: [ScheduleCandidate], _ scope: ScheduleScope) -> DecimalNumber {
        guard scope.quantity != .mines else {
            return DecimalNumber(coefficient: Int128(candidates.count), scale: 0)
        }
        return candidates.map(\.area).reduce(.zero, +).amount(in: .mu, decimals: 2)
    }

    private static func areas(of candidate: ScheduleCandidate, through year: Int) -> ExactArea {
        candidate.accepted.filter { $0.key <= year }.values.reduce(.zero, +)
    }

    private static func sum(
        _ candidates: [ScheduleCandidate],
        _ scope: ScheduleScope,
        _ area: (ScheduleCandidate) -> ExactArea
    ) -> DecimalNumber {
        guard scope.quantity != .mines else {
            let done = candidates.count { area($0) > .zero && $0.area == .zero }
            return DecimalNumber(coefficient: Int128(done), scale: 0)
        }
        return candidates.map(area).reduce(.zero, +).amount(in: .mu, decimals: 2)
    }

    /// Targets that did not steer, beside what is accepted and planned in their own years.
    var comparisons: [TreatmentSchedule.Comparison] {
        let request = model.request
        return request.goals.others.map { other in
            let target = other.target
            guard target.quantity != .percent else { return .init(other: other, reached: nil) }
            let scope = ScheduleScope(target.quantity, category: target.category, town: target.town)
            let members = assignments.filter { (target.from...target.to).contains($0.year) }
                .map { request.candidates[$0.candidate] }.filter(scope.holds)
            let accepted = ScheduleReading.sum(request.candidates.filter(scope.holds), scope) { candidate in
                candidate.accepted.filter { (target.from...target.to).contains($0.key) }.values.reduce(.zero, +)
            }
            return .init(other: other, reached: accepted + ScheduleReading.amount(members, scope))
        }
    }

    // MARK: Reasons

    func reason(of place: Int, isOptimal: Bool) -> TreatmentSchedule.Reason {
        let candidate = model.request.candidates[place]
        if candidate.exclusion != nil { return .excluded }
        if candidate.area <= .zero { return .nothingLeft }
        let years = model.request.years.filter(candidate.mayBeTreated)
        guard !years.isEmpty else { return .outsideWindow }
        let counting = outcomes.filter { !$0.isPast && $0.goal.scope.holds(candidate) }
        if model.request.aim == .targets, counting.isEmpty { return .noTarget }
        guard years.contains(where: { limit(in: $0).map { candidate.cost <= $0 } ?? true }) else {
            return .dearerThanFund
        }
        // Only years up to a missed goal's own would have helped it.
        let missed = counting.filter { $0.shortage > TreatmentSchedule.tolerance && $0.goal.year >= years[0] }
        let last = missed.map(\.goal.year).max()
        if model.request.aim == .targets, last == nil { return .targetsReached }
        let helping = years.filter { model.request.aim == .fund || $0 <= last ?? .min }
        guard helping.contains(where: { left(in: $0).map { candidate.cost <= $0 } ?? true }) else { return .fundUsed }
        return isOptimal && model.request.tierRule == .strict ? .orderOfTiers : .notFoundInTime
    }

    private func limit(in year: Int) -> Money? { model.fundLimit(through: year) }

    /// What can still be spent in a year without touching later ones; nil without a limit.
    private func left(in year: Int) -> Money? {
        guard model.request.carriesOver else {
            return limit(in: year).map { $0 - (money.first { $0.year == year }?.planned ?? .zero) }
        }
        let rests = model.request.years.filter { $0 >= year }.compactMap { later -> Money? in
            limit(in: later).map { limit in
                limit - money.filter { $0.year <= later }.map(\.planned).reduce(.zero, +)
            }
        }
        return rests.min()
    }
}
