/// A mining licence number (采矿许可证号), of which only the head is interpreted (domain 5.3).
public struct LicenceNumber: Sendable, Hashable {
    /// The two shapes in use.
    public enum Format: String, Sendable, Hashable {
        /// C and 22 digits.
        case permanent = "C22"
        /// 13 digits of before 2010; nothing of it is interpreted.
        case legacy = "legacy13"
    }

    /// The text trimmed, in upper case, full-width Ｃ as C.
    public let normalised: String
    /// True when shape, year and month are in order.
    public let isValid: Bool
    /// The shape; nil for any other, exploration licences included.
    public let format: Format?
    /// Area code of the issuing authority, positions 2...7.
    public let issuerCode: String?
    /// Year of issue, positions 8...11.
    public let issueYear: Int?
    /// Month of issue, positions 12...13.
    public let issueMonth: Int?
    /// Positions 14...23, kept opaque.
    public let tail: String?

    /// Interprets a text. A wrong year or month keeps the parsed parts and is invalid.
    public init(_ text: String, rules: Rules = .standard) {
        normalised = LicenceNumber.normalise(text)
        let bytes = Array(normalised.utf8)
        let digits = bytes.dropFirst(bytes.first == UInt8(ascii: "C") ? 1 : 0)
        let areDigits = digits.allSatisfy { (0x30...0x39).contains($0) }
        guard areDigits, bytes.count == 23, bytes[0] == UInt8(ascii: "C") else {
            let isLegacy = areDigits && bytes.count == 13 && digits.count == 13
            isValid = isLegacy
            format = isLegacy ? .legacy : nil
            issuerCode = nil
            issueYear = nil
            issueMonth = nil
            tail = nil
            return
        }
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let year = Int(part(7..<11)) ?? 0
        let month = Int(part(11..<13)) ?? 0
        let first = Int(rules.number("licence.first_year") ?? 1987)
        let last = Int(rules.number("licence.last_year") ?? 2100)
        isValid = year >= first && year <= last && (1...12).contains(month)
        format = .permanent
        issuerCode = part(1..<7)
        issueYear = year
        issueMonth = month
        tail = part(13..<23)
    }

    private static func normalise(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        let narrowed = scalars.map { $0 == "Ｃ" || $0 == "ｃ" ? "C" : $0 }
        return String(String.UnicodeScalarView(narrowed)).uppercased()
    }
}
