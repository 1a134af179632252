public import GeoModel

/// One case of a machine with its events, read out of the ledger.
public struct CaseHistory: Sendable, Hashable {
    /// The case.
    public let subject: String
    /// The machine with its parameters.
    public let machine: WorkflowCase
    /// The day the case was opened.
    public let opened: CalendarDate
    /// The values it was opened with, for example the mine it belongs to.
    public let values: JSONObject
    /// The machine's events, by day, of one day in the order they were entered.
    public private(set) var events: [DatedEvent]

    /// A case that has just been opened.
    init(subject: String, machine: WorkflowCase, opened: CalendarDate, values: JSONObject) {
        self.subject = subject
        self.machine = machine
        self.opened = opened
        self.values = values
        events = []
    }

    mutating func add(_ event: DatedEvent) {
        let place = events.lastIndex { $0.date <= event.date }.map { $0 + 1 } ?? 0
        events.insert(event, at: place)
    }

    /// The mine the case belongs to: the value `mine`, else the subject.
    public var mine: String { values["mine"]?.stringValue ?? subject }

    /// What the machine says on a day, by the events up to that day; nil before the case was opened.
    public func outcome(asOf date: CalendarDate) throws(ReplayError) -> JSONObject? {
        guard opened <= date else { return nil }
        return try machine.outcome(of: events.filter { $0.date <= date }, asOf: date)
    }

    /// The cases of a list of events, in the order they were opened. A subject has at most one case per machine.
    ///
    /// - Throws: `LedgerRefusal` for an event without an open case, or a case opened twice.
    public static func cases(of events: some Sequence<LedgerEvent>) throws(LedgerRefusal) -> [CaseHistory] {
        var cases: [CaseHistory] = []
        var places: [Key: Int] = [:]
        for event in events {
            switch event.kind {
            case .open(let machine):
                let key = Key(machine: machine, subject: event.subject)
                guard places[key] == nil else { throw .alreadyOpen(machine, subject: event.subject) }
                do {
                    let history = CaseHistory(
                        subject: event.subject,
                        machine: try WorkflowCase(machine, parameters: event.payload),
                        opened: event.date,
                        values: event.payload
                    )
                    places[key] = cases.count
                    cases.append(history)
                } catch {
                    throw .parameter(error, subject: event.subject)
                }
            case .event(let machine, _):
                guard let place = places[Key(machine: machine, subject: event.subject)],
                    let dated = event.machineEvent
                else { throw .notOpen(machine, subject: event.subject) }
                cases[place].add(dated)
            default: break
            }
        }
        return cases
    }

    private struct Key: Hashable {
        let machine: MachineID
        let subject: String
    }
}
