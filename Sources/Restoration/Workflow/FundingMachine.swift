public import GeoModel

/// States of machine D.
public enum FundingState: String, Sendable, Hashable, CaseIterable {
    /// Looked into by the project manager.
    case screened = "SCREENED"
    /// Set up.
    case initiated = "INITIATED"
    /// Tendered.
    case tendered = "TENDERED"
    /// Works go on, supervised.
    case inWorks = "IN_WORKS"
    /// Works are finished.
    case completed = "COMPLETED"
    /// The project body has asked for acceptance.
    case acceptanceRequested = "ACCEPTANCE_REQUESTED"
    /// Accepted.
    case accepted = "ACCEPTED"
    /// Sent back.
    case returned = "RETURNED"
    /// Looked after; the end.
    case aftercare = "AFTERCARE"
}

/// Events of machine D.
public enum FundingEvent: String, MachineEvent, CaseIterable {
    /// The event is its own kind.
    public typealias Kind = FundingEvent

    /// Set up.
    case initiate
    /// Tendered.
    case tender
    /// Works begin; a supervision post is named.
    case start
    /// Works end, or what was sent back is put right.
    case complete
    /// The project body asks for acceptance.
    case request
    /// Accepted.
    case pass
    /// Sent back.
    case `return`
    /// Looking after begins.
    case aftercare
}

/// Machine D: a project of linked-area treatment (plan 000, domain 4.7; steps of the plan, names ours).
public struct FundingMachine: Machine {
    /// What the machine says on a day.
    public struct Outcome: MachineOutcome {
        /// The state.
        public var state: FundingState
        /// Who plans, pays and builds.
        public var mode: ImplementationMode

        /// Keys `state`, `mode`.
        public var json: JSONObject { ["state": .string(state.rawValue), "mode": .string(mode.rawValue)] }
    }

    /// Machine D.
    public static let id = MachineID.funding

    /// The project's mode.
    public let mode: ImplementationMode
    /// The state now.
    public private(set) var state = FundingState.screened

    /// A project of a mode.
    public init(mode: ImplementationMode) { self.mode = mode }

    /// The calendar alone moves nothing: the plan sets no days.
    public mutating func pass(to date: CalendarDate) {}

    /// The table says it all.
    public func objection(to event: FundingEvent, on date: CalendarDate) -> EventRefusal? { nil }

    /// Goes on.
    public mutating func enter(_ next: FundingState, by event: FundingEvent, on date: CalendarDate) { state = next }

    /// The outcome on a day.
    public func outcome(asOf date: CalendarDate) -> Outcome { Outcome(state: state, mode: mode) }

    /// The table of domain 4.7.
    public static let transitions: [Transition<FundingState, FundingEvent>] = [
        .init(
            [.screened],
            .initiate,
            to: .initiated,
            by: [.projectManager],
            evidence: [.initiationPaper],
            clause: "000 五（三）"
        ),
        .init(
            [.initiated],
            .tender,
            to: .tendered,
            by: [.projectManager],
            evidence: [.tenderResult],
            clause: "000 五（三）"
        ),
        .init(
            [.tendered],
            .start,
            to: .inWorks,
            by: [.projectManager, .supervisor],
            evidence: [.supervisionAppointment],
            clause: "000 五（四）"
        ),
        .init(
            [.inWorks, .returned],
            .complete,
            to: .completed,
            by: [.projectManager],
            evidence: [.completionReport],
            clause: "000 五（三）"
        ),
        .init(
            [.completed],
            .request,
            to: .acceptanceRequested,
            by: [.projectOwner],
            evidence: [.acceptanceRequest],
            clause: "000 五（三）"
        ),
        .init(
            [.acceptanceRequested],
            .pass,
            to: .accepted,
            by: [.workingGroup],
            evidence: [.acceptanceOpinion],
            clause: "000 五（三）"
        ),
        .init(
            [.acceptanceRequested],
            .return,
            to: .returned,
            by: [.workingGroup],
            evidence: [.acceptanceOpinion],
            clause: "000 五（三）"
        ),
        .init(
            [.accepted],
            .aftercare,
            to: .aftercare,
            by: [.aftercareBody],
            evidence: [.aftercareAgreement],
            clause: "000 二（五）"
        ),
    ]
}
