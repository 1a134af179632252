public import GeoModel

/// A date that comes again.
public enum Recurrence: Sendable, Hashable {
    /// Every week on a day.
    case weekly(Weekday)
    /// Every month on a day; the month's last day where it has fewer.
    case monthly(day: Int)
    /// Every year on a day of a month; clamped likewise.
    case yearly(month: Int, day: Int)

    /// All dates of a closed period, in order.
    public func dates(from: CalendarDate, to: CalendarDate) -> [CalendarDate] {
        guard from <= to else { return [] }
        switch self {
        case .weekly(let weekday):
            let first = from.nextOnOrAfter(weekday).dayNumber
            return stride(from: first, through: to.dayNumber, by: 7).compactMap(CalendarDate.init(dayNumber:))
        case .monthly(let day):
            return (from.year * 12 + from.month - 1...to.year * 12 + to.month - 1).compactMap { index in
                CalendarDate.clamped(year: index / 12, month: index % 12 + 1, day: day)
            }.filter { (from...to).contains($0) }
        case .yearly(let month, let day):
            return (from.year...to.year).compactMap { CalendarDate.clamped(year: $0, month: month, day: day) }
                .filter { (from...to).contains($0) }
        }
    }

    /// The first date on or after a day; nil only at the end of the calendar.
    public func next(onOrAfter day: CalendarDate) -> CalendarDate? {
        dates(from: day, to: day.adding(months: 13)).first
    }
}
