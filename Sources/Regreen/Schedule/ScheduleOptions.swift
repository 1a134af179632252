public import Restoration

/// What `plan schedule` is asked for.
public struct ScheduleOptions: Sendable, Hashable {
    /// The plan file.
    public var plan: String
    /// `assessment.json`, or the output folder it stands in.
    public var assessment: String?
    /// A table of mines: alone, or laid over the assessment.
    public var mines: String?
    /// The ledger, a workspace or JSON lines, for re-planning.
    public var events: String?
    /// Mines of the assessment's layer this near belong together, metres; nil leaves it to the table's `group`.
    public var contiguousWithin: Double?
    /// Where the connection string of a shared workspace is looked up.
    public var environment: [String: String]
    /// An earlier schedule (`--json` output), to say what changed.
    public var previous: String?
    /// A county's rules file.
    public var rules: String?
    /// First year that can still be planned; the plan's first when nil.
    public var firstYear: Int?
    /// Last year; the plan's last when nil.
    public var lastYear: Int?
    /// Money by year.
    public var fund: [Int: Money]
    /// Whether money left over can be spent later.
    public var carriesOver: Bool
    /// What the schedule is made for.
    public var aim: ScheduleAim
    /// How tiers steer it.
    public var tierRule: TierRule
    /// Categories of the plan by a category or status of the mines.
    public var categories: [String: [String]]
    /// Promised years by mine.
    public var commitments: [String: Int]
    /// Mines left out, with the reason.
    public var exclusions: [String: String]
    /// Seconds the search may take; nil for no limit.
    public var seconds: Double?
    /// The gap that counts as optimal; the rules' when nil.
    public var relativeGap: Double?

    /// Creates options.
    public init(
        plan: String,
        assessment: String? = nil,
        mines: String? = nil,
        events: String? = nil,
        contiguousWithin: Double? = nil,
        environment: [String: String] = [:],
        previous: String? = nil,
        rules: String? = nil,
        firstYear: Int? = nil,
        lastYear: Int? = nil,
        fund: [Int: Money] = [:],
        carriesOver: Bool = false,
        aim: ScheduleAim = .targets,
        tierRule: TierRule = .preferred,
        categories: [String: [String]] = [:],
        commitments: [String: Int] = [:],
        exclusions: [String: String] = [:],
        seconds: Double? = 60,
        relativeGap: Double? = nil
    ) {
        self.plan = plan
        self.assessment = assessment
        self.mines = mines
        self.events = events
        self.contiguousWithin = contiguousWithin
        self.environment = environment
        self.previous = previous
        self.rules = rules
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.fund = fund
        self.carriesOver = carriesOver
        self.aim = aim
        self.tierRule = tierRule
        self.categories = categories
        self.commitments = commitments
        self.exclusions = exclusions
        self.seconds = seconds
        self.relativeGap = relativeGap
    }
}
