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
    /// A mine is in the scope of treatment (plan 003, ledger 2-1).
    case scopeIncluded
    /// It is not, for a reason (ledger 2-2).
    case scopeExcluded
    /// A random draw was held.
    case drawHeld
    /// A document entered the archive.
    case documentAdded
    /// A scheme was filed with the level above (plan 002).
    case schemeFiled
    /// After-care of a mine begins (plan 001).
    case aftercareBegun
    /// It was inspected.
    case aftercareInspected
    /// It ends.
    case aftercareEnded

    /// The kind as text: `delisting.open`, `delisting.publish`, `supply.stopped`.
    public var text: String {
        switch self {
        case .open(let machine): return "\(machine.rawValue).open"
        case .event(let machine, let word): return "\(machine.rawValue).\(word)"
        case .exemptionGranted: return "exemption.granted"
        case .exemptionLifted: return "exemption.lifted"
        case .supplyStopped: return "supply.stopped"
        case .supplyRestored: return "supply.restored"
        case .scopeIncluded: return "scope.included"
        case .scopeExcluded: return "scope.excluded"
        case .drawHeld: return "draw.held"
        case .documentAdded: return "document.added"
        case .schemeFiled: return "scheme.filed"
        case .aftercareBegun: return "aftercare.begun"
        case .aftercareInspected: return "aftercare.inspected"
        case .aftercareEnded: return "aftercare.ended"
        }
    }

    /// The machine's event with its day, a value such as the day of an order included; nil for other kinds.
    func machineEvent(on date: CalendarDate, values: JSONObject) -> DatedEvent? {
        guard case .event(_, let word) = self else { return nil }
        let value = values["value"]?.stringValue
        return DatedEvent(date, value.map { "\(word):\($0)" } ?? word)
    }

    /// The kinds that belong to no machine.
    private static let others: [LedgerKind] = [
        .exemptionGranted, .exemptionLifted, .supplyStopped, .supplyRestored, .scopeIncluded, .scopeExcluded,
        .drawHeld, .documentAdded, .schemeFiled, .aftercareBegun, .aftercareInspected, .aftercareEnded,
    ]

    private static let all: [LedgerKind] =
        others
        + MachineID.allCases.flatMap { machine in
            [LedgerKind.open(machine)] + machine.eventWords.map { LedgerKind.event(machine, $0) }
        }

    private static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.text, $0) })

    /// Every kind as text, for messages that name the nearest one.
    public static let allTexts: [String] = all.map(\.text)

    /// Reads the text; nil for a kind that does not exist.
    public init?(text: String) {
        guard let known = LedgerKind.byText[text] else { return nil }
        self = known
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
