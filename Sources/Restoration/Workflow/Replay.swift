public import GeoModel

/// An event on its day, as text.
public struct DatedEvent: Sendable, Hashable {
    /// The day.
    public var date: CalendarDate
    /// The event, for example `publish` or `notice:2024-11-30`.
    public var event: String

    /// Creates an event.
    public init(_ date: CalendarDate, _ event: String) {
        self.date = date
        self.event = event
    }
}

/// Why an event is refused. The texts are those of the vectors; user texts are in `Messages`.
public enum EventRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Works begin without an approved plan (plan 003).
    case startRequiresApprovedPlan
    /// A notice is closed before its days are over (plan 003).
    case noticeEndTooEarly
    /// The township asks for direct cancellation before the announcement on the county's website (plan 001).
    case applicationRequiresWebsiteNotice
    /// An order whose date is earlier than the day it is given.
    case dueBeforeNotice
    /// The table has no row for the event in this state.
    case notAllowed(event: String, state: String)
    /// The machine has no such event.
    case unknown(event: String, state: String)
    /// The event is earlier than the one before it.
    case outOfOrder(event: String)
    /// The event is later than the day of the report.
    case afterAsOf(event: String)

    /// The machine text.
    public var description: String {
        switch self {
        case .startRequiresApprovedPlan: return "start requires an approved plan"
        case .noticeEndTooEarly: return "notice_end before the seventh day"
        case .applicationRequiresWebsiteNotice: return "township_applied requires a website notice"
        case .dueBeforeNotice: return "notice due before its own date"
        case .notAllowed(let event, let state), .unknown(let event, let state):
            return "\(event) not allowed in \(state)"
        case .outOfOrder(let event): return "\(event) is earlier than the event before it"
        case .afterAsOf(let event): return "\(event) is after as_of"
        }
    }
}

/// The first event that is refused.
public struct ReplayError: Error, Sendable, Hashable {
    /// Its index in the list, from 0.
    public let index: Int
    /// Why.
    public let refusal: EventRefusal

    /// Creates an error.
    public init(index: Int, refusal: EventRefusal) {
        self.index = index
        self.refusal = refusal
    }

    /// Keys `error` and `at_event`.
    public var json: JSONObject {
        ["error": .string(refusal.description), "at_event": JSONValue(index)]
    }
}

extension Machine {
    /// The machine after all events, on a day.
    ///
    /// - Throws: `ReplayError` for the first event that is unknown, out of place, out of date order or after the day.
    public func replayed(_ events: [DatedEvent], asOf: CalendarDate) throws(ReplayError) -> Self {
        var machine = self
        var previous: CalendarDate?
        for (index, entry) in events.enumerated() {
            if let previous, entry.date < previous {
                throw ReplayError(index: index, refusal: .outOfOrder(event: entry.event))
            }
            guard entry.date <= asOf else {
                throw ReplayError(index: index, refusal: .afterAsOf(event: entry.event))
            }
            previous = entry.date
            do throws(EventRefusal) {
                try machine.apply(text: entry.event, on: entry.date)
            } catch {
                throw ReplayError(index: index, refusal: error)
            }
        }
        machine.pass(to: asOf)
        return machine
    }

    /// What the machine says on a day after all events.
    public func outcome(of events: [DatedEvent], asOf: CalendarDate) throws(ReplayError) -> Outcome {
        try replayed(events, asOf: asOf).outcome(asOf: asOf)
    }

    /// Applies an event given as text on its day.
    mutating func apply(text: String, on date: CalendarDate) throws(EventRefusal) {
        guard let event = Event(text: text) else {
            pass(to: date)
            throw .unknown(event: text, state: state.rawValue)
        }
        try apply(event, on: date)
    }
}
