public import GeoModel

/// A case carried forward event by event: what replay does, without going back to the first event each time.
extension WorkflowCase {
    /// What an event would need in the state its day finds; nil when it is out of place there.
    public func requirement(for event: DatedEvent) -> EventRequirement? {
        switch self {
        case .delisting(let machine): return machine.requirement(for: event)
        case .cancellation(let machine): return machine.requirement(for: event)
        case .renewal(let machine): return machine.requirement(for: event)
        case .rectification(let machine): return machine.requirement(for: event)
        case .funding(let machine): return machine.requirement(for: event)
        }
    }

    /// The case on a day after its last event, with what the calendar alone does.
    public func passed(to date: CalendarDate) -> WorkflowCase {
        switch self {
        case .delisting(let machine): return .delisting(machine.passed(to: date))
        case .cancellation(let machine): return .cancellation(machine.passed(to: date))
        case .renewal(let machine): return .renewal(machine.passed(to: date))
        case .rectification(let machine): return .rectification(machine.passed(to: date))
        case .funding(let machine): return .funding(machine.passed(to: date))
        }
    }

    /// What the machine says on that day, with the keys of domain 4.4–4.7.
    public func outcome(asOf date: CalendarDate) -> JSONObject {
        switch passed(to: date) {
        case .delisting(let machine): return machine.outcome(asOf: date).json
        case .cancellation(let machine): return machine.outcome(asOf: date).json
        case .renewal(let machine): return machine.outcome(asOf: date).json
        case .rectification(let machine): return machine.outcome(asOf: date).json
        case .funding(let machine): return machine.outcome(asOf: date).json
        }
    }

    /// The state, as the machine's table names it.
    public var stateName: String {
        switch self {
        case .delisting(let machine): return machine.state.rawValue
        case .cancellation(let machine): return machine.state.rawValue
        case .renewal(let machine): return machine.state.rawValue
        case .rectification(let machine): return machine.state.rawValue
        case .funding(let machine): return machine.state.rawValue
        }
    }

    /// Applies an event on its day; after a refusal the case is as it was.
    ///
    /// The caller keeps events in date order.
    public mutating func apply(_ event: DatedEvent) throws(EventRefusal) {
        switch self {
        case .delisting(let machine): self = .delisting(try machine.applying(event))
        case .cancellation(let machine): self = .cancellation(try machine.applying(event))
        case .renewal(let machine): self = .renewal(try machine.applying(event))
        case .rectification(let machine): self = .rectification(try machine.applying(event))
        case .funding(let machine): self = .funding(try machine.applying(event))
        }
    }
}

extension Machine {
    /// The machine on a day, with what the calendar alone does.
    func passed(to date: CalendarDate) -> Self {
        var machine = self
        machine.pass(to: date)
        return machine
    }

    /// What an event needs in this state on its day; nil when it is unknown or out of place.
    func requirement(for event: DatedEvent) -> EventRequirement? {
        var machine = self
        machine.pass(to: event.date)
        guard let parsed = Event(text: event.event), let row = Self.transition(from: machine.state, by: parsed.kind)
        else { return nil }
        return EventRequirement(actors: row.actors, evidence: row.evidence, clause: row.clause)
    }

    /// The machine after one more event.
    func applying(_ event: DatedEvent) throws(EventRefusal) -> Self {
        var machine = self
        try machine.apply(text: event.event, on: event.date)
        return machine
    }
}
