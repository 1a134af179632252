public import GeoModel

/// Damage of a mine that need not be restored, by an event with its clause (design 4.8, account `exempt`).
public struct LandExemption: Sendable, Hashable {
    /// The mine.
    public var mine: String
    /// The first day.
    public var since: CalendarDate
    /// The clause or paper it rests on.
    public var clause: String
    /// The kinds of damage it covers; nil for all.
    public var types: Set<DamageType>?
    /// The event's place in the chain.
    public var sequence: Int

    /// Creates an exemption.
    public init(mine: String, since: CalendarDate, clause: String, types: Set<DamageType>? = nil, sequence: Int = 0) {
        self.mine = mine
        self.since = since
        self.clause = clause
        self.types = types
        self.sequence = sequence
    }

    /// The exemptions in force on a day (nil counts every event), by mine.
    public static func inForce(_ events: some Sequence<LedgerEvent>, asOf date: CalendarDate?) -> [LandExemption] {
        var open: [String: LandExemption] = [:]
        let counted = events.filter { event in
            (event.kind == .exemptionGranted || event.kind == .exemptionLifted)
                && date.map { event.date <= $0 } ?? true
        }
        for event in counted.sorted(by: { ($0.date, $0.sequence) < ($1.date, $1.sequence) }) {
            guard event.kind == .exemptionGranted else {
                open[event.subject] = nil
                continue
            }
            open[event.subject] = LandExemption(
                mine: event.subject,
                since: event.date,
                clause: event.payload["clause"]?.stringValue ?? "",
                types: event.payload["damage_type"].flatMap(types),
                sequence: event.sequence
            )
        }
        return open.values.sorted { Identifiers.precedes($0.mine, $1.mine) }
    }

    /// Kinds of damage as the event writes them: one word or a list; nil for anything else.
    static func types(_ value: JSONValue) -> Set<DamageType>? {
        let words = value.arrayValue ?? [value]
        let types = words.compactMap { $0.stringValue.flatMap(DamageType.init(rawValue:)) }
        return types.isEmpty || types.count < words.count ? nil : Set(types)
    }

    /// True when it covers damage of these kinds; damage of no known kind is covered by a full exemption alone.
    func covers(_ kinds: [DamageType?]) -> Bool {
        guard let types else { return true }
        return kinds.allSatisfy { kind in kind.map(types.contains) ?? false }
    }
}
