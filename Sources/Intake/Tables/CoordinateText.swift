/// Numbers of coordinate tables: metres, decimal degrees, or degrees, minutes and seconds.
enum CoordinateText {
    /// The value of a coordinate text; nil when it is none.
    ///
    /// Reads `3951796.123`, `112.187`, `112°11′13.2″`, `112°11'13.2"E`, `112-11-13.2`, `112 11 13.2`, `112度11分13.2秒`,
    /// `3,951,796.123` and full-width digits; thousands separated by spaces are not read. South and west are negative.
    static func parse(_ text: some StringProtocol) -> Double? {
        let plain = halfWidth(text).trimmingSpaces()
        if let number = Double(plain) { return number.isFinite ? number : nil }
        return grouped(plain) ?? degrees(plain)
    }

    /// A number whose thousands are set apart by commas, groups of three digits each.
    private static func grouped(_ text: String) -> Double? {
        guard text.contains(",") else { return nil }
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
        guard halves.count <= 2, groups.count > 1, (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return Double(text.filter { $0 != "," })
    }

    /// True when the text is degrees, minutes and seconds.
    static func isSexagesimal(_ text: some StringProtocol) -> Bool {
        let plain = halfWidth(text).trimmingSpaces()
        return Double(plain) == nil && degrees(plain) != nil
    }

    /// Full-width digits, signs and letters as their ASCII forms.
    static func halfWidth(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                result.unicodeScalars.append(ascii)
            } else if scalar.value == 0x3000 {
                result.append(" ")
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func degrees(_ text: String) -> Double? {
        var body = text.uppercased()
        var sign = 1.0
        for (letter, factor) in [("N", 1.0), ("E", 1.0), ("S", -1.0), ("W", -1.0)] {
            if body.hasSuffix(letter) {
                body.removeLast()
                sign = factor
            } else if body.hasPrefix(letter) {
                body.removeFirst()
                sign = factor
            }
        }
        for (name, factor) in [("北纬", 1.0), ("东经", 1.0), ("南纬", -1.0), ("西经", -1.0)] where body.hasPrefix(name) {
            body.removeFirst(2)
            sign = factor
        }
        body = body.trimmingSpaces()
        if body.hasPrefix("-") {
            sign = -sign
            body.removeFirst()
        }
        let separators: Set<Character> = [
            "°", "º", "˚", "′", "'", "’", "‘", "″", "\"", "”", "“", "度", "分", "秒", "-", ":", " ",
        ]
        let parts = body.split(whereSeparator: { separators.contains($0) })
        guard (1...3).contains(parts.count), body.contains(where: { separators.contains($0) }) || parts.count == 1
        else { return nil }
        let numbers = parts.compactMap { Double(String($0)) }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }), numbers[0] <= 180,
            numbers.dropFirst().allSatisfy({ $0 < 60.000_001 })
        else { return nil }
        // Only the last part may have a fraction.
        guard numbers.dropLast().allSatisfy({ $0.rounded() == $0 }) else { return nil }
        var value = 0.0
        for (index, number) in numbers.enumerated() { value += number / [1.0, 60, 3600][index] }
        return sign * value
    }
}

/// Which of two columns is north, and in what unit, seen from the numbers of all points.
struct CoordinateOrder: Hashable {
    /// True when the first number of each point is the northing or latitude.
    var northFirst: Bool
    /// True when the numbers are degrees.
    var isDegrees: Bool
    /// True when eastings carry a zone prefix.
    var hasZonePrefix: Bool
    /// True when the numbers themselves show the order; false when the default of the format was taken.
    var isCertain: Bool

    /// Decides over all points; nil when some points say one order and some the other.
    static func decide(_ pairs: [(Double, Double)], defaultNorthFirst: Bool) -> CoordinateOrder? {
        var north = 0
        var east = 0
        var degrees = 0
        var prefixed = 0
        for (a, b) in pairs {
            if abs(a) <= 180, abs(b) <= 180 {
                degrees += 1
                if isLatitude(a), isLongitude(b) { north += 1 }
                if isLongitude(a), isLatitude(b) { east += 1 }
                continue
            }
            if isNorthing(a), isEasting(b) { north += 1 }
            if isEasting(a), isNorthing(b) { east += 1 }
            if max(a, b) >= 13e6 { prefixed += 1 }
        }
        guard north == 0 || east == 0 else { return nil }
        let certain = north + east > 0
        return CoordinateOrder(
            northFirst: certain ? north > 0 : defaultNorthFirst,
            isDegrees: degrees == pairs.count && !pairs.isEmpty,
            hasZonePrefix: prefixed == pairs.count && !pairs.isEmpty,
            isCertain: certain
        )
    }

    private static func isLatitude(_ v: Double) -> Bool { (3...54).contains(v) }
    private static func isLongitude(_ v: Double) -> Bool { (73...136).contains(v) }
    private static func isNorthing(_ v: Double) -> Bool { (1.9e6...6.0e6).contains(v) }
    private static func isEasting(_ v: Double) -> Bool {
        (150e3...850e3).contains(v) || (13e6..<46e6).contains(v)
    }
}
