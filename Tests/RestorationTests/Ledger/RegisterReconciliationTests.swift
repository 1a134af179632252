import Restoration
import Testing

/// Two offices' lists of the same mines (plan 003 五（一）2).
@Suite struct RegisterReconciliationTests {
    private func register(_ columns: [String], _ entries: [String: [String: String]]) -> RegisterReconciliation.Register
    {
        RegisterReconciliation.Register(columns: columns, entries: entries)
    }

    @Test func entriesTextsAndSumsAreCompared() throws {
        let left = register(
            ["name", "area_mu", "code"],
            [
                "1": ["name": "a", "area_mu": "10.50", "code": "007"], "2": ["name": "b", "area_mu": "3"],
                "3": ["area_mu": "1"],
            ]
        )
        let right = register(
            ["area_mu", "code", "name", "post"],
            [
                "1": ["name": "a", "area_mu": "10.5", "code": "7"], "2": ["name": "B", "area_mu": "2"],
                "4": ["area_mu": "1"],
            ]
        )
        let found = RegisterReconciliation(left, right)
        #expect(found.onlyLeft == ["3"] && found.onlyRight == ["4"])
        // 10.50 is 10.5, but 007 is a code and not 7.
        #expect(found.differences.map { "\($0.id) \($0.column)" } == ["1 code", "2 name", "2 area_mu"])
        #expect(found.agreeing == 0)
        let balance = try #require(found.balances.first { $0.column == "area_mu" })
        #expect(balance.difference == DecimalNumber(text: "1"))
        #expect(!found.balances.contains { $0.column == "name" })
        #expect(!found.isBalanced)
    }

    @Test func aListBalancesWithItself() {
        let list = register(["x"], ["1": ["x": "1"], "2": [:]])
        let found = RegisterReconciliation(list, list)
        #expect(found.isBalanced && found.agreeing == 2)
    }

    @Test func anEmptyCellIsNotZero() {
        let found = RegisterReconciliation(register(["x"], ["1": ["x": "0"]]), register(["x"], ["1": [:]]))
        #expect(found.differences.count == 1)
    }
}
