import GeoModel
import Restoration
import Testing

@Suite struct CalendarTests {
    @Test(arguments: [
        ("2023-08-31", 6, "2024-02-29"), ("2023-03-31", -1, "2023-02-28"), ("2024-02-29", 12, "2025-02-28"),
        ("2023-12-31", 2, "2024-02-29"), ("2023-01-15", 0, "2023-01-15"), ("2023-01-31", -13, "2021-12-31"),
    ])
    func monthsClampToTheMonthsEnd(_ start: String, _ months: Int, _ expected: String) {
        #expect(day(start).adding(months: months) == day(expected))
    }

    @Test func theCalendarHasTwoEnds() {
        #expect(day("9999-12-31").adding(days: 1) == day("9999-12-31"))
        #expect(day("2024-01-01").adding(days: .max) == day("9999-12-31"))
        #expect(day("2024-01-01").adding(days: .min) == day("0001-01-01"))
        #expect(day("2024-01-01").adding(months: .max) == day("9999-12-31"))
        #expect(day("0001-01-31").adding(months: -1) == day("0001-01-01"))
    }

    @Test func everyDayHasItsWeekday() {
        #expect(day("1970-01-01").weekday == .thursday)
        #expect(day("2018-07-19").weekday == .thursday)
        #expect(day("1969-12-29").weekday == .monday)
        for offset in -800..<800 {
            let date = day("1970-01-01").adding(days: offset)
            let next = date.nextOnOrAfter(.thursday)
            #expect(next.weekday == .thursday)
            #expect((0..<7).contains(date.days(until: next)))
        }
    }

    @Test func workingDaysSkipWeekendsAndHolidays() {
        // 2024-10-01 to 10-07 is the national holiday; 09-29 and 10-12 are worked.
        let calendar = WorkCalendar(
            holidays: Set((1...7).map { day("2024-10-0\($0)") }),
            makeUpDays: [day("2024-09-29"), day("2024-10-12")]
        )
        let counting = DayCounting.working(calendar)
        #expect(counting.date(1, daysAfter: day("2024-09-28")) == day("2024-09-29"))
        #expect(counting.date(1, daysAfter: day("2024-09-30")) == day("2024-10-08"))
        #expect(counting.date(5, daysAfter: day("2024-10-08")) == day("2024-10-14"))
        #expect(counting.date(-1, daysAfter: day("2024-10-08")) == day("2024-09-30"))
        #expect(HolidayShift.forward(calendar).shifted(day("2024-10-03")) == day("2024-10-08"))
        #expect(HolidayShift.backward(calendar).shifted(day("2024-10-03")) == day("2024-09-30"))
        #expect(HolidayShift.none.shifted(day("2024-10-03")) == day("2024-10-03"))
    }

    @Test func aCalendarWithoutWorkingDaysEndsTheSearch() {
        let never = WorkCalendar(holidays: Set((0..<4000).map { day("2024-01-01").adding(days: $0) }))
        #expect(DayCounting.working(never).date(1, daysAfter: day("2024-01-01")) > day("2033-12-31"))
    }

    @Test func aNoticeMayCloseFromTheEighthDay() {
        let notice = PublicNotice(published: day("2019-11-12"))
        #expect(notice.firstDay == day("2019-11-13"))
        #expect(notice.lastDay == day("2019-11-19"))
        #expect(notice.mayCloseFrom == day("2019-11-20"))
        let working = PublicNotice(published: day("2019-11-12"), counting: .working(WorkCalendar()))
        #expect(working.lastDay == day("2019-11-21"))
        #expect(working.mayCloseFrom == day("2019-11-22"))
    }

    @Test func signOffByTheThirtiethMeansPublishedByTheTwentySecond() {
        #expect(PublicNotice.latestPublication(closingBy: day("2019-11-30")) == day("2019-11-22"))
        #expect(PublicNotice(published: day("2019-11-22")).mayCloseFrom == day("2019-11-30"))
        #expect(PublicNotice(published: day("2019-11-23")).mayCloseFrom == day("2019-12-01"))
    }

    @Test(arguments: [
        Term(days: 0), Term(days: 30), Term(days: 8, counting: .working(WorkCalendar())), Term(months: 1),
        Term(months: 6), Term(months: 12),
    ])
    func theLatestStartIsTheLastThatIsInTime(_ term: Term) {
        for offset in 0..<800 {
            let due = day("2023-01-01").adding(days: offset)
            let start = term.latestStart(dueBy: due)
            #expect(term.due(from: start) <= due)
            #expect(term.due(from: start.adding(days: 1)) > due)
        }
    }
}
