import GeoModel
import Testing

@testable import Restoration

/// Machine A reads like plan 003's last section.
@Suite struct DelistingTests {
    private let machine = DelistingMachine(cohort: 2019)
    private let whole: [DatedEvent] = [
        .init(day("2018-07-10"), "survey"), .init(day("2018-10-20"), "draft"), .init(day("2018-10-30"), "review_pass"),
        .init(day("2018-11-01"), "start"), .init(day("2019-10-30"), "finish"), .init(day("2019-11-05"), "accept_pass"),
        .init(day("2019-11-10"), "recognise"), .init(day("2019-11-12"), "publish"),
        .init(day("2019-11-20"), "notice_end"), .init(day("2019-11-22"), "submit_ledger"),
        .init(day("2019-12-02"), "city_pass"), .init(day("2019-12-05"), "sign"), .init(day("2019-12-09"), "file"),
    ]

    @Test func anyPrefixIsAValidState() throws {
        for count in 0...whole.count {
            _ = try machine.outcome(of: Array(whole.prefix(count)), asOf: day("2019-12-31"))
        }
        let end = try machine.outcome(of: whole, asOf: day("2019-12-31"))
        #expect(end == .init(state: .filed, isDelisted: true, isLate: false))
    }

    @Test func anUnfinishedMineIsLateFromTheFirstOfDecember() throws {
        let open = Array(whole.prefix(9))
        #expect(try machine.outcome(of: open, asOf: day("2019-11-30")).isLate == false)
        #expect(try machine.outcome(of: open, asOf: day("2019-12-01")).isLate == true)
    }

    @Test func aReturnedLedgerCountsWhenItIsSubmittedAgain() throws {
        let returned =
            Array(whole.prefix(10)) + [
                .init(day("2019-11-28"), "city_return"), .init(day("2019-12-03"), "submit_ledger"),
            ]
        let between = try machine.outcome(of: Array(returned.prefix(11)), asOf: day("2019-11-30"))
        #expect(between == .init(state: .noticeCleared, isDelisted: false, isLate: false))
        let after = try machine.outcome(of: returned, asOf: day("2019-12-31"))
        #expect(after == .init(state: .ledgerSubmitted, isDelisted: true, isLate: true))
    }

    @Test func aRejectedComplaintLeavesTheNoticeAsItIs() throws {
        let events =
            Array(whole.prefix(8)) + [
                .init(day("2019-11-15"), "complaint"), .init(day("2019-11-19"), "complaint_rejected"),
                .init(day("2019-11-20"), "notice_end"),
            ]
        #expect(try machine.outcome(of: events, asOf: day("2019-11-20")).state == .noticeCleared)
    }

    @Test func anOpenComplaintKeepsTheNoticeOpen() {
        let events =
            Array(whole.prefix(8)) + [.init(day("2019-11-15"), "complaint"), .init(day("2019-11-25"), "notice_end")]
        #expect(throws: ReplayError(index: 9, refusal: .notAllowed(event: "notice_end", state: "COMPLAINT"))) {
            try machine.outcome(of: events, asOf: day("2019-11-30"))
        }
    }

    @Test func aNoticeCannotCloseOnItsSeventhDay() {
        let events = Array(whole.prefix(8)) + [.init(day("2019-11-19"), "notice_end")]
        #expect(throws: ReplayError(index: 8, refusal: .noticeEndTooEarly)) {
            try machine.outcome(of: events, asOf: day("2019-11-30"))
        }
    }

    @Test(arguments: 0...2)
    func worksNeedAnApprovedPlan(_ steps: Int) {
        let events = Array(whole.prefix(steps)) + [.init(day("2018-11-01"), "start")]
        #expect(throws: ReplayError(index: steps, refusal: .startRequiresApprovedPlan)) {
            try machine.outcome(of: events, asOf: day("2018-11-02"))
        }
    }

    @Test func theMeaningOfSignedOffIsASwitch() throws {
        let cleared = DelistingMachine(cohort: 2019, delistedFrom: .noticeCleared)
        let filed = DelistingMachine(cohort: 2019, delistedFrom: .filed)
        let nine = Array(whole.prefix(9))
        #expect(try cleared.outcome(of: nine, asOf: day("2019-12-31")).isDelisted)
        #expect(try cleared.outcome(of: nine, asOf: day("2019-12-31")).isLate == false)
        #expect(try filed.outcome(of: whole, asOf: day("2019-12-31")).isLate)
        #expect(try !filed.outcome(of: Array(whole.prefix(12)), asOf: day("2019-12-31")).isDelisted)
    }

    @Test func eventsComeInDateOrderAndNotAfterTheDay() {
        let swapped: [DatedEvent] = [.init(day("2018-10-20"), "survey"), .init(day("2018-07-10"), "draft")]
        #expect(throws: ReplayError(index: 1, refusal: .outOfOrder(event: "draft"))) {
            try machine.outcome(of: swapped, asOf: day("2019-01-01"))
        }
        #expect(throws: ReplayError(index: 0, refusal: .afterAsOf(event: "survey"))) {
            try machine.outcome(of: whole, asOf: day("2018-07-09"))
        }
        #expect(throws: ReplayError(index: 0, refusal: .unknown(event: "close", state: "REGISTERED"))) {
            try machine.outcome(of: [.init(day("2018-07-09"), "close")], asOf: day("2018-07-09"))
        }
    }
}
