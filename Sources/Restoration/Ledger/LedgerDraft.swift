public import GeoModel

/// A paper an event rests on, by content.
public struct LedgerEvidence: Sendable, Hashable {
    /// What it is.
    public var kind: EvidenceKind
    /// SHA-256 of the file.
    public var hash: ContentHash

    /// Creates a reference.
    public init(kind: EvidenceKind, hash: ContentHash) {
        self.kind = kind
        self.hash = hash
    }
}

/// An event that is to be appended.
public struct LedgerDraft: Sendable, Hashable {
    /// The day of the event.
    public var date: CalendarDate
    /// What happened.
    public var kind: LedgerKind
    /// The case: a mine's id, or an id of its own where a mine has several cases.
    public var subject: String
    /// The post that enters it.
    public var actor: String
    /// Further values; the keys `subject` and `evidence` are ours.
    public var values: JSONObject
    /// The papers it rests on.
    public var evidence: [LedgerEvidence]

    /// Creates a draft.
    public init(
        date: CalendarDate,
        kind: LedgerKind,
        subject: String,
        actor: String,
        values: JSONObject = [:],
        evidence: [LedgerEvidence] = []
    ) {
        self.date = date
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.values = values
        self.evidence = evidence
    }

    /// The row of this event at the end of a chain.
    public func row(after head: LedgerHead) -> LedgerRow {
        let list = evidenceList
        var payload = values
        payload["subject"] = .string(subject)
        if !evidence.isEmpty { payload["evidence"] = list }
        var row = LedgerRow(
            sequence: head.count + 1,
            date: date.description,
            kind: kind.text,
            payload: JSONValue.object(payload).canonicalized(),
            actor: actor,
            evidence: evidence.isEmpty ? nil : ContentHash(of: list.canonicalized()).hex,
            previous: head.hash,
            hash: ""
        )
        row.hash = row.expectedHash.hex
        return row
    }

    /// Rows of several drafts, each chained to the one before.
    public static func rows(of drafts: [LedgerDraft], after head: LedgerHead) -> (rows: [LedgerRow], head: LedgerHead) {
        var rows: [LedgerRow] = []
        rows.reserveCapacity(drafts.count)
        var head = head
        for draft in drafts {
            let row = draft.row(after: head)
            head = LedgerHead(count: row.sequence, hash: row.hash)
            rows.append(row)
        }
        return (rows, head)
    }

    private var evidenceList: JSONValue {
        .array(evidence.map { ["kind": .string($0.kind.rawValue), "sha256": .string($0.hash.hex)] })
    }
}
