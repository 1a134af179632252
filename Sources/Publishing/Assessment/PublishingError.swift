public import Restoration

/// A file that could not be written, with the operation, the path and what the library said.
public struct PublishingError: Error, Sendable, Hashable {
    /// Open set of machine codes: `write_failed`, `limit_exceeded`, `crs_unsupported`, `format_unknown`, …
    public let code: String
    /// What was being done, in English.
    public let operation: String
    /// The file it concerns.
    public let path: String
    /// What the library or the system said.
    public let messages: [String]
    /// The text for the user, with the next step.
    public let text: LocalizedText

    /// Creates an error.
    public init(code: String, operation: String, path: String, messages: [String], text: LocalizedText) {
        self.code = code
        self.operation = operation
        self.path = path
        self.messages = messages
        self.text = text
    }
}
