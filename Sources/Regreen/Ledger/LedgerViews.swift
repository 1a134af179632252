public import GeoModel
public import Restoration

/// What `ledger` shows of a workspace on a day: read once, then computed by replay alone.
public struct LedgerView: Sendable {
    /// What messages call the workspace.
    public let place: String
    /// The day.
    public let asOf: CalendarDate
    /// The ledger.
    public let record: LedgerRecord
    /// Names of mines by id, of the last run of the day or before.
    public let mineNames: [String: String]

    /// Reads the ledger of a workspace.
    public init(_ store: WorkspaceStore, asOf date: CalendarDate) throws {
        place = store.shown
        asOf = date
        record = try LedgerRecord(try store.events())
        let run = try store.run(asOf: date)
        mineNames =
            try run.map { run in
                let pairs = try store.mines(snapshot: run.snapshot).compactMap { mine in
                    mine.name.map { (mine.mineID, $0) }
                }
                return Dictionary(pairs) { first, _ in first }
            } ?? [:]
    }

    private func head(_ schema: String) -> JSONObject {
        ["schema": .string(schema), "workspace": .string(place), "as_of": .string(asOf.description)]
    }

    // MARK: Status

    /// The cases on the day that satisfy the filters, by subject.
    public func standings(
        machine: MachineID? = nil,
        state: String? = nil,
        mine: String? = nil,
        lateOnly: Bool = false
    ) throws -> [CaseStanding] {
        try record.standings(asOf: asOf).filter { standing in
            (machine == nil || standing.machine.id == machine) && (state == nil || standing.state == state)
                && (mine == nil || standing.mine == mine || standing.subject == mine) && (!lateOnly || standing.isLate)
        }.sorted { Identifiers.precedes($0.subject, $1.subject) }
    }

    /// Number of cases by machine and state, in the machines' order.
    public static func counts(_ standings: [CaseStanding]) -> [(machine: MachineID, state: String, count: Int)] {
        var counts: [MachineID: [String: Int]] = [:]
        for standing in standings { counts[standing.machine.id, default: [:]][standing.state, default: 0] += 1 }
        return MachineID.allCases.flatMap { machine in
            (counts[machine] ?? [:]).sorted { Identifiers.precedes($0.key, $1.key) }
                .map { (machine, $0.key, $0.value) }
        }
    }

    /// `regreen.ledger-status/1`.
    public func statusJSON(_ standings: [CaseStanding]) -> JSONValue {
        var object = head("regreen.ledger-status/1")
        object["counts"] = .array(
            LedgerView.counts(standings).map { entry in
                [
                    "machine": .string(entry.machine.rawValue), "state": .string(entry.state),
                    "cases": JSONValue(entry.count),
                ]
            }
        )
        object["cases"] = .array(
            standings.map { standing in
                var row: JSONObject = [
                    "subject": .string(standing.subject), "mine_id": .string(standing.mine),
                    "name": JSONValue(mineNames[standing.mine]), "machine": .string(standing.machine.id.rawValue),
                    "opened": .string(standing.opened.description), "last": .string(standing.last.description),
                ]
                for member in standing.outcome.members { row[member.key] = member.value }
                row["deadlines"] = .array(standing.deadlines.map { LedgerView.json($0, asOf: asOf) })
                return .object(row)
            }
        )
        return .object(object)
    }

    private static func json(_ deadline: CaseDeadline, asOf date: CalendarDate) -> JSONValue {
        [
            "key": .string(deadline.kind.rawValue), "date": .string(deadline.date.description),
            "days_late": JSONValue(deadline.daysLate(on: date)),
            "posts": .array(deadline.posts.map { .string($0.rawValue) }), "clause": .string(deadline.clause),
        ]
    }

    // MARK: Due

    /// A deadline with its case.
    public struct DueEntry: Sendable, Hashable {
        /// The case.
        public let standing: CaseStanding
        /// The deadline.
        public let deadline: CaseDeadline
    }

    /// What is late on the day, and what falls due within so many days, by date, then subject.
    public func due(within days: Int, mine: String? = nil) throws -> [DueEntry] {
        let last = asOf.adding(days: max(0, days))
        return try standings(mine: mine).flatMap { standing in
            standing.deadlines.filter { $0.date <= last }.map { DueEntry(standing: standing, deadline: $0) }
        }.sorted { a, b in
            a.deadline.date != b.deadline.date
                ? a.deadline.date < b.deadline.date : Identifiers.precedes(a.standing.subject, b.standing.subject)
        }
    }

    /// `regreen.ledger-due/1`.
    public func dueJSON(_ entries: [DueEntry], within days: Int) -> JSONValue {
        var object = head("regreen.ledger-due/1")
        object["within_days"] = JSONValue(days)
        object["late"] = JSONValue(entries.count { $0.deadline.daysLate(on: asOf) > 0 })
        object["entries"] = .array(
            entries.map { entry in
                var row: JSONObject = [
                    "subject": .string(entry.standing.subject), "mine_id": .string(entry.standing.mine),
                    "name": JSONValue(mineNames[entry.standing.mine]),
                    "machine": .string(entry.standing.machine.id.rawValue), "state": .string(entry.standing.state),
                ]
                for member in LedgerView.json(entry.deadline, asOf: asOf).objectValue?.members ?? [] {
                    row[member.key] = member.value
                }
                return .object(row)
            }
        )
        return .object(object)
    }
}

extension WorkspaceStore {
    /// The last run whose figures are of a day or before; runs without a day count as of the day they were recorded.
    public func run(asOf date: CalendarDate) throws -> WorkspaceRun? {
        try runs().filter { ($0.asOf ?? CalendarDate(text: String($0.recorded.prefix(10))) ?? date) <= date }
            .max { a, b in (a.asOf ?? date, a.number ?? 0) < (b.asOf ?? date, b.number ?? 0) }
    }
}
