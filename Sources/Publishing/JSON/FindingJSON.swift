public import Restoration

/// Findings in the one shape of design 4.2, for `findings.jsonl` and every `--json`.
public enum FindingJSON {
    /// One finding; message and fix in the given language.
    public static func object(_ finding: Finding, language: UserLanguage) -> JSONValue {
        [
            "code": .string(finding.code.rawValue),
            "severity": .string(finding.severity.rawValue),
            "file": JSONValue(finding.file),
            "layer": JSONValue(finding.layer),
            "feature": finding.feature.map(JSONValue.int) ?? .null,
            "mine_id": JSONValue(finding.mineID),
            "x": JSONValue(finding.x),
            "y": JSONValue(finding.y),
            "area_mu": JSONValue(finding.areaInMu),
            "message": .string(finding.message.text(language)),
            "fix": JSONValue(finding.fix?.text(language)),
        ]
    }

    /// `findings.jsonl`: one line each, in the order given.
    public static func lines(_ findings: [Finding], language: UserLanguage) -> String {
        findings.map { object($0, language: language).serialized() + "\n" }.joined()
    }
}
