public import Foundation
import GeoModel
public import Intake
import Restoration
import Yams

/// Reads `regreen.yaml` (schema `regreen.project/1`, design 4.1) into a specification with absolute paths.
public enum ProjectFile {
    /// The name looked for when a folder is given.
    public static let defaultName = "regreen.yaml"

    /// Reads and validates a whole project file.
    ///
    /// - Parameter path: the file, or a folder that holds `regreen.yaml`.
    /// - Throws: `ProjectFileError` with every fault at its line and column.
    public static func load(_ path: String) throws(ProjectFileError) -> ProjectSpecification {
        let file = resolved(path)
        // A folder stands for the file in it: errors name the file.
        let shown = file.hasSuffix("/" + defaultName) && !path.hasSuffix(defaultName) ? path + "/" + defaultName : path
        let issues = ProjectIssueCollector(path: shown)
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: file))
        } catch {
            issues.add(.fileMissing, at: nil, key: "", message: Messages.projectUnreadable(path: shown))
            throw ProjectFileError(path: shown, issues: issues.issues)
        }
        return try decode(data, path: file, shownAs: shown)
    }

    /// Decodes the bytes of a project file that lies, or would lie, at `path`.
    public static func decode(
        _ data: Data,
        path: String,
        shownAs shown: String? = nil
    ) throws(ProjectFileError) -> ProjectSpecification {
        let issues = ProjectIssueCollector(path: shown ?? path)
        issues.language = statedLanguage(data)
        let specification = ProjectDecoder(path: path, data: data, issues: issues).specification()
        if let error = issues.error { throw error }
        guard let specification else {
            issues.add(.projectSyntax, at: nil, key: "", message: Messages.projectEmpty())
            throw ProjectFileError(path: shown ?? path, issues: issues.issues, language: issues.language)
        }
        return specification
    }

    /// The `language` of a file that may be no YAML at all: its faults are told in the language it asks for.
    private static func statedLanguage(_ data: Data) -> UserLanguage? {
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix("language:") {
            let value = line.dropFirst("language:".count).prefix { $0 != "#" }
            return UserLanguage(rawValue: value.trimmingCharacters(in: .whitespacesAndNewlines.union(["\"", "'"])))
        }
        return nil
    }

    /// The project file a path means, absolute.
    public static func resolved(_ path: String) -> String {
        let url = URL(filePath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
            return url.appending(path: defaultName).path
        }
        return url.path
    }
}
