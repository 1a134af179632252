/// The type of an attribute field.
public enum AttributeType: String, Sendable, Hashable {
    /// Text.
    case string
    /// A whole number.
    case integer
    /// A real number.
    case real
    /// True or false.
    case boolean
    /// A calendar day.
    case date
    /// A day and time, kept as ISO 8601 text.
    case dateTime
}

/// One attribute value; null is null, never 0 and never an empty text.
public enum AttributeValue: Sendable, Hashable {
    /// No value.
    case null
    /// Text.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A real number.
    case real(Double)
    /// True or false.
    case boolean(Bool)
    /// A calendar day.
    case date(CalendarDate)
    /// A day and time as ISO 8601 text.
    case dateTime(String)

    /// True for `.null`.
    public var isNull: Bool { self == .null }

    /// The value as text for keys and messages; nil for null. Whole reals print without a fraction.
    public var text: String? {
        switch self {
        case .null: return nil
        case .string(let s), .dateTime(let s): return s
        case .integer(let i): return String(i)
        case .real(let d):
            if d.rounded() == d, d.magnitude < 1e15 { return String(Int64(d)) }
            return String(d)
        case .boolean(let b): return b ? "true" : "false"
        case .date(let d): return d.description
        }
    }

    /// The value as a number; text is parsed, nil when it is none.
    public var number: Double? {
        switch self {
        case .integer(let i): return Double(i)
        case .real(let d): return d
        case .string(let s):
            let trimmed = s.drop(while: \.isWhitespace)
            return Double(String(trimmed.reversed().drop(while: \.isWhitespace).reversed()))
        default: return nil
        }
    }

    /// The value as a calendar day; text is parsed by `CalendarDate.init(text:)`, a time of day is dropped.
    public var date: CalendarDate? {
        switch self {
        case .date(let d): return d
        case .string(let s), .dateTime(let s):
            let day = s.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init) ?? s
            return CalendarDate(text: day)
        case .integer(let i): return CalendarDate(text: String(i))
        default: return nil
        }
    }
}

/// Name, type and widths of an attribute field.
public struct FieldDefinition: Sendable, Hashable {
    /// The name in the file or table.
    public var name: String
    /// The type.
    public var type: AttributeType
    /// Width in characters (bytes in DBF), 0 for the format's default.
    public var width: Int
    /// Decimals of a real, 0 for the format's default.
    public var precision: Int
    /// A human name where the format has one.
    public var alias: String?

    /// Creates a definition.
    public init(name: String, type: AttributeType, width: Int = 0, precision: Int = 0, alias: String? = nil) {
        self.name = name
        self.type = type
        self.width = width
        self.precision = precision
        self.alias = alias
    }
}

/// The values of one field for all features of a table.
public enum AttributeColumn: Sendable, Hashable {
    /// Texts.
    case strings([String?])
    /// Whole numbers.
    case integers([Int64?])
    /// Real numbers.
    case reals([Double?])
    /// Truth values.
    case booleans([Bool?])
    /// Calendar days.
    case dates([CalendarDate?])
    /// Days and times as ISO 8601 text.
    case dateTimes([String?])

    /// An empty column of a type.
    public init(type: AttributeType) {
        switch type {
        case .string: self = .strings([])
        case .integer: self = .integers([])
        case .real: self = .reals([])
        case .boolean: self = .booleans([])
        case .date: self = .dates([])
        case .dateTime: self = .dateTimes([])
        }
    }

    /// Number of values.
    public var count: Int {
        switch self {
        case .strings(let a), .dateTimes(let a): return a.count
        case .integers(let a): return a.count
        case .reals(let a): return a.count
        case .booleans(let a): return a.count
        case .dates(let a): return a.count
        }
    }

    /// The value of one row.
    public subscript(row: Int) -> AttributeValue {
        switch self {
        case .strings(let a): return a[row].map(AttributeValue.string) ?? .null
        case .integers(let a): return a[row].map(AttributeValue.integer) ?? .null
        case .reals(let a): return a[row].map(AttributeValue.real) ?? .null
        case .booleans(let a): return a[row].map(AttributeValue.boolean) ?? .null
        case .dates(let a): return a[row].map(AttributeValue.date) ?? .null
        case .dateTimes(let a): return a[row].map(AttributeValue.dateTime) ?? .null
        }
    }

    /// Appends a value; one that does not fit the column's type becomes null.
    public mutating func append(_ value: AttributeValue) {
        switch self {
        case .strings(var a):
            self = .strings([])
            a.append(value.text)
            self = .strings(a)
        case .integers(var a):
            self = .integers([])
            if case .integer(let i) = value { a.append(i) } else { a.append(nil) }
            self = .integers(a)
        case .reals(var a):
            self = .reals([])
            a.append(value.number)
            self = .reals(a)
        case .booleans(var a):
            self = .booleans([])
            if case .boolean(let b) = value { a.append(b) } else { a.append(nil) }
            self = .booleans(a)
        case .dates(var a):
            self = .dates([])
            a.append(value.date)
            self = .dates(a)
        case .dateTimes(var a):
            self = .dateTimes([])
            a.append(value.text)
            self = .dateTimes(a)
        }
    }
}
