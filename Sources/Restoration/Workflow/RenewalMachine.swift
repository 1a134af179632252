public import GeoModel

/// States of machine B, renew track.
public enum RenewalState: String, Sendable, Hashable, CaseIterable {
    /// Approvals and works within six months.
    case preparing = "PREPARING"
    /// Three more months.
    case grace = "GRACE"
    /// The departments review together.
    case jointReview = "JOINT_REVIEW"
    /// The county's standing meeting decides.
    case standingMeeting = "STANDING_MEETING"
    /// Renewed; an end.
    case renewed = "RENEWED"
    /// Not done in time: taken as given up; an end.
    case deemedRelinquished = "DEEMED_RELINQUISHED"
}

/// Events of machine B, renew track.
public enum RenewalEvent: String, MachineEvent, CaseIterable {
    /// The event is its own kind.
    public typealias Kind = RenewalEvent

    /// The four approvals are there and the works are done.
    case approvalsAndWorksDone = "approvals_and_works_done"
    /// The joint review passes.
    case jointReviewPass = "joint_review_pass"
    /// The standing meeting agrees.
    case meetingPass = "meeting_pass"
    /// The bare areas of unused zones are treated.
    case bareAreasDone = "bare_areas_done"
}

/// The terms of plan 001 for mines that are renewed.
public struct RenewalTerms: Sendable, Hashable {
    /// Time for approvals and works.
    public var preparation: Term
    /// Time to put right what is missing, counted from the due day.
    public var grace: Term
    /// Last day for the bare areas of unused zones.
    public var bareAreasDue: CalendarDate
    /// Last day for the township to treat them.
    public var townshipDue: CalendarDate

    /// Creates terms.
    public init(preparation: Term, grace: Term, bareAreasDue: CalendarDate, townshipDue: CalendarDate) {
        self.preparation = preparation
        self.grace = grace
        self.bareAreasDue = bareAreasDue
        self.townshipDue = townshipDue
    }

    /// 6 months, 3 months, 2024-03-31 and 2024-05-31.
    public static let plan001 = RenewalTerms(
        preparation: Term(months: 6),
        grace: Term(months: 3),
        bareAreasDue: CancellationTerms.plan001.worksDue,
        townshipDue: CancellationTerms.plan001.townshipDue
    )
}

/// Machine B, renew track (plan 001, domain 4.5).
///
/// The plan does not say when its six months begin: the day is typed in as `start`. It also sets 2024-03-31 for bare
/// areas, which is earlier than six months from its issue; the plan checker reports both.
public struct RenewalMachine: Machine {
    /// What was missed about the bare areas, in the order outputs list it.
    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// Not treated in time: they go to the township.
        case bareAreasOverdue = "bare_areas_overdue"
        /// Nor by the township.
        case townshipOverdue = "township_overdue"
    }

    /// What the machine says on a day.
    public struct Outcome: MachineOutcome {
        /// The state.
        public var state: RenewalState
        /// Last day of preparation, inclusive.
        public var due: CalendarDate
        /// Last day of grace, inclusive.
        public var graceDue: CalendarDate
        /// What was missed about the bare areas.
        public var flags: [Flag]

        /// Keys `state`, `due`, `grace_due`, `flags`.
        public var json: JSONObject {
            [
                "state": .string(state.rawValue), "due": .string(due.description),
                "grace_due": .string(graceDue.description), "flags": .array(flags.map { .string($0.rawValue) }),
            ]
        }
    }

    /// Machine B, renew track.
    public static let id = MachineID.shanggaoRenew

    /// The day the six months begin.
    public let start: CalendarDate
    /// The plan's terms.
    public let terms: RenewalTerms

    /// The state now.
    public private(set) var state = RenewalState.preparing
    private(set) var bareAreasDone: CalendarDate?

    /// A mine that is to be renewed.
    public init(start: CalendarDate, terms: RenewalTerms = .plan001) {
        self.start = start
        self.terms = terms
    }

    /// Last day of preparation.
    public var due: CalendarDate { terms.preparation.due(from: start) }
    /// Last day of grace.
    public var graceDue: CalendarDate { terms.grace.due(from: due) }

    /// Grace begins the day after the due day, and ends with its own.
    public mutating func pass(to date: CalendarDate) {
        guard state == .preparing || state == .grace else { return }
        state = date > graceDue ? .deemedRelinquished : date > due ? .grace : .preparing
    }

    /// Bare areas are reported once.
    public func objection(to event: RenewalEvent, on date: CalendarDate) -> EventRefusal? {
        guard event == .bareAreasDone, bareAreasDone != nil else { return nil }
        return .notAllowed(event: event.text, state: state.rawValue)
    }

    /// Goes on.
    public mutating func enter(_ next: RenewalState, by event: RenewalEvent, on date: CalendarDate) {
        if event == .bareAreasDone { bareAreasDone = date }
        state = next
    }

    /// The outcome on a day.
    public func outcome(asOf date: CalendarDate) -> Outcome {
        let done = bareAreasDone ?? date
        var flags: [Flag] = []
        if done > terms.bareAreasDue { flags.append(.bareAreasOverdue) }
        if done > terms.townshipDue { flags.append(.townshipOverdue) }
        return Outcome(state: state, due: due, graceDue: graceDue, flags: flags)
    }

    /// The table of domain 4.5; what the calendar does is in `pass(to:)`.
    public static let transitions: [Transition<RenewalState, RenewalEvent>] = [
        .init(
            [.preparing, .grace],
            .approvalsAndWorksDone,
            to: .jointReview,
            by: [.holder, .township],
            evidence: [.fourApprovals, .acceptanceOpinion],
            clause: "001 四1"
        ),
        .init(
            [.jointReview],
            .jointReviewPass,
            to: .standingMeeting,
            by: [.countyDepartments],
            evidence: [.jointReview],
            clause: "001 四1"
        ),
        .init(
            [.standingMeeting],
            .meetingPass,
            to: .renewed,
            by: [.countyGovernment],
            evidence: [.meetingMinutes],
            clause: "001 四1"
        ),
        .init(
            RenewalState.allCases,
            .bareAreasDone,
            to: nil,
            by: [.holder, .township],
            evidence: [.acceptanceOpinion],
            clause: "001 四2"
        ),
    ]
}
