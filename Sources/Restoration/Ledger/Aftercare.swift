public import GeoModel

/// After-care of a mine once its right is cancelled or its works are accepted (plan 001 四 3, 五; plan 000 五（三）): who cares, until
/// when, when it was last inspected, and whether damage came back.
public struct Aftercare: Sendable, Hashable {
    /// What an inspection found.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// All is as it was accepted.
        case sound
        /// Damage has come back, or is new.
        case damaged
    }

    /// The mine.
    public var mine: String
    /// The after-care body the closing decision names, a post.
    public var body: String
    /// The first day.
    public var since: CalendarDate
    /// The last day, as it was set; nil while no end is set.
    public var until: CalendarDate?
    /// The last inspection; nil before the first.
    public var inspected: CalendarDate?
    /// What it found.
    public var finding: Finding?

    /// The last day of the next inspection, inclusive: so many months after the last one, or after the beginning; nil once
    /// the set term ends before.
    ///
    /// - Parameter months: `aftercare.inspection_months` of the rules.
    public func nextInspection(everyMonths months: Int) -> CalendarDate? {
        let due = (inspected ?? since).adding(months: months)
        guard let until, due > until else { return due }
        return nil
    }

    /// After-care that goes on, on a day, by mine.
    public static func open(_ events: some Sequence<LedgerEvent>, asOf date: CalendarDate) -> [Aftercare] {
        var open: [String: Aftercare] = [:]
        let counted = events.filter { $0.date <= date }.sorted { ($0.date, $0.sequence) < ($1.date, $1.sequence) }
        for event in counted {
            switch event.kind {
            case .aftercareBegun:
                open[event.subject] = Aftercare(
                    mine: event.subject,
                    body: event.payload["body"]?.stringValue ?? "",
                    since: event.date,
                    until: event.payload["until"]?.stringValue.flatMap { CalendarDate(text: $0) }
                )
            case .aftercareInspected:
                open[event.subject]?.inspected = event.date
                open[event.subject]?.finding = event.payload["result"]?.stringValue.flatMap(Finding.init(rawValue:))
            case .aftercareEnded: open[event.subject] = nil
            default: continue
            }
        }
        return open.values.filter { $0.until.map { $0 >= date } ?? true }
            .sorted { Identifiers.precedes($0.mine, $1.mine) }
    }
}

/// Schemes filed with the levels above (plan 002 二（二）3, 二（三）3: the city's level; what the city has reviewed, the province's).
public struct SchemeFiling: Sendable, Hashable {
    /// Whom a scheme is filed with.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        case city
        case province
    }

    /// The mine.
    public var mine: String
    /// The level.
    public var level: Level
    /// The first day on which it was filed there.
    public var date: CalendarDate

    /// What was filed by a day, by mine and level; a scheme filed again keeps its first day.
    public static func all(_ events: some Sequence<LedgerEvent>, asOf date: CalendarDate) -> [SchemeFiling] {
        var found: [String: [Level: CalendarDate]] = [:]
        for event in events where event.kind == .schemeFiled && event.date <= date {
            guard let level = event.payload["level"]?.stringValue.flatMap(Level.init(rawValue:)) else { continue }
            let known = found[event.subject]?[level]
            found[event.subject, default: [:]][level] = min(known ?? event.date, event.date)
        }
        return found.keys.sorted(by: Identifiers.precedes).flatMap { mine in
            Level.allCases.compactMap { level in
                found[mine]?[level].map { SchemeFiling(mine: mine, level: level, date: $0) }
            }
        }
    }
}
