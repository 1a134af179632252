/// What a finding code means and how to deal with it: one entry of docs/findings.md.
public struct FindingGuide: Sendable, Hashable {
    /// The code.
    public let code: FindingCode
    /// The severity it usually comes with.
    public let severity: FindingSeverity
    /// What brings it about.
    public let cause: LocalizedText
    /// What to do about it.
    public let cure: LocalizedText

    init(
        _ code: FindingCode,
        _ severity: FindingSeverity,
        causeZh: String,
        causeEn: String,
        cureZh: String,
        cureEn: String
    ) {
        self.code = code
        self.severity = severity
        cause = LocalizedText(zh: causeZh, en: causeEn)
        cure = LocalizedText(zh: cureZh, en: cureEn)
    }
}

extension FindingCode {
    /// Every code with cause and cure, by topic; the order of docs/findings.md.
    public static let allKnown: [FindingGuide] =
        FindingGuide.project + FindingGuide.files + FindingGuide.references + FindingGuide.rasters
        + FindingGuide.geometries
        + FindingGuide.attributes + FindingGuide.balance + FindingGuide.outputs
        + FindingGuide.run + FindingGuide.workspace + FindingGuide.archive

    /// The entry of this code; nil for a code of a later version.
    public var guide: FindingGuide? { FindingCode.allKnown.first { $0.code == self } }
}

extension FindingGuide {
    /// The text of docs/findings.md: every code with cause and cure in both languages.
    public static func document() -> String {
        var text = """
            # Findings 问题代码

            Codes are stable. `check --json`, `inspect --json` and `findings.jsonl` carry them in `code`; an error that ends a
            command carries the same code. 代码固定不变。

            | Code | Severity | Cause 原因 | Cure 处理 |
            |---|---|---|---|

            """
        for guide in FindingCode.allKnown {
            text += "| `\(guide.code.rawValue)` | \(guide.severity.rawValue) | \(guide.cause.en)<br>\(guide.cause.zh) "
            text += "| \(guide.cure.en)<br>\(guide.cure.zh) |\n"
        }
        return text
    }
}
