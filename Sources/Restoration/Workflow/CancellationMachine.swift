public import GeoModel

/// States of machine B, cancel track.
public enum CancellationState: String, Sendable, Hashable, CaseIterable {
    /// The county has decided to close the mine.
    case decided = "DECIDED"
    /// The restoration plan is done.
    case planDone = "PLAN_DONE"
    /// The works are accepted, by the holder in time.
    case accepted = "ACCEPTED"
    /// Not accepted in time: the township does the works.
    case transferredToTownship = "TRANSFERRED_TO_TOWNSHIP"
    /// Accepted, but not applied for in time: relinquished once the notice is on the website.
    case deemedRelinquished = "DEEMED_RELINQUISHED_PENDING_NOTICE"
    /// The holder has applied.
    case applied = "APPLIED"
    /// Cancelled; the end.
    case cancelled = "CANCELLED"
}

/// Events of machine B, cancel track. The plan names the steps; the words are ours.
public enum CancellationEvent: String, MachineEvent, CaseIterable {
    /// The event is its own kind.
    public typealias Kind = CancellationEvent

    /// The restoration plan is done.
    case planDone = "plan_done"
    /// Township check, departments and expert opinion all pass.
    case accepted
    /// The former holder applies for cancellation.
    case applied
    /// The departments have processed the application.
    case processed
    /// The announcement stands on the county's website.
    case websiteNotice = "website_notice"
    /// The township applies in the holder's place.
    case townshipApplied = "township_applied"
}

/// The days of plan 001 for mines that are cancelled.
public struct CancellationTerms: Sendable, Hashable {
    /// Last day for the restoration plan.
    public var planDue: CalendarDate
    /// Last day for accepted works.
    public var worksDue: CalendarDate
    /// Last day for the township's works.
    public var townshipDue: CalendarDate
    /// Time to apply after acceptance.
    public var application: Term

    /// Creates terms.
    public init(planDue: CalendarDate, worksDue: CalendarDate, townshipDue: CalendarDate, application: Term) {
        self.planDue = planDue
        self.worksDue = worksDue
        self.townshipDue = townshipDue
        self.application = application
    }

    /// 2023-12-31, 2024-03-31, 2024-05-31 and 30 days.
    public static let plan001: CancellationTerms = {
        guard let plan = CalendarDate(year: 2023, month: 12, day: 31),
            let works = CalendarDate(year: 2024, month: 3, day: 31),
            let township = CalendarDate(year: 2024, month: 5, day: 31)
        else { preconditionFailure("days of the calendar") }
        return CancellationTerms(
            planDue: plan,
            worksDue: works,
            townshipDue: township,
            application: CancellationApplication.standardTerm
        )
    }()
}

/// Machine B, cancel track: restore first, then cancel (先修复后注销, plan 001, domain 4.5).
public struct CancellationMachine: Machine {
    /// What was missed, in the order outputs list it.
    public enum Flag: String, Sendable, Hashable, CaseIterable {
        /// The plan was done after its day.
        case planLate = "plan_late"
        /// The plan is not done and its day has passed.
        case planOverdue = "plan_overdue"
        /// The works were not accepted in time.
        case worksOverdue = "works_overdue"
        /// Nor were the township's.
        case townshipOverdue = "township_overdue"
        /// The application was not made in time.
        case applicationOverdue = "application_overdue"
    }

    /// What the machine says on a day.
    public struct Outcome: MachineOutcome {
        /// The state.
        public var state: CancellationState
        /// Last day to apply; nil before acceptance and when the township did the works.
        public var applicationDue: CalendarDate?
        /// What was missed.
        public var flags: [Flag]

        /// Keys `state`, `application_due`, `flags`.
        public var json: JSONObject {
            [
                "state": .string(state.rawValue), "application_due": JSONValue(applicationDue?.description),
                "flags": .array(flags.map { .string($0.rawValue) }),
            ]
        }
    }

    /// Machine B, cancel track.
    public static let id = MachineID.shanggaoCancel

    /// The day of the county's decision.
    public let decided: CalendarDate
    /// The plan's days.
    public let terms: CancellationTerms

    /// The state now.
    public private(set) var state = CancellationState.decided
    private(set) var planDone: CalendarDate?
    private(set) var accepted: CalendarDate?
    private(set) var applicationDue: CalendarDate?
    private var isNoticed = false
    private var flags: Set<Flag> = []

    /// A mine whose closure is decided.
    public init(decided: CalendarDate, terms: CancellationTerms = .plan001) {
        self.decided = decided
        self.terms = terms
    }

    /// After the last day of works the mine goes to the township; after the last day to apply it is relinquished.
    public mutating func pass(to date: CalendarDate) {
        if state == .decided || state == .planDone, date > terms.worksDue {
            state = .transferredToTownship
            flags.insert(.worksOverdue)
        }
        if state == .accepted, let applicationDue, date > applicationDue {
            state = .deemedRelinquished
            flags.insert(.applicationOverdue)
        }
    }

    /// Plan and acceptance happen once; the township applies only after the announcement.
    public func objection(to event: CancellationEvent, on date: CalendarDate) -> EventRefusal? {
        let isRepeated = event == .planDone && planDone != nil || event == .accepted && accepted != nil
        if isRepeated { return .notAllowed(event: event.text, state: state.rawValue) }
        let isPending = state == .transferredToTownship || state == .deemedRelinquished
        return event == .townshipApplied && isPending && !isNoticed ? .applicationRequiresWebsiteNotice : nil
    }

    /// Goes on, noting the days the flags need.
    public mutating func enter(_ next: CancellationState, by event: CancellationEvent, on date: CalendarDate) {
        switch event {
        case .planDone: planDone = date
        case .accepted:
            accepted = date
            // What is accepted after the transfer is the township's work: there is nobody to apply.
            applicationDue = next == .accepted ? terms.application.due(from: date) : nil
        case .websiteNotice: isNoticed = true
        case .applied, .processed, .townshipApplied: break
        }
        state = next
    }

    /// The outcome on a day.
    public func outcome(asOf date: CalendarDate) -> Outcome {
        var flags = flags
        if let planDone {
            if planDone > terms.planDue { flags.insert(.planLate) }
        } else if date > terms.planDue {
            flags.insert(.planOverdue)
        }
        if flags.contains(.worksOverdue), (accepted ?? date) > terms.townshipDue { flags.insert(.townshipOverdue) }
        return Outcome(state: state, applicationDue: applicationDue, flags: Flag.allCases.filter(flags.contains))
    }

    /// The table of domain 4.5; what the calendar does is in `pass(to:)`.
    public static let transitions: [Transition<CancellationState, CancellationEvent>] = [
        .init([.decided], .planDone, to: .planDone, by: [.holder], evidence: [.scheme], clause: "001 四2"),
        .init(
            [.transferredToTownship],
            .planDone,
            to: nil,
            by: [.holder, .township],
            evidence: [.scheme],
            clause: "001 四2"
        ),
        .init(
            [.planDone],
            .accepted,
            to: .accepted,
            by: [.township, .countyDepartments],
            evidence: [.acceptanceOpinion, .expertOpinion],
            clause: "001 五1"
        ),
        .init(
            [.transferredToTownship],
            .accepted,
            to: nil,
            by: [.township, .countyDepartments],
            evidence: [.acceptanceOpinion, .expertOpinion],
            clause: "001 四2"
        ),
        .init(
            [.accepted],
            .applied,
            to: .applied,
            by: [.holder],
            evidence: [.cancellationApplication],
            clause: "001 四3"
        ),
        .init(
            [.applied],
            .processed,
            to: .cancelled,
            by: [.countyDepartments],
            evidence: [.cancellationPaper],
            clause: "001 四3"
        ),
        .init(
            [.transferredToTownship, .deemedRelinquished],
            .websiteNotice,
            to: nil,
            by: [.countyGovernment],
            evidence: [.websiteNotice],
            clause: "001 四3"
        ),
        .init(
            [.transferredToTownship, .deemedRelinquished],
            .townshipApplied,
            to: .cancelled,
            by: [.township],
            evidence: [.cancellationApplication],
            clause: "001 四3"
        ),
    ]
}
