public import GeoModel

/// Why money cannot be shared.
public enum FundShareError: Error, Sendable, Hashable {
    /// The responsibilities add up to nothing.
    case noResponsibility
    /// A responsibility that is negative or beyond 10¹⁰.
    case responsibility(name: String)
    /// The same name twice.
    case duplicateName(String)
    /// A total that is negative, beyond 10¹⁰, or has more decimals than are shared.
    case total
}

/// One enterprise's part.
public struct FundShare: Sendable, Hashable {
    /// The enterprise or mine.
    public let name: String
    /// What it answers for, in the unit of the sheet.
    public let responsibility: DecimalNumber
    /// Its part of the total.
    public let amount: DecimalNumber

    /// Shares a total by responsibility, rounded by largest remainder so that the parts add up to it exactly; ties go to
    /// the name that sorts first by UTF-8 (domain 4.7).
    ///
    /// - Parameters:
    ///   - total: the amount, for example in 万元.
    ///   - responsibilities: by name; zero is allowed and gets nothing.
    ///   - decimals: decimals of the parts, 0...6.
    /// - Returns: the shares sorted by name.
    public static func shares(
        of total: DecimalNumber,
        by responsibilities: [(name: String, responsibility: DecimalNumber)],
        decimals: Int = 2
    ) throws(FundShareError) -> [FundShare] {
        precondition((0...6).contains(decimals), "0 to 6 decimals")
        let limit = DecimalNumber(coefficient: 10_000_000_000, scale: 0)
        let zero = DecimalNumber(coefficient: 0, scale: 0)
        guard total >= zero, total <= limit, total == total.rounded(to: decimals) else { throw .total }
        let sorted = responsibilities.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.name == later.name {
            throw .duplicateName(later.name)
        }
        for entry in sorted where entry.responsibility < zero || entry.responsibility > limit {
            throw .responsibility(name: entry.name)
        }
        let weights = sorted.map { $0.responsibility.rounded(to: weightDecimals).padded(to: weightDecimals) }
        let sum = weights.reduce(0, +)
        guard sum > 0 else { throw .noResponsibility }
        let units = total.rounded(to: decimals).padded(to: decimals)
        let parts = weights.map { part(of: units, weight: $0, sum: sum, decimals: decimals) }
        let balanced = ForcedBalance.round(parts, decimals: decimals, total: total)
        return zip(sorted, balanced.parts).map {
            FundShare(name: $0.name, responsibility: $0.responsibility, amount: $1)
        }
    }

    /// Decimals of responsibilities that count; products with a total up to 10¹⁰ then stay within Int128.
    private static let weightDecimals = 6

    /// units·weight/sum with 12 more decimals than are shared: what lies beyond cannot matter to the remainders.
    private static func part(of units: Int128, weight: Int128, sum: Int128, decimals: Int) -> DecimalNumber {
        let (whole, rest) = (units * weight).quotientAndRemainder(dividingBy: sum)
        let fine = DecimalNumber.powerOfTen(12)
        return DecimalNumber(
            coefficient: whole * fine + DecimalNumber.dividedHalfUp(rest * fine, by: sum),
            scale: decimals + 12
        )
    }
}

/// What an enterprise answers for: damaged area × grade factor × causal share, all by default [G], or a figure typed in.
public struct Responsibility: Sendable, Hashable {
    /// One damaged area.
    public struct Item: Sendable, Hashable {
        /// The damaged area.
        public var area: ExactArea
        /// Its grade; land that is not damaged counts nothing.
        public var grade: DamageGrade
        /// The part this enterprise caused, 0...1.
        public var causalShare: DecimalNumber

        /// Creates an item.
        public init(area: ExactArea, grade: DamageGrade, causalShare: DecimalNumber) {
            self.area = area
            self.grade = grade
            self.causalShare = causalShare
        }
    }

    /// The factors of light, medium and severe damage.
    public let gradeFactors: [DecimalNumber]

    /// Reads the factors out of rules.
    public init(rules: Rules) throws(RulesError) {
        let factors = try RulesReader(entries: rules.entries).numbers("fund.grade_factors", in: 0...1000)
        guard factors.count == 3 else {
            throw RulesError(path: "values.fund.grade_factors.value", reason: "needs three numbers")
        }
        gradeFactors = factors.map { DecimalNumber($0).rounded(to: 2) }
    }

    /// Σ mu × factor × share, to 6 decimals.
    public func total(of items: [Item]) -> DecimalNumber {
        items.reduce(DecimalNumber(coefficient: 0, scale: 0)) { sum, item in
            guard item.grade != .none else { return sum }
            let area = item.area.amount(in: .mu, decimals: 4)
            let factor = gradeFactors[item.grade.rawValue - 1]
            let share = item.causalShare.rounded(to: 6)
            let product = DecimalNumber(
                coefficient: area.coefficient * factor.coefficient * share.coefficient,
                scale: area.scale + factor.scale + share.scale
            )
            return sum + product.rounded(to: 6)
        }
    }
}
