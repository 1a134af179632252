/// The goals a schedule is made for, out of a plan's targets, and the targets that are only compared.
public struct ScheduleGoals: Sendable, Hashable {
    /// Why a target makes no goal.
    public enum Unused: String, Sendable, Hashable, CaseIterable {
        /// The plan states the same at a finer level, or a second time; the schedule is compared with it.
        case statedFiner = "stated_finer"
        /// The categories or towns it is the sum of have goals of their own.
        case sumOfOthers = "sum_of_others"
        /// An aim (力争), no obligation.
        case ambition
        /// A percentage: its base has to be settled first (rule 15).
        case percentage
    }

    /// A target that makes no goal.
    public struct Other: Sendable, Hashable {
        /// The target.
        public var target: PlanTarget
        /// Why.
        public var reason: Unused
    }

    /// Goals by scope in the plan's order, in a scope by year.
    public let goals: [ScheduleGoal]
    /// Targets that are compared with the schedule and do not steer it.
    public let others: [Other]

    /// Goals given otherwise.
    public init(goals: [ScheduleGoal]) {
        self.goals = goals
        others = []
    }

    /// Takes for every category and town the finest level the plan states: years, else stages, milestones, the whole.
    ///
    /// A target of all categories (towns) is left to its parts where these have targets of their own; a plan whose
    /// levels contradict each other is thus scheduled by its finest level, and the difference to the others is shown.
    public init(_ plan: Plan) {
        var others: [Other] = []
        var byScope: [(scope: ScheduleScope, targets: [PlanTarget])] = []
        for target in plan.targets {
            if target.quantity == .percent {
                others.append(Other(target: target, reason: .percentage))
            } else if target.firmness == .ambition {
                others.append(Other(target: target, reason: .ambition))
            } else {
                let scope = ScheduleScope(target.quantity, category: target.category, town: target.town)
                if let place = byScope.firstIndex(where: { $0.scope == scope }) {
                    byScope[place].targets.append(target)
                } else {
                    byScope.append((scope, [target]))
                }
            }
        }
        let scopes = byScope.map(\.scope)
        var goals: [ScheduleGoal] = []
        for (scope, targets) in byScope {
            let finest = ScheduleGoals.finest.first { level in targets.contains { $0.level == level } } ?? .whole
            let isSum = ScheduleGoals.isSum(scope, of: scopes)
            var counted: [PlanTarget] = []
            for target in targets {
                let isRepeated = counted.contains { $0.from == target.from && $0.to == target.to }
                if !isSum, target.level == finest, !isRepeated {
                    counted.append(target)
                } else {
                    others.append(Other(target: target, reason: isSum ? .sumOfOthers : .statedFiner))
                }
            }
            goals += ScheduleGoals.series(counted, scope: scope)
        }
        self.goals = goals
        self.others = others.sorted { ScheduleGoals.place($0.target, plan) < ScheduleGoals.place($1.target, plan) }
    }

    private static let finest: [PlanTarget.Level] = [.year, .stage, .milestone, .whole]

    private static func place(_ target: PlanTarget, _ plan: Plan) -> Int { plan.targets.firstIndex(of: target) ?? 0 }

    /// A total over categories whose parts are stated, or over towns whose parts are.
    private static func isSum(_ scope: ScheduleScope, of all: [ScheduleScope]) -> Bool {
        all.contains { other in
            other.quantity == scope.quantity && other != scope
                && (scope.category == nil && other.category != nil && other.town == scope.town
                    || scope.town == nil && other.town != nil && other.category == scope.category)
        }
    }

    private static func series(_ targets: [PlanTarget], scope: ScheduleScope) -> [ScheduleGoal] {
        var sum = DecimalNumber(coefficient: 0, scale: 0)
        return targets.sorted { ($0.to, $0.from) < ($1.to, $1.from) }.map { target in
            sum = sum + target.value
            return ScheduleGoal(scope, year: target.to, stated: target.value, cumulative: sum, clause: target.clause)
        }
    }
}
