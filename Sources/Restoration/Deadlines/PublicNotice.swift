public import GeoModel

/// A public notice (公示): its days and when it may close (domain 4.4).
///
/// The day of publication does not count; the last of the days still belongs to the notice: published 2019-11-12, seven
/// days are 11-13 to 11-19, and it may close from 11-20.
public struct PublicNotice: Sendable, Hashable {
    /// The day of publication.
    public let published: CalendarDate
    /// The first day that counts.
    public let firstDay: CalendarDate
    /// The last day that counts.
    public let lastDay: CalendarDate
    /// The first day on which the notice may be closed.
    public let mayCloseFrom: CalendarDate

    /// Days of a notice under plan 003 (公示7天).
    public static let standardDays = 7

    /// The days of a notice.
    ///
    /// - Parameters:
    ///   - published: the day of publication.
    ///   - days: how many days it stands, at least 1.
    ///   - counting: natural days by default [G].
    public init(published: CalendarDate, days: Int = standardDays, counting: DayCounting = .natural) {
        let days = max(1, days)
        self.published = published
        firstDay = counting.date(1, daysAfter: published)
        lastDay = counting.date(days, daysAfter: published)
        mayCloseFrom = counting.date(days + 1, daysAfter: published)
    }

    /// The last day to publish a notice that must be closed by a day: closed by 11-30 means published by 11-22.
    public static func latestPublication(
        closingBy day: CalendarDate,
        days: Int = standardDays,
        counting: DayCounting = .natural
    ) -> CalendarDate {
        Term(days: max(1, days) + 1, counting: counting).latestStart(dueBy: day)
    }
}
