import GeoModel
import Testing

@testable import Restoration

@Suite struct LedgerChainTests {
    private func rows() throws -> [LedgerRow] {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting + LedgerFixture.rectification)
        return store.rows(after: 0, limit: .max)
    }

    private func faults(_ rows: [LedgerRow], heads: [String] = []) -> [LedgerFault] {
        var verifier = LedgerVerifier(heads: heads)
        verifier.check(rows)
        return verifier.finished()
    }

    @Test func aChainAsWrittenHasNoFault() throws {
        let rows = try rows()
        #expect(rows.map(\.sequence) == Array(1...8))
        #expect(faults(rows, heads: [rows[2].hash, rows[7].hash]) == [])
        #expect(faults([]) == [])
    }

    @Test func theHashIsOverCanonicalJSON() throws {
        let row = try #require(try rows().first)
        let record: JSONValue = [
            "sequence": 1, "kind": .string(row.kind), "actor": .string(row.actor), "date": .string(row.date),
            "evidence": nil, "previous": .string(row.previous), "payload": try JSONValue(parsing: row.payload),
        ]
        #expect(row.hash == ContentHash(of: record.canonicalized()).hex)
    }

    /// Each way of changing one stored byte, in each row.
    static let alterations: [@Sendable (inout LedgerRow) -> Void] = [
        { $0.sequence += 1 },
        { $0.date = "2018-07-02" },
        { $0.kind = $0.kind == "delisting.survey" ? "delisting.draft" : "delisting.survey" },
        { $0.payload += " " },
        { $0.payload = $0.payload.replacing("\"subject\":", with: "\"subject\": ") },
        { $0.payload = $0.payload.replacing("M-00", with: "M-01").replacing("C-7", with: "C-8") },
        { $0.actor = "x" },
        { $0.evidence = $0.evidence == nil ? String(repeating: "0", count: 64) : nil },
        { $0.previous = String($0.previous.reversed()) + "0" },
        { $0.hash = String($0.hash.reversed()) + "0" },
    ]

    @Test(arguments: alterations.indices)
    func anyAlteredByteShows(_ alteration: Int) throws {
        for place in 0..<8 {
            var rows = try rows()
            LedgerChainTests.alterations[alteration](&rows[place])
            #expect(!faults(rows).isEmpty, "row \(place + 1)")
        }
    }

    @Test func anAlteredRowBlamesOnlyItself() throws {
        var rows = try rows()
        rows[3].actor = "x"
        #expect(faults(rows) == [LedgerFault(4, .hash)])
        rows[3].hash = rows[3].expectedHash.hex
        #expect(faults(rows) == [LedgerFault(5, .previous)])
    }

    @Test func rowsLeftOutOrCutOffShow() throws {
        let rows = try rows()
        #expect(faults(Array(rows[..<3] + rows[4...])).first == LedgerFault(5, .sequence))
        #expect(faults(Array(rows.dropLast()), heads: [rows[7].hash]) == [LedgerFault(7, .head)])
        #expect(faults(Array(rows.dropLast())) == [])
    }

    @Test func aRewrittenPayloadShowsInTheEvidence() throws {
        var rows = try rows()
        rows[1].payload = rows[1].payload.replacing("mine_file", with: "mine_fila")
        rows[1].hash = rows[1].expectedHash.hex
        #expect(faults(rows).contains(LedgerFault(2, .evidence)))
    }

    @Test func theStoreVerifiesInPortions() throws {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting)
        #expect(try store.verify(heads: [store.head().hash], portion: 2) == [])
        #expect(try store.verify(heads: ["ab"], portion: 2) == [LedgerFault(5, .head)])
    }
}
