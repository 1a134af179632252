public import Restoration

/// Whether a ledger is what was written: the chain, the heads noted in runs, the database below.
public struct LedgerCheck: Sendable {
    /// Where the chain ends.
    public let head: LedgerHead
    /// Number of runs whose head was looked for.
    public let runs: Int
    /// What is wrong; errors all.
    public let findings: [Finding]

    /// Checks a workspace.
    ///
    /// - Parameter heads: hashes noted elsewhere, for example in manifests, that must be in the chain.
    public init(_ store: WorkspaceStore, heads: [String] = []) throws {
        let runs = try store.runs()
        var findings: [Finding] = []
        func add(_ message: LocalizedText) {
            let fix = Messages.workspaceDamagedFix
            findings.append(Finding(.ledgerDamaged, .error, file: store.shown, message: message, fix: fix))
        }
        for fault in try store.verify(heads: heads + runs.map(\.head.hash)) { add(Messages.ledgerFault(fault)) }
        for fault in try store.integrityFaults() { add(Messages.storeFault(fault)) }
        if findings.isEmpty {
            // A chain that holds can still tell what no machine allows.
            let events = try store.events()
            do throws(LedgerRefusal) {
                let record = try LedgerRecord(events)
                if let last = events.map(\.date).max() { _ = try record.standings(asOf: last) }
            } catch {
                add(Messages.ledgerRefused(error))
            }
        }
        head = try store.head()
        self.runs = runs.count
        self.findings = findings
    }

    /// `regreen.ledger-verify/1`.
    public func json(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.ledger-verify/1", "sound": .bool(findings.isEmpty), "events": JSONValue(head.count),
            "head": .string(head.hash), "runs": JSONValue(runs),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}
