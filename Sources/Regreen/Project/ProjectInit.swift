import Foundation
import Intake
public import Restoration

/// What `init` wrote.
public struct InitReport: Sendable {
    /// The project file.
    public let path: String
    /// True when it runs as it is.
    public let isComplete: Bool
    /// What was taken for what, and what is open.
    public let findings: [Finding]

    /// `regreen.init/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.init/1", "path": .string(path), "complete": .bool(isComplete),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

/// Writes a project file for a folder of data.
public enum ProjectInit {
    /// Proposes and writes `regreen.yaml` in the folder.
    ///
    /// - Parameter replaces: overwrites a project file that is there.
    public static func run(folder: String, options: SourceOptions, replaces: Bool) throws -> InitReport {
        let url = URL(filePath: folder).standardizedFileURL
        let shown = folder == "." ? ProjectFile.defaultName : folder + "/" + ProjectFile.defaultName
        let target = url.appending(path: ProjectFile.defaultName)
        if !replaces, FileManager.default.fileExists(atPath: target.path) {
            throw InputError(
                Finding(.outputRefused, .error, file: shown, message: Messages.projectExists(path: shown))
            )
        }
        var context = IntakeContext(projectFolder: url.path)
        context.allowBallpark = options.allowBallpark
        let proposal = try ProjectProposer.propose(directory: url.path, context: context)
        do {
            try Data(proposal.yaml.utf8).write(to: target, options: .atomic)
        } catch {
            throw OutputFailure(operation: "write", path: target.path, message: StagedOutput.reason(error))
        }
        return InitReport(path: shown, isComplete: proposal.isComplete, findings: proposal.findings)
    }
}
