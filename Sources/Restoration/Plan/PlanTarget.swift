/// A figure the plan sets, once for each place where the text states it.
public struct PlanTarget: Sendable, Hashable {
    /// What is counted.
    public enum Quantity: String, Sendable, Hashable, CaseIterable {
        /// Area to be treated, mu.
        case mu
        /// Number of mines.
        case mines
        /// A share of the whole task, %.
        case percent
    }

    /// Where in the plan's arithmetic it stands.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// The whole action.
        case whole
        /// A milestone of the goals.
        case milestone
        /// A stage of the work.
        case stage
        /// A year.
        case year
    }

    /// How firm it is.
    public enum Firmness: String, Sendable, Hashable, CaseIterable {
        /// 确保, or nothing said.
        case firm
        /// 力争
        case ambition
    }

    /// What is counted.
    public var quantity: Quantity
    /// The amount.
    public var value: DecimalNumber
    /// Where it stands.
    public var level: Level
    /// First year.
    public var from: Int
    /// Last year.
    public var to: Int
    /// The category; nil for all.
    public var category: String?
    /// The town; nil for all.
    public var town: String?
    /// The stage it belongs to.
    public var stage: String?
    /// What a percentage is of; nil when the text does not say.
    public var base: String?
    /// How firm it is.
    public var firmness: Firmness
    /// True for 左右.
    public var isApproximate: Bool
    /// The clause.
    public var clause: String

    /// Creates a target.
    public init(
        _ value: DecimalNumber,
        _ quantity: Quantity,
        _ level: Level,
        from: Int,
        to: Int,
        category: String? = nil,
        town: String? = nil,
        stage: String? = nil,
        base: String? = nil,
        firmness: Firmness = .firm,
        isApproximate: Bool = false,
        clause: String
    ) {
        self.value = value
        self.quantity = quantity
        self.level = level
        self.from = from
        self.to = to
        self.category = category
        self.town = town
        self.stage = stage
        self.base = base
        self.firmness = firmness
        self.isApproximate = isApproximate
        self.clause = clause
    }
}

/// An amount of money the plan states.
public struct PlanAmount: Sendable, Hashable {
    /// What it is for.
    public var purpose: String
    /// The amount.
    public var amount: Money
    /// The clause.
    public var clause: String

    /// Creates an amount.
    public init(purpose: String, amount: Money, clause: String) {
        self.purpose = purpose
        self.amount = amount
        self.clause = clause
    }
}
