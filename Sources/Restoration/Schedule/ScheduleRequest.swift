/// How tiers steer a schedule.
public enum TierRule: String, Sendable, Hashable, CaseIterable {
    /// A lower tier costs more than a higher one by the factors of the rules; it may still come first.
    case preferred
    /// In a town and category a lower tier is treated only when all of the higher tier is treated by then.
    case strict
}

/// What a schedule is made for.
public enum ScheduleAim: String, Sendable, Hashable, CaseIterable {
    /// Reach the targets with the least money.
    case targets
    /// Reach the targets, then treat as much as the fund pays for, the urgent first.
    case fund
}

/// Everything a schedule depends on.
public struct ScheduleRequest: Sendable, Hashable {
    /// The mines.
    public var candidates: [ScheduleCandidate]
    /// What must be reached.
    public var goals: ScheduleGoals
    /// First year that can still be planned.
    public var firstYear: Int
    /// Last year.
    public var lastYear: Int
    /// Money by year; a year that is missing has no limit.
    public var fund: [Int: Money]
    /// Whether money left over in a year can be spent later.
    public var carriesOver: Bool
    /// What it is made for.
    public var aim: ScheduleAim
    /// How tiers steer it.
    public var tierRule: TierRule
    /// Numbers of the rules file.
    public var weights: ScheduleWeights

    /// Creates a request.
    public init(
        candidates: [ScheduleCandidate],
        goals: ScheduleGoals,
        firstYear: Int,
        lastYear: Int,
        fund: [Int: Money] = [:],
        carriesOver: Bool = false,
        aim: ScheduleAim = .targets,
        tierRule: TierRule = .preferred,
        weights: ScheduleWeights
    ) {
        self.candidates = candidates
        self.goals = goals
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.fund = fund
        self.carriesOver = carriesOver
        self.aim = aim
        self.tierRule = tierRule
        self.weights = weights
    }

    /// The years, in order.
    public var years: [Int] { firstYear <= lastYear ? Array(firstYear...lastYear) : [] }
}

/// The numbers that weigh one schedule against another, all of the rules file (topic `schedule`).
public struct ScheduleWeights: Sendable, Hashable {
    /// Cost factors of tiers 1, 2 and 3 and of mines without a tier.
    public let tierFactors: [Double]
    /// Share of its cost that waiting a year adds to a mine, divided by its tier's factor.
    public let yearOfWaiting: Double
    /// Share of its cost that treating a mine a year later saves, so that what is not urgent waits for its target.
    public let yearOfSaving: Double
    /// What working in a contiguous area costs each year, in 万元.
    public let openingInWanYuan: Double
    /// Mu that a missing mine weighs like.
    public let muPerMissingMine: Double
    /// Price of treating a mu where none is given, in yuan.
    public let yuanPerMu: DecimalNumber
    /// A solution within this share of the best possible one counts as optimal.
    public let relativeGap: Double

    /// Reads the numbers.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        tierFactors = try reader.numbers("schedule.tier_factors", in: 1...1000)
        guard tierFactors.count == 4, zip(tierFactors, tierFactors.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw RulesError(path: "values.schedule.tier_factors.value", reason: "needs four numbers that do not fall")
        }
        yearOfWaiting = try reader.number("schedule.year_of_waiting", in: 0...1)
        yearOfSaving = try reader.number("schedule.year_of_saving", in: 0...1)
        openingInWanYuan = try reader.number("schedule.opening_wan_yuan", in: 0...1e6)
        muPerMissingMine = try reader.number("schedule.mu_per_missing_mine", in: 0.01...1e6)
        yuanPerMu = DecimalNumber(try reader.number("schedule.yuan_per_mu", in: 0...1e9)).rounded(to: 2)
        relativeGap = try reader.number("schedule.relative_gap", in: 0...0.5)
    }

    /// The factor of a tier.
    func factor(ofTier tier: Int?) -> Double {
        guard let tier, (1...3).contains(tier) else { return tierFactors[3] }
        return tierFactors[tier - 1]
    }
}
