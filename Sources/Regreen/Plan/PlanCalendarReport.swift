import Foundation
public import GeoModel
import Publishing
public import Restoration

/// The dates of a plan file within a period.
public struct PlanCalendarReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// First day.
    public let from: CalendarDate
    /// Last day, inclusive.
    public let to: CalendarDate
    /// The dates.
    public let calendar: PlanCalendar

    /// Reads a plan file and collects its dates.
    ///
    /// - Parameter happened: days on which steps or other events happened, by key.
    /// - Throws: `ProjectFileError` with every fault of the file; `InputError` for a reversed period and for an event the
    ///   plan does not have.
    public init(path: String, from: CalendarDate, to: CalendarDate, happened: [String: CalendarDate] = [:]) throws {
        let plan = try PlanFile.load(path)
        guard from <= to else {
            throw PlanCalendarReport.refusal(path, Messages.planPeriodReversed(from: "\(from)", to: "\(to)"))
        }
        let known = PlanCalendarReport.events(of: plan)
        for event in happened.keys.sorted() where !known.contains(event) {
            throw PlanCalendarReport.refusal(path, Messages.planEventUnknown(event, known: known))
        }
        self.plan = plan
        self.from = from
        self.to = to
        calendar = try PlanCalendar(plan, from: from, to: to, happened: happened)
    }

    private static func refusal(_ path: String, _ message: LocalizedText) -> InputError {
        InputError(Finding(.projectValueInvalid, .error, file: path, message: message))
    }

    /// Steps, and events that terms run from, in the plan's order.
    private static func events(of plan: Plan) -> [String] {
        let starts = plan.steps.compactMap(\.startEvent)
        return plan.steps.map(\.id) + starts.filter { start in !plan.steps.contains { $0.id == start } }
    }

    /// Writes the calendar as iCalendar file, whole or not at all.
    ///
    /// The time stamp is the plan's day of issue (else the first day asked for), so that equal plans give equal files.
    public func writeICalendar(to path: String, language: UserLanguage, replaces: Bool) throws {
        let text = calendar.iCalendar(plan: plan.id, stamp: plan.terms.issued ?? from, language: language)
        _ = try ToolOutput.staged(path, replaces: replaces) { target in
            do {
                try Data(text.utf8).write(to: URL(filePath: target))
            } catch {
                throw OutputFailure(operation: "write", path: path, message: StagedOutput.reason(error))
            }
            return PublicationReport()
        }
    }

    /// `regreen.plan-calendar/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.plan-calendar/1",
            "plan": .object(plan.headJSON),
            "from": .string(from.description),
            "to": .string(to.description),
            "entries": .array(calendar.entries.map { .object($0.json) }),
            "undated": .array(
                calendar.undated.map { step in
                    [
                        "key": .string(step.id), "name": .string(step.name), "from_event": JSONValue(step.startEvent),
                        "reason": .string(Messages.planStepUndated(step, event: step.startEvent).text(language)),
                        "clause": .string(step.clause),
                    ]
                }
            ),
        ]
    }
}

extension PlanStep {
    /// The event a term runs from; nil for a fixed day and for a term whose start the plan does not state.
    public var startEvent: String? {
        guard case .relative(_, let event)? = deadline else { return nil }
        return event
    }
}
