/// The shortest decimal text that reads back as the same double, for coordinates: the text of `Double.description`, made
/// without a string.
enum ShortestDecimal {
    /// The most bytes a number takes.
    static let capacity = 26

    /// Writes a finite number and returns how many bytes it took; nil for numbers left to `description`: less than 1 and
    /// not 0, at least 2^53, or a power of two, whose neighbours lie unevenly.
    ///
    /// A double of that range is an integer plus a fraction of less than 53 bits, so the free-format algorithm of Steele
    /// and White (1990) runs in 64 bits, exactly.
    @inline(__always)
    static func write(_ number: Double, to out: UnsafeMutablePointer<UInt8>) -> Int? {
        var at = 0
        if number.sign == .minus, number != 0 {
            out[0] = UInt8(ascii: "-")
            at = 1
        }
        let magnitude = number.magnitude
        if magnitude == 0 {
            out[0] = UInt8(ascii: "0")
            return 1
        }
        let significand = magnitude.bitPattern & 0xF_FFFF_FFFF_FFFF
        guard magnitude >= 1, magnitude < 0x1p53, significand != 0 else { return nil }
        let bits = significand | 0x10_0000_0000_0000
        // bits / 2^shift is the number.
        let shift = UInt64(1075 - Int(magnitude.bitPattern >> 52))
        at += digits(of: bits >> shift, to: out + at)
        var rest = (bits & ((1 << shift) - 1)) << 1
        guard rest != 0 else { return at }
        out[at] = UInt8(ascii: ".")
        at += 1
        // In units of 2^-(shift + 1): the number's half-ulp is 1, one is `one`.
        let one: UInt64 = 1 << (shift + 1)
        var half: UInt64 = 1
        let isEven = bits & 1 == 0
        while true {
            rest *= 10
            half *= 10
            let digit = UInt8(truncatingIfNeeded: rest >> (shift + 1))
            rest &= one - 1
            let low = rest < half || (isEven && rest == half)
            let high = half >= one || rest > one - half || (isEven && rest == one - half)
            guard low || high else {
                out[at] = UInt8(ascii: "0") + digit
                at += 1
                continue
            }
            // Both ends would do: the nearer one, the even digit when they are equally near.
            let twice = rest << 1
            let roundsUp = low && high ? (twice > one || (twice == one && digit & 1 == 1)) : high
            out[at] = UInt8(ascii: "0") + digit + (roundsUp ? 1 : 0)
            return at + 1
        }
    }

    /// Writes a whole number and returns how many digits it has.
    @inline(__always)
    static func digits(of value: UInt64, to out: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 1
        var power: UInt64 = 10
        while count < 19, value >= power {
            count += 1
            power *= 10
        }
        var rest = value
        for position in (0..<count).reversed() {
            let quotient = rest / 10
            out[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest - 10 * quotient)
            rest = quotient
        }
        return count
    }
}
