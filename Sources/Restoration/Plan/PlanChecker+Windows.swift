import GeoModel

/// Rule 9: the windows of stages.
extension PlanChecker {
    /// The stated length of the action against its first and last day.
    func statedLength() -> [PlanFinding] {
        let terms = plan.terms
        guard let stated = terms.statedYears, let from = terms.from, let to = terms.to else { return [] }
        let years = (Double(from.days(until: to)) / 365.2425).rounded()
        guard Int(years) != stated else { return [] }
        return [
            PlanFinding(
                .stageWindows,
                .warning,
                clauses: [terms.clause],
                numbers: [
                    "stated_years": JSONValue(stated), "from": .string(from.description), "to": .string(to.description),
                    "computed_years": .double(years),
                ],
                Messages.planLengthDiffers(stated: stated, from: from, to: to, years: Int(years))
            )
        ]
    }

    /// A stage that was over, or nearly so, when the plan was issued.
    func windowsAgainstIssue() -> [PlanFinding] {
        guard let issued = plan.terms.issued else { return [] }
        return plan.stages.compactMap { stage in
            guard let end = stage.to, issued.days(until: end) <= daysAfterIssue else { return nil }
            let running = plan.stages.first { other in
                guard let from = other.from, other.id != stage.id else { return false }
                return from < issued && (other.to ?? issued) >= issued
            }
            var numbers: JSONObject = [
                "issued": .string(issued.description), "stage_end": .string(end.description),
                "days": JSONValue(issued.days(until: end)),
            ]
            if let running, let from = running.from {
                numbers["days_into_\(running.id)"] = JSONValue(from.days(until: issued))
            }
            return PlanFinding(
                .stageWindows,
                .warning,
                clauses: [stage.clause],
                numbers: numbers,
                Messages.planStageOverAtIssue(stage, end: end, issued: issued, running: running)
            )
        }
    }

    /// Stages that contain others, overlap, or leave days between them.
    func windowsAmongThemselves() -> [PlanFinding] {
        let dated = plan.stages.compactMap { stage -> Window? in
            guard let from = stage.from, let to = stage.to else { return nil }
            return Window(stage: stage, from: from, to: to)
        }
        let containers = dated.filter { outer in dated.contains { $0.lies(in: outer) } }
        let simple = dated.filter { window in !containers.contains { $0.stage.id == window.stage.id } }
            .sorted { $0.from < $1.from }
        return containers.map { contains($0, dated) } + zip(simple, simple.dropFirst()).compactMap(neighbours)
    }

    private struct Window {
        let stage: PlanStage
        let from: CalendarDate
        let to: CalendarDate

        func lies(in other: Window) -> Bool {
            stage.id != other.stage.id && from >= other.from && to <= other.to
                && (from, to) != (other.from, other.to)
        }
    }

    private func contains(_ outer: Window, _ all: [Window]) -> PlanFinding {
        let inner = all.filter { $0.lies(in: outer) }
        let uncovered = (outer.from.year...outer.to.year).filter { year in
            !inner.contains { $0.from.year <= year && year <= $0.to.year }
        }
        return PlanFinding(
            .stageWindows,
            .error,
            clauses: [outer.stage.clause] + inner.map(\.stage.clause),
            numbers: [
                "from": .string(outer.from.description), "to": .string(outer.to.description),
                "contains": .array(inner.map { .string($0.stage.id) }),
                "years_without_own_stage": .array(uncovered.map { JSONValue($0) }),
            ],
            Messages.planStageContains(outer.stage, inner: inner.map(\.stage), uncovered: uncovered)
        )
    }

    private func neighbours(_ a: Window, _ b: Window) -> PlanFinding? {
        let days = a.to.days(until: b.from)
        guard days != 1 else { return nil }
        let first = days < 1 ? b.from : a.to.adding(days: 1)
        let last = days < 1 ? min(a.to, b.to) : b.from.adding(days: -1)
        return PlanFinding(
            .stageWindows,
            .warning,
            clauses: [a.stage.clause, b.stage.clause],
            numbers: ["first": .string(first.description), "last": .string(last.description)],
            Messages.planStagesMeet(a.stage, b.stage, first: first, last: last, overlap: days < 1)
        )
    }

    /// A target whose years begin before its stage.
    func targetsInStages() -> [PlanFinding] {
        plan.targets.compactMap { target in
            guard let stage = plan.stages.first(where: { $0.id == target.stage }), let from = stage.from,
                target.from < from.year
            else { return nil }
            return PlanFinding(
                .stageWindows,
                .warning,
                clauses: [target.clause, stage.clause],
                numbers: ["target_from": JSONValue(target.from), "stage_from": .string(from.description)],
                Messages.planTargetBeforeStage(target, stage: stage, from: from)
            )
        }
    }
}
