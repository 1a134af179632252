extension PrintedNumber {
    /// Rounds half-up, away from zero, on the shortest decimal text of a Double (domain 1.7): 0.005 becomes 0.01.
    ///
    /// Nil for NaN, infinities and what does not fit.
    init?(rounding value: Double, decimals: Int) {
        guard value.isFinite, value.magnitude < 1e24 else { return nil }
        let parts = value.magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = number.count > 1 ? number[1] : ""
        guard let digits = Int128(String(number[0] + fraction)) else { return nil }
        // value = digits · 10^(exponent − fraction.count); shifted to units of 10^-decimals.
        let shift = exponent - fraction.count + decimals
        var units: Int128
        if shift >= 0 {
            units = digits * PrintedNumber.powerOfTen(shift)
        } else if shift < -36 {
            units = 0
        } else {
            let divisor = PrintedNumber.powerOfTen(-shift)
            units = (digits + divisor / 2) / divisor
        }
        if value < 0 { units = -units }
        self.init(units: units, decimals: decimals)
    }
}
