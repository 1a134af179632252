public import GeoModel

/// A length of time in days or months, as plans state it.
///
/// Due days are inclusive: what is done on the due day is in time, the day after is late.
public struct Term: Sendable, Hashable {
    /// The unit of a term.
    public enum Unit: Sendable, Hashable {
        /// Days, counted as said.
        case days(DayCounting)
        /// Calendar months; the day is clamped to the month's end.
        case months
    }

    /// How many units; not negative.
    public let count: Int
    /// The unit.
    public let unit: Unit

    /// No time at all: on the same day.
    public static let none = Term(days: 0)

    /// A term of days.
    public init(days: Int, counting: DayCounting = .natural) {
        count = max(0, days)
        unit = .days(counting)
    }

    /// A term of months.
    public init(months: Int) {
        count = max(0, months)
        unit = .months
    }

    /// The due day of a term that starts with an event on a day: accepted + 30 days (domain 4.5).
    public func due(from start: CalendarDate) -> CalendarDate {
        switch unit {
        case .days(let counting): return counting.date(count, daysAfter: start)
        case .months: return start.adding(months: count)
        }
    }

    /// The latest day on which the term can start and still be due by a day.
    ///
    /// It is searched, not subtracted: the clamp to the month's end makes several starts share a due day.
    public func latestStart(dueBy day: CalendarDate) -> CalendarDate {
        var start: CalendarDate
        switch unit {
        case .days(let counting): start = counting.date(-count, daysAfter: day)
        case .months: start = day.adding(months: -count)
        }
        while due(from: start) > day, start > .first { start = start.adding(days: -1) }
        while start < .last, due(from: start.adding(days: 1)) <= day { start = start.adding(days: 1) }
        return start
    }
}

/// 30 days to apply for cancellation after acceptance (plan 001, 注销申请期限).
public enum CancellationApplication {
    /// The term of the plan.
    public static let standardTerm = Term(days: 30)

    /// The last day to apply, inclusive.
    public static func due(accepted: CalendarDate, term: Term = standardTerm) -> CalendarDate {
        term.due(from: accepted)
    }
}
