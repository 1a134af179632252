import Foundation
import GeoModel
import Intake
import Restoration
import Yams

/// One mapping of the project file with its valid keys; reading a key checks the value's type.
///
/// Every fault goes to the collector and reading goes on, so that one run names all of them.
struct YAMLObject {
    let path: String
    let issues: ProjectIssueCollector
    /// Folder that relative paths start from.
    let folder: URL
    let mark: Mark?
    private let values: [String: Node]

    /// Reads a mapping; nil after reporting when the node is none.
    init?(_ node: Node, path: String, keys: [String], folder: URL, issues: ProjectIssueCollector) {
        guard case .mapping(let mapping) = node else {
            issues.add(
                .projectTypeWrong,
                at: node.mark,
                key: path,
                message: Messages.projectTypeWrong(key: path, expected: .mapping)
            )
            return nil
        }
        self.path = path
        self.issues = issues
        self.folder = folder
        mark = mapping.mark
        var values: [String: Node] = [:]
        for (keyNode, value) in mapping {
            let name = keyNode.scalar?.string ?? ""
            if keys.contains(name) {
                values[name] = value
                continue
            }
            let nearest = EditDistance.nearest(to: name, among: keys)
            issues.add(
                .projectKeyUnknown,
                at: keyNode.mark,
                key: YAMLObject.join(path, name),
                message: Messages.projectKeyUnknown(key: YAMLObject.join(path, name), nearest: nearest),
                suggestion: nearest,
                fix: Messages.projectValidKeys(keys)
            )
        }
        self.values = values
    }

    static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func keyPath(_ key: String) -> String { YAMLObject.join(path, key) }

    /// The value of a key; an explicit null counts as absent.
    func node(_ key: String) -> Node? {
        guard let node = values[key], !YAMLObject.isNull(node) else { return nil }
        return node
    }

    static func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return isPlain(scalar) && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private static func isPlain(_ scalar: Node.Scalar) -> Bool {
        scalar.style != .singleQuoted && scalar.style != .doubleQuoted
    }

    // MARK: Faults

    func missing(_ key: String) {
        issues.add(
            .projectKeyMissing,
            at: mark,
            key: keyPath(key),
            message: Messages.projectKeyMissing(key: keyPath(key))
        )
    }

    func wrongType(_ key: String, _ expected: ProjectValueKind) {
        issues.add(
            .projectTypeWrong,
            at: values[key]?.mark,
            key: keyPath(key),
            message: Messages.projectTypeWrong(key: keyPath(key), expected: expected)
        )
    }

    func invalid(_ key: String, _ value: String, _ expected: LocalizedText, suggestion: String? = nil) {
        issues.add(
            .projectValueInvalid,
            at: values[key]?.mark ?? mark,
            key: keyPath(key),
            message: Messages.projectValueInvalid(key: keyPath(key), value: value, expected: expected),
            suggestion: suggestion
        )
    }

    // MARK: Values

    /// The text of a scalar; numbers are taken as written, so that codes such as `140521` need no quotes.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar, !(YAMLObject.isPlain(scalar) && ["true", "false"].contains(scalar.string))
        else {
            wrongType(key, .text)
            return nil
        }
        return scalar.string
    }

    func requiredText(_ key: String) -> String? {
        guard node(key) != nil else {
            missing(key)
            return nil
        }
        guard let value = text(key) else { return nil }
        guard !value.isEmpty else {
            missing(key)
            return nil
        }
        return value
    }

    func number(_ key: String) -> Double? {
        guard let node = node(key) else { return nil }
        guard let value = YAMLObject.number(node) else {
            wrongType(key, .number)
            return nil
        }
        return value
    }

    static func number(_ node: Node) -> Double? {
        guard let scalar = node.scalar, isPlain(scalar), let value = Double(scalar.string), value.isFinite else {
            return nil
        }
        return value
    }

    func positiveNumber(_ key: String) -> Double? {
        guard let value = number(key) else { return nil }
        guard value > 0 else {
            invalid(key, YAMLObject.print(value), Messages.expectedPositive())
            return nil
        }
        return value
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar, YAMLObject.isPlain(scalar), let value = Int(scalar.string) else {
            wrongType(key, .integer)
            return nil
        }
        guard range.contains(value) else {
            invalid(key, scalar.string, Messages.expectedRange("\(range.lowerBound)–\(range.upperBound)"))
            return nil
        }
        return value
    }

    func boolean(_ key: String) -> Bool? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar, YAMLObject.isPlain(scalar), let value = node.bool else {
            wrongType(key, .boolean)
            return nil
        }
        return value
    }

    func date(_ key: String) -> CalendarDate? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            wrongType(key, .date)
            return nil
        }
        guard let value = CalendarDate(text: scalar.string) else {
            invalid(key, scalar.string, Messages.expectedDate())
            return nil
        }
        return value
    }

    /// One word of a fixed set.
    func choice<T>(_ key: String, _ type: T.Type) -> T?
    where T: RawRepresentable & CaseIterable, T.RawValue == String {
        guard let word = text(key) else { return nil }
        if let value = T(rawValue: word) { return value }
        let words = T.allCases.map(\.rawValue)
        invalid(key, word, Messages.expectedOneOf(words), suggestion: EditDistance.nearest(to: word, among: words))
        return nil
    }

    func numbers(_ key: String) -> [Double]? {
        guard let node = node(key) else { return nil }
        guard case .sequence(let sequence) = node else {
            wrongType(key, .numberList)
            return nil
        }
        let values = sequence.compactMap(YAMLObject.number)
        guard values.count == sequence.count else {
            wrongType(key, .numberList)
            return nil
        }
        return values
    }

    // MARK: Nested

    func object(_ key: String, keys: [String]) -> YAMLObject? {
        guard let node = node(key) else { return nil }
        return YAMLObject(node, path: keyPath(key), keys: keys, folder: folder, issues: issues)
    }

    func objects(_ key: String, keys: [String]) -> [YAMLObject] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            wrongType(key, .list)
            return []
        }
        return sequence.enumerated().compactMap { index, element in
            YAMLObject(element, path: "\(keyPath(key))[\(index)]", keys: keys, folder: folder, issues: issues)
        }
    }

    /// The mappings of a list, read a second time: faults were reported when it was decoded.
    func elements(_ key: String) -> [YAMLObject] {
        guard case .sequence(let sequence)? = node(key) else { return [] }
        return sequence.enumerated().compactMap { YAMLObject(again: $1, path: "\(keyPath(key))[\($0)]", like: self) }
    }

    /// A mapping read a second time.
    func mapping(_ key: String) -> YAMLObject? {
        node(key).flatMap { YAMLObject(again: $0, path: keyPath(key), like: self) }
    }

    /// A scalar's text, whatever its type.
    func scalar(_ key: String) -> String? { node(key)?.scalar?.string }

    private init?(again node: Node, path: String, like parent: YAMLObject) {
        guard case .mapping(let mapping) = node else { return nil }
        self.path = path
        issues = parent.issues
        folder = parent.folder
        mark = mapping.mark
        values = Dictionary(
            mapping.compactMap { key, value in key.scalar.map { ($0.string, value) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// A mapping of free keys to texts, such as `fields`.
    func texts(_ key: String) -> [String: String] {
        guard let node = node(key) else { return [:] }
        guard case .mapping(let mapping) = node else {
            wrongType(key, .mapping)
            return [:]
        }
        var result: [String: String] = [:]
        for (name, value) in mapping {
            guard let ours = name.scalar?.string, let theirs = value.scalar?.string, !YAMLObject.isNull(value) else {
                issues.add(
                    .projectTypeWrong,
                    at: value.mark ?? name.mark,
                    key: keyPath(key),
                    message: Messages.projectTypeWrong(
                        key: YAMLObject.join(keyPath(key), name.scalar?.string ?? "?"),
                        expected: .text
                    )
                )
                continue
            }
            result[ours] = theirs
        }
        return result
    }

    /// Where the value of a key stands.
    func place(_ key: String) -> ProjectPlace? {
        (values[key]?.mark).map { ProjectPlace(line: $0.line, column: $0.column) }
    }

    /// Our field name → the source's. A name that is not ours is a fault: a misspelt one would check nothing.
    func fields(_ key: String) -> [String: String] {
        var result: [String: String] = [:]
        for (name, theirs) in texts(key).sorted(by: { $0.key < $1.key }) {
            guard let ours = RegisterFields.canonical(name) else {
                let nearest = EditDistance.nearest(
                    to: name,
                    among: RegisterFields.names + RegisterFields.aliases.keys.sorted()
                )
                let path = YAMLObject.join(keyPath(key), name)
                issues.add(
                    .projectKeyUnknown,
                    at: mark(ofKey: name, in: key),
                    key: path,
                    message: Messages.projectKeyUnknown(key: path, nearest: nearest),
                    suggestion: nearest,
                    fix: Messages.projectValidKeys(RegisterFields.names)
                )
                continue
            }
            guard result[ours] == nil else {
                let path = YAMLObject.join(keyPath(key), name)
                let message = Messages.projectValueInvalid(
                    key: path,
                    value: theirs,
                    expected: Messages.expectedOnce(ours)
                )
                issues.add(.projectValueInvalid, at: mark(ofKey: name, in: key), key: path, message: message)
                continue
            }
            result[ours] = theirs
        }
        return result
    }

    private func mark(ofKey name: String, in key: String) -> Mark? {
        values[key]?.mapping?.first { $0.key.scalar?.string == name }?.key.mark
    }

    /// The file a key names: absolute and as written. It must exist; paths of GDAL's virtual systems and addresses
    /// are left to the reader, which refuses them by role.
    func file(_ key: String, isRequired: Bool = true) -> (path: String, written: String)? {
        guard let written = isRequired ? requiredText(key) : text(key) else { return nil }
        let isSpecial = written.hasPrefix("/vsi") || written.contains("://")
        guard !isSpecial else { return (written, written) }
        let url = written.hasPrefix("/") ? URL(filePath: written) : folder.appending(path: written)
        let absolute = url.standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: absolute) else {
            issues.add(
                .fileMissing,
                at: values[key]?.mark,
                key: keyPath(key),
                message: Messages.projectFileMissing(key: keyPath(key), path: written, folder: folder.path)
            )
            return nil
        }
        return (absolute, written)
    }

    static func print(_ value: Double) -> String { AttributeValue.real(value).text ?? "\(value)" }
}
