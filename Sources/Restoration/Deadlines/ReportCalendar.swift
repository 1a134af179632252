public import GeoModel

/// The reports a plan asks for, by date (domain 4.8).
public struct ReportCalendar: Sendable, Hashable {
    /// One report that comes again.
    public struct Report: Sendable, Hashable {
        /// Machine key, for example `monthly_progress`.
        public var key: String
        /// When it is due.
        public var recurrence: Recurrence
        /// The clause that asks for it.
        public var clause: String

        /// Creates a report.
        public init(key: String, recurrence: Recurrence, clause: String) {
            self.key = key
            self.recurrence = recurrence
            self.clause = clause
        }
    }

    /// A report that is due.
    public struct Occurrence: Sendable, Hashable {
        /// The due day, inclusive.
        public var date: CalendarDate
        /// The report.
        public var report: Report
    }

    /// The reports in the order they are listed on one day.
    public var reports: [Report]
    /// What happens on days off.
    public var shift: HolidayShift

    /// Creates a calendar.
    public init(reports: [Report], shift: HolidayShift = .none) {
        self.reports = reports
        self.shift = shift
    }

    /// All reports due in a closed period, by day, reports of one day in the calendar's order.
    ///
    /// The period is that of the stated days; a shift may carry a report beyond its end.
    public func occurrences(from: CalendarDate, to: CalendarDate) -> [Occurrence] {
        var found: [(date: CalendarDate, order: Int)] = []
        for (order, report) in reports.enumerated() {
            for date in report.recurrence.dates(from: from, to: to) { found.append((shift.shifted(date), order)) }
        }
        found.sort { $0.date != $1.date ? $0.date < $1.date : $0.order < $1.order }
        return found.map { Occurrence(date: $0.date, report: reports[$0.order]) }
    }

    /// Plan 002: progress on every 15th, the half-year summary on 06-15, the annual one on 12-15. On those two days
    /// both reports are due.
    public static let xinbin = ReportCalendar(reports: [
        Report(key: "monthly_progress", recurrence: .monthly(day: 15), clause: "002 三（五）"),
        Report(key: "half_year_summary", recurrence: .yearly(month: 6, day: 15), clause: "002 三（五）"),
        Report(key: "annual_summary", recurrence: .yearly(month: 12, day: 15), clause: "002 三（五）"),
    ])

    /// Plan 003: the ledger to the city office every Thursday.
    public static let shuimogou = ReportCalendar(reports: [
        Report(key: "weekly_ledger", recurrence: .weekly(.thursday), clause: "003 六（二）")
    ])
}
