public import GeoModel

/// A ledger read once: its cases and what stands on any day, by replay alone.
public struct LedgerRecord: Sendable {
    /// All events, in the order of the chain.
    public let events: [LedgerEvent]
    /// All cases, in the order they were opened.
    public let cases: [CaseHistory]

    /// Reads the events of a whole ledger.
    ///
    /// - Throws: `LedgerRefusal` for events that make no cases.
    public init(_ events: [LedgerEvent]) throws(LedgerRefusal) {
        self.events = events
        cases = try CaseHistory.cases(of: events)
    }

    /// Every case that was open by a day, as it stood then, in the order they were opened.
    ///
    /// - Throws: `LedgerRefusal` for an event that the machine refuses.
    public func standings(asOf date: CalendarDate) throws(LedgerRefusal) -> [CaseStanding] {
        var standings: [CaseStanding] = []
        standings.reserveCapacity(cases.count)
        for history in cases {
            if let standing = try history.standing(asOf: date) { standings.append(standing) }
        }
        return standings
    }
}

/// A case as it stood on a day.
public struct CaseStanding: Sendable, Hashable {
    /// The case.
    public let subject: String
    /// The mine it belongs to.
    public let mine: String
    /// The machine with its state on that day.
    public let machine: WorkflowCase
    /// The day it was opened.
    public let opened: CalendarDate
    /// The day of the last event that counts; the day of opening without one.
    public let last: CalendarDate
    /// The day it is seen from.
    public let asOf: CalendarDate

    /// The state, as the machine's table names it.
    public var state: String { machine.stateName }

    /// What the machine says, with the keys of domain 4.4–4.7.
    public var outcome: JSONObject { machine.outcome(asOf: asOf) }

    /// What is still to be done by when.
    public var deadlines: [CaseDeadline] { machine.deadlines(asOf: asOf) }

    /// True when the outcome says late, blocked, or names something missed.
    public var isLate: Bool {
        let outcome = outcome
        if outcome["late"] == true || outcome["blocked"] == true { return true }
        return !(outcome["flags"]?.arrayValue ?? []).isEmpty
    }
}

extension CaseHistory {
    /// The case as it stood on a day, by the events up to that day; nil before it was opened.
    public func standing(asOf date: CalendarDate) throws(LedgerRefusal) -> CaseStanding? {
        guard opened <= date else { return nil }
        var machine = machine
        var last = opened
        for event in events {
            guard event.date <= date else { break }
            do throws(EventRefusal) {
                try machine.apply(event)
            } catch {
                throw .event(error, subject: subject)
            }
            last = event.date
        }
        return CaseStanding(
            subject: subject,
            mine: mine,
            machine: machine.passed(to: date),
            opened: opened,
            last: last,
            asOf: date
        )
    }
}
