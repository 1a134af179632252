public import GeoModel
public import Restoration

/// The events of one case or mine with the rows they stand in.
public struct LedgerHistory: Sendable {
    /// The subject asked for.
    public let subject: String
    /// The rows with their events, in order.
    public let entries: [(row: LedgerRow, event: LedgerEvent)]

    /// Reads the events of a subject, and of the cases that belong to a mine of that id.
    ///
    /// - Throws: `InputError` when the ledger has none.
    public init(_ store: WorkspaceStore, subject: String, asOf date: CalendarDate? = nil) throws {
        self.subject = subject
        var rows = try store.rows(subject: subject)
        let others = try LedgerRecord(try store.events()).cases.filter { $0.mine == subject && $0.subject != subject }
        for name in Set(others.map(\.subject)) { rows += try store.rows(subject: name) }
        rows.sort { $0.sequence < $1.sequence }
        let read = try rows.map { (row: $0, event: try LedgerEvent($0)) }
        entries = read.filter { entry in date.map { entry.event.date <= $0 } ?? true }
        guard !entries.isEmpty else {
            throw InputError(
                Finding(
                    .mineUnknown,
                    .error,
                    file: store.shown,
                    mineID: subject,
                    message: Messages.ledgerWithoutSubject(subject)
                )
            )
        }
    }

    /// `regreen.ledger-history/1`.
    public var json: JSONValue {
        [
            "schema": "regreen.ledger-history/1", "subject": .string(subject),
            "events": .array(
                entries.map { row, event in
                    [
                        "sequence": JSONValue(row.sequence), "date": .string(row.date), "kind": .string(row.kind),
                        "subject": .string(event.subject), "actor": .string(row.actor),
                        "payload": .object(event.payload), "previous": .string(row.previous), "hash": .string(row.hash),
                    ]
                }
            ),
        ]
    }
}
