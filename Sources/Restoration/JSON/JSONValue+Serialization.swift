extension JSONValue {
    /// The value as JSON text, the same at every run: members in order, numbers in their shortest round-trip form.
    ///
    /// - Parameter pretty: two spaces of indentation and one member a line; otherwise no white space at all. No newline
    ///   at the end either way.
    public func serialized(pretty: Bool = false) -> String {
        var writer = JSONWriter(pretty: pretty, canonical: false)
        writer.write(self, depth: 0)
        return writer.text
    }

    /// The canonical text of RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript prints them.
    ///
    /// Whole numbers beyond ±2^53 are printed as the nearest Double, as the RFC asks.
    public func canonicalized() -> String {
        var writer = JSONWriter(pretty: false, canonical: true)
        writer.write(self, depth: 0)
        return writer.text
    }
}

/// Writes bytes: reports of a county are tens of megabytes, and a text is checked character by character at each step.
private struct JSONWriter {
    private var bytes: [UInt8] = []
    private let pretty: Bool
    private let canonical: Bool

    init(pretty: Bool, canonical: Bool) {
        self.pretty = pretty
        self.canonical = canonical
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: put("null")
        case .bool(let flag): put(flag ? "true" : "false")
        case .int(let number):
            put(canonical && number.magnitude > 1 << 53 ? JSONNumber.text(Double(number)) : String(number))
        case .double(let number): put(JSONNumber.text(number))
        case .string(let string): write(string)
        case .array(let elements):
            writeList(open: "[", close: "]", count: elements.count, depth: depth) { writer, index in
                writer.write(elements[index], depth: depth + 1)
            }
        case .object(let object):
            let members = canonical ? object.sortedByUTF16.members : object.members
            writeList(open: "{", close: "}", count: members.count, depth: depth) { writer, index in
                writer.write(members[index].key)
                writer.put(writer.pretty ? ": " : ":")
                writer.write(members[index].value, depth: depth + 1)
            }
        }
    }

    private mutating func put(_ text: String) { bytes += text.utf8 }

    private mutating func writeList(
        open: String,
        close: String,
        count: Int,
        depth: Int,
        element: (inout JSONWriter, Int) -> Void
    ) {
        put(open)
        for index in 0..<count {
            if index > 0 { put(",") }
            breakLine(depth: depth + 1)
            element(&self, index)
        }
        if count > 0 { breakLine(depth: depth) }
        put(close)
    }

    private mutating func breakLine(depth: Int) {
        guard pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    }

    private mutating func write(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): put("\\\"")
            case UInt8(ascii: "\\"): put("\\\\")
            case 0x8: put("\\b")
            case 0x9: put("\\t")
            case 0xA: put("\\n")
            case 0xC: put("\\f")
            case 0xD: put("\\r")
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                put("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Numbers as ECMAScript prints them (RFC 8785, 3.2.2.3).
enum JSONNumber {
    /// The shortest decimal text that reads back as the same Double; `null` for NaN and infinities, `0` for −0.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == 0 { return "0" }
        // In this range the standard library prints plain decimals too, with a ".0" at whole numbers.
        if (1e-3..<1e15).contains(value.magnitude) {
            let text = value.description
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = value < 0 ? "-" : ""
        let (digits, point) = shortestDigits(value.magnitude)
        // `point` is the position of the decimal point after the first `point` digits.
        if digits.count <= point, point <= 21 {
            return sign + digits + String(repeating: "0", count: point - digits.count)
        }
        if point > 0, point <= 21 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
        if point > -6, point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        let exponent = point - 1
        let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst(1)
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }

    /// Significant digits without leading or trailing zeros, and where the decimal point stands among them.
    static func shortestDigits(_ magnitude: Double) -> (digits: String, point: Int) {
        let parts = magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(number[0])
        let fraction = number.count > 1 ? String(number[1]) : ""
        let all = whole + fraction
        let leadingZeros = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leadingZeros))
        while digits.last == "0" { digits.removeLast() }
        return (digits, whole.count + exponent - leadingZeros)
    }
}
