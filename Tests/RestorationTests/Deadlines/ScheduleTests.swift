import GeoModel
import Restoration
import Testing

@Suite struct RecurrenceTests {
    @Test func monthlyDaysClamp() {
        let dates = Recurrence.monthly(day: 31).dates(from: day("2024-01-31"), to: day("2024-04-29"))
        #expect(dates == [day("2024-01-31"), day("2024-02-29"), day("2024-03-31")])
    }

    @Test func bothEndsOfThePeriodCount() {
        #expect(Recurrence.weekly(.thursday).dates(from: day("2018-07-19"), to: day("2018-07-26")).count == 2)
        #expect(
            Recurrence.yearly(month: 2, day: 29).dates(from: day("2023-01-01"), to: day("2024-12-31")) == [
                day("2023-02-28"), day("2024-02-29"),
            ]
        )
        #expect(Recurrence.weekly(.monday).dates(from: day("2024-02-01"), to: day("2024-01-01")).isEmpty)
    }

    @Test func theNextDateMayBeToday() {
        #expect(Recurrence.yearly(month: 6, day: 15).next(onOrAfter: day("2021-06-15")) == day("2021-06-15"))
        #expect(Recurrence.yearly(month: 6, day: 15).next(onOrAfter: day("2021-06-16")) == day("2022-06-15"))
    }

    @Test func juneAndDecemberHaveTwoReports() {
        let keys = ReportCalendar.xinbin.occurrences(from: day("2021-01-01"), to: day("2021-12-31")).map(\.report.key)
        #expect(keys.count == 14)
        #expect(keys.filter { $0 == "monthly_progress" }.count == 12)
    }
}

@Suite struct BackwardScheduleTests {
    /// Sign-off by the cohort's 30 November: the steps of plan 003 before it.
    private let delisting: [BackwardSchedule.Step] = [
        .init("accept"),
        .init("recognise", after: [.init("accept")]),
        .init("publish", after: [.init("recognise")]),
        .init("notice_end", after: [.init("publish", lag: Term(days: 8))]),
        .init("submit_ledger", after: [.init("notice_end")], deadline: day("2019-11-30")),
    ]

    @Test func theNoticeIsPublishedByTheTwentySecond() throws {
        let schedule = try BackwardSchedule(delisting)
        #expect(schedule.latest("notice_end") == day("2019-11-30"))
        #expect(schedule.latest("publish") == day("2019-11-22"))
        #expect(schedule.latest("accept") == day("2019-11-22"))
        #expect(schedule.rows.allSatisfy { $0.decidedBy == "submit_ledger" })
    }

    @Test func anOwnEarlierDeadlineWins() throws {
        var steps = delisting
        steps[1].deadline = day("2019-11-01")
        let schedule = try BackwardSchedule(steps)
        #expect(schedule.latest("accept") == day("2019-11-01"))
        #expect(schedule.rows[0].decidedBy == "recognise")
        #expect(schedule.latest("publish") == day("2019-11-22"))
    }

    @Test func stepsWithoutADeadlineAfterThemAreFree() throws {
        let schedule = try BackwardSchedule([.init("a"), .init("b", after: [.init("a")])])
        #expect(schedule.rows.allSatisfy { $0.latest == nil })
    }

    @Test func ringsAreRefusedByName() {
        #expect(throws: BackwardScheduleError.cycle(["b", "c", "a"])) {
            try BackwardSchedule([
                .init("a", after: [.init("c")]), .init("b", after: [.init("a")]), .init("c", after: [.init("b")]),
            ])
        }
        #expect(throws: BackwardScheduleError.unknownStep("x", after: "a")) {
            try BackwardSchedule([.init("a", after: [.init("x")])])
        }
        #expect(throws: BackwardScheduleError.duplicateStep("a")) { try BackwardSchedule([.init("a"), .init("a")]) }
    }
}
