/// What went wrong in a call of the C library, with all it said.
public struct GDALError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure. Open: later versions add codes, so compare with the constants and keep a default.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The stable machine key.
        public let rawValue: String

        /// Creates a code from its key.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No such file or folder.
        public static let fileNotFound = Code(rawValue: "file_not_found")
        /// A network path, connection string or inline document: never opened.
        public static let pathRefused = Code(rawValue: "path_refused")
        /// The file exists but no allowed driver could open it.
        public static let openFailed = Code(rawValue: "open_failed")
        /// The driver is not in this build of the library.
        public static let driverMissing = Code(rawValue: "driver_missing")
        /// No such layer, band, field or item.
        public static let notFound = Code(rawValue: "not_found")
        /// An argument that makes no sense: an empty window, one outside the raster, a buffer of another length.
        public static let invalidArgument = Code(rawValue: "invalid_argument")
        /// The element type cannot hold the band's values.
        public static let typeMismatch = Code(rawValue: "type_mismatch")
        /// Values could not be read: a truncated or corrupt file.
        public static let readFailed = Code(rawValue: "read_failed")
        /// Values could not be written.
        public static let writeFailed = Code(rawValue: "write_failed")
        /// The file could not be created.
        public static let createFailed = Code(rawValue: "create_failed")
        /// Closing reported a failure: what was written is not whole.
        public static let closeFailed = Code(rawValue: "close_failed")
        /// The written file does not read back as what was written.
        public static let verificationFailed = Code(rawValue: "verification_failed")
        /// A geometry of a kind this package does not keep; the subject names the feature.
        public static let unsupportedGeometry = Code(rawValue: "unsupported_geometry")
        /// A filter or statement the library could not understand.
        public static let invalidQuery = Code(rawValue: "invalid_query")
        /// A CRS text that could not be understood.
        public static let invalidCRS = Code(rawValue: "invalid_crs")
        /// More features, vertices, bytes or cells than the caller allows.
        public static let limitExceeded = Code(rawValue: "limit_exceeded")
        /// The progress handler asked to stop.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The dataset is already closed.
        public static let closed = Code(rawValue: "closed")
    }

    /// The kind of failure.
    public let code: Code
    /// What was being done, in a few English words.
    public let operation: String
    /// What it was done to: a path, with layer, band, window or feature where known.
    public let subject: String
    /// What the C library said, oldest first; may be empty.
    public let messages: [GDALMessage]

    /// Creates an error.
    public init(_ code: Code, operation: String, subject: String, messages: [GDALMessage] = []) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.messages = messages
    }

    /// Creates an error with one explanation of our own.
    public init(_ code: Code, operation: String, subject: String, reason: String) {
        self.init(
            code,
            operation: operation,
            subject: subject,
            messages: [GDALMessage(severity: .failure, number: 0, text: reason)]
        )
    }

    /// The last of the most serious messages, or the code when the library said nothing.
    public var reason: String {
        let worst = messages.map(\.severity).max()
        return messages.last { $0.severity == worst }?.text ?? "unknown error (\(code.rawValue))"
    }

    /// English text for a log; user text comes from the message catalogue.
    public var description: String { "\(operation) \(subject): \(reason)" }
}
