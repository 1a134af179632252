import GeoModel

/// What an event of the ledger is about. Kinds outside this list are refused.
public enum LedgerKind: Sendable, Hashable {
    /// A case of a machine begins; the values are the machine's parameters.
    case open(MachineID)
    /// An event of a machine; a value such as the day of an order stands under `value`.
    case event(MachineID, String)
    /// Damage is taken out of what must be restored, with its clause (design 4.8).
    case exemptionGranted
    /// An exemption ends.
    case exemptionLifted
    /// A supply or licence of a mine is stopped (plan 001).
    case supplyStopped
    /// It is given back.
    case supplyRestored
    /// A random draw was held.
    case drawHeld
    /// A document entered the archive.
    case documentAdded

    /// The kind as text: `delisting.open`, `delisting.publish`, `supply.stopped`.
    public var text: String {
        switch self {
        case .open(let machine): return "\(machine.rawValue).open"
        case .event(let machine, let word): return "\(machine.rawValue).\(word)"
        case .exemptionGranted: return "exemption.granted"
        case .exemptionLifted: return "exemption.lifted"
        case .supplyStopped: return "supply.stopped"
        case .supplyRestored: return "supply.restored"
        case .drawHeld: return "draw.held"
        case .documentAdded: return "document.added"
        }
    }

    /// The machine's event with its day, a value such as the day of an order included; nil for other kinds.
    func machineEvent(on date: CalendarDate, values: JSONObject) -> DatedEvent? {
        guard case .event(_, let word) = self else { return nil }
        let value = values["value"]?.stringValue
        return DatedEvent(date, value.map { "\(word):\($0)" } ?? word)
    }

    /// Reads the text; nil for a kind that does not exist.
    public init?(text: String) {
        let others: [LedgerKind] = [
            .exemptionGranted, .exemptionLifted, .supplyStopped, .supplyRestored, .drawHeld, .documentAdded,
        ]
        if let known = others.first(where: { $0.text == text }) {
            self = known
            return
        }
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let machine = MachineID(rawValue: String(parts[0])) else { return nil }
        if parts[1] == "open" {
            self = .open(machine)
        } else if machine.eventWords.contains(String(parts[1])) {
            self = .event(machine, String(parts[1]))
        } else {
            return nil
        }
    }
}

extension MachineID {
    /// The words of the machine's events.
    public var eventWords: [String] {
        switch self {
        case .delisting: return DelistingEvent.allCases.map(\.rawValue)
        case .shanggaoCancel: return CancellationEvent.allCases.map(\.rawValue)
        case .shanggaoRenew: return RenewalEvent.allCases.map(\.rawValue)
        case .rectification: return RectificationEvent.Kind.allCases.map(\.rawValue)
        case .funding: return FundingEvent.allCases.map(\.rawValue)
        }
    }
}
