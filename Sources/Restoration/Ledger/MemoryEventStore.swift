import Synchronization

/// A ledger in memory: for dry runs of imports and for the conformance tests of the stores.
public final class MemoryEventStore: EventStore {
    private struct Content: LedgerReading {
        var rows: [LedgerRow] = []
        var bySubject: [String: [Int]] = [:]
        var last = LedgerHead.empty

        func head() -> LedgerHead { last }

        func rows(after sequence: Int, limit: Int) -> [LedgerRow] {
            Array(rows.dropFirst(max(0, sequence)).prefix(max(0, limit)))
        }

        func rows(subject: String) -> [LedgerRow] { (bySubject[subject] ?? []).map { rows[$0] } }
    }

    private let content = Mutex(Content())

    /// An empty ledger.
    public init() {}

    /// Where the chain ends.
    public func head() -> LedgerHead { content.withLock { $0.head() } }

    /// Rows after a place in the chain.
    public func rows(after sequence: Int, limit: Int) -> [LedgerRow] {
        content.withLock { $0.rows(after: sequence, limit: limit) }
    }

    /// All rows of a case.
    public func rows(subject: String) -> [LedgerRow] { content.withLock { $0.rows(subject: subject) } }

    /// Appends events as one step.
    @discardableResult
    public func append(_ drafts: (any LedgerReading) throws -> [LedgerDraft]) throws -> LedgerHead {
        try content.withLock { content in
            let drafts = try drafts(content)
            let (rows, head) = LedgerDraft.rows(of: drafts, after: content.last)
            for (draft, row) in zip(drafts, rows) {
                content.bySubject[draft.subject, default: []].append(content.rows.count)
                content.rows.append(row)
            }
            content.last = head
            return head
        }
    }
}
