/// Reads a plan against itself by the 20 rules of features 2.5.
public struct PlanChecker: Sendable {
    /// The plan.
    public let plan: Plan
    /// Names of the town layer; nil when there is none to compare with.
    public let townLayer: [String]?
    /// Sums may differ by less than this, in the unit of the targets.
    public let tolerance: DecimalNumber
    /// A stage that ends within so many days of the issue is reported.
    public let daysAfterIssue: Int

    /// Creates a checker.
    public init(
        _ plan: Plan,
        townLayer: [String]? = nil,
        tolerance: DecimalNumber = TargetCheck.standardTolerance,
        daysAfterIssue: Int = 7
    ) {
        self.plan = plan
        self.townLayer = townLayer
        self.tolerance = tolerance
        self.daysAfterIssue = daysAfterIssue
    }

    /// All findings, by rule, those of one rule in the plan's order.
    public func findings() -> [PlanFinding] {
        PlanRule.allCases.flatMap(findings(of:))
    }

    /// The findings of one rule.
    public func findings(of rule: PlanRule) -> [PlanFinding] {
        switch rule {
        case .categoriesSum: return categoriesSum()
        case .yearsSum: return yearsSum()
        case .stagesSum: return stagesSum()
        case .statedTwice: return amountsStatedTwice() + sharesStatedTwice() + datesStatedTwice() + ordersStatedTwice()
        case .sharesSum: return sharesSum()
        case .repeatedNumber: return repeatedNumber()
        case .citedYear: return citedYear()
        case .stepOrder: return stepOrder()
        case .stageWindows: return statedLength() + windowsAgainstIssue() + windowsAmongThemselves() + targetsInStages()
        case .termStart: return termStart()
        case .reportPeriod: return reportPeriod()
        case .taskLead: return leadsOfTasks() + orderedPosts() + leadsOfActivities() + worksOutsideTasks() + group()
        case .postNames: return severalNames()
        case .annexes: return annexes()
        case .targetBase: return targetBase()
        case .vagueWords: return vagueWords()
        case .registerCounts: return registerCounts()
        case .towns: return towns()
        case .draftInForce: return draftInForce()
        case .priorities: return priorities()
        }
    }

    func isEqual(_ a: DecimalNumber, _ b: DecimalNumber) -> Bool { (a - b).magnitude < tolerance }

    static func sum(_ targets: [PlanTarget]) -> DecimalNumber {
        targets.reduce(DecimalNumber(coefficient: 0, scale: 0)) { $0 + $1.value }
    }
}

extension JSONValue {
    /// A decimal number as JSON number.
    init(_ number: DecimalNumber) { self = .double(number.doubleValue) }
}
