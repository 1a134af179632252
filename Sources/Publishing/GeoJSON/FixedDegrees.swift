import Restoration

/// Degrees as whole numbers of 1e-7: what RFC 7946 positions are rounded to and printed from (domain 6.2).
enum FixedDegrees {
    /// Rounds half-up, away from zero, on the decimal text. NaN and infinities are the caller's error.
    static func rounded(_ degrees: Double) -> Int64 {
        let scaled = degrees * 1e7
        let whole = scaled.rounded(.towardZero)
        let rest = (scaled - whole).magnitude
        // The product may be off by an ulp; where that could decide, the text decides.
        if (rest - 0.5).magnitude < 1e-6, let printed = DecimalNumber.printed(degrees, decimals: 7) {
            return Int64(clamping: printed.coefficient)
        }
        return Int64(scaled.rounded(.toNearestOrAwayFromZero))
    }

    /// Appends the number as plain decimal text without trailing zeros.
    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = value.magnitude
        append(digits: magnitude / 10_000_000, to: &bytes)
        var rest = magnitude % 10_000_000
        guard rest != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var divisor: UInt64 = 1_000_000
        while rest != 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    private static func append(digits value: UInt64, to bytes: inout [UInt8]) {
        if value >= 10 { append(digits: value / 10, to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
