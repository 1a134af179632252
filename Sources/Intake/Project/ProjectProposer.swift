public import Restoration

/// A project file proposed for a folder.
public struct ProjectProposal: Sendable {
    /// The text of `regreen.yaml`; what needs an answer stands in comments.
    public var yaml: String
    /// True when nothing needs an answer and the file runs as it is.
    public var isComplete: Bool
    /// What was taken for what, and what is open.
    public var findings: [Finding]

    /// Creates a proposal.
    public init(yaml: String, isComplete: Bool, findings: [Finding]) {
        self.yaml = yaml
        self.isComplete = isComplete
        self.findings = findings
    }
}

/// Proposes a project file for a folder of data (`init DIR`).
public enum ProjectProposer {
    /// Looks at every file of the folder and below, and classifies it by name, fields and geometry.
    ///
    /// - Throws: `file_missing` when there is no such folder.
    public static func propose(directory: String, context: IntakeContext) throws(InputError) -> ProjectProposal {
        let survey = try FolderSurvey(directory: directory, context: context)
        return ProposalWriter(survey: survey, context: context).write()
    }
}
