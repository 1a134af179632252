public import GeoModel

/// Where money comes from.
public enum MoneySource: String, Sendable, Hashable, CaseIterable {
    /// 矿山环境治理恢复基金
    case enterpriseFund = "enterprise_fund"
    /// 区（县）级财政
    case countyBudget = "county_budget"
    /// 市级财政
    case cityBudget = "city_budget"
    /// 上级专项资金
    case higherBudget = "higher_budget"
    /// 社会资金
    case social
}

/// One line of a year's fund plan or budget.
public struct BudgetLine: Sendable, Hashable {
    /// The budget year.
    public var year: Int
    /// The project.
    public var project: String
    /// The mine whose money or task it is; nil for common lines.
    public var mineID: String?
    /// What it pays for.
    public var use: FundUse
    /// Where it comes from.
    public var source: MoneySource
    /// Planned for the year.
    public var planned: Money
    /// Drawn so far.
    public var drawn: Money

    /// Creates a line.
    public init(
        year: Int,
        project: String,
        mineID: String? = nil,
        use: FundUse,
        source: MoneySource,
        planned: Money,
        drawn: Money = .zero
    ) {
        self.year = year
        self.project = project
        self.mineID = mineID
        self.use = use
        self.source = source
        self.planned = planned
        self.drawn = drawn
    }
}

/// Why a budget line is refused.
public enum BudgetLineRefusal: Error, Sendable, Hashable {
    /// The fund does not pay for it.
    case notEligible(FundUse, clause: String)
    /// A negative amount.
    case negativeAmount(project: String)
    /// More drawn than planned.
    case overdrawn(project: String, by: Money)
}

/// The lines of the fund plans, each checked when it enters.
public struct FundBook: Sendable, Hashable {
    /// Planned and drawn together.
    public struct Sum: Sendable, Hashable {
        /// Planned.
        public var planned: Money
        /// Drawn.
        public var drawn: Money
    }

    /// The lines in the order they were added.
    public private(set) var lines: [BudgetLine] = []

    /// A book without lines.
    public init() {}

    /// Adds a line; a relocation line of the enterprises' fund is refused with its clause.
    ///
    /// - Parameter plan: the plan whose fund rules count; plan 000's where it says nothing of the use.
    public mutating func add(_ line: BudgetLine, under plan: Plan? = nil) throws(BudgetLineRefusal) {
        if line.source == .enterpriseFund, case .refused(let clause) = line.use.eligibility(under: plan) {
            throw .notEligible(line.use, clause: clause)
        }
        guard line.planned >= .zero, line.drawn >= .zero else { throw .negativeAmount(project: line.project) }
        guard line.drawn <= line.planned else {
            throw .overdrawn(project: line.project, by: line.drawn - line.planned)
        }
        lines.append(line)
    }

    /// Sums of lines that satisfy a condition.
    public func sum(where condition: (BudgetLine) -> Bool = { _ in true }) -> Sum {
        lines.lazy.filter(condition).reduce(into: Sum(planned: .zero, drawn: .zero)) { sum, line in
            sum.planned += line.planned
            sum.drawn += line.drawn
        }
    }

    /// Sums by year, years in order.
    public var byYear: [(year: Int, sum: Sum)] {
        Set(lines.map(\.year)).sorted().map { year in (year, sum { $0.year == year }) }
    }

    /// Money drawn per accepted mu of a project, in yuan to 0.01; nil while nothing is accepted.
    ///
    /// Accepted means measured polygons with an acceptance, never typed areas.
    public static func yuanPerMu(drawn: Money, accepted: ExactArea) -> DecimalNumber? {
        guard accepted.microSquareMetres > 0 else { return nil }
        // yuan per mu = fen/100 ÷ (µm²·3/2e9); in fen: fen·2e9 / (µm²·3).
        let fen = DecimalNumber.dividedHalfUp(drawn.fen * 2_000_000_000, by: accepted.microSquareMetres * 3)
        return DecimalNumber(coefficient: fen, scale: 2)
    }
}
