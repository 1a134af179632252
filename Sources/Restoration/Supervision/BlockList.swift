public import GeoModel

/// What is closed to a mine or its enterprise on a day, since when and why: blocked applications of plan 004, stopped
/// supplies and licences of plan 001.
public struct BlockList: Sendable, Hashable {
    /// What is closed.
    public enum Subject: Sendable, Hashable {
        /// An application is not accepted.
        case application(BlockedApplication)
        /// A supply or licence is stopped.
        case supply(Supply)

        /// Machine key.
        public var key: String {
            switch self {
            case .application(let application): return application.rawValue
            case .supply(let supply): return supply.rawValue
            }
        }
    }

    /// One closure.
    public struct Entry: Sendable, Hashable {
        /// The mine.
        public var mine: String
        /// What is closed.
        public var subject: Subject
        /// The first day.
        public var since: CalendarDate
        /// The case or the event that closed it.
        public var cause: String
        /// The clause.
        public var clause: String
    }

    /// All closures by mine (UTF-8 bytes), in a mine the applications first, in the order of the plans.
    public let entries: [Entry]

    /// The closures on a day, out of the events of the ledger.
    ///
    /// An event after the day does not count. Two causes of one closure: the earlier one stands.
    ///
    /// - Throws: `LedgerRefusal` for events that make no cases.
    public init(events: [LedgerEvent], asOf date: CalendarDate) throws(LedgerRefusal) {
        let counted = events.filter { $0.date <= date }
        var found: [Key: Entry] = [:]
        func add(_ entry: Entry) {
            let key = Key(mine: entry.mine, subject: entry.subject)
            if let known = found[key], known.since <= entry.since { return }
            found[key] = entry
        }
        for history in try CaseHistory.cases(of: counted) {
            guard case .rectification(let machine) = history.machine else { continue }
            let outcome: RectificationMachine.Outcome
            do {
                outcome = try machine.outcome(of: history.events, asOf: date)
            } catch {
                throw .event(error.refusal, subject: history.subject)
            }
            guard let since = outcome.blockedSince else { continue }
            for application in BlockedApplication.allCases {
                add(
                    Entry(
                        mine: history.mine,
                        subject: .application(application),
                        since: since,
                        cause: history.subject,
                        clause: "004 三（一）"
                    )
                )
            }
        }
        for (mine, supply, event) in BlockList.stopped(counted) {
            add(
                Entry(
                    mine: mine,
                    subject: .supply(supply),
                    since: event.date,
                    cause: "#\(event.sequence)",
                    clause: supply.clause
                )
            )
        }
        entries = found.values.sorted(by: BlockList.precedes)
    }

    /// The closures that stand against an application of a mine; empty when it may be accepted.
    ///
    /// Applications accepted before the block are not mentioned in the plan: that is left to the office.
    public func reasons(against application: BlockedApplication, of mine: String) -> [Entry] {
        entries.filter { $0.mine == mine && $0.subject == .application(application) }
    }

    /// Supplies whose last event is a stop.
    private static func stopped(_ events: [LedgerEvent]) -> [(mine: String, supply: Supply, event: LedgerEvent)] {
        var open: [Key: (Supply, LedgerEvent)] = [:]
        let ordered = events.sorted { $0.date != $1.date ? $0.date < $1.date : $0.sequence < $1.sequence }
        for event in ordered {
            guard let supply = event.payload["supply"]?.stringValue.flatMap(Supply.init(rawValue:)) else { continue }
            let key = Key(mine: event.subject, subject: .supply(supply))
            switch event.kind {
            case .supplyStopped: open[key] = open[key] ?? (supply, event)
            case .supplyRestored: open[key] = nil
            default: break
            }
        }
        return open.map { ($0.key.mine, $0.value.0, $0.value.1) }
    }

    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.mine != b.mine { return a.mine.utf8.lexicographicallyPrecedes(b.mine.utf8) }
        return order(a.subject) < order(b.subject)
    }

    private static func order(_ subject: Subject) -> Int {
        switch subject {
        case .application(let application): return BlockedApplication.allCases.firstIndex(of: application) ?? 0
        case .supply(let supply): return 100 + (Supply.allCases.firstIndex(of: supply) ?? 0)
        }
    }

    private struct Key: Hashable {
        let mine: String
        let subject: Subject
    }
}
