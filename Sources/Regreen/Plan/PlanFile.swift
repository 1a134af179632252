public import Foundation
import GeoModel
public import Restoration
import Yams

/// Reads a county plan (schema `regreen.plan/1`): what the plan orders, clause by clause, in the county's own data file.
///
/// What the plan's text contradicts is read as it stands; `PlanChecker` reports it. What no plan can mean is refused
/// here: an unknown key, a value of the wrong type, a post or step that is not listed, steps in a ring.
public enum PlanFile {
    /// Reads and validates a plan file.
    ///
    /// - Throws: `ProjectFileError` with every fault at its line and column.
    public static func load(_ path: String) throws(ProjectFileError) -> Plan {
        let issues = ProjectIssueCollector(path: path)
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            issues.add(.fileMissing, at: nil, key: "", message: Messages.planUnreadable(path: path))
            throw ProjectFileError(path: path, issues: issues.issues)
        }
        return try decode(data, path: path)
    }

    /// Decodes the bytes of a plan file; `path` is named in messages only.
    public static func decode(_ data: Data, path: String) throws(ProjectFileError) -> Plan {
        let issues = ProjectIssueCollector(path: path)
        let plan = PlanDecoder(path: path, data: data, issues: issues).plan()
        if let error = issues.error { throw error }
        guard let plan else {
            issues.add(.projectSyntax, at: nil, key: "", message: Messages.projectEmpty())
            throw ProjectFileError(path: path, issues: issues.issues)
        }
        return plan
    }
}
