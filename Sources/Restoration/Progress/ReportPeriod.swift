public import GeoModel

/// The reports of the plans that come again (domain 4.8), and the day the one before was due.
public enum ReportPeriod: String, Sendable, Hashable, CaseIterable {
    /// Every Thursday (plan 003).
    case weekly
    /// On the 15th (plan 002).
    case monthly
    /// On 06-15 (plan 002).
    case halfYear = "half-year"
    /// On 12-15 (plan 002).
    case yearly

    /// When it is due.
    public var recurrence: Recurrence {
        switch self {
        case .weekly: return .weekly(.thursday)
        case .monthly: return .monthly(day: 15)
        case .halfYear: return .yearly(month: 6, day: 15)
        case .yearly: return .yearly(month: 12, day: 15)
        }
    }

    /// The clause that asks for it.
    public var clause: String { self == .weekly ? "003 六（二）" : "002 三（五）" }

    /// The due day of the last such report before a day: what a report of that day is compared with.
    public func previous(before date: CalendarDate) -> CalendarDate? {
        recurrence.dates(from: date.adding(months: -13), to: date.adding(days: -1)).last
    }

    /// The next due day on or after a day.
    public func due(onOrAfter date: CalendarDate) -> CalendarDate? { recurrence.next(onOrAfter: date) }
}
