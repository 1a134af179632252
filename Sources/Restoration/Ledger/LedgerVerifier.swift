/// Checks a chain row by row, in any number of portions, in constant memory.
public struct LedgerVerifier: Sendable {
    /// Where the chain ends so far.
    public private(set) var head = LedgerHead.empty
    /// What is wrong, in the order of the rows.
    public private(set) var faults: [LedgerFault] = []
    private var awaited: Set<String>

    /// A verifier that has seen nothing.
    ///
    /// - Parameter heads: hashes noted earlier, in manifests or by hand, that must be in the chain; a cut tail shows by
    ///   them alone.
    public init(heads: [String] = []) {
        awaited = Set(heads.map { $0.lowercased() }).subtracting([LedgerHead.empty.hash])
    }

    /// Checks the next row. After a fault the chain goes on from the row as it is stored, so that one altered row does
    /// not blame all that follow.
    public mutating func check(_ row: LedgerRow) {
        if row.sequence != head.count + 1 { add(row, .sequence) }
        do {
            _ = try LedgerEvent(row)
        } catch {
            faults.append(error)
        }
        if !isCanonical(row) { add(row, .payload) }
        if !evidenceMatches(row) { add(row, .evidence) }
        if row.previous != head.hash { add(row, .previous) }
        if row.hash != row.expectedHash.hex { add(row, .hash) }
        head = LedgerHead(count: row.sequence, hash: row.hash)
        awaited.remove(row.hash)
    }

    /// Checks rows.
    public mutating func check(_ rows: some Sequence<LedgerRow>) {
        for row in rows { check(row) }
    }

    /// All faults, with a missing head at the end.
    public func finished() -> [LedgerFault] { awaited.isEmpty ? faults : faults + [LedgerFault(head.count, .head)] }

    private mutating func add(_ row: LedgerRow, _ reason: LedgerFault.Reason) {
        let fault = LedgerFault(row.sequence, reason)
        if faults.last != fault { faults.append(fault) }
    }

    private func isCanonical(_ row: LedgerRow) -> Bool {
        // An unreadable payload was reported with the event.
        guard let value = try? JSONValue(parsing: row.payload) else { return true }
        return value.canonicalized() == row.payload
    }

    private func evidenceMatches(_ row: LedgerRow) -> Bool {
        guard let payload = try? JSONValue(parsing: row.payload) else { return true }
        return payload["evidence"].map { ContentHash(of: $0.canonicalized()).hex } == row.evidence
    }
}
