public import GeoModel

/// A technical norm that rules and plans rest on (规范), as the rules file lists it.
public struct TechnicalNorm: Sendable, Hashable {
    /// Number, for example `HJ 651-2013`.
    public var number: String
    /// Title.
    public var title: String
    /// First day in force; nil when it is not known here.
    public var validFrom: CalendarDate?
    /// Last day in force; nil while in force, as far as is known.
    public var validTo: CalendarDate?
    /// The norm that took its place.
    public var replacedBy: String?

    /// Creates a norm.
    public init(
        number: String,
        title: String,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil,
        replacedBy: String? = nil
    ) {
        self.number = number
        self.title = title
        self.validFrom = validFrom
        self.validTo = validTo
        self.replacedBy = replacedBy
    }

    /// How a norm stands on a day.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// In force, as far as the list knows.
        case inForce = "in_force"
        /// The day is before its first.
        case notYet = "not_yet"
        /// The day is after its last.
        case expired
        /// Cited, and not in the list.
        case unknown
    }

    /// The year in the number; nil without one.
    public var year: Int? { number.split(separator: "-").last.flatMap { Int($0) } }

    /// How it stands on a day. Without a first day the year in the number decides: a norm is not older than that.
    public func standing(on day: CalendarDate) -> Standing {
        if let validTo, day > validTo { return .expired }
        if let validFrom { return day < validFrom ? .notYet : .inForce }
        return (year ?? 0) > day.year ? .notYet : .inForce
    }

    /// True when a text names the norm: blanks, dashes and brackets do not matter.
    public func isNamed(in text: String) -> Bool { Self.key(text).contains(Self.key(number)) }

    private static func key(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension Rules {
    /// The list of norms.
    public var norms: [TechnicalNorm] {
        (entries["norms.register"]?.value.arrayValue ?? []).compactMap { value in
            guard let number = value["number"]?.stringValue else { return nil }
            return TechnicalNorm(
                number: number,
                title: value["title"]?.stringValue ?? "",
                validFrom: value["valid_from"]?.stringValue.flatMap { CalendarDate(text: $0) },
                validTo: value["valid_to"]?.stringValue.flatMap { CalendarDate(text: $0) },
                replacedBy: value["replaced_by"]?.stringValue
            )
        }
    }
}
