import GeoModel
import Testing

@testable import Restoration

/// What is late, by machine, with the last day in time.
@Suite struct OverdueListTests {
    private func lines(_ drafts: [LedgerDraft], _ asOf: String) throws -> [String] {
        let store = MemoryEventStore()
        try store.append(checking: drafts)
        let list = try OverdueList(events: LedgerFixture.events(of: store), asOf: day(asOf))
        return list.entries.map { "\($0.mine) \($0.kind.rawValue) \($0.due?.description ?? "-")" }
    }

    private let cancel = LedgerFixture.draft(
        "2023-11-01",
        "shanggao_cancel.open",
        "M-1",
        values: ["decision_date": "2023-11-01"]
    )
    private let renew = LedgerFixture.draft(
        "2023-10-11",
        "shanggao_renew.open",
        "M-2",
        values: ["start_date": "2023-10-11"]
    )

    @Test(arguments: [
        ("2023-12-31", []), ("2024-01-01", ["M-1 plan_overdue 2023-12-31"]),
        ("2024-03-31", ["M-1 plan_overdue 2023-12-31"]),
        ("2024-04-01", ["M-1 plan_overdue 2023-12-31", "M-1 works_overdue 2024-03-31"]),
        (
            "2024-06-01",
            ["M-1 plan_overdue 2023-12-31", "M-1 works_overdue 2024-03-31", "M-1 township_overdue 2024-05-31"]
        ),
    ])
    func worksPassToTheTownshipTheDayAfter(asOf: String, expected: [String]) throws {
        #expect(try lines([cancel], asOf) == expected)
    }

    @Test(arguments: [
        ("2024-03-31", []), ("2024-07-11", ["M-2 renewal_grace 2024-04-11"]),
        ("2024-07-12", ["M-2 renewal_given_up 2024-07-11"]),
    ])
    func sixMonthsAndThreeMore(asOf: String, expected: [String]) throws {
        let found = try lines([renew], asOf).filter { $0.contains("renewal") }
        #expect(found == expected)
    }

    @Test func anOrderIsLateTheDayAfterItsDay() throws {
        #expect(try lines(LedgerFixture.rectification, "2024-11-30").isEmpty)
        #expect(try lines(LedgerFixture.rectification, "2024-12-01") == ["M-002 rectification_overdue 2024-11-30"])
    }

    @Test func aCohortIsLateAfterTheThirtiethOfNovember() throws {
        #expect(try lines(LedgerFixture.delisting, "2019-11-30").isEmpty)
        #expect(try lines(LedgerFixture.delisting, "2019-12-01") == ["M-001 delisting_late 2019-11-30"])
    }
}
