import GeoModel
import Testing

@testable import Restoration

/// Days by which something of a case has to be done, as the case stands on a day (rows 001-2…10, 003-13, 004-4).
@Suite struct CaseDeadlineTests {
    private func deadlines(
        _ machine: MachineID,
        _ parameters: JSONObject,
        _ events: [(String, String)],
        on date: String
    ) throws -> [String] {
        var live = try WorkflowCase(machine, parameters: parameters)
        for (date, event) in events { try live.apply(DatedEvent(day(date), event)) }
        return live.deadlines(asOf: day(date)).map { "\($0.kind.rawValue) \($0.date)" }
    }

    @Test func signOffIsPlannedBackwards() throws {
        let registered = try deadlines(.delisting, ["cohort": 2019], [], on: "2019-01-01")
        #expect(registered == ["publish_latest 2019-11-22", "delisting 2019-11-30"])
    }

    @Test func cancellationMovesFromHolderToTownshipToApplication() throws {
        let decided: JSONObject = ["decision_date": "2023-10-20"]
        #expect(
            try deadlines(.shanggaoCancel, decided, [], on: "2023-11-01") == ["plan 2023-12-31", "works 2024-03-31"]
        )
        #expect(
            try deadlines(.shanggaoCancel, decided, [("2023-12-01", "plan_done")], on: "2024-03-31") == [
                "works 2024-03-31"
            ]
        )
        #expect(
            try deadlines(.shanggaoCancel, decided, [("2023-12-01", "plan_done")], on: "2024-04-01") == [
                "township_works 2024-05-31"
            ]
        )
        let accepted = [("2023-12-01", "plan_done"), ("2024-03-20", "accepted")]
        #expect(try deadlines(.shanggaoCancel, decided, accepted, on: "2024-04-01") == ["application 2024-04-19"])
        #expect(try deadlines(.shanggaoCancel, decided, accepted, on: "2024-04-20") == [])
    }

    @Test func renewalHasSixMonthsThenThree() throws {
        let start: JSONObject = ["start_date": "2023-08-31"]
        let bare = ["bare_areas 2024-03-31", "township_bare_areas 2024-05-31"]
        #expect(try deadlines(.shanggaoRenew, start, [], on: "2024-02-29") == ["preparation 2024-02-29"] + bare)
        #expect(try deadlines(.shanggaoRenew, start, [], on: "2024-03-01").contains("grace 2024-05-29"))
        #expect(try deadlines(.shanggaoRenew, start, [("2024-03-10", "bare_areas_done")], on: "2024-06-01") == [])
    }

    @Test func anOrderIsLateFromTheDayAfter() throws {
        let events = [("2024-09-12", "detect"), ("2024-09-15", "notice:2024-11-30")]
        #expect(try deadlines(.rectification, [:], events, on: "2024-12-10") == ["rectification 2024-11-30"])
        var live = try WorkflowCase(.rectification, parameters: [:])
        for (date, event) in events { try live.apply(DatedEvent(day(date), event)) }
        let deadline = try #require(live.deadlines(asOf: day("2024-11-30")).first)
        #expect(deadline.daysLate(on: day("2024-11-30")) == 0)
        #expect(deadline.daysLate(on: day("2024-12-10")) == 10)
        #expect(try deadlines(.rectification, [:], events + [("2024-11-01", "recheck_pass")], on: "2025-01-01") == [])
        #expect(try deadlines(.funding, ["mode": "A"], [], on: "2025-01-01") == [])
    }

    /// A live case and a replay from the first event say the same, after every prefix.
    @Test func carryingForwardIsReplay() throws {
        let store = MemoryEventStore()
        try store.append(checking: LedgerFixture.delisting + LedgerFixture.rectification)
        for history in try CaseHistory.cases(of: LedgerFixture.events(of: store)) {
            for date in ["2018-07-01", "2018-10-25", "2024-09-13", "2024-11-30", "2024-12-01"] {
                let replayed = try history.outcome(asOf: day(date))
                #expect(try history.standing(asOf: day(date))?.outcome == replayed)
            }
        }
    }
}
