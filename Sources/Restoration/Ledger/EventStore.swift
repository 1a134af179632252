/// What can be read of a ledger.
public protocol LedgerReading {
    /// Where the chain ends.
    func head() throws -> LedgerHead
    /// Rows after a place in the chain, in order, at most so many.
    func rows(after sequence: Int, limit: Int) throws -> [LedgerRow]
    /// All rows of a case, in order.
    func rows(subject: String) throws -> [LedgerRow]
}

/// The port of the events table: append-only, one chain per workspace (design 4.4).
public protocol EventStore: LedgerReading, Sendable {
    /// Appends events as one step.
    ///
    /// The store takes the writers' lock, hands the ledger as it then is to `drafts`, chains what it returns to the
    /// head, and commits. When `drafts` throws, nothing is written. Two writers never get the same head.
    ///
    /// - Returns: the new head.
    @discardableResult
    func append(_ drafts: (any LedgerReading) throws -> [LedgerDraft]) throws -> LedgerHead
}

extension EventStore {
    /// Checks drafts by the rules of the machines and appends them; one bad draft and nothing is written.
    @discardableResult
    public func append(checking drafts: [LedgerDraft]) throws -> LedgerHead {
        try append { reader in
            var gate = LedgerGate(reader: reader)
            for (index, draft) in drafts.enumerated() { try gate.admit(draft, index: index) }
            return drafts
        }
    }

    /// Verifies the whole chain in portions.
    public func verify(heads: [String] = [], portion: Int = 10_000) throws -> [LedgerFault] {
        var verifier = LedgerVerifier(heads: heads)
        var last = 0
        while true {
            let rows = try rows(after: last, limit: portion)
            guard let end = rows.last else { return verifier.finished() }
            verifier.check(rows)
            last = max(end.sequence, last + 1)
        }
    }
}
