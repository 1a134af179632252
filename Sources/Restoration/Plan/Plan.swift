public import GeoModel

/// A county plan as data (`regreen.plan/1`): what it orders, by when, by which post, with the clause of each statement.
///
/// Statements stand as the text has them, contradictions included: the checker reports those and mends none.
public struct Plan: Sendable, Hashable {
    /// Machine key, for example `002`.
    public var id: String
    /// The plan's name.
    public var title: String
    /// The county's code (GB/T 2260).
    public var adcode: String
    /// Issue, validity and period.
    public var terms: PlanTerms
    /// Stages in the plan's order.
    public var stages: [PlanStage]
    /// Targets, each as often as the text states it.
    public var targets: [PlanTarget]
    /// Tasks.
    public var tasks: [PlanTask]
    /// Posts and bodies.
    public var posts: [PlanPost]
    /// Members of the leading group by post id; nil when the text lists none.
    public var group: [String]?
    /// Duties of posts outside the tasks.
    public var duties: [PlanDuty]
    /// Steps with deadlines: works, acceptance chain, applications.
    public var steps: [PlanStep]
    /// Orders of steps as the text gives them, to be compared where it gives them twice.
    public var sequences: [PlanSequence]
    /// Reports.
    public var reports: [PlanReport]
    /// Documents it rests on.
    public var citations: [PlanCitation]
    /// Annexes.
    public var annexes: [PlanAnnex]
    /// Posts and things under several names.
    public var names: [PlanNames]
    /// Counts of mines.
    public var register: PlanRegister?
    /// Towns it names.
    public var towns: [String]
    /// Words that need a setting.
    public var vagueWords: [PlanVagueWord]
    /// The zones and lines it names.
    public var zones: PlanZones?
    /// Which mines come first.
    public var priorities: [PlanPriority]
    /// What the fund pays and does not pay.
    public var fundRules: [PlanFundRule]
    /// What happens to those who do not.
    public var consequences: [PlanConsequence]
    /// Amounts of money it states.
    public var amounts: [PlanAmount]

    /// Creates a plan; what the text does not have is left out.
    public init(
        id: String,
        title: String,
        adcode: String,
        terms: PlanTerms,
        stages: [PlanStage] = [],
        targets: [PlanTarget] = [],
        tasks: [PlanTask] = [],
        posts: [PlanPost] = [],
        group: [String]? = nil,
        duties: [PlanDuty] = [],
        steps: [PlanStep] = [],
        sequences: [PlanSequence] = [],
        reports: [PlanReport] = [],
        citations: [PlanCitation] = [],
        annexes: [PlanAnnex] = [],
        names: [PlanNames] = [],
        register: PlanRegister? = nil,
        towns: [String] = [],
        vagueWords: [PlanVagueWord] = [],
        zones: PlanZones? = nil,
        priorities: [PlanPriority] = [],
        fundRules: [PlanFundRule] = [],
        consequences: [PlanConsequence] = [],
        amounts: [PlanAmount] = []
    ) {
        self.id = id
        self.title = title
        self.adcode = adcode
        self.terms = terms
        self.stages = stages
        self.targets = targets
        self.tasks = tasks
        self.posts = posts
        self.group = group
        self.duties = duties
        self.steps = steps
        self.sequences = sequences
        self.reports = reports
        self.citations = citations
        self.annexes = annexes
        self.names = names
        self.register = register
        self.towns = towns
        self.vagueWords = vagueWords
        self.zones = zones
        self.priorities = priorities
        self.fundRules = fundRules
        self.consequences = consequences
        self.amounts = amounts
    }

    /// The name of a post; its id where it is not listed.
    public func name(ofPost id: String) -> String { posts.first { $0.id == id }?.name ?? id }
}

/// Issue, validity and period of a plan.
public struct PlanTerms: Sendable, Hashable {
    /// The day of issue; nil when the text has none.
    public var issued: CalendarDate?
    /// True for a text headed as a draft (征求意见稿).
    public var isDraft: Bool
    /// True when it says it is in force from its issue.
    public var isInForce: Bool
    /// First day of the action.
    public var from: CalendarDate?
    /// Last day of the action.
    public var to: CalendarDate?
    /// The length the text states, in years.
    public var statedYears: Int?
    /// The clause of the period.
    public var clause: String

    /// Creates terms.
    public init(
        issued: CalendarDate? = nil,
        isDraft: Bool = false,
        isInForce: Bool = true,
        from: CalendarDate? = nil,
        to: CalendarDate? = nil,
        statedYears: Int? = nil,
        clause: String = ""
    ) {
        self.issued = issued
        self.isDraft = isDraft
        self.isInForce = isInForce
        self.from = from
        self.to = to
        self.statedYears = statedYears
        self.clause = clause
    }
}

/// A stage with its window.
public struct PlanStage: Sendable, Hashable {
    /// Machine key.
    public var id: String
    /// The stage's name.
    public var name: String
    /// First day; nil when the text has none.
    public var from: CalendarDate?
    /// Last day, inclusive; nil for a lasting stage.
    public var to: CalendarDate?
    /// The clause.
    public var clause: String

    /// Creates a stage.
    public init(_ id: String, name: String, from: CalendarDate?, to: CalendarDate?, clause: String) {
        self.id = id
        self.name = name
        self.from = from
        self.to = to
        self.clause = clause
    }
}
