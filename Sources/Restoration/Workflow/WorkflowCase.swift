public import GeoModel

/// A machine with its parameters, for code that does not know which one it has: the ledger, status tables, commands.
public enum WorkflowCase: Sendable, Hashable {
    /// Machine A.
    case delisting(DelistingMachine)
    /// Machine B, cancel track.
    case cancellation(CancellationMachine)
    /// Machine B, renew track.
    case renewal(RenewalMachine)
    /// Machine C.
    case rectification(RectificationMachine)
    /// Machine D.
    case funding(FundingMachine)

    /// Which machine it is.
    public var id: MachineID {
        switch self {
        case .delisting: return .delisting
        case .cancellation: return .shanggaoCancel
        case .renewal: return .shanggaoRenew
        case .rectification: return .rectification
        case .funding: return .funding
        }
    }

    /// Reads a machine's parameters: `cohort`, `decision_date`, `start_date` or `mode`.
    ///
    /// - Throws: `ParameterError` naming the key that is missing or unusable.
    public init(_ id: MachineID, parameters: JSONObject) throws(ParameterError) {
        switch id {
        case .delisting:
            guard let cohort = parameters["cohort"]?.intValue, (1...9999).contains(cohort) else {
                throw ParameterError(machine: id, key: "cohort")
            }
            self = .delisting(DelistingMachine(cohort: cohort))
        case .shanggaoCancel:
            self = .cancellation(
                CancellationMachine(decided: try WorkflowCase.date("decision_date", parameters, id))
            )
        case .shanggaoRenew:
            self = .renewal(RenewalMachine(start: try WorkflowCase.date("start_date", parameters, id)))
        case .rectification: self = .rectification(RectificationMachine())
        case .funding:
            guard let mode = parameters["mode"]?.stringValue.flatMap(ImplementationMode.init(rawValue:)) else {
                throw ParameterError(machine: id, key: "mode")
            }
            self = .funding(FundingMachine(mode: mode))
        }
    }

    /// A parameter that is missing or cannot be used.
    public struct ParameterError: Error, Sendable, Hashable {
        /// The machine.
        public let machine: MachineID
        /// The key.
        public let key: String
    }

    private static func date(
        _ key: String,
        _ parameters: JSONObject,
        _ id: MachineID
    ) throws(ParameterError) -> CalendarDate {
        guard let date = parameters[key]?.stringValue.flatMap({ CalendarDate(text: $0) }) else {
            throw ParameterError(machine: id, key: key)
        }
        return date
    }

    /// What the machine says on a day, with the keys of domain 4.4–4.7.
    public func outcome(of events: [DatedEvent], asOf: CalendarDate) throws(ReplayError) -> JSONObject {
        switch self {
        case .delisting(let machine): return try machine.outcome(of: events, asOf: asOf).json
        case .cancellation(let machine): return try machine.outcome(of: events, asOf: asOf).json
        case .renewal(let machine): return try machine.outcome(of: events, asOf: asOf).json
        case .rectification(let machine): return try machine.outcome(of: events, asOf: asOf).json
        case .funding(let machine): return try machine.outcome(of: events, asOf: asOf).json
        }
    }

    /// What an event needs in the state that earlier events led to; nil when the event is out of place there.
    public func requirement(for event: DatedEvent, after events: [DatedEvent]) -> EventRequirement? {
        switch self {
        case .delisting(let machine): return machine.requirement(for: event, after: events)
        case .cancellation(let machine): return machine.requirement(for: event, after: events)
        case .renewal(let machine): return machine.requirement(for: event, after: events)
        case .rectification(let machine): return machine.requirement(for: event, after: events)
        case .funding(let machine): return machine.requirement(for: event, after: events)
        }
    }
}

/// Who enters an event, with which papers, under which clause.
public struct EventRequirement: Sendable, Hashable {
    /// Posts that may enter it.
    public var actors: [ActorPost]
    /// Papers it rests on; all of them.
    public var evidence: [EvidenceKind]
    /// The clause.
    public var clause: String

    /// The papers that are not among those given, in the table's order.
    public func missing(from given: some Sequence<EvidenceKind>) -> [EvidenceKind] {
        let given = Set(given)
        return evidence.filter { !given.contains($0) }
    }
}

extension Machine {
    /// What an event needs in the state that earlier events led to; nil when it is unknown or out of place there.
    public func requirement(for event: DatedEvent, after events: [DatedEvent]) -> EventRequirement? {
        guard let machine = try? replayed(events, asOf: event.date) else { return nil }
        return machine.requirement(for: event)
    }
}
