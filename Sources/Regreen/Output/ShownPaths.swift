import Foundation
import Publishing
import Restoration

/// Results are written in a staging folder that means nothing to the user: texts name the place they were asked for.
struct ShownPaths {
    /// The staging folder.
    let staging: String
    /// What the user asked for.
    let shown: String

    private func plain(_ text: String) -> String { text.replacingOccurrences(of: staging, with: shown) }

    private func plain(_ text: LocalizedText) -> LocalizedText {
        LocalizedText(zh: plain(text.zh), en: plain(text.en))
    }

    func error(_ error: PublishingError) -> PublishingError {
        PublishingError(
            code: error.code,
            operation: error.operation,
            path: plain(error.path),
            messages: error.messages.map(plain),
            text: plain(error.text)
        )
    }

    func finding(_ finding: Finding) -> Finding {
        var finding = finding
        finding.file = finding.file.map(plain)
        finding.message = plain(finding.message)
        finding.fix = finding.fix.map(plain)
        return finding
    }
}
