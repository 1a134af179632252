public import GeoModel

/// An event read out of a row.
public struct LedgerEvent: Sendable, Hashable {
    /// Place in the chain, from 1.
    public let sequence: Int
    /// The day.
    public let date: CalendarDate
    /// What happened.
    public let kind: LedgerKind
    /// The case.
    public let subject: String
    /// The post that entered it.
    public let actor: String
    /// All values of the payload.
    public let payload: JSONObject

    /// Reads a row.
    ///
    /// - Throws: `LedgerFault` for a day, kind or payload that cannot be read. The chain is not verified here.
    public init(_ row: LedgerRow) throws(LedgerFault) {
        guard let date = CalendarDate(text: row.date) else { throw LedgerFault(row.sequence, .date) }
        guard let kind = LedgerKind(text: row.kind) else { throw LedgerFault(row.sequence, .kind) }
        guard let payload = try? JSONValue(parsing: row.payload).objectValue,
            let subject = payload["subject"]?.stringValue
        else { throw LedgerFault(row.sequence, .payload) }
        sequence = row.sequence
        self.date = date
        self.kind = kind
        self.subject = subject
        actor = row.actor
        self.payload = payload
    }

    /// The machine's event with its day; nil for other kinds.
    public var machineEvent: DatedEvent? {
        kind.machineEvent(on: date, values: payload)
    }
}

/// What is wrong with a row or with the chain.
public struct LedgerFault: Error, Sendable, Hashable {
    /// The kinds of faults.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The sequence has a gap, a repetition or another start than 1.
        case sequence
        /// The day is no day.
        case date
        /// There is no such kind of event.
        case kind
        /// The payload is no canonical JSON object with a subject.
        case payload
        /// The evidence hash is not that of the payload's list.
        case evidence
        /// The row does not follow the one before.
        case previous
        /// The event is one its machine refuses.
        case rule
        /// The row's own hash is not that of its content.
        case hash
        /// A head that was noted before is not in the chain: rows were cut off or rewritten.
        case head
    }

    /// The row's sequence as stored; the number of rows for a missing head.
    public let sequence: Int
    /// What is wrong.
    public let reason: Reason

    /// Creates a fault.
    public init(_ sequence: Int, _ reason: Reason) {
        self.sequence = sequence
        self.reason = reason
    }
}
