import Restoration

/// What the rules say about their own sources, to be printed beside figures that rest on them.
enum RuleMarks {
    /// One line for the rules file, and one when any of its values is not verified in its source.
    static func of(_ rules: Rules) -> [LocalizedText] {
        let unverified = rules.entries.values.filter { !$0.isVerified }.count
        var marks = [Messages.rulesVersion(rules.version)]
        if unverified > 0 { marks.append(Messages.rulesUnverified(count: unverified)) }
        return marks
    }
}
