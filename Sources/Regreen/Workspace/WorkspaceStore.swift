import GeoModel
public import Restoration

/// The durable state of a project: the chain of events, the runs, and what each run measured (design 4.4).
///
/// All tables only grow: rows are appended, none is changed or removed, and the databases refuse both.
public final class WorkspaceStore: EventStore {
    let database: any WorkspaceDatabase

    /// The version of the tables this program works with.
    public static let version = 1

    init(_ database: any WorkspaceDatabase) { self.database = database }

    /// What messages call the workspace.
    public var shown: String { database.shown }

    // MARK: Events

    /// Where the chain ends.
    public func head() throws -> LedgerHead { try database.read { try StoredLedger($0).head() } }

    /// Rows after a place in the chain, in order, at most so many.
    public func rows(after sequence: Int, limit: Int) throws -> [LedgerRow] {
        try database.read { try StoredLedger($0).rows(after: sequence, limit: limit) }
    }

    /// All rows of a case, in order.
    public func rows(subject: String) throws -> [LedgerRow] {
        try database.read { try StoredLedger($0).rows(subject: subject) }
    }

    /// Appends events as one step; see `EventStore`.
    ///
    /// - Throws: `LockHeld` when another writer does not finish in time; whatever `drafts` throws. Nothing is written then.
    @discardableResult
    public func append(_ drafts: (any LedgerReading) throws -> [LedgerDraft]) throws -> LedgerHead {
        try database.write(locking: .events) { session in
            let ledger = StoredLedger(session)
            let (rows, head) = LedgerDraft.rows(of: try drafts(ledger), after: try ledger.head())
            try session.insert(rows.map(StoredLedger.values), into: .events)
            return head
        }
    }

    /// All events in order, read as one state of the ledger.
    ///
    /// - Throws: `LedgerFault` for a row that cannot be read. The chain is not verified here.
    public func events() throws -> [LedgerEvent] { try database.read { try StoredLedger($0).events() } }

    // MARK: Integrity

    /// What is wrong below the chain: pages, indexes, types of columns. Empty when nothing is.
    public func integrityFaults() throws -> [String] { try database.integrityFaults() }
}

/// The events table within one transaction.
struct StoredLedger: LedgerReading {
    let session: any DatabaseSession

    init(_ session: any DatabaseSession) { self.session = session }

    private static let columns = "sequence, date, kind, payload, actor, evidence, previous, hash"

    func head() throws -> LedgerHead {
        var head = LedgerHead.empty
        try session.each("SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1", []) { row in
            head = LedgerHead(count: row.integer(0) ?? 0, hash: row.text(1) ?? "")
        }
        return head
    }

    func rows(after sequence: Int, limit: Int) throws -> [LedgerRow] {
        let text = """
            SELECT \(StoredLedger.columns) FROM events WHERE sequence > \(session.place(1))
            ORDER BY sequence LIMIT \(session.place(2))
            """
        return try rows(text, [.integer(sequence), .integer(max(0, limit))])
    }

    func rows(subject: String) throws -> [LedgerRow] {
        let text = """
            SELECT \(StoredLedger.columns) FROM events WHERE \(session.subjectExpression) = \(session.place(1))
            ORDER BY sequence
            """
        return try rows(text, [.text(subject)])
    }

    func events() throws -> [LedgerEvent] {
        var events: [LedgerEvent] = []
        try session.each("SELECT sequence, date, kind, payload, actor FROM events ORDER BY sequence", []) { row in
            let stored = LedgerRow(
                sequence: row.integer(0) ?? 0,
                date: row.text(1) ?? "",
                kind: row.text(2) ?? "",
                payload: row.text(3) ?? "",
                actor: row.text(4) ?? "",
                evidence: nil,
                previous: "",
                hash: ""
            )
            events.append(try LedgerEvent(stored))
        }
        return events
    }

    private func rows(_ sql: String, _ values: [StoredValue]) throws -> [LedgerRow] {
        var rows: [LedgerRow] = []
        try session.each(sql, values) { row in
            rows.append(
                LedgerRow(
                    sequence: row.integer(0) ?? 0,
                    date: row.text(1) ?? "",
                    kind: row.text(2) ?? "",
                    payload: row.text(3) ?? "",
                    actor: row.text(4) ?? "",
                    evidence: row.text(5),
                    previous: row.text(6) ?? "",
                    hash: row.text(7) ?? ""
                )
            )
        }
        return rows
    }

    static func values(_ row: LedgerRow) -> [StoredValue] {
        [
            .integer(row.sequence), .text(row.date), .text(row.kind), .text(row.payload), .text(row.actor),
            StoredValue(row.evidence), .text(row.previous), .text(row.hash),
        ]
    }
}
