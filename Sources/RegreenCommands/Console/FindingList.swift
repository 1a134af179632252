import Restoration

extension CommandSession {
    /// Findings for people, worst first: severity and code, where, what, and what to do.
    func findings(_ findings: [Finding]) {
        let order: [FindingSeverity] = [.error, .warning, .info]
        for severity in order {
            for finding in findings where finding.severity == severity { show(finding) }
        }
    }

    private func show(_ finding: Finding) {
        let word: String
        switch finding.severity {
        case .error: word = say(zh: "错误", en: "error")
        case .warning: word = say(zh: "注意", en: "warning")
        case .info: word = say(zh: "提示", en: "note")
        }
        for text in FindingTitle.lines(of: finding, word: word) { line(text) }
        paragraph(finding.message, indent: "    ")
        if let fix = finding.fix {
            let lines = DisplayWidth.wrap(fix.text(language), width: 80, indent: "      ")
            for (index, text) in lines.enumerated() { line(index == 0 ? "    → " + text.dropFirst(6) : text) }
        }
    }
}
