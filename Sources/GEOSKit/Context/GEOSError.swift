/// What GEOS could not do, in which operation, on what, and what the library said.
public struct GEOSError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; open, so that a new kind breaks no caller.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The stable name.
        public let rawValue: String

        /// Creates a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No context could be made.
        public static let contextUnavailable = Code(rawValue: "context_unavailable")
        /// A coordinate is NaN or infinite.
        public static let invalidCoordinate = Code(rawValue: "invalid_coordinate")
        /// A ring does not end where it starts.
        public static let unclosedRing = Code(rawValue: "unclosed_ring")
        /// The library found its noding contradictory; usually the input is invalid.
        public static let topology = Code(rawValue: "topology")
        /// An argument the library refuses, such as a ring of two vertices.
        public static let invalidArgument = Code(rawValue: "invalid_argument")
        /// Text or bytes that are no geometry.
        public static let parse = Code(rawValue: "parse")
        /// A geometry that has no place in a `GeometryColumn`, such as a mixed collection.
        public static let unsupportedType = Code(rawValue: "unsupported_type")
        /// Anything else.
        public static let operationFailed = Code(rawValue: "operation_failed")
    }

    /// The kind of failure.
    public let code: Code
    /// The GEOS function or the step.
    public let operation: String
    /// What it was done to, as far as the kit knows.
    public let subject: String
    /// What GEOS reported, oldest first.
    public let messages: [String]

    /// Creates an error.
    public init(code: Code, operation: String, subject: String, messages: [String] = []) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.messages = messages
    }

    /// English text for a log; user text comes from the message catalogue.
    public var description: String {
        let detail = messages.isEmpty ? code.rawValue : messages.joined(separator: "; ")
        return "\(operation) on \(subject): \(detail)"
    }

    /// Tells the kind of failure from the name of the exception GEOS puts before its message.
    static func code(for messages: [String]) -> Code {
        for message in messages {
            if message.contains("TopologyException") { return .topology }
            if message.contains("ParseException") { return .parse }
            if message.contains("IllegalArgumentException") { return .invalidArgument }
        }
        return .operationFailed
    }
}
