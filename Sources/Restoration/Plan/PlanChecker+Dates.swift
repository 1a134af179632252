import GeoModel

/// Rules 7, 8, 10 and 11: documents, steps, terms and reports in time.
extension PlanChecker {
    func citedYear() -> [PlanFinding] {
        plan.citations.compactMap { citation in
            guard let claimed = citation.claimedBy, citation.year > claimed.year else { return nil }
            return PlanFinding(
                .citedYear,
                .error,
                clauses: [citation.clause],
                numbers: ["claimed_by": .string(claimed.description), "document_year": JSONValue(citation.year)],
                Messages.planDocumentTooYoung(citation, claimed: claimed)
            )
        }
    }

    /// A step with a date, and the earliest day that the dates before it allow.
    private struct Bound {
        var date: CalendarDate
        /// The dated step it comes from.
        var origin: PlanStep
    }

    func stepOrder() -> [PlanFinding] {
        do {
            _ = try BackwardSchedule(plan.steps.map { BackwardSchedule.Step($0.id, after: $0.after) })
        } catch {
            return [PlanFinding(.stepOrder, .error, clauses: [], Messages.planStepsUnusable(error))]
        }
        let dates = resolvedDates()
        return plan.steps.compactMap { late($0, dates) } + plan.steps.flatMap { partsApart($0, dates) }
    }

    /// A step that is due before what comes before it can be over.
    private func late(_ step: PlanStep, _ dates: [String: CalendarDate]) -> PlanFinding? {
        guard let due = dates[step.id], let bound = earliest(step, dates), bound.date > due,
            let earlier = dates[bound.origin.id]
        else { return nil }
        let latest = latestDates(step, due: due)
        var numbers: JSONObject = [
            "earlier_due": .string(earlier.description), "later_due": .string(due.description),
            "later_not_before": .string(bound.date.description),
        ]
        for other in plan.steps where other.id != step.id {
            if let day = latest[other.id] { numbers["latest_\(other.id)"] = .string(day.description) }
        }
        return PlanFinding(
            .stepOrder,
            .error,
            clauses: [step.clause, bound.origin.clause],
            numbers: numbers,
            Messages.planStepTooEarly(
                step,
                due: due,
                earlier: bound.origin,
                earlierDue: earlier,
                possible: bound.date,
                isCountedFromIssue: isAssumed(bound.origin)
            )
        )
    }

    /// A part that is due on another day than the step that counts it as its own.
    private func partsApart(_ step: PlanStep, _ dates: [String: CalendarDate]) -> [PlanFinding] {
        guard let whole = dates[step.id] else { return [] }
        return step.includes.compactMap { id in
            guard let part = plan.steps.first(where: { $0.id == id }), let due = dates[id], due != whole else {
                return nil
            }
            return PlanFinding(
                .stepOrder,
                .error,
                clauses: [step.clause, part.clause],
                numbers: ["part_due": .string(due.description), "whole_due": .string(whole.description)],
                Messages.planPartApart(
                    step,
                    whole: whole,
                    part: part,
                    due: due,
                    isCountedFromIssue: isAssumed(step) || isAssumed(part)
                )
            )
        }
    }

    /// True when the step's day rests on a term whose start the text does not state.
    private func isAssumed(_ step: PlanStep) -> Bool {
        var step = step
        for _ in plan.steps {
            guard case .relative(_, let event)? = step.deadline else { return false }
            guard let event else { return true }
            guard let earlier = plan.steps.first(where: { $0.id == event }) else { return false }
            step = earlier
        }
        return false
    }

    /// The latest days before a step that must be done by a day.
    private func latestDates(_ step: PlanStep, due: CalendarDate) -> [String: CalendarDate] {
        let steps = plan.steps.map {
            BackwardSchedule.Step($0.id, after: $0.after, deadline: $0.id == step.id ? due : nil)
        }
        guard let schedule = try? BackwardSchedule(steps) else { return [:] }
        return Dictionary(uniqueKeysWithValues: schedule.rows.compactMap { row in row.latest.map { (row.id, $0) } })
    }

    /// Due days; a term without a start event runs from the issue, which rule 10 reports.
    func resolvedDates() -> [String: CalendarDate] {
        var dates: [String: CalendarDate] = [:]
        // A term may follow a step that follows another: as many rounds as there are steps reach all of them.
        for _ in plan.steps {
            for step in plan.steps where dates[step.id] == nil {
                switch step.deadline {
                case .fixed(let date)?: dates[step.id] = date
                case .relative(let term, nil)?: dates[step.id] = plan.terms.issued.map(term.due(from:))
                case .relative(let term, let event?)?: dates[step.id] = dates[event].map(term.due(from:))
                case nil: break
                }
            }
        }
        return dates
    }

    private func earliest(_ step: PlanStep, _ dates: [String: CalendarDate]) -> Bound? {
        step.after.compactMap { link -> Bound? in
            guard let earlier = plan.steps.first(where: { $0.id == link.step }) else { return nil }
            let start = dates[earlier.id].map { Bound(date: $0, origin: earlier) } ?? earliest(earlier, dates)
            return start.map { Bound(date: link.lag.due(from: $0.date), origin: $0.origin) }
        }.max { $0.date < $1.date }
    }

    func termStart() -> [PlanFinding] {
        plan.steps.compactMap { step in
            guard case .relative(let term, nil)? = step.deadline else { return nil }
            var numbers: JSONObject = ["count": JSONValue(term.count)]
            let due = plan.terms.issued.map(term.due(from:))
            if let due { numbers["due_if_from_issue"] = .string(due.description) }
            return PlanFinding(
                .termStart,
                .warning,
                clauses: [step.clause],
                numbers: numbers,
                Messages.planTermWithoutStart(step, term: term, dueFromIssue: due)
            )
        }
    }

    func reportPeriod() -> [PlanFinding] {
        plan.reports.compactMap { report in
            switch report.due {
            case .recurring, .once: return nil
            case .withoutYear(let month, let day):
                return PlanFinding(
                    .reportPeriod,
                    .warning,
                    clauses: [report.clause],
                    numbers: ["month": JSONValue(month), "day": JSONValue(day)],
                    Messages.planReportWithoutYear(report, month: month, day: day)
                )
            case .withoutPeriod(let word):
                return PlanFinding(
                    .reportPeriod,
                    .warning,
                    clauses: [report.clause],
                    Messages.planReportWithoutPeriod(report, word: word)
                )
            }
        }
    }
}
