/// What PROJ could not do, in which operation, on what, and what the library said.
public struct PROJError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; open, so that a new kind breaks no caller.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The stable name.
        public let rawValue: String

        /// Creates a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No context could be made.
        public static let contextUnavailable = Code(rawValue: "context_unavailable")
        /// A text that is no CRS, or one that PROJ's database does not have.
        public static let unknownCRS = Code(rawValue: "unknown_crs")
        /// A CRS without longitude and latitude behind it, such as a local plane.
        public static let unsupportedCRS = Code(rawValue: "unsupported_crs")
        /// Only an operation that ignores the datum is known, and it is not allowed; the subject names both CRS.
        public static let ballparkRefused = Code(rawValue: "ballpark_refused")
        /// Operations need grid files that are not there, or there is none at all.
        public static let noOperation = Code(rawValue: "no_operation")
        /// The declared datum shift leads to neither side of the transformation.
        public static let datumShiftNotApplicable = Code(rawValue: "datum_shift_not_applicable")
        /// The declared datum shift has values that make no sense, or its grid cannot be read.
        public static let datumShiftInvalid = Code(rawValue: "datum_shift_invalid")
        /// A position has no image: outside the projection's domain or the grid; `index` names it.
        public static let transformFailed = Code(rawValue: "transform_failed")
        /// A coordinate that cannot be a longitude or latitude; `index` names it.
        public static let invalidCoordinate = Code(rawValue: "invalid_coordinate")
        /// Anything else.
        public static let operationFailed = Code(rawValue: "operation_failed")
    }

    /// The kind of failure.
    public let code: Code
    /// The PROJ function or the step.
    public let operation: String
    /// What it was done to: a CRS, two CRS, a position.
    public let subject: String
    /// What PROJ reported, oldest first, or an explanation.
    public let messages: [String]
    /// The vertex at fault, counted in the coordinates given; nil when it is not about one.
    public let index: Int?

    /// Creates an error.
    public init(code: Code, operation: String, subject: String, messages: [String] = [], index: Int? = nil) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.messages = messages
        self.index = index
    }

    /// English text for a log; user text comes from the message catalogue.
    public var description: String {
        let detail = messages.isEmpty ? code.rawValue : messages.joined(separator: "; ")
        return "\(operation) on \(subject): \(detail)"
    }
}
