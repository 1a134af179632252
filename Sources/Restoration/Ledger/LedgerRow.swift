/// One row of the events table exactly as it is stored; nothing in it is trusted until the chain is verified.
public struct LedgerRow: Sendable, Hashable {
    /// Place in the chain, from 1 without gaps.
    public var sequence: Int
    /// The day of the event, `2024-08-24`.
    public var date: String
    /// What happened, for example `delisting.publish`.
    public var kind: String
    /// The event's values as canonical JSON text (RFC 8785).
    public var payload: String
    /// The post that entered it; never a person.
    public var actor: String
    /// SHA-256 of the payload's list of evidence in canonical JSON; nil without evidence.
    public var evidence: String?
    /// The hash of the row before; 64 zeros for the first.
    public var previous: String
    /// The hash of this row.
    public var hash: String

    /// Creates a row.
    public init(
        sequence: Int,
        date: String,
        kind: String,
        payload: String,
        actor: String,
        evidence: String?,
        previous: String,
        hash: String
    ) {
        self.sequence = sequence
        self.date = date
        self.kind = kind
        self.payload = payload
        self.actor = actor
        self.evidence = evidence
        self.previous = previous
        self.hash = hash
    }

    /// The hash the row should have: SHA-256 over the canonical JSON of all other columns, keys sorted.
    ///
    /// The payload goes in as it stands. Being canonical itself, it makes the whole text canonical; that it is, the
    /// verifier checks on its own, so that text cannot move from one column to another unseen.
    public var expectedHash: ContentHash {
        func quoted(_ text: String) -> String { JSONValue.string(text).canonicalized() }
        var hasher = ContentHasher()
        hasher.update("{\"actor\":\(quoted(actor)),\"date\":\(quoted(date)),\"evidence\":")
        hasher.update(evidence.map(quoted) ?? "null")
        hasher.update(",\"kind\":\(quoted(kind)),\"payload\":")
        hasher.update(payload)
        hasher.update(",\"previous\":\(quoted(previous)),\"sequence\":\(sequence)}")
        return hasher.finalized()
    }
}

extension LedgerRow {
    /// The row with its columns as keys; the payload stays the text that was hashed.
    public var json: JSONValue {
        [
            "sequence": JSONValue(sequence), "date": .string(date), "kind": .string(kind), "payload": .string(payload),
            "actor": .string(actor), "evidence": JSONValue(evidence), "previous": .string(previous),
            "hash": .string(hash),
        ]
    }
}

/// Where a chain ends.
public struct LedgerHead: Sendable, Hashable {
    /// Number of events.
    public let count: Int
    /// The hash of the last one; 64 zeros for an empty chain.
    public let hash: String

    /// Creates a head.
    public init(count: Int, hash: String) {
        self.count = count
        self.hash = hash
    }

    /// An empty chain.
    public static let empty = LedgerHead(count: 0, hash: String(repeating: "0", count: 64))
}
