public import GeoModel

/// What has passed its day, case by case: works that go to the township, applications given up, orders not followed,
/// delistings that are late (plans 001, 003 and 004).
public struct OverdueList: Sendable, Hashable {
    /// One overdue case.
    public struct Entry: Sendable, Hashable {
        /// What is late.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The scheme of a mine to be cancelled was not done by the day.
            case planOverdue = "plan_overdue"
            /// Works were not accepted by the day: the township takes over.
            case worksOverdue = "works_overdue"
            /// The township did not finish either.
            case townshipOverdue = "township_overdue"
            /// No application within the term: given up, a notice on the county's website comes next.
            case applicationOverdue = "application_overdue"
            /// Bare ground of a renewed mine was not treated in time: the township takes over.
            case bareAreasOverdue = "bare_areas_overdue"
            /// Approvals and works of a renewal were not done in six months: three more run.
            case renewalGrace = "renewal_grace"
            /// Nor in these: given up.
            case renewalGivenUp = "renewal_given_up"
            /// A rectification order was not followed.
            case rectificationOverdue = "rectification_overdue"
            /// Not delisted by the cohort's day.
            case delistingLate = "delisting_late"

            /// The clause.
            public var clause: String {
                switch self {
                case .planOverdue, .worksOverdue, .townshipOverdue: return "001 四2"
                case .applicationOverdue: return "001 四3"
                case .renewalGrace, .renewalGivenUp, .bareAreasOverdue: return "001 四1"
                case .rectificationOverdue: return "004 三（一）"
                case .delistingLate: return "003 五（四）3"
                }
            }
        }

        /// The mine.
        public var mine: String
        /// The case.
        public var subject: String
        /// What is late.
        public var kind: Kind
        /// The last day it was in time; nil where the machine sets none.
        public var due: CalendarDate?

        /// Days after the last day in time.
        public func daysLate(on date: CalendarDate) -> Int? { due.map { date.dayNumber - $0.dayNumber } }
    }

    /// Entries by mine (UTF-8 bytes), then by kind.
    public let entries: [Entry]

    /// What is overdue on a day, out of the events of the ledger; later events do not count.
    ///
    /// - Throws: `LedgerRefusal` for events that make no cases.
    public init(events: [LedgerEvent], asOf date: CalendarDate) throws(LedgerRefusal) {
        var found: [Entry] = []
        for history in try CaseHistory.cases(of: events.filter { $0.date <= date }) {
            guard history.opened <= date else { continue }
            do {
                found += try OverdueList.late(history, on: date).map { kind, due in
                    Entry(mine: history.mine, subject: history.subject, kind: kind, due: due)
                }
            } catch {
                throw .event(error.refusal, subject: history.subject)
            }
        }
        entries = found.sorted { a, b in
            if a.mine != b.mine { return a.mine.utf8.lexicographicallyPrecedes(b.mine.utf8) }
            let order = Entry.Kind.allCases
            let (first, second) = (order.firstIndex(of: a.kind) ?? 0, order.firstIndex(of: b.kind) ?? 0)
            return first != second ? first < second : a.subject.utf8.lexicographicallyPrecedes(b.subject.utf8)
        }
    }

    private static func late(
        _ history: CaseHistory,
        on date: CalendarDate
    ) throws(ReplayError) -> [(Entry.Kind, CalendarDate?)] {
        switch history.machine {
        case .cancellation(let machine):
            let outcome = try machine.outcome(of: history.events, asOf: date)
            // Once cancelled nothing is open any more.
            guard outcome.state != .cancelled else { return [] }
            return outcome.flags.compactMap { flag in
                switch flag {
                case .planLate: return nil
                case .planOverdue: return (.planOverdue, machine.terms.planDue)
                case .worksOverdue: return (.worksOverdue, machine.terms.worksDue)
                case .townshipOverdue: return (.townshipOverdue, machine.terms.townshipDue)
                case .applicationOverdue: return (.applicationOverdue, outcome.applicationDue)
                }
            }
        case .renewal(let machine):
            let outcome = try machine.outcome(of: history.events, asOf: date)
            let bare: [(Entry.Kind, CalendarDate?)] = outcome.flags.map { flag in
                flag == .bareAreasOverdue ? (.bareAreasOverdue, nil) : (.townshipOverdue, nil)
            }
            switch outcome.state {
            case .grace: return [(.renewalGrace, outcome.due)] + bare
            case .deemedRelinquished: return [(.renewalGivenUp, outcome.graceDue)] + bare
            default: return bare
            }
        case .rectification(let machine):
            let outcome = try machine.outcome(of: history.events, asOf: date)
            return outcome.isBlocked ? [(.rectificationOverdue, outcome.due)] : []
        case .delisting(let machine):
            guard try machine.outcome(of: history.events, asOf: date).isLate else { return [] }
            return [(.delistingLate, machine.deadline)]
        case .funding: return []
        }
    }
}
