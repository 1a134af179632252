import GeoModel
import Restoration
import Testing

/// After-care and filings by events (plans 001 四 3, 002 二（二）3).
@Suite struct AftercareTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text: text)) }

    private func draft(_ date: String, _ kind: String, _ values: JSONObject = [:]) throws -> LedgerDraft {
        LedgerDraft(
            date: try day(date),
            kind: try #require(LedgerKind(text: kind)),
            subject: "M1",
            actor: "乡镇",
            values: values
        )
    }

    private func events(_ drafts: [LedgerDraft]) throws -> [LedgerEvent] {
        let store = MemoryEventStore()
        try store.append(checking: drafts)
        return try store.rows(after: 0, limit: 100).map { try LedgerEvent($0) }
    }

    @Test func theNextInspectionIsSixMonthsAfterTheLast() throws {
        let events = try events([
            draft("2024-01-31", "aftercare.begun", ["body": "某镇", "until": "2026-12-31"]),
            draft("2024-07-20", "aftercare.inspected", ["result": "sound"]),
        ])
        let before = try #require(Aftercare.open(events, asOf: try day("2024-02-01")).first)
        // Months clamp: 31 January + 6 months.
        #expect(before.nextInspection(everyMonths: 6) == (try day("2024-07-31")))
        let after = try #require(Aftercare.open(events, asOf: try day("2024-12-31")).first)
        #expect(after.nextInspection(everyMonths: 6) == (try day("2025-01-20")))
        #expect(after.finding == .sound && after.body == "某镇")
    }

    @Test func afterTheTermNothingIsDue() throws {
        let events = try events([draft("2024-01-01", "aftercare.begun", ["body": "某镇", "until": "2024-06-30"])])
        let care = try #require(Aftercare.open(events, asOf: try day("2024-06-30")).first)
        // 1 July is behind the last day.
        #expect(care.nextInspection(everyMonths: 6) == nil)
        #expect(care.nextInspection(everyMonths: 5) == (try day("2024-06-01")))
        #expect(Aftercare.open(events, asOf: try day("2024-07-01")).isEmpty)
    }

    @Test func damageThatCameBackIsKeptUntilItIsSoundAgain() throws {
        let events = try events([
            draft("2024-01-01", "aftercare.begun", ["body": "某镇"]),
            draft("2024-03-01", "aftercare.inspected", ["result": "damaged"]),
            draft("2024-05-01", "aftercare.inspected", ["result": "sound"]),
            draft("2024-06-01", "aftercare.ended"),
        ])
        #expect(Aftercare.open(events, asOf: try day("2024-04-30")).first?.finding == .damaged)
        #expect(Aftercare.open(events, asOf: try day("2024-05-01")).first?.finding == .sound)
        #expect(Aftercare.open(events, asOf: try day("2024-06-01")).isEmpty)
    }

    private static let nonsense: [(kind: String, values: JSONObject)] = [
        ("aftercare.begun", [:]), ("aftercare.begun", ["body": "某镇", "until": "2023-01-01"]),
        ("aftercare.inspected", ["result": "sound"]), ("aftercare.ended", [:]), ("scheme.filed", [:]),
        ("scheme.filed", ["level": "moon"]),
    ]

    @Test(arguments: nonsense)
    func whatMakesNoSenseIsRefusedAndNothingEntered(kind: String, values: JSONObject) throws {
        let store = MemoryEventStore()
        #expect(throws: (any Error).self) { _ = try store.append(checking: [draft("2024-01-01", kind, values)]) }
        #expect(store.rows(after: 0, limit: 1).isEmpty)
    }

    @Test func aSchemeFiledAgainKeepsItsFirstDay() throws {
        let events = try events([
            draft("2019-03-01", "scheme.filed", ["level": "city"]),
            draft("2019-05-01", "scheme.filed", ["level": "city"]),
            draft("2019-06-01", "scheme.filed", ["level": "province"]),
        ])
        let all = SchemeFiling.all(events, asOf: try day("2019-12-31"))
        #expect(all.map { "\($0.level.rawValue) \($0.date)" } == ["city 2019-03-01", "province 2019-06-01"])
        #expect(SchemeFiling.all(events, asOf: try day("2019-05-31")).count == 1)
    }
}
