/// A word that means nothing without a number: 左右, 基本, 突出.
public struct PlanVagueWord: Sendable, Hashable {
    /// The word in its phrase.
    public var phrase: String
    /// The number that was set for it; nil when none is.
    public var setting: DecimalNumber?
    /// The clause.
    public var clause: String

    /// Creates a word.
    public init(_ phrase: String, setting: DecimalNumber? = nil, clause: String) {
        self.phrase = phrase
        self.setting = setting
        self.clause = clause
    }
}

/// The zones and lines a plan names, which other texts name otherwise.
public struct PlanZones: Sendable, Hashable {
    /// The plan's word, 四区两线 or 三区两线.
    public var term: String
    /// What the plan lists under it.
    public var listed: [ProtectedKind]
    /// The preset of layers that was chosen; nil when none is.
    public var preset: String?
    /// The clause.
    public var clause: String

    /// Creates zones.
    public init(_ term: String, listed: [ProtectedKind], preset: String? = nil, clause: String) {
        self.term = term
        self.listed = listed
        self.preset = preset
        self.clause = clause
    }
}

/// A principle that says which mines come first.
public struct PlanPriority: Sendable, Hashable {
    /// The principles of the plans.
    public enum Principle: String, Sendable, Hashable, CaseIterable {
        /// 先易后难
        case easyFirst = "easy_first"
        /// 影响严重的优先
        case worstFirst = "worst_first"
        /// 重点区域、重点矿山优先
        case keyAreasFirst = "key_areas_first"
    }

    /// The principle.
    public var principle: Principle
    /// The plan's words.
    public var text: String
    /// The clause.
    public var clause: String

    /// Creates a priority.
    public init(_ principle: Principle, text: String, clause: String) {
        self.principle = principle
        self.text = text
        self.clause = clause
    }
}

/// What the fund pays or does not pay.
public struct PlanFundRule: Sendable, Hashable {
    /// The use.
    public var use: FundUse
    /// True when the fund pays for it.
    public var isEligible: Bool
    /// The clause.
    public var clause: String

    /// Creates a rule.
    public init(_ use: FundUse, isEligible: Bool, clause: String) {
        self.use = use
        self.isEligible = isEligible
        self.clause = clause
    }
}

/// What happens when something is not done.
public struct PlanConsequence: Sendable, Hashable {
    /// When it happens.
    public var trigger: String
    /// What happens.
    public var measure: String
    /// The clause.
    public var clause: String

    /// Creates a consequence.
    public init(trigger: String, measure: String, clause: String) {
        self.trigger = trigger
        self.measure = measure
        self.clause = clause
    }
}
