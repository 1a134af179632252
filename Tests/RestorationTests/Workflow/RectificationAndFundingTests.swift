import GeoModel
import Testing

@testable import Restoration

/// Machine C reads like plan 004's first task.
@Suite struct RectificationTests {
    private func outcome(_ events: [(String, String)], _ asOf: String) throws -> RectificationMachine.Outcome {
        try RectificationMachine().outcome(of: events.map { DatedEvent(day($0.0), $0.1) }, asOf: day(asOf))
    }

    private let ordered = [("2024-09-12", "detect"), ("2024-09-15", "notice:2024-11-30")]

    @Test func theDueDayIsInTimeAndTheNextDayBlocks() throws {
        #expect(try outcome(ordered, "2024-11-30").isBlocked == false)
        #expect(try outcome(ordered, "2024-12-01").blockedSince == day("2024-12-01"))
        #expect(try outcome(ordered, "2025-03-01").blockedSince == day("2024-12-01"))
    }

    @Test func aFailedCheckBlocksBeforeTheDueDay() throws {
        let failed = ordered + [("2024-11-20", "recheck_fail")]
        #expect(try outcome(failed, "2024-11-21").blockedSince == day("2024-11-20"))
        #expect(try outcome(failed + [("2024-12-20", "recheck_pass")], "2024-12-21").isBlocked == false)
    }

    @Test func aBlockNamesFiveApplicationsInOrder() throws {
        let list = try outcome(ordered, "2024-12-01").json["blocked_applications"]?.arrayValue?.compactMap(
            \.stringValue
        )
        #expect(list?.count == 5)
        #expect(list?.first == "mining_licence_new")
        #expect(try outcome(ordered, "2024-11-01").json["blocked_applications"] == nil)
    }

    @Test func whatIsPutRightAtOnceNeedsNoOrder() throws {
        #expect(
            try outcome([("2024-09-12", "detect"), ("2024-09-12", "fixed_on_spot")], "2024-09-13").state == .closed
        )
    }

    @Test(arguments: ["notice", "notice:", "notice:2024-02-30", "notice:soon", "recheck"])
    func ordersNeedADay(_ text: String) {
        #expect(RectificationEvent(text: text) == nil)
    }

    @Test func anOrderIsNotDueBeforeItIsGiven() {
        #expect(throws: ReplayError(index: 1, refusal: .dueBeforeNotice)) {
            try outcome([("2024-09-12", "detect"), ("2024-09-15", "notice:2024-09-14")], "2024-10-01")
        }
    }
}

@Suite struct FundingTests {
    @Test func aReturnedProjectIsCompletedAgain() throws {
        let words = [
            "initiate", "tender", "start", "complete", "request", "return", "complete", "request", "pass", "aftercare",
        ]
        let events = words.enumerated().map { DatedEvent(day("2025-05-01").adding(days: $0.offset), $0.element) }
        let machine = FundingMachine(mode: .commissioned)
        for count in 0...events.count {
            _ = try machine.outcome(of: Array(events.prefix(count)), asOf: day("2025-12-31"))
        }
        let end = try machine.outcome(of: events, asOf: day("2025-12-31"))
        #expect(end == .init(state: .aftercare, mode: .commissioned))
        #expect(end.json.keys == ["state", "mode"])
    }

    @Test func worksNeedASupervisor() throws {
        let events = [DatedEvent(day("2025-05-01"), "initiate"), DatedEvent(day("2025-06-01"), "tender")]
        let start = DatedEvent(day("2025-07-01"), "start")
        let need = try #require(FundingMachine(mode: .joint).requirement(for: start, after: events))
        #expect(need.missing(from: []) == [.supervisionAppointment])
        #expect(need.missing(from: [.supervisionAppointment]).isEmpty)
        #expect(FundingMachine(mode: .joint).requirement(for: start, after: []) == nil)
    }
}

@Suite struct MachineTableTests {
    @Test func anEventHasOneRowPerState() {
        func check<M: Machine>(_ machine: M.Type) {
            for state in M.State.allCases {
                for kind in M.Event.Kind.allCases {
                    let rows = M.transitions.filter { $0.event == kind && $0.from.contains(state) }
                    #expect(rows.count <= 1, "\(M.id) \(state) \(kind)")
                    #expect(rows.allSatisfy { !$0.actors.isEmpty && !$0.clause.isEmpty })
                }
            }
        }
        check(DelistingMachine.self)
        check(CancellationMachine.self)
        check(RenewalMachine.self)
        check(RectificationMachine.self)
        check(FundingMachine.self)
    }

    @Test func parametersAreNamedWhenMissing() {
        #expect(throws: WorkflowCase.ParameterError.self) { try WorkflowCase(.delisting, parameters: [:]) }
        #expect(throws: WorkflowCase.ParameterError.self) {
            try WorkflowCase(.shanggaoCancel, parameters: ["decision_date": "2023-11-31"])
        }
        #expect(throws: WorkflowCase.ParameterError.self) { try WorkflowCase(.funding, parameters: ["mode": "E"]) }
    }
}
