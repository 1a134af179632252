public import GeoModel

/// A day by which something of a case has to be done, or from which it may be.
public struct CaseDeadline: Sendable, Hashable {
    /// What is due.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The public notice must stand by then, so that the sign-off comes in time (倒排).
        case publishLatest = "publish_latest"
        /// The notice may be closed from this day; never overdue.
        case noticeMayClose = "notice_may_close"
        /// Sign-off of the cohort.
        case delisting
        /// The restoration plan.
        case plan
        /// Accepted works.
        case works
        /// The township's works.
        case townshipWorks = "township_works"
        /// The application for cancellation.
        case application
        /// Approvals and works of a renewal.
        case preparation
        /// The same, in the months of grace.
        case grace
        /// Bare areas of unused zones.
        case bareAreas = "bare_areas"
        /// The same, by the township.
        case townshipBareAreas = "township_bare_areas"
        /// The order of a rectification notice.
        case rectification
    }

    /// What is due.
    public var kind: Kind
    /// The last day, inclusive; for `noticeMayClose` the first.
    public var date: CalendarDate
    /// Who has to act.
    public var posts: [ActorPost]
    /// The clause.
    public var clause: String

    init(_ kind: Kind, _ date: CalendarDate, _ posts: [ActorPost], clause: String) {
        self.kind = kind
        self.date = date
        self.posts = posts
        self.clause = clause
    }

    /// Days by which it is late on a day; 0 on the due day and before, and for what merely may be done.
    public func daysLate(on day: CalendarDate) -> Int {
        kind == .noticeMayClose ? 0 : max(0, date.days(until: day))
    }
}

extension WorkflowCase {
    /// What is still to be done by when, in date order, as the case stands on a day.
    public func deadlines(asOf date: CalendarDate) -> [CaseDeadline] {
        let found: [CaseDeadline]
        switch passed(to: date) {
        case .delisting(let machine): found = machine.deadlines(asOf: date)
        case .cancellation(let machine): found = machine.deadlines
        case .renewal(let machine): found = machine.deadlines
        case .rectification(let machine): found = machine.deadlines
        // Plan 000 sets no days.
        case .funding: found = []
        }
        return found.sorted { $0.date < $1.date }
    }
}

extension DelistingMachine {
    fileprivate func deadlines(asOf date: CalendarDate) -> [CaseDeadline] {
        guard let deadline, !outcome(asOf: date).isDelisted else { return [] }
        var found = [CaseDeadline(.delisting, deadline, [.specialOffice], clause: "003 五（四）3")]
        if state == .inNotice, let notice {
            found.append(CaseDeadline(.noticeMayClose, notice.mayCloseFrom, [.specialOffice], clause: "003 五（四）2"))
        } else if ![.complaint, .noticeCleared].contains(state) {
            let latest = PublicNotice.latestPublication(closingBy: deadline, days: noticeDays, counting: counting)
            found.append(CaseDeadline(.publishLatest, latest, [.specialOffice], clause: "003 五（四）2"))
        }
        return found
    }
}

extension CancellationMachine {
    fileprivate var deadlines: [CaseDeadline] {
        switch state {
        case .decided:
            return [
                CaseDeadline(.plan, terms.planDue, [.holder], clause: "001 四2"),
                CaseDeadline(.works, terms.worksDue, [.holder], clause: "001 四2"),
            ]
        case .planDone: return [CaseDeadline(.works, terms.worksDue, [.holder], clause: "001 四2")]
        case .transferredToTownship:
            guard accepted == nil else { return [] }
            return [CaseDeadline(.townshipWorks, terms.townshipDue, [.township], clause: "001 四2")]
        case .accepted:
            return applicationDue.map { [CaseDeadline(.application, $0, [.holder], clause: "001 四3")] } ?? []
        case .deemedRelinquished, .applied, .cancelled: return []
        }
    }
}

extension RenewalMachine {
    fileprivate var deadlines: [CaseDeadline] {
        var found: [CaseDeadline] = []
        switch state {
        case .preparing: found.append(CaseDeadline(.preparation, due, [.holder], clause: "001 四1"))
        case .grace: found.append(CaseDeadline(.grace, graceDue, [.holder], clause: "001 四1"))
        case .jointReview, .standingMeeting, .renewed, .deemedRelinquished: break
        }
        if bareAreasDone == nil {
            found.append(CaseDeadline(.bareAreas, terms.bareAreasDue, [.holder], clause: "001 四2"))
            found.append(CaseDeadline(.townshipBareAreas, terms.townshipDue, [.township], clause: "001 四2"))
        }
        return found
    }
}

extension RectificationMachine {
    fileprivate var deadlines: [CaseDeadline] {
        guard let due, state == .ordered || state == .blocked else { return [] }
        return [CaseDeadline(.rectification, due, [.responsibleParty], clause: "004 四（二）")]
    }
}
