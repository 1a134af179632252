import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct DeadlinesVectors {
    @Test(arguments: Vectors.cases("deadlines"))
    func calendarOfThePlans(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        func date(_ key: String) throws -> CalendarDate {
            let text = try #require(input[key] as? String)
            return try #require(CalendarDate(text: text))
        }
        let got: Any
        let operation = try #require(input["op"] as? String)
        switch operation {
        case "add_months":
            let months = try #require(input["n"] as? NSNumber).intValue
            got = try date("date").adding(months: months).description
        case "next_thursday_on_or_after": got = try date("date").nextOnOrAfter(.thursday).description
        case "public_notice_7_days":
            let notice = PublicNotice(published: try date("published"))
            got = [
                "first_day": notice.firstDay.description, "last_day": notice.lastDay.description,
                "may_close_from": notice.mayCloseFrom.description,
            ]
        case "cancel_application_due_30_days":
            got = CancellationApplication.due(accepted: try date("accepted")).description
        case "xinbin_reports":
            got = try ReportCalendar.xinbin.occurrences(from: date("from"), to: date("to"))
                .map { [$0.date.description, $0.report.key] }
        case let other: throw UnknownOperation(name: other)
        }
        #expect(try vector.differences(from: got) == [])
    }

    struct UnknownOperation: Error { let name: String }
}
