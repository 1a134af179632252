import GeoModel
import Testing

@testable import Restoration

/// Machine B reads like plan 001's section 4.
@Suite struct CancellationTests {
    private let machine = CancellationMachine(decided: day("2023-11-01"))

    private func outcome(_ events: [(String, String)], _ asOf: String) throws -> CancellationMachine.Outcome {
        try machine.outcome(of: events.map { DatedEvent(day($0.0), $0.1) }, asOf: day(asOf))
    }

    @Test func thePlanIsOverdueFromNewYear() throws {
        #expect(try outcome([], "2023-12-31").flags == [])
        #expect(try outcome([], "2024-01-01").flags == [.planOverdue])
        #expect(try outcome([("2023-12-31", "plan_done")], "2024-01-01").flags == [])
    }

    @Test func worksGoToTheTownshipFromTheFirstOfApril() throws {
        let plan = [("2023-12-20", "plan_done")]
        #expect(try outcome(plan, "2024-03-31").state == .planDone)
        let after = try outcome(plan, "2024-04-01")
        #expect(after.state == .transferredToTownship)
        #expect(after.flags == [.worksOverdue])
        #expect(
            try outcome([("2023-12-20", "plan_done"), ("2024-03-31", "accepted")], "2024-04-01").state == .accepted
        )
    }

    @Test func whatIsAcceptedLaterIsTheTownships() throws {
        let events = [("2023-12-20", "plan_done"), ("2024-05-31", "accepted")]
        let inTime = try outcome(events, "2024-07-01")
        #expect(inTime == .init(state: .transferredToTownship, applicationDue: nil, flags: [.worksOverdue]))
        let late = try outcome([("2024-06-01", "accepted")], "2024-07-01")
        #expect(late.flags == [.planOverdue, .worksOverdue, .townshipOverdue])
    }

    @Test func thirtyDaysToApplyAreInclusive() throws {
        let accepted = [("2023-12-20", "plan_done"), ("2024-03-20", "accepted")]
        #expect(try outcome(accepted + [("2024-04-19", "applied")], "2024-05-01").state == .applied)
        #expect(try outcome(accepted, "2024-04-19").state == .accepted)
        #expect(try outcome(accepted, "2024-04-20").state == .deemedRelinquished)
        #expect(throws: ReplayError.self) { try outcome(accepted + [("2024-04-20", "applied")], "2024-05-01") }
    }

    @Test func directCancellationNeedsTheWebsiteNotice() throws {
        let events = [("2023-12-20", "plan_done"), ("2024-03-20", "accepted")]
        #expect(throws: ReplayError(index: 2, refusal: .applicationRequiresWebsiteNotice)) {
            try outcome(events + [("2024-05-01", "township_applied")], "2024-05-02")
        }
        let done = events + [("2024-05-01", "website_notice"), ("2024-05-20", "township_applied")]
        let end = try outcome(done, "2024-06-01")
        #expect(end.state == .cancelled)
        #expect(end.flags == [.applicationOverdue])
    }

    @Test func theOrdinaryWayEndsInCancellation() throws {
        let events = [
            ("2023-12-20", "plan_done"), ("2024-03-20", "accepted"), ("2024-04-01", "applied"),
            ("2024-05-01", "processed"),
        ]
        #expect(
            try outcome(events, "2024-06-01")
                == .init(
                    state: .cancelled,
                    applicationDue: day("2024-04-19"),
                    flags: []
                )
        )
    }

    @Test func acceptanceNeedsThePlan() {
        #expect(throws: ReplayError(index: 0, refusal: .notAllowed(event: "accepted", state: "DECIDED"))) {
            try outcome([("2024-01-20", "accepted")], "2024-02-01")
        }
    }
}

@Suite struct RenewalTests {
    private let machine = RenewalMachine(start: day("2023-08-31"))

    private func state(_ events: [(String, String)], _ asOf: String) throws -> RenewalState {
        try machine.outcome(of: events.map { DatedEvent(day($0.0), $0.1) }, asOf: day(asOf)).state
    }

    @Test func sixMonthsClampAndThreeMoreFollow() throws {
        #expect(machine.due == day("2024-02-29"))
        #expect(machine.graceDue == day("2024-05-29"))
        #expect(try state([], "2024-02-29") == .preparing)
        #expect(try state([], "2024-03-01") == .grace)
        #expect(try state([], "2024-05-29") == .grace)
        #expect(try state([], "2024-05-30") == .deemedRelinquished)
    }

    @Test func theEventCountsToTheLastDayOfGrace() throws {
        #expect(try state([("2024-05-29", "approvals_and_works_done")], "2025-01-01") == .jointReview)
        #expect(throws: ReplayError.self) { try state([("2024-05-30", "approvals_and_works_done")], "2025-01-01") }
        let whole = [
            ("2024-05-29", "approvals_and_works_done"), ("2024-06-10", "joint_review_pass"),
            ("2024-07-01", "meeting_pass"),
        ]
        #expect(try state(whole, "2025-01-01") == .renewed)
    }

    @Test func bareAreasHaveTheirOwnDays() throws {
        #expect(try machine.outcome(of: [], asOf: day("2024-03-31")).flags == [])
        #expect(try machine.outcome(of: [], asOf: day("2024-04-01")).flags == [.bareAreasOverdue])
        #expect(try machine.outcome(of: [], asOf: day("2024-06-01")).flags == [.bareAreasOverdue, .townshipOverdue])
        let done = [DatedEvent(day("2024-03-31"), "bare_areas_done")]
        #expect(try machine.outcome(of: done, asOf: day("2024-06-01")).flags == [])
    }
}
