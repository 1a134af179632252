public import GeoModel

/// States of machine A.
public enum DelistingState: String, Sendable, Hashable, CaseIterable {
    /// In the register.
    case registered = "REGISTERED"
    /// Surveyed, its file complete.
    case surveyed = "SURVEYED"
    /// A restoration plan is drafted.
    case planDrafted = "PLAN_DRAFTED"
    /// The plan passed review.
    case planApproved = "PLAN_APPROVED"
    /// Works go on.
    case inWorks = "IN_WORKS"
    /// Works are finished.
    case done = "DONE"
    /// Accepted on site.
    case accepted = "ACCEPTED"
    /// Recognised by the city's supervision group.
    case recognised = "RECOGNISED"
    /// The public notice stands.
    case inNotice = "IN_NOTICE"
    /// A complaint is being looked into.
    case complaint = "COMPLAINT"
    /// The notice is over.
    case noticeCleared = "NOTICE_CLEARED"
    /// The ledger is with the city.
    case ledgerSubmitted = "LEDGER_SUBMITTED"
    /// The city has reviewed it.
    case cityReviewed = "CITY_REVIEWED"
    /// Signed by the group's leader (a post).
    case signed = "SIGNED"
    /// Filed; the end.
    case filed = "FILED"
}

/// Events of machine A.
public enum DelistingEvent: String, MachineEvent, CaseIterable {
    /// The event is its own kind.
    public typealias Kind = DelistingEvent

    /// The mine's file is complete.
    case survey
    /// A plan is drafted.
    case draft
    /// The plan passes review.
    case reviewPass = "review_pass"
    /// The plan fails review.
    case reviewFail = "review_fail"
    /// Works begin.
    case start
    /// Works end.
    case finish
    /// Accepted on site.
    case acceptPass = "accept_pass"
    /// Not accepted.
    case acceptFail = "accept_fail"
    /// Recognised.
    case recognise
    /// The notice is published.
    case publish
    /// Someone complains.
    case complaint
    /// The complaint does not hold.
    case complaintRejected = "complaint_rejected"
    /// The complaint holds.
    case complaintUpheld = "complaint_upheld"
    /// The notice is closed.
    case noticeEnd = "notice_end"
    /// The ledger goes to the city.
    case submitLedger = "submit_ledger"
    /// The city passes it.
    case cityPass = "city_pass"
    /// The city sends it back.
    case cityReturn = "city_return"
    /// Signed.
    case sign
    /// Filed.
    case file
}

/// Machine A: sign-off of a treated mine (plan 003, domain 4.4).
public struct DelistingMachine: Machine {
    /// When a mine counts as signed off (销号); the plan does not say.
    public enum DelistedFrom: String, Sendable, Hashable, CaseIterable {
        /// When the notice is over.
        case noticeCleared = "notice_cleared"
        /// When the ledger is submitted, the default.
        case ledgerSubmitted = "ledger_submitted"
        /// When it is filed.
        case filed
    }

    /// What the machine says on a day.
    public struct Outcome: MachineOutcome {
        /// The state.
        public var state: DelistingState
        /// True when the mine is signed off on that day.
        public var isDelisted: Bool
        /// True when it was signed off after the cohort's last day, or is not yet and that day has passed.
        public var isLate: Bool

        /// Keys `state`, `delisted`, `late`.
        public var json: JSONObject {
            ["state": .string(state.rawValue), "delisted": .bool(isDelisted), "late": .bool(isLate)]
        }
    }

    /// Machine A.
    public static let id = MachineID.delisting

    /// The year whose list the mine is on.
    public let cohort: Int
    /// From when a mine counts as signed off.
    public let delistedFrom: DelistedFrom
    /// Days of the public notice.
    public let noticeDays: Int
    /// How they are counted.
    public let counting: DayCounting

    /// The state now.
    public private(set) var state = DelistingState.registered
    private(set) var published: CalendarDate?
    /// The last day on which the state that counts as signed off was reached.
    private var delistedOn: CalendarDate?

    /// A mine of a year's list.
    public init(
        cohort: Int,
        delistedFrom: DelistedFrom = .ledgerSubmitted,
        noticeDays: Int = PublicNotice.standardDays,
        counting: DayCounting = .natural
    ) {
        self.cohort = cohort
        self.delistedFrom = delistedFrom
        self.noticeDays = noticeDays
        self.counting = counting
    }

    /// The last day for sign-off: 30 November of the cohort's year. Works may run to 2020-12-31, which contradicts it;
    /// the plan checker says so.
    public var deadline: CalendarDate? { CalendarDate(year: cohort, month: 11, day: 30) }

    /// The notice that stands or stood last; a rejected complaint leaves its days as they are.
    public var notice: PublicNotice? {
        published.map { PublicNotice(published: $0, days: noticeDays, counting: counting) }
    }

    /// The calendar alone moves nothing.
    public mutating func pass(to date: CalendarDate) {}

    /// Works need an approved plan; a notice stands its days.
    public func objection(to event: DelistingEvent, on date: CalendarDate) -> EventRefusal? {
        switch (event, state) {
        case (.start, .registered), (.start, .surveyed), (.start, .planDrafted): return .startRequiresApprovedPlan
        case (.noticeEnd, .inNotice):
            guard let notice, date >= notice.mayCloseFrom else { return .noticeEndTooEarly }
            return nil
        default: return nil
        }
    }

    /// Goes on, noting publication and sign-off.
    public mutating func enter(_ next: DelistingState, by event: DelistingEvent, on date: CalendarDate) {
        state = next
        if event == .publish { published = date }
        let milestone: DelistingEvent
        switch delistedFrom {
        case .noticeCleared: milestone = .noticeEnd
        case .ledgerSubmitted: milestone = .submitLedger
        case .filed: milestone = .file
        }
        if event == milestone { delistedOn = date }
    }

    /// The outcome on a day.
    public func outcome(asOf date: CalendarDate) -> Outcome {
        let isDelisted = statesThatCount.contains(state)
        let decisive = isDelisted ? delistedOn ?? date : date
        return Outcome(state: state, isDelisted: isDelisted, isLate: deadline.map { decisive > $0 } ?? false)
    }

    private var statesThatCount: Set<DelistingState> {
        switch delistedFrom {
        case .noticeCleared: return [.noticeCleared, .ledgerSubmitted, .cityReviewed, .signed, .filed]
        case .ledgerSubmitted: return [.ledgerSubmitted, .cityReviewed, .signed, .filed]
        case .filed: return [.filed]
        }
    }
}
