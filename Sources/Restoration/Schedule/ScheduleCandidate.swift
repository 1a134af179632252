public import GeoModel

/// A mine, or a site with an id of its own, that may be treated as a whole in one of the years.
public struct ScheduleCandidate: Sendable, Hashable {
    /// The id.
    public var mineID: String
    /// The name.
    public var name: String?
    /// Its own category and every category of the plan it counts for.
    public var categories: [String]
    /// The town.
    public var town: String?
    /// The tier, 1 first; nil comes after the last tier.
    public var tier: Int?
    /// The rank, 1 first.
    public var rank: Int?
    /// Land that is still to be treated: pending and in works.
    public var area: ExactArea
    /// What the treatment costs.
    public var cost: Money
    /// The contiguous area it belongs to; mines of one area are treated in the same years where possible.
    public var group: String?
    /// The year it is promised for.
    public var committed: Int?
    /// First year it may be treated in.
    public var notBefore: Int?
    /// Last year it may be treated in.
    public var notAfter: Int?
    /// Why it is left out of the schedule; nil for a mine that may be chosen.
    public var exclusion: String?
    /// Accepted land by the year of acceptance.
    public var accepted: [Int: ExactArea]

    /// Creates a candidate.
    public init(
        mineID: String,
        name: String? = nil,
        categories: [String] = [],
        town: String? = nil,
        tier: Int? = nil,
        rank: Int? = nil,
        area: ExactArea,
        cost: Money = .zero,
        group: String? = nil,
        committed: Int? = nil,
        notBefore: Int? = nil,
        notAfter: Int? = nil,
        exclusion: String? = nil,
        accepted: [Int: ExactArea] = [:]
    ) {
        self.mineID = mineID
        self.name = name
        self.categories = categories
        self.town = town
        self.tier = tier
        self.rank = rank
        self.area = area
        self.cost = cost
        self.group = group
        self.committed = committed
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.exclusion = exclusion
        self.accepted = accepted
    }

    /// Whether the year lies in its window; a promise leaves one year.
    func mayBeTreated(in year: Int) -> Bool {
        if let committed { return committed == year }
        return year >= notBefore ?? .min && year <= notAfter ?? .max
    }
}

/// What a goal counts: mu or mines of a category and a town.
public struct ScheduleScope: Sendable, Hashable {
    /// Mu or mines.
    public var quantity: PlanTarget.Quantity
    /// The category; nil for all.
    public var category: String?
    /// The town; nil for all.
    public var town: String?

    /// Creates a scope.
    public init(_ quantity: PlanTarget.Quantity = .mu, category: String? = nil, town: String? = nil) {
        self.quantity = quantity
        self.category = category
        self.town = town
    }

    /// Whether a candidate counts for it.
    public func holds(_ candidate: ScheduleCandidate) -> Bool {
        if let category, !candidate.categories.contains(category) { return false }
        return town == nil || town == candidate.town
    }

    /// What treating a candidate adds: its mu, or 1.
    func amount(of candidate: ScheduleCandidate) -> Double { quantity == .mines ? 1 : candidate.area.mu }

    /// What has been accepted of a candidate up to a year.
    func done(_ candidate: ScheduleCandidate, through year: Int) -> Double {
        let areas = candidate.accepted.filter { $0.key <= year }.values
        guard quantity == .mines else { return areas.reduce(.zero, +).mu }
        // A mine counts when nothing is left of it.
        return !areas.isEmpty && candidate.area == .zero ? 1 : 0
    }
}

/// What must be reached by the end of a year. What was done early counts, what is missing has to be made up.
public struct ScheduleGoal: Sendable, Hashable {
    /// What is counted.
    public var scope: ScheduleScope
    /// The year by whose end it must be reached.
    public var year: Int
    /// The figure the plan states for the period that ends with the year.
    public var stated: DecimalNumber
    /// The figures of this and all earlier periods together.
    public var cumulative: DecimalNumber
    /// The clause.
    public var clause: String

    /// Creates a goal.
    public init(_ scope: ScheduleScope, year: Int, stated: DecimalNumber, cumulative: DecimalNumber, clause: String) {
        self.scope = scope
        self.year = year
        self.stated = stated
        self.cumulative = cumulative
        self.clause = clause
    }
}
