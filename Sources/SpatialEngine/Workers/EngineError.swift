/// What the engine could not do, in which step, on which feature, and what the libraries said.
public struct EngineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; open, so that a new kind breaks no caller.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The stable name.
        public let rawValue: String

        /// Creates a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A geometry is null, empty or not a polygon where one is needed.
        public static let unusableGeometry = Code(rawValue: "unusable_geometry")
        /// A geometry is invalid and was not repaired.
        public static let invalidGeometry = Code(rawValue: "invalid_geometry")
        /// The parts do not add up to the whole within design 4.5's tolerance.
        public static let conservation = Code(rawValue: "conservation")
        /// A CRS is missing or cannot serve for the step.
        public static let unsupportedCRS = Code(rawValue: "unsupported_crs")
        /// Only a ballpark operation exists between two datums.
        public static let ballparkRefused = Code(rawValue: "ballpark_refused")
        /// A vertex has no place in the target CRS.
        public static let transformation = Code(rawValue: "transformation")
        /// The area that counts cannot be given.
        public static let areaUnavailable = Code(rawValue: "area_unavailable")
        /// A library refused the geometry even at the last rung of the ladder.
        public static let overlay = Code(rawValue: "overlay")
        /// An argument that makes no sense; a caller's fault.
        public static let invalidArgument = Code(rawValue: "invalid_argument")
    }

    /// The kind of failure.
    public let code: Code
    /// The step, for example `cut` or `project`.
    public let operation: String
    /// The mine, layer or feature.
    public let subject: String
    /// Figures and the libraries' messages, oldest first.
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
}
