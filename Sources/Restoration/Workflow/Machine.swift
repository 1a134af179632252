public import GeoModel

/// The four machines of the plans (domain 4.4–4.7); machine B has two tracks.
public enum MachineID: String, Sendable, Hashable, CaseIterable {
    /// A: sign-off of treated mines (销号), plan 003.
    case delisting
    /// B: suspended mines that are cancelled (注销), plan 001.
    case shanggaoCancel = "shanggao_cancel"
    /// B: suspended mines that are renewed (延续), plan 001.
    case shanggaoRenew = "shanggao_renew"
    /// C: rectification and the block on applications, plan 004.
    case rectification
    /// D: projects paid from the restoration fund, plan 000.
    case funding
}

/// An event of a machine as the ledger and the vectors write it: a word, or a word and a value such as `notice:DATE`.
public protocol MachineEvent: Sendable, Hashable {
    /// What the machine's table lists.
    associatedtype Kind: Sendable, Hashable, CaseIterable, RawRepresentable<String>

    /// The kind of the event.
    var kind: Kind { get }
    /// The event as text.
    var text: String { get }
    /// Reads the text; nil for an event the machine does not have.
    init?(text: String)
}

extension MachineEvent where Self: RawRepresentable<String>, Kind == Self {
    /// The event itself.
    public var kind: Self { self }
    /// The raw value.
    public var text: String { rawValue }
    /// From the raw value.
    public init?(text: String) { self.init(rawValue: text) }
}

/// One row of a machine's table.
public struct Transition<State: Sendable & Hashable, Event: Sendable & Hashable>: Sendable, Hashable {
    /// The states in which the event may happen.
    public let from: [State]
    /// The event.
    public let event: Event
    /// The state it leads to; nil when the state stays.
    public let to: State?
    /// Who enters it, by post.
    public let actors: [ActorPost]
    /// The papers the ledger asks for with it.
    public let evidence: [EvidenceKind]
    /// The clause it rests on.
    public let clause: String

    /// Creates a row.
    public init(
        _ from: [State],
        _ event: Event,
        to: State?,
        by actors: [ActorPost],
        evidence: [EvidenceKind] = [],
        clause: String
    ) {
        self.from = from
        self.event = event
        self.to = to
        self.actors = actors
        self.evidence = evidence
        self.clause = clause
    }
}

/// What a machine says on a day.
public protocol MachineOutcome: Sendable, Hashable {
    /// The keys of domain 4.4–4.7, in their order.
    var json: JSONObject { get }
}

/// A workflow as a pure function of dated events.
///
/// A machine is a value: the initial one holds the parameters, applying events gives later ones, and time alone moves it
/// by `pass(to:)`. Nothing else has a say, so any report can be rebuilt for any day, and any prefix of a valid list of
/// events is valid.
public protocol Machine: Sendable, Hashable {
    /// The states of the machine's table.
    associatedtype State: Sendable, Hashable, CaseIterable, RawRepresentable<String>
    /// The events.
    associatedtype Event: MachineEvent
    /// What it says on a day.
    associatedtype Outcome: MachineOutcome

    /// Which machine it is.
    static var id: MachineID { get }
    /// The table. An event has at most one row per state.
    static var transitions: [Transition<State, Event.Kind>] { get }

    /// The state now.
    var state: State { get }
    /// Makes the transitions that the calendar makes, up to a day.
    mutating func pass(to date: CalendarDate)
    /// Why an event that the table allows is refused all the same, or the better reason for one it does not allow.
    func objection(to event: Event, on date: CalendarDate) -> EventRefusal?
    /// Goes to the state an allowed event leads to and notes what later events and outcomes need.
    mutating func enter(_ next: State, by event: Event, on date: CalendarDate)
    /// What the machine says on a day, after `pass(to:)`.
    func outcome(asOf date: CalendarDate) -> Outcome
}

extension Machine {
    /// The row for an event in a state; nil when it is out of place.
    public static func transition(from state: State, by kind: Event.Kind) -> Transition<State, Event.Kind>? {
        transitions.first { $0.event == kind && $0.from.contains(state) }
    }

    /// Applies one event on its day.
    public mutating func apply(_ event: Event, on date: CalendarDate) throws(EventRefusal) {
        pass(to: date)
        if let refusal = objection(to: event, on: date) { throw refusal }
        guard let row = Self.transition(from: state, by: event.kind) else {
            throw .notAllowed(event: event.text, state: state.rawValue)
        }
        enter(row.to ?? state, by: event, on: date)
    }
}
