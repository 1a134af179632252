/// A JSON value whose objects keep the order of their members, so that the same result is always the same text.
public enum JSONValue: Sendable, Hashable {
    /// `null`: the value is not known or does not apply; never 0 and never an empty text.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case int(Int64)
    /// A real number; NaN and infinities are written as `null`, −0 as `0`.
    case double(Double)
    /// Text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members in order.
    case object(JSONObject)
}

extension JSONValue {
    /// A whole number, null for nil.
    public init(_ value: Int?) { self = value.map { .int(Int64($0)) } ?? .null }

    /// A real number, null for nil.
    public init(_ value: Double?) { self = value.map(JSONValue.double) ?? .null }

    /// A text, null for nil.
    public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }

    /// A truth value, null for nil.
    public init(_ value: Bool?) { self = value.map(JSONValue.bool) ?? .null }

    /// The value of a member of an object; nil for other values and absent members.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The text of a string; nil for other values.
    public var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number of an int or double; nil for other values.
    public var doubleValue: Double? {
        switch self {
        case .int(let number): return Double(number)
        case .double(let number): return number
        default: return nil
        }
    }

    /// The whole number of an int, or of a double without fraction; nil for other values.
    public var intValue: Int? {
        switch self {
        case .int(let number): return Int(exactly: number)
        case .double(let number): return Int(exactly: number)
        default: return nil
        }
    }

    /// The truth value of a bool; nil for other values.
    public var boolValue: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The elements of an array; nil for other values.
    public var arrayValue: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object; nil for other values.
    public var objectValue: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// True for `null`.
    public var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `null`.
    public init(nilLiteral: ()) { self = .null }

    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .int(value) }

    /// A real number.
    public init(floatLiteral value: Double) { self = .double(value) }

    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// An object; members keep the order they are written in.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
