public import GeoModel

/// What changed between two days: by the ledger, and by the days of the pieces.
public struct ProgressChange: Sendable {
    /// A case in another state than before.
    public struct Move: Sendable, Hashable {
        /// The case.
        public let subject: String
        /// Its mine.
        public let mine: String
        /// The machine.
        public let machine: MachineID
        /// The state before; nil for a case opened since.
        public let from: String?
        /// The state now.
        public let to: String
    }

    /// The first day that counts is the one after this.
    public let since: CalendarDate
    /// Events entered for days since, by kind, in the order of their text.
    public let events: [(kind: String, count: Int)]
    /// Cases that moved, by subject.
    public let moves: [Move]
    /// Sums on the day before and now.
    public let before: ProgressSums
    /// Sums now.
    public let now: ProgressSums

    /// Compares two days of one ledger and one run.
    public init(
        _ ledger: LedgerRecord,
        mines: [RecordedMine],
        patches: [RecordedPatch],
        since: CalendarDate,
        now: ProgressRecord
    ) throws(LedgerRefusal) {
        self.since = since
        var counts: [String: Int] = [:]
        for event in ledger.events where event.date > since && event.date <= now.asOf {
            counts[event.kind.text, default: 0] += 1
        }
        events = counts.sorted { Identifiers.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
        let earlier = try ledger.standings(asOf: since)
        let states = Dictionary(earlier.map { (Key($0), $0.state) }) { first, _ in first }
        moves = now.standings.compactMap { standing in
            let from = states[Key(standing)]
            guard from != standing.state else { return nil }
            return Move(
                subject: standing.subject,
                mine: standing.mine,
                machine: standing.machine.id,
                from: from,
                to: standing.state
            )
        }.sorted { Identifiers.precedes($0.subject, $1.subject) }
        let then = ProgressRecord(asOf: since, mines: mines, patches: patches, standings: earlier)
        before = ProgressChange.sums(then.patches)
        self.now = ProgressChange.sums(now.patches)
    }

    private static func sums(_ patches: [RecordedPatch]) -> ProgressSums {
        patches.reduce(into: ProgressSums()) { $0.add($1) }
    }

    private struct Key: Hashable {
        let machine: MachineID
        let subject: String

        init(_ standing: CaseStanding) {
            machine = standing.machine.id
            subject = standing.subject
        }
    }
}
