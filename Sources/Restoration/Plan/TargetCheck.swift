/// A figure of a plan against the sum of its yearly rows (domain 4.8): a difference is reported, never mended.
public struct TargetCheck: Sendable, Hashable {
    /// One year's row.
    public struct Row: Sendable, Hashable {
        /// The year.
        public var year: Int
        /// The category.
        public var kind: String
        /// The area, mu.
        public var mu: DecimalNumber

        /// Creates a row.
        public init(year: Int, kind: String, mu: DecimalNumber) {
            self.year = year
            self.kind = kind
            self.mu = mu
        }
    }

    /// What the rows add up to, mu to 6 decimals.
    public let computed: DecimalNumber
    /// Claimed less computed, mu to 6 decimals.
    public let difference: DecimalNumber
    /// True when they differ by less than the tolerance.
    public let isMet: Bool

    /// The default tolerance of the rules file, 0.005 mu.
    public static let standardTolerance = DecimalNumber(coefficient: 5, scale: 3)

    /// Sums the rows of the years `from`...`to`, of one kind or of all, and compares.
    public init(
        claimed: DecimalNumber,
        from: Int,
        to: Int,
        kind: String? = nil,
        rows: [Row],
        tolerance: DecimalNumber = standardTolerance
    ) {
        let sum = rows.filter { $0.year >= from && $0.year <= to && (kind == nil || $0.kind == kind) }
            .reduce(DecimalNumber(coefficient: 0, scale: 0)) { $0 + $1.mu }
        computed = sum.rounded(to: 6)
        difference = (claimed - sum).rounded(to: 6)
        isMet = difference.magnitude < tolerance
    }
}

extension DecimalNumber {
    /// The value without its sign.
    var magnitude: DecimalNumber {
        DecimalNumber(coefficient: coefficient < 0 ? -coefficient : coefficient, scale: scale)
    }

    /// The text without trailing zeros.
    var plainText: String { text(minimumDecimals: 0) }
}
