/// One message the C library reported during a call.
public struct GDALMessage: Sendable, Hashable, CustomStringConvertible {
    /// How serious the library says it is.
    public enum Severity: Int, Sendable, Hashable, Comparable {
        /// Something to know; the call did what was asked.
        case warning = 2
        /// The call, or a part of it, failed.
        case failure = 3
        /// The library cannot go on.
        case fatal = 4

        /// Less serious comes first.
        public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// How serious it is.
    public let severity: Severity
    /// The library's error number (`CPLE_…`).
    public let number: Int
    /// The library's text, English.
    public let text: String

    /// Creates a message.
    public init(severity: Severity, number: Int, text: String) {
        self.severity = severity
        self.number = number
        self.text = text
    }

    /// The text, for logs.
    public var description: String { text }
}
