public import GeoModel

/// Which days a term counts. The plans say "日" without more: natural days are the default [G], working days a switch.
public enum DayCounting: Sendable, Hashable {
    /// 自然日: every day counts.
    case natural
    /// 工作日: only working days of the calendar count.
    case working(WorkCalendar)

    /// True when the day counts.
    public func counts(_ date: CalendarDate) -> Bool {
        switch self {
        case .natural: return true
        case .working(let calendar): return calendar.isWorkingDay(date)
        }
    }

    /// The date reached after that many counted days; 0 gives the date itself, counted or not.
    ///
    /// Stops at the ends of the calendar. A calendar without any working day within ten years ends the search there.
    public func date(_ count: Int, daysAfter start: CalendarDate) -> CalendarDate {
        guard case .working = self else { return start.adding(days: count) }
        let step = count < 0 ? -1 : 1
        var date = start
        var left = count.magnitude
        var idle = 0
        while left > 0, idle < 3660 {
            let next = date.adding(days: step)
            guard next != date else { break }
            date = next
            idle = counts(date) ? 0 : idle + 1
            left -= counts(date) ? 1 : 0
        }
        return date
    }
}

/// The days a county works: Monday to Friday, without holidays, with make-up days (调休).
public struct WorkCalendar: Sendable, Hashable {
    /// Days off beyond the weekends.
    public var holidays: Set<CalendarDate>
    /// Weekend days that are worked.
    public var makeUpDays: Set<CalendarDate>

    /// Creates a calendar; empty lists leave the weekends alone.
    public init(holidays: Set<CalendarDate> = [], makeUpDays: Set<CalendarDate> = []) {
        self.holidays = holidays
        self.makeUpDays = makeUpDays
    }

    /// True for a day that is worked. A make-up day wins over the weekend and over the list of holidays.
    public func isWorkingDay(_ date: CalendarDate) -> Bool {
        if makeUpDays.contains(date) { return true }
        return date.weekday.rawValue <= Weekday.friday.rawValue && !holidays.contains(date)
    }
}

/// What happens to a due day that is not worked. The plans do not say: no shift by default (domain 4.8).
public enum HolidayShift: Sendable, Hashable {
    /// The day stands.
    case none
    /// The next working day.
    case forward(WorkCalendar)
    /// The working day before.
    case backward(WorkCalendar)

    /// The day after the shift.
    public func shifted(_ date: CalendarDate) -> CalendarDate {
        switch self {
        case .none: return date
        case .forward(let calendar): return HolidayShift.nearest(date, step: 1, calendar)
        case .backward(let calendar): return HolidayShift.nearest(date, step: -1, calendar)
        }
    }

    private static func nearest(_ date: CalendarDate, step: Int, _ calendar: WorkCalendar) -> CalendarDate {
        var day = date
        for _ in 0..<3660 where !calendar.isWorkingDay(day) { day = day.adding(days: step) }
        return day
    }
}
