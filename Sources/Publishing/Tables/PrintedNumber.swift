/// A number as it is printed: a whole number of units of 10^-decimals, so that sums of printed figures are exact.
public struct PrintedNumber: Sendable, Hashable {
    /// The number times 10^decimals.
    public let units: Int128
    /// Digits after the point, 0...12.
    public let decimals: Int

    /// Creates a number from its units.
    public init(units: Int128, decimals: Int) {
        precondition((0...12).contains(decimals), "0 to 12 decimals")
        self.units = units
        self.decimals = decimals
    }

    /// Plain decimal text with a point and exactly `decimals` digits after it.
    public var text: String {
        let digits = String(units.magnitude)
        let sign = units < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// The Double nearest to the printed text.
    public var value: Double { Double(text) ?? 0 }

    /// Difference of two numbers with the same decimals.
    static func - (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        precondition(lhs.decimals == rhs.decimals, "the same decimals")
        return PrintedNumber(units: lhs.units - rhs.units, decimals: lhs.decimals)
    }

    /// Sum of two numbers with the same decimals.
    static func + (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        precondition(lhs.decimals == rhs.decimals, "the same decimals")
        return PrintedNumber(units: lhs.units + rhs.units, decimals: lhs.decimals)
    }

    static func powerOfTen(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }
}
