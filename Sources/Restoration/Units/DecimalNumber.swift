/// A decimal number held exactly, so that rounding is half-up on the decimal text (domain 1.7): 0.005 becomes 0.01.
public struct DecimalNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The digits as a whole number; the value is `coefficient` / 10^`scale`.
    public let coefficient: Int128
    /// Number of decimals, 0...20.
    public let scale: Int

    /// Decimals that are kept of a Double or a text; further ones are rounded away.
    static let scaleLimit = 20

    /// Creates a number from its digits and decimals.
    public init(coefficient: Int128, scale: Int) {
        precondition((0...DecimalNumber.scaleLimit).contains(scale), "0 to 20 decimals")
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The shortest decimal text that reads back as the Double. The value must be finite and below 1e15.
    public init(_ value: Double) {
        precondition(value.magnitude < 1e15, "a finite number below 1e15")
        guard value != 0 else {
            self.init(coefficient: 0, scale: 0)
            return
        }
        var coefficient: UInt64 = 0
        var scale = 0
        var exponent = 0
        var (isFraction, isExponent, isSmall) = (false, false, false)
        // At most 17 digits that count and, below 1e15, no more than those before the point.
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"): isExponent = true
            case UInt8(ascii: "-"): isSmall = true
            case UInt8(ascii: "+"): break
            default:
                let digit = Int(byte) - 0x30
                if isExponent {
                    exponent = exponent * 10 + digit
                } else {
                    coefficient = coefficient * 10 + UInt64(digit)
                    if isFraction { scale += 1 }
                }
            }
        }
        scale += isSmall ? exponent : -exponent
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        self.init(coefficient: Int128(coefficient), decimals: scale, isNegative: value < 0)
    }

    /// Reads `-12.50`, `+3`, `.5` and the like; nil for anything else, an exponent included, or beyond 1e15.
    public init?(text: String) {
        var body = Substring(text)
        let isNegative = body.first == "-"
        if isNegative || body.first == "+" { body = body.dropFirst() }
        let parts = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.first ?? ""
        let fraction = parts.count > 1 ? parts[1] : ""
        let digits = String(whole + fraction)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            whole.drop(while: { $0 == "0" }).count <= 15
        else { return nil }
        self.init(digits: digits, decimals: fraction.utf8.count, isNegative: isNegative)
    }

    /// `digits` × 10^−`decimals`; decimals beyond the limit are rounded half-up.
    private init(digits: String, decimals: Int, isNegative: Bool) {
        var kept = digits.drop { $0 == "0" }
        var scale = decimals
        var roundsUp = false
        if scale > DecimalNumber.scaleLimit {
            let cut = scale - DecimalNumber.scaleLimit
            let firstCut = kept.count >= cut ? kept.suffix(cut).first : nil
            roundsUp = (firstCut?.wholeNumberValue ?? 0) >= 5
            kept = kept.dropLast(min(cut, kept.count))
            scale = DecimalNumber.scaleLimit
        }
        let coefficient = (Int128(String(kept)) ?? 0) + (roundsUp ? 1 : 0)
        self.init(coefficient: coefficient, decimals: scale, isNegative: isNegative)
    }

    /// `coefficient` × 10^−`decimals`; decimals beyond the limit are rounded half-up.
    private init(coefficient: Int128, decimals: Int, isNegative: Bool) {
        var (coefficient, scale) = (coefficient, decimals)
        if scale > DecimalNumber.scaleLimit {
            let cut = scale - DecimalNumber.scaleLimit
            coefficient =
                cut > 38 ? 0 : DecimalNumber.dividedHalfUp(coefficient, by: DecimalNumber.powerOfTen(cut))
            scale = DecimalNumber.scaleLimit
        } else if scale < 0 {
            coefficient *= DecimalNumber.powerOfTen(-scale)
            scale = 0
        }
        self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }

    /// 10 to a power of 0...38.
    static func powerOfTen(_ exponent: Int) -> Int128 { powersOfTen[exponent] }

    private static let powersOfTen = (0..<38).reduce(into: [Int128(1)]) { powers, _ in
        powers.append((powers.last ?? 1) * 10)
    }

    /// The quotient rounded half away from zero; the divisor is positive.
    static func dividedHalfUp(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let magnitude = dividend < 0 ? -dividend : dividend
        let quotient = magnitude / divisor
        let rest = magnitude % divisor
        let rounded = rest >= divisor - rest ? quotient + 1 : quotient
        return dividend < 0 ? -rounded : rounded
    }

    /// The number with at most that many decimals, half-up (away from zero for negative numbers).
    public func rounded(to decimals: Int) -> DecimalNumber {
        guard decimals < scale else { return self }
        let divisor = DecimalNumber.powerOfTen(scale - decimals)
        return DecimalNumber(coefficient: DecimalNumber.dividedHalfUp(coefficient, by: divisor), scale: decimals)
    }

    /// The same value with exactly that many decimals; not fewer than it has.
    func padded(to decimals: Int) -> Int128 { coefficient * DecimalNumber.powerOfTen(decimals - scale) }

    /// Sum.
    public static func + (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
        let scale = max(lhs.scale, rhs.scale)
        return DecimalNumber(coefficient: lhs.padded(to: scale) + rhs.padded(to: scale), scale: scale)
    }

    /// Difference.
    public static func - (lhs: DecimalNumber, rhs: DecimalNumber) -> DecimalNumber {
        lhs + DecimalNumber(coefficient: -rhs.coefficient, scale: rhs.scale)
    }

    /// Smaller values come first.
    public static func < (lhs: DecimalNumber, rhs: DecimalNumber) -> Bool {
        let scale = max(lhs.scale, rhs.scale)
        return lhs.padded(to: scale) < rhs.padded(to: scale)
    }

    /// True when the values are equal, whatever the number of decimals.
    public static func == (lhs: DecimalNumber, rhs: DecimalNumber) -> Bool {
        let scale = max(lhs.scale, rhs.scale)
        return lhs.padded(to: scale) == rhs.padded(to: scale)
    }

    /// Equal values hash alike: trailing zeros do not count.
    public func hash(into hasher: inout Hasher) {
        var digits = coefficient
        var decimals = scale
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        hasher.combine(digits)
        hasher.combine(decimals)
    }

    /// The nearest Double.
    public var doubleValue: Double { Double(description) ?? 0 }

    /// The text with trailing zeros cut down to that many decimals, and as many zeros added as are missing.
    public func text(minimumDecimals: Int) -> String {
        String(decoding: bytes(minimumDecimals: minimumDecimals), as: UTF8.self)
    }

    /// The text as ASCII.
    private func bytes(minimumDecimals: Int) -> [UInt8] {
        var rest = coefficient.magnitude
        var decimals = scale
        while decimals > minimumDecimals, rest % 10 == 0 {
            rest /= 10
            decimals -= 1
        }
        // From the last digit to the first.
        var reversed = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, minimumDecimals - decimals))
        var written = 0
        func append(_ digit: UInt8) {
            if written == decimals, !reversed.isEmpty { reversed.append(UInt8(ascii: ".")) }
            reversed.append(UInt8(ascii: "0") + digit)
            written += 1
        }
        while rest > UInt128(UInt64.max) {
            append(UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        var small = UInt64(rest)
        while small > 0 || written <= decimals {
            append(UInt8(truncatingIfNeeded: small % 10))
            small /= 10
        }
        if coefficient < 0 { reversed.append(UInt8(ascii: "-")) }
        return reversed.reversed()
    }

    /// Rounded half-up and printed with exactly that many decimals; zero never carries a minus sign.
    public func text(decimals: Int) -> String { rounded(to: decimals).text(minimumDecimals: decimals) }

    /// The text with all decimals.
    public var description: String { text(minimumDecimals: scale) }
}
