public import GeoModel

/// One entry of a register of plan 004: what it is about, what has to be there, by when.
public struct SupervisionRecord: Sendable, Hashable {
    /// The registers.
    public enum Register: String, Sendable, Hashable, CaseIterable {
        /// Buildings and facilities over goafs that were paid off and have to be pulled down.
        case demolition
        /// Hazard points with their cards and watch posts.
        case hazards
        /// Dead trees over goafs that have to be cleared and replanted.
        case trees
        /// Wells and springs whose level falls or whose water is polluted.
        case water
    }

    /// What is missing or wrong.
    public enum Gap: String, Sendable, Hashable, CaseIterable {
        /// The due day is over and it is not done.
        case overdue
        /// No day by which it has to be done.
        case noDeadline = "no_deadline"
        /// Nobody is named as watch post.
        case noWatchPost = "no_watch_post"
        /// No warning signal, way out or shelter stands on the card.
        case cardIncomplete = "card_incomplete"
        /// The card was not handed out, or its receipt is missing.
        case cardNotReceived = "card_not_received"
        /// Mining causes it and there is no scheme for it.
        case noScheme = "no_scheme"
        /// Built anew after it was paid off.
        case builtAnew = "built_anew"
        /// The mine has no water-saving scheme.
        case noWaterScheme = "no_water_scheme"
        /// Cleared and not replanted.
        case notReplanted = "not_replanted"
        /// The plan names two posts as lead (item 7): ask.
        case leadContradictory = "lead_contradictory"
    }

    /// The register.
    public var register: Register
    /// The entry's id.
    public var id: String
    /// The mine; nil for hazards of natural cause.
    public var mine: String?
    /// The town.
    public var town: String?
    /// Where it is, in words.
    public var place: String?
    /// The values of its card, by key, in order.
    public var values: [(key: String, value: String)]
    /// The day by which it has to be done, inclusive.
    public var due: CalendarDate?
    /// The day it was done.
    public var done: CalendarDate?
    /// The cause of a hazard.
    public var cause: HazardCause?

    /// Creates an entry.
    public init(
        _ register: Register,
        id: String,
        mine: String? = nil,
        town: String? = nil,
        place: String? = nil,
        values: [(key: String, value: String)] = [],
        due: CalendarDate? = nil,
        done: CalendarDate? = nil,
        cause: HazardCause? = nil
    ) {
        self.register = register
        self.id = id
        self.mine = mine
        self.town = town
        self.place = place
        self.values = values
        self.due = due
        self.done = done
        self.cause = cause
    }

    /// A value of the card; nil when it is not there.
    public subscript(key: String) -> String? { values.first { $0.key == key }?.value }

    /// The kind of problem, which has the clause.
    public var problem: ProblemKind {
        switch register {
        case .demolition: return .buildings
        case .hazards: return (cause ?? .natural).problem
        case .trees: return .vegetation
        case .water: return .water
        }
    }

    /// Posts that lead, by the plan's text; several where it names several.
    public var leads: [LocalizedText] {
        switch problem {
        case .subsidenceAndCracks, .fundUse, .naturalHazards: return [LocalizedText(zh: "旗自然资源局", en: "land bureau")]
        case .vegetation: return [LocalizedText(zh: "各相关镇", en: "towns concerned")]
        case .buildings:
            return [
                LocalizedText(zh: "各相关镇", en: "towns concerned"),
                LocalizedText(zh: "旗矿区生态移民服务中心", en: "relocation centre"),
                LocalizedText(zh: "旗应急管理局", en: "emergency bureau"),
            ]
        case .water:
            return [
                LocalizedText(zh: "旗农牧和水利局", en: "agriculture and water bureau"),
                LocalizedText(zh: "旗生态环境分局", en: "environment branch bureau"),
            ]
        case .miningHazards:
            return [
                LocalizedText(zh: "旗应急管理局（牵头单位）", en: "emergency bureau (named as lead)"),
                LocalizedText(zh: "旗矿山安全监管局（正文）", en: "mine-safety bureau (in the text)"),
            ]
        }
    }

    /// What is missing or wrong on a day, in the order of `Gap`.
    public func gaps(on date: CalendarDate) -> [Gap] {
        var found: Set<Gap> = []
        if done == nil {
            if let due, due < date { found.insert(.overdue) }
            if due == nil { found.insert(.noDeadline) }
        }
        switch register {
        case .demolition: if self["built_anew"] != nil { found.insert(.builtAnew) }
        case .hazards: found.formUnion(hazardGaps)
        case .trees: if done != nil, self["replanted"] == nil { found.insert(.notReplanted) }
        case .water: if self["scheme"] == nil { found.insert(.noWaterScheme) }
        }
        return Gap.allCases.filter(found.contains)
    }

    private var hazardGaps: Set<Gap> {
        var found: Set<Gap> = []
        if self["watch_post"] == nil { found.insert(.noWatchPost) }
        if ["signal", "way_out", "shelter"].contains(where: { self[$0] == nil }) { found.insert(.cardIncomplete) }
        if self["received"] == nil { found.insert(.cardNotReceived) }
        if cause == .mining {
            found.insert(.leadContradictory)
            if self["scheme"] == nil { found.insert(.noScheme) }
        }
        return found
    }

    /// Equal when all is equal, values in order.
    public static func == (a: SupervisionRecord, b: SupervisionRecord) -> Bool {
        a.register == b.register && a.id == b.id && a.mine == b.mine && a.town == b.town && a.place == b.place
            && a.due == b.due && a.done == b.done && a.cause == b.cause
            && a.values.elementsEqual(b.values) { $0.key == $1.key && $0.value == $1.value }
    }

    /// Hashes the register and id.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(register)
        hasher.combine(id)
    }
}
