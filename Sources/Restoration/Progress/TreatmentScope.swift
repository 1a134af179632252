public import GeoModel

/// The two ledgers of plan 003: every mine of the register is in the scope of treatment or not, for a reason.
public struct TreatmentScope: Sendable, Hashable {
    /// One mine.
    public struct Entry: Sendable, Hashable {
        /// The mine.
        public let mine: String
        /// True in scope, false outside, nil when no event says.
        public let isIncluded: Bool?
        /// The reason given.
        public let reason: String?
        /// The day of the event.
        public let since: CalendarDate?
    }

    /// All mines of the register and of the events, by id.
    public let entries: [Entry]

    /// The ledgers on a day.
    public init(_ events: some Sequence<LedgerEvent>, mines: some Sequence<String>, asOf date: CalendarDate) {
        var last: [String: LedgerEvent] = [:]
        for event in events where event.date <= date && (event.kind == .scopeIncluded || event.kind == .scopeExcluded) {
            if let known = last[event.subject], known.date > event.date { continue }
            last[event.subject] = event
        }
        entries = Set(last.keys).union(mines).sorted(by: Identifiers.precedes).map { mine in
            let event = last[mine]
            return Entry(
                mine: mine,
                isIncluded: event.map { $0.kind == .scopeIncluded },
                reason: event?.payload["reason"]?.stringValue,
                since: event?.date
            )
        }
    }
}
