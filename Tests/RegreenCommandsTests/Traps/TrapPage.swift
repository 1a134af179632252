/// Writes docs/traps.md from the traps themselves.
enum TrapPage {
    static func text(_ traps: [Trap]) -> String {
        let refused = traps.filter { if case .refused = $0.expectation { true } else { false } }
        var lines = [
            "# Traps",
            "",
            "Small data sets in mine clothes whose right answer is known by construction and on which a careless tool is",
            "plausibly wrong. Each runs as a process of its own in every test run (`Scripts/test --filter Traps`); a wrong",
            "answer without a word (silent) or a crash fails the build.",
            "",
            "| Verdict | Traps | Rate |",
            "|---|---|---|",
            "| right | \(traps.count - refused.count) | \(percent(traps.count - refused.count, traps.count)) |",
            "| refused with the code that names the cause | \(refused.count) | \(percent(refused.count, traps.count)) |",
            "| silent | 0 | 0 % |",
            "| crashed | 0 | 0 % |",
            "",
            "| Trap | Family | What a careless tool does | Regreen |",
            "|---|---|---|---|",
        ]
        for trap in traps {
            let verdict: String
            if case .refused(let code) = trap.expectation { verdict = "refused: `\(code)`" } else { verdict = "right" }
            lines.append("| `\(trap.id)` | \(trap.family) | \(trap.carelessAnswer) | \(verdict) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        let tenths = (part * 1000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
