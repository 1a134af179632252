public import Foundation

/// One case of a vector file.
public struct VectorCase: Sendable, CustomTestStringConvertibleWithoutTesting {
    /// The case's id, for example `overlay-01`.
    public let id: String
    /// The whole case as JSON text: keys `in`, `out`, `tol`, `abstol`, `reltol`.
    public let json: Data

    /// The id, for test reports.
    public var testDescription: String { id }

    /// The parsed case.
    public func object() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: json, options: [.fragmentsAllowed]) as? [String: Any] ?? [:]
    }

    /// The value under `in`.
    public func input() throws -> Any { try object()["in"] ?? NSNull() }

    /// The value under `in` as an object.
    public func inputObject() throws -> [String: Any] { try input() as? [String: Any] ?? [:] }

    /// Compares what was computed with `out` by domain.md's rules and returns every difference as text.
    ///
    /// Keys present in `out` are compared; `tol[key]` is absolute for every number under that key; other numbers pass
    /// within max(abstol, reltol·|expected|), 1e-9 relative where the case gives neither.
    public func differences(from got: Any?) throws -> [String] {
        let whole = try object()
        let comparison = VectorComparison(
            tolerances: (whole["tol"] as? [String: Any])?.compactMapValues { ($0 as? NSNumber)?.doubleValue } ?? [:],
            absolute: (whole["abstol"] as? NSNumber)?.doubleValue,
            relative: (whole["reltol"] as? NSNumber)?.doubleValue
        )
        return comparison.differences(expected: whole["out"] ?? NSNull(), got: got ?? NSNull(), path: "out", key: nil)
    }
}

/// What swift-testing's CustomTestStringConvertible asks for, without linking Testing into a library target.
public protocol CustomTestStringConvertibleWithoutTesting: CustomStringConvertible {
    /// The text for reports.
    var testDescription: String { get }
}

extension CustomTestStringConvertibleWithoutTesting {
    /// The text for reports.
    public var description: String { testDescription }
}

/// Reads vector files.
public enum Vectors {
    /// The cases of `<name>.json`, found at run time; empty when the vectors folder is absent.
    public static func cases(_ name: String) -> [VectorCase] {
        guard let folder = TestData.vectors,
            let data = try? Data(contentsOf: folder.appending(path: "\(name).json")),
            let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let cases = root["cases"] as? [[String: Any]]
        else { return [] }
        return cases.enumerated().compactMap { index, value in
            guard let json = try? JSONSerialization.data(withJSONObject: value) else { return nil }
            return VectorCase(id: value["id"] as? String ?? "\(name)-\(index)", json: json)
        }
    }

    /// JSON's null, for what is compared with a case.
    public static var null: Any { NSNull() }

    /// True when the folder is there: for `.enabled(if:)`.
    public static var available: Bool { TestData.vectors != nil }
}

private struct VectorComparison {
    let tolerances: [String: Double]
    let absolute: Double?
    let relative: Double?

    func differences(expected: Any, got: Any, path: String, key: String?) -> [String] {
        switch expected {
        case is NSNull:
            return got is NSNull ? [] : ["\(path): expected null, got \(got)"]
        case let object as [String: Any]:
            guard let other = got as? [String: Any] else { return ["\(path): expected an object, got \(got)"] }
            return object.keys.sorted().flatMap { name in
                differences(
                    expected: object[name] ?? NSNull(),
                    got: other[name] ?? NSNull(),
                    path: "\(path).\(name)",
                    key: tolerances[name] != nil ? name : key
                )
            }
        case let list as [Any]:
            guard let other = got as? [Any], other.count == list.count else {
                return ["\(path): expected \(list.count) elements, got \(got)"]
            }
            return zip(list, other).enumerated().flatMap { index, pair in
                differences(expected: pair.0, got: pair.1, path: "\(path)[\(index)]", key: key)
            }
        case let text as String:
            return (got as? String) == text ? [] : ["\(path): expected \(text), got \(got)"]
        case let number as NSNumber:
            return numberDifference(expected: number, got: got, path: path, key: key)
        default:
            return ["\(path): cannot compare \(expected)"]
        }
    }

    private func numberDifference(expected: NSNumber, got: Any, path: String, key: String?) -> [String] {
        guard let other = got as? NSNumber else { return ["\(path): expected \(expected), got \(got)"] }
        if isBoolean(expected) || isBoolean(other) {
            return expected.boolValue == other.boolValue && isBoolean(expected) == isBoolean(other)
                ? [] : ["\(path): expected \(expected), got \(other)"]
        }
        let e = expected.doubleValue
        let g = other.doubleValue
        let allowed: Double
        if let key, let tolerance = tolerances[key] {
            allowed = tolerance
        } else if absolute != nil || relative != nil {
            allowed = max(absolute ?? 0, (relative ?? 0) * abs(e))
        } else if e.rounded() == e, g.rounded() == g {
            allowed = 0
        } else {
            allowed = 1e-9 * abs(e)
        }
        return abs(g - e) <= allowed ? [] : ["\(path): expected \(e), got \(g), allowed \(allowed)"]
    }

    private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
