public import GeoModel

/// What one enterprise answers for in a contiguous area, with the items its figure comes from.
public struct ResponsibilitySheet: Sendable, Hashable {
    /// One line of the proof: a damaged area with its factors, or a figure typed in.
    public enum Line: Sendable, Hashable {
        /// Damaged area × grade factor × causal share.
        case damage(mine: String?, Responsibility.Item)
        /// An agreed figure.
        case agreed(mine: String?, DecimalNumber)
    }

    /// The enterprise.
    public var enterprise: String
    /// Its lines.
    public var lines: [Line]

    /// Creates a sheet.
    public init(enterprise: String, lines: [Line]) {
        self.enterprise = enterprise
        self.lines = lines
    }

    /// The figure of one line.
    public func figure(_ line: Line, by rule: Responsibility) -> DecimalNumber {
        switch line {
        case .damage(_, let item): return rule.total(of: [item])
        case .agreed(_, let figure): return figure
        }
    }

    /// The figure of all lines.
    public func figure(by rule: Responsibility) -> DecimalNumber {
        lines.reduce(DecimalNumber(coefficient: 0, scale: 0)) { $0 + figure($1, by: rule) }
    }
}

/// The money of one contiguous area among its enterprises, with the mode that is proposed and why.
public struct FundAllocation: Sendable, Hashable {
    /// The contiguous area.
    public let area: String
    /// What is known of it.
    public let facts: ContiguousArea
    /// The mode proposed. A suggestion: the working group decides.
    public let proposal: ModeProposal
    /// The money to be shared, in 万元.
    public let total: DecimalNumber
    /// Sheets by enterprise, in the order of the shares.
    public let sheets: [ResponsibilitySheet]
    /// The shares, which add up to the total exactly.
    public let shares: [FundShare]

    /// Shares the money of an area.
    ///
    /// - Parameter decimals: decimals of the parts in 万元: 2 by domain 4.7, 6 for whole fen.
    public init(
        area: String,
        facts: ContiguousArea,
        total: DecimalNumber,
        sheets: [ResponsibilitySheet],
        rule: Responsibility,
        decimals: Int = 2
    ) throws(FundShareError) {
        self.area = area
        self.facts = facts
        proposal = ModeProposal(for: facts)
        self.total = total
        let sorted = sheets.sorted { $0.enterprise.utf8.lexicographicallyPrecedes($1.enterprise.utf8) }
        self.sheets = sorted
        shares = try FundShare.shares(
            of: total,
            by: sorted.map { ($0.enterprise, $0.figure(by: rule)) },
            decimals: decimals
        )
    }
}

extension FundUse {
    /// Whether a plan's own rules let the fund pay for it; plan 000's clause where the plan says nothing.
    public func eligibility(under plan: Plan?) -> FundEligibility {
        guard let rule = plan?.fundRules.first(where: { $0.use == self }) else { return FundEligibility(self) }
        return rule.isEligible ? .eligible : .refused(clause: "\(plan?.id ?? "") \(rule.clause)")
    }
}

/// What a year's money did at one mine: drawn against land accepted in that project, measured and not typed.
public struct FundEffect: Sendable, Hashable {
    /// The mine.
    public let mine: String
    /// Planned in all years.
    public let planned: Money
    /// Drawn in all years.
    public let drawn: Money
    /// Accepted land; nil for a mine the assessment does not have.
    public let accepted: ExactArea?
    /// Restored land, accepted or not; nil for a mine the assessment does not have.
    public let restored: ExactArea?

    /// Creates an effect.
    public init(mine: String, planned: Money, drawn: Money, accepted: ExactArea?, restored: ExactArea?) {
        self.mine = mine
        self.planned = planned
        self.drawn = drawn
        self.accepted = accepted
        self.restored = restored
    }

    /// Drawn money per accepted mu, yuan; nil while nothing is accepted.
    public var yuanPerAcceptedMu: DecimalNumber? { accepted.flatMap { FundBook.yuanPerMu(drawn: drawn, accepted: $0) } }

    /// Money was drawn and no land is restored (plan 004 三（二）: money must have effect).
    public var isWithoutEffect: Bool { drawn > .zero && restored == .zero }
}
