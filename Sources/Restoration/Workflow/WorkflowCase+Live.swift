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
