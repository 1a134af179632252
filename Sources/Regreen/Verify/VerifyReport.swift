public import Restoration

/// What `verify` found in an output folder.
public struct VerifyReport: Sendable {
    /// The folder.
    public var folder: String
    /// Number of files whose hash was compared.
    public var filesChecked: Int
    /// Number of sums that were recomputed.
    public var sumsChecked: Int
    /// What does not agree; empty when all is well.
    public var findings: [Finding]

    /// True when nothing disagrees.
    public var isSound: Bool { findings.isEmpty }

    /// `regreen.verify/1`.
    public func json(language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.verify/1",
            "folder": .string(folder),
            "sound": .bool(isSound),
            "files": JSONValue(filesChecked),
            "sums": JSONValue(sumsChecked),
            "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }
}

extension FindingCode {
    /// A file of an output is not what its manifest says.
    public static let outputChanged = FindingCode(rawValue: "output_changed")
    /// Figures of an output do not add up.
    public static let sumsDiffer = FindingCode(rawValue: "sums_differ")
    /// A folder without a readable manifest.
    public static let manifestMissing = FindingCode(rawValue: "manifest_missing")
}
