import GeoModel
import Regreen
import Restoration
import Testing

@Suite struct PlanCalendarTests {
    private func lines(_ plan: Plan, _ from: String, _ to: String, happened: [String: CalendarDate] = [:]) throws
        -> [String]
    {
        try PlanCalendar(plan, from: day(from), to: day(to), happened: happened).entries.map {
            "\($0.date) \($0.kind.rawValue) \($0.key)"
        }
    }

    @Test func theNoticeOfPlan003IsPublishedByTheTwentySecond() throws {
        #expect(
            try lines(CountyPlans.shuimogou, "2019-11-20", "2019-12-01") == [
                "2019-11-21 report weekly_ledger",
                "2019-11-22 latest works_2019",
                "2019-11-22 latest publish_2019",
                "2019-11-28 report weekly_ledger",
                "2019-11-30 due delisting_2019",
            ]
        )
    }

    @Test func bothReportsOfJuneAreListed() throws {
        #expect(
            try lines(CountyPlans.xinbin, "2020-06-01", "2020-06-30") == [
                "2020-06-15 report half_year_summary", "2020-06-15 report monthly_progress",
            ]
        )
    }

    @Test func termsRunFromWhatHappened() throws {
        let before = try PlanCalendar(CountyPlans.shanggao, from: day("2023-10-01"), to: day("2024-12-31"))
        #expect(before.undated.map(\.id) == ["application", "renewal", "grace"])
        let after = try lines(
            CountyPlans.shanggao,
            "2024-04-01",
            "2024-04-30",
            happened: ["plan_done": day("2023-12-20"), "works": day("2024-03-20")]
        )
        #expect(after == ["2024-04-19 due application"])
    }

    @Test func stagesBeginAndEnd() throws {
        #expect(
            try lines(CountyPlans.ejinHoro, "2024-09-01", "2024-12-31") == [
                "2024-09-09 stage_end 1", "2024-09-10 stage_start 2", "2024-12-30 stage_end 2",
                "2024-12-31 due demolition",
            ]
        )
    }

    @Test func iCalendarLinesAreShortAndTheSameEveryTime() throws {
        let calendar = try PlanCalendar(CountyPlans.ejinHoro, from: day("2024-09-01"), to: day("2024-12-31"))
        let text = calendar.iCalendar(plan: "004", stamp: day("2024-09-12"), language: .zh)
        #expect(text == calendar.iCalendar(plan: "004", stamp: day("2024-09-12"), language: .zh))
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.last == "")
        #expect(lines.count { $0 == "BEGIN:VEVENT" } == 4)
        #expect(lines.contains("DTSTART;VALUE=DATE:20241231"))
        #expect(lines.contains("DTEND;VALUE=DATE:20250101"))
        #expect(text.replacing("\r\n ", with: "").contains("DESCRIPTION:三（四）；旗矿区生态移民服务中心；各相关镇"))
    }
}
