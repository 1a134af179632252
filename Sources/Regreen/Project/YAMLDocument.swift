import Foundation
import Restoration
import Yams

/// Collects the faults of one project file while it is decoded.
final class ProjectIssueCollector {
    let path: String
    private(set) var issues: [ProjectFileIssue] = []
    /// The language the file asks for, as far as it can be read.
    var language: UserLanguage?

    init(path: String) { self.path = path }

    func add(
        _ code: FindingCode,
        at mark: Mark?,
        key: String,
        message: LocalizedText,
        suggestion: String? = nil,
        fix: LocalizedText? = nil
    ) {
        let line = mark?.line ?? 1
        let column = mark?.column ?? 1
        let text = Messages.projectFault(path: path, line: line, column: column, message: message)
        let finding = Finding(code, .error, file: path, message: text, fix: fix)
        issues.append(
            ProjectFileIssue(finding: finding, line: line, column: column, keyPath: key, suggestion: suggestion)
        )
    }

    var error: ProjectFileError? {
        issues.isEmpty ? nil : ProjectFileError(path: path, issues: issues, language: language)
    }
}

/// Parses the text of a project file, within limits that no honest file reaches.
///
/// Aliases share nodes, so a short file can stand for billions of them. The number of aliases is bounded before the
/// text is composed: 32 of them cannot make more than some 100,000 nodes.
enum YAMLDocument {
    static let largestFileInBytes = 1 << 20
    static let mostAliases = 32
    static let mostNodes = 50_000

    static func root(of data: Data, issues: ProjectIssueCollector) -> Node? {
        guard data.count <= largestFileInBytes else {
            issues.add(.limitExceeded, at: nil, key: "", message: Messages.projectTooLarge(bytes: largestFileInBytes))
            return nil
        }
        guard var text = String(data: data, encoding: .utf8) else {
            issues.add(.projectSyntax, at: nil, key: "", message: Messages.projectNotUTF8())
            return nil
        }
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        guard aliasCount(in: text) <= mostAliases else {
            issues.add(.limitExceeded, at: nil, key: "", message: Messages.projectTooManyAliases(limit: mostAliases))
            return nil
        }
        guard let node = composed(text, issues: issues) else { return nil }
        var remaining = mostNodes
        guard isWithin(&remaining, node) else {
            issues.add(.limitExceeded, at: node.mark, key: "", message: Messages.projectTooManyNodes(limit: mostNodes))
            return nil
        }
        return node
    }

    private static func composed(_ text: String, issues: ProjectIssueCollector) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            issues.add(.projectSyntax, at: nil, key: "", message: Messages.projectEmpty())
        } catch let error as YamlError {
            let (mark, problem) = place(of: error)
            // The parser has a limit of its own, by which it ends before the stack does.
            if problem.contains("nesting level") {
                issues.add(.limitExceeded, at: mark, key: "", message: Messages.projectTooDeep())
            } else {
                issues.add(.projectSyntax, at: mark, key: "", message: Messages.projectNotYAML(problem: problem))
            }
        } catch {
            issues.add(.projectSyntax, at: nil, key: "", message: Messages.projectNotYAML(problem: "\(error)"))
        }
        return nil
    }

    private static func place(of error: YamlError) -> (Mark?, String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (mark, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return (context.mark, "duplicate key '\(duplicates.joined(separator: "', '"))'")
        case .reader(let problem, _, _, _):
            return (nil, problem)
        default:
            return (nil, "\(error)")
        }
    }

    /// Stars at the start of a token: an upper bound of the aliases, strings and comments included.
    private static func aliasCount(in text: String) -> Int {
        var count = 0
        var before: Unicode.Scalar = "\n"
        var pending = false
        for scalar in text.unicodeScalars {
            if pending, !scalar.properties.isWhitespace { count += 1 }
            pending = scalar == "*" && (before.properties.isWhitespace || "[{,:-?".unicodeScalars.contains(before))
            before = scalar
        }
        return count
    }

    private static func isWithin(_ remaining: inout Int, _ node: Node) -> Bool {
        remaining -= 1
        guard remaining > 0 else { return false }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping where !isWithin(&remaining, key) || !isWithin(&remaining, value) {
                return false
            }
        case .sequence(let sequence):
            for element in sequence where !isWithin(&remaining, element) { return false }
        default:
            break
        }
        return true
    }
}
