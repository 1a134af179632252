public import GeoModel

/// A day of the week, Monday first.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    /// 星期一
    case monday = 1
    /// 星期二
    case tuesday
    /// 星期三
    case wednesday
    /// 星期四
    case thursday
    /// 星期五
    case friday
    /// 星期六
    case saturday
    /// 星期日
    case sunday
}

extension CalendarDate {
    /// The first day of the calendar, 0001-01-01.
    static let first = CalendarDate(dayNumber: -719_162) ?? .epoch
    /// The last day of the calendar, 9999-12-31.
    static let last = CalendarDate(dayNumber: 2_932_896) ?? .epoch
    /// 1970-01-01, the day every other one is counted from.
    private static let epoch: CalendarDate = {
        guard let day = CalendarDate(year: 1970, month: 1, day: 1) else { preconditionFailure("no such day") }
        return day
    }()

    /// The date that many days later, earlier for negative numbers; stops at the ends of the calendar (years 1...9999).
    public func adding(days: Int) -> CalendarDate {
        let (number, overflows) = dayNumber.addingReportingOverflow(days)
        let end = days < 0 ? CalendarDate.first : CalendarDate.last
        return overflows ? end : CalendarDate(dayNumber: number) ?? end
    }

    /// The same day of the month that many months later, the month's last day where there is no such day:
    /// 2023-08-31 + 6 months = 2024-02-29 (domain 4.5). Stops at the ends of the calendar.
    public func adding(months: Int) -> CalendarDate {
        let (index, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
        let end = months < 0 ? CalendarDate.first : CalendarDate.last
        guard !overflows, index >= 12 else { return end }
        return CalendarDate.clamped(year: index / 12, month: index % 12 + 1, day: day) ?? end
    }

    /// The day of a month, or the month's last day where it has fewer; nil for no such month.
    static func clamped(year: Int, month: Int, day: Int) -> CalendarDate? {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        return CalendarDate(year: year, month: month, day: min(day, CalendarDate.daysIn(month: month, year: year)))
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let offset = ((dayNumber + Weekday.thursday.rawValue - 1) % 7 + 7) % 7
        return Weekday(rawValue: offset + 1) ?? .monday
    }

    /// This day if it is that day of the week, else the next one that is.
    public func nextOnOrAfter(_ weekday: Weekday) -> CalendarDate {
        adding(days: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
    }

    /// Days from this date to another, negative when the other is earlier.
    public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }
}
