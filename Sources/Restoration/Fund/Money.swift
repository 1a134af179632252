/// An amount of money as a whole number of fen (0.01 yuan), so that sums are exact.
public struct Money: Sendable, Hashable, Comparable, AdditiveArithmetic {
    /// The amount in fen.
    public var fen: Int128

    /// Creates an amount.
    public init(fen: Int128) { self.fen = fen }

    /// An amount in yuan, half-up to the fen.
    public init(yuan: DecimalNumber) {
        let rounded = yuan.rounded(to: 2)
        fen = rounded.coefficient * DecimalNumber.powerOfTen(2 - rounded.scale)
    }

    /// An amount in 万元 (10,000 yuan), half-up to the fen.
    public init(wanYuan: DecimalNumber) {
        let rounded = wanYuan.rounded(to: 6)
        fen = rounded.coefficient * DecimalNumber.powerOfTen(6 - rounded.scale)
    }

    /// No money.
    public static let zero = Money(fen: 0)

    /// The amount in yuan.
    public var yuan: DecimalNumber { DecimalNumber(coefficient: fen, scale: 2) }

    /// The amount in 万元, exact.
    public var wanYuan: DecimalNumber { DecimalNumber(coefficient: fen, scale: 6) }

    /// Sum.
    public static func + (lhs: Money, rhs: Money) -> Money { Money(fen: lhs.fen + rhs.fen) }

    /// Difference.
    public static func - (lhs: Money, rhs: Money) -> Money { Money(fen: lhs.fen - rhs.fen) }

    /// Smaller amounts come first.
    public static func < (lhs: Money, rhs: Money) -> Bool { lhs.fen < rhs.fen }
}
