/// One value of the rules file with where it comes from.
public struct RuleEntry: Sendable, Hashable {
    /// The value: a number, a list, or an object of these.
    public var value: JSONValue
    /// The unit, empty for none.
    public var unit: String
    /// Where the value comes from, for reports.
    public var source: String
    /// False for a default that no primary text confirms; reports then say so.
    public var isVerified: Bool

    /// Creates an entry.
    public init(value: JSONValue, unit: String, source: String, isVerified: Bool) {
        self.value = value
        self.unit = unit
        self.source = source
        self.isVerified = isVerified
    }
}

/// Why a rules file cannot be used.
public struct RulesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Path of the value in the file, for example `values.damage.threshold_m`.
    public let path: String
    /// What is wrong, in English.
    public let reason: String

    /// Creates an error.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// Path and reason.
    public var description: String { "\(path): \(reason)" }
}
