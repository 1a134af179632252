public import GeoModel

/// States of machine C.
public enum RectificationState: String, Sendable, Hashable, CaseIterable {
    /// Nothing found.
    case none = "NONE"
    /// A problem is found.
    case detected = "DETECTED"
    /// A written order with a date is given.
    case ordered = "ORDERED"
    /// Not done in time or not well: applications are not accepted.
    case blocked = "BLOCKED"
    /// Put right; the end.
    case closed = "CLOSED"
}

/// Events of machine C.
public enum RectificationEvent: MachineEvent {
    /// The kinds of events.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A problem is found.
        case detect
        /// It is put right at once.
        case fixedOnSpot = "fixed_on_spot"
        /// A written order.
        case notice
        /// The re-check passes.
        case recheckPass = "recheck_pass"
        /// The re-check fails.
        case recheckFail = "recheck_fail"
    }

    /// A problem is found by the platform, the yearly evaluation or a random check.
    case detect
    /// It is put right at once.
    case fixedOnSpot
    /// A written order to put it right by a day, inclusive.
    case notice(due: CalendarDate)
    /// The re-check passes.
    case recheckPass
    /// The re-check fails.
    case recheckFail

    /// The kind.
    public var kind: Kind {
        switch self {
        case .detect: return .detect
        case .fixedOnSpot: return .fixedOnSpot
        case .notice: return .notice
        case .recheckPass: return .recheckPass
        case .recheckFail: return .recheckFail
        }
    }

    /// The kind's word; an order with its day, `notice:2024-11-30`.
    public var text: String {
        guard case .notice(let due) = self else { return kind.rawValue }
        return "\(Kind.notice.rawValue):\(due)"
    }

    /// Reads the text.
    public init?(text: String) {
        switch Kind(rawValue: text) {
        case .detect: self = .detect
        case .fixedOnSpot: self = .fixedOnSpot
        case .recheckPass: self = .recheckPass
        case .recheckFail: self = .recheckFail
        case .notice: return nil
        case nil:
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0] == Kind.notice.rawValue, let due = CalendarDate(text: parts[1]) else {
                return nil
            }
            self = .notice(due: due)
        }
    }
}

/// Machine C: one problem of one enterprise, its order and the block on applications (plan 004, domain 4.6).
public struct RectificationMachine: Machine {
    /// What the machine says on a day.
    public struct Outcome: MachineOutcome {
        /// The state.
        public var state: RectificationState
        /// The order's day; nil before an order.
        public var due: CalendarDate?
        /// The first day of the block; nil while there is none.
        public var blockedSince: CalendarDate?

        /// True while applications are not accepted.
        public var isBlocked: Bool { blockedSince != nil }

        /// Keys `state`, `blocked`, and while blocked `blocked_applications`.
        public var json: JSONObject {
            var object: JSONObject = ["state": .string(state.rawValue), "blocked": .bool(isBlocked)]
            if isBlocked {
                object["blocked_applications"] = .array(
                    BlockedApplication.allCases.map { .string($0.rawValue) }
                )
            }
            return object
        }
    }

    /// Machine C.
    public static let id = MachineID.rectification

    /// The state now.
    public private(set) var state = RectificationState.none
    private(set) var due: CalendarDate?
    private var blockedSince: CalendarDate?

    /// A case that has not begun.
    public init() {}

    /// The day after the due day blocks; the due day itself is in time.
    public mutating func pass(to date: CalendarDate) {
        guard state == .ordered, let due, date > due else { return }
        state = .blocked
        blockedSince = due.adding(days: 1)
    }

    /// An order cannot be due before it is given.
    public func objection(to event: RectificationEvent, on date: CalendarDate) -> EventRefusal? {
        if case .notice(let due) = event, state == .detected, due < date { return .dueBeforeNotice }
        return nil
    }

    /// Goes on.
    public mutating func enter(_ next: RectificationState, by event: RectificationEvent, on date: CalendarDate) {
        if case .notice(let day) = event { due = day }
        switch next {
        case .blocked: blockedSince = blockedSince ?? date
        default: blockedSince = nil
        }
        state = next
    }

    /// The outcome on a day.
    public func outcome(asOf date: CalendarDate) -> Outcome {
        Outcome(state: state, due: due, blockedSince: blockedSince)
    }

    /// The table of domain 4.6. That a passed re-check lifts the block, and that a later one may fail again, is not in
    /// the plan [G].
    public static let transitions: [Transition<RectificationState, RectificationEvent.Kind>] = [
        .init(
            [.none],
            .detect,
            to: .detected,
            by: [.landBureau],
            evidence: [.inspectionRecord],
            clause: "004 三（一）"
        ),
        .init(
            [.detected],
            .fixedOnSpot,
            to: .closed,
            by: [.landBureau],
            evidence: [.recheckRecord],
            clause: "004 四（二）"
        ),
        .init(
            [.detected],
            .notice,
            to: .ordered,
            by: [.landBureau],
            evidence: [.rectificationNotice],
            clause: "004 四（二）"
        ),
        .init(
            [.ordered, .blocked],
            .recheckPass,
            to: .closed,
            by: [.landBureau],
            evidence: [.recheckRecord],
            clause: "004 三（一）"
        ),
        .init(
            [.ordered, .blocked],
            .recheckFail,
            to: .blocked,
            by: [.landBureau],
            evidence: [.recheckRecord],
            clause: "004 三（一）"
        ),
    ]
}
