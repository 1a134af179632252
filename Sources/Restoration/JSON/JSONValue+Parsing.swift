/// Why a text is not JSON, and where.
public struct JSONParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in English.
    public let reason: String
    /// Byte position in the UTF-8 text, from 0.
    public let offset: Int

    /// Creates an error.
    public init(reason: String, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// Reason and place.
    public var description: String { "\(reason) at byte \(offset)" }
}

extension JSONValue {
    /// Nesting that is still read; deeper text is refused before the stack is at risk.
    public static let depthLimit = 256

    /// Parses strict JSON (RFC 8259). Whole numbers within Int64 become `.int`, all others `.double`.
    ///
    /// - Throws: `JSONParseError` for anything that is not exactly one JSON value, a key that stands twice, a number
    ///   beyond Double, or nesting beyond `depthLimit`.
    public init(parsing text: String) throws(JSONParseError) {
        try self.init(parsing: Array(text.utf8))
    }

    /// Parses strict JSON from UTF-8 bytes; a byte order mark at the start is passed over.
    public init(parsing bytes: [UInt8]) throws(JSONParseError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONParseError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let result = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw failure("text after the value") }
        return result
    }

    private func failure(_ reason: String) -> JSONParseError { JSONParseError(reason: reason, offset: position) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONParseError) -> JSONValue {
        guard depth <= JSONValue.depthLimit else { throw failure("nested too deeply") }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("unexpected end")
        default: return try number()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONParseError) -> JSONValue {
        let expected = Array("\(text)".utf8)
        guard bytes[position...].starts(with: expected) else { throw failure("unknown word") }
        position += expected.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONParseError) -> JSONValue {
        position += 1
        var result = JSONObject()
        // Most objects are short: a set is made only for long ones.
        var seen: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(result) }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure("a key is missing") }
            let key = try string()
            let isShort = result.count < 16
            if !isShort, seen.isEmpty { seen = Set(result.keys) }
            let isNew = isShort ? result[key] == nil : seen.insert(key).inserted
            guard isNew else { throw failure("the key \"\(key)\" stands twice") }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure("a colon is missing") }
            result.append(key, try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(result) }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or brace is missing") }
        }
    }

    private mutating func array(depth: Int) throws(JSONParseError) -> JSONValue {
        position += 1
        var result: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(result) }
        while true {
            result.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(result) }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or bracket is missing") }
        }
    }

    private mutating func string() throws(JSONParseError) -> String {
        let start = position
        position += 1
        // Text without escapes is taken as it stands.
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if current == UInt8(ascii: "\"") {
            guard let text = String(validating: bytes[(start + 1)..<position], as: UTF8.self) else {
                throw JSONParseError(reason: "text that is not UTF-8", offset: start)
            }
            position += 1
            return text
        }
        var out = Array(bytes[(start + 1)..<position])
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: out, as: UTF8.self) else {
                    throw JSONParseError(reason: "text that is not UTF-8", offset: start)
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &out)
            case 0..<0x20: throw failure("a control character in a text")
            default: out.append(byte)
            }
        }
        throw JSONParseError(reason: "a text without end", offset: start)
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONParseError) {
        guard let byte = current else { throw failure("unexpected end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"):
            var unit = try hexUnit()
            if (0xD800..<0xDC00).contains(unit) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw failure("half a surrogate pair") }
                let low = try hexUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw failure("half a surrogate pair") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw failure("half a surrogate pair") }
            out.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw failure("an unknown escape")
        }
    }

    private mutating func hexUnit() throws(JSONParseError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw failure("unexpected end") }
        var unit: UInt32 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure("not a hex digit") }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }

    private mutating func digits() throws(JSONParseError) {
        let start = position
        while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw failure("a digit is missing") }
    }

    private mutating func number() throws(JSONParseError) -> JSONValue {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let first = position
        try digits()
        guard bytes[first] != 0x30 || position == first + 1 else { throw failure("a number with a leading zero") }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, text != "-0", let whole = Int64(text) { return .int(whole) }
        guard let real = Double(text), real.isFinite else { throw failure("a number beyond range") }
        return .double(real)
    }
}
