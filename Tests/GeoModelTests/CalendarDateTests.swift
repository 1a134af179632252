import GeoModel
import Testing

/// Days without time zones.
@Suite("Calendar dates")
struct CalendarDateTests {
    @Test(arguments: ["2024-08-24", "2024/8/24", "20240824", "2024年8月24日", "2024.08.24"])
    func spellings(text: String) {
        #expect(CalendarDate(text: text)?.description == "2024-08-24")
    }

    @Test(arguments: ["2023-02-29", "2024-13-01", "24-01-01", "2024-00-10", "2024-1", "", "2024-08-24x", "9-10 2024"])
    func refused(text: String) {
        #expect(CalendarDate(text: text) == nil)
    }

    @Test(arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11017), (1969, 12, 31, -1), (2024, 2, 29, 19782)])
    func dayNumbers(year: Int, month: Int, day: Int, number: Int) {
        #expect(CalendarDate(year: year, month: month, day: day)?.dayNumber == number)
        #expect(CalendarDate(dayNumber: number) == CalendarDate(year: year, month: month, day: day))
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        let start = CalendarDate(year: 1800, month: 1, day: 1)?.dayNumber ?? 0
        for number in stride(from: start, to: start + 146_097, by: 17) {
            #expect(CalendarDate(dayNumber: number)?.dayNumber == number)
        }
    }
}
