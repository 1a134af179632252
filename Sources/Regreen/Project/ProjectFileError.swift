public import Restoration

/// One fault of a project file, at a place in it.
public struct ProjectFileIssue: Sendable, Hashable {
    /// What is wrong, as a finding: code, file and message in both languages.
    public var finding: Finding
    /// Line, from 1.
    public var line: Int
    /// Column, from 1.
    public var column: Int
    /// The key's path, for example `subsidence[0].unit`; empty for the file as a whole.
    public var keyPath: String
    /// The nearest valid key or value, when there is one.
    public var suggestion: String?

    /// Creates an issue.
    public init(finding: Finding, line: Int, column: Int, keyPath: String, suggestion: String? = nil) {
        self.finding = finding
        self.line = line
        self.column = column
        self.keyPath = keyPath
        self.suggestion = suggestion
    }
}

/// Everything that is wrong with a project file, in the order of its lines. Nothing has been written.
public struct ProjectFileError: Error, Sendable, Hashable {
    /// The project file.
    public let path: String
    /// The faults; never empty.
    public let issues: [ProjectFileIssue]
    /// The language the file asks for, as far as it can be read.
    public let language: UserLanguage?

    /// Creates an error.
    public init(path: String, issues: [ProjectFileIssue], language: UserLanguage? = nil) {
        self.path = path
        self.language = language
        self.issues = issues.sorted { ($0.line, $0.column, $0.keyPath) < ($1.line, $1.column, $1.keyPath) }
    }
}

extension FindingCode {
    /// The project file is not YAML, or not one mapping.
    public static let projectSyntax = FindingCode(rawValue: "project_syntax")
    /// A key the project file does not have.
    public static let projectKeyUnknown = FindingCode(rawValue: "project_key_unknown")
    /// A mandatory key is not there.
    public static let projectKeyMissing = FindingCode(rawValue: "project_key_missing")
    /// A value of the wrong type.
    public static let projectTypeWrong = FindingCode(rawValue: "project_type_wrong")
    /// A value of the right type that means nothing here.
    public static let projectValueInvalid = FindingCode(rawValue: "project_value_invalid")
}
