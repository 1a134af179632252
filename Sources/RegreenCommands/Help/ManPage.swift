import Restoration

/// The manual page, made from the same descriptions as the help pages.
enum ManPage {
    /// Troff source of `regreen(1)`.
    static func source(version: String) -> String {
        guard let root = CommandDescription.root() else { return "" }
        var lines = [
            ".TH REGREEN 1 \"\" \"regreen \(version)\" \"User Commands\"",
            ".SH NAME", "regreen \\- \(escaped(root.abstract))",
            ".SH SYNOPSIS", ".B regreen", "\\fIcommand\\fR [\\fIargument\\fR ...]",
            ".SH DESCRIPTION",
        ]
        lines += paragraphs(root.discussion)
        lines.append(".SH COMMANDS")
        for command in leaves(root) where command.isShown { lines += section(command) }
        lines.append(".SH EXIT STATUS")
        for (code, meaning) in exitCodes { lines += [".TP", ".B \(code)", meaning] }
        lines += [
            ".SH ENVIRONMENT",
            ".TP", ".B LC_ALL, LC_MESSAGES, LANG",
            "A value that starts with zh makes messages Chinese; \\-\\-lang goes before it.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let exitCodes = [
        ("0", "Done."), ("1", "Done, with findings a person must look at."),
        ("2", "Input, data or disk problem; nothing was published."), ("64", "Usage."),
        ("70", "A fault of the program."), ("75", "A lock is held: try again."),
        ("130", "Interrupted; nothing was published."), ("143", "Terminated; nothing was published."),
    ]

    private static func leaves(_ command: CommandDescription) -> [CommandDescription] {
        command.subcommands.isEmpty ? [command] : command.subcommands.flatMap(leaves)
    }

    private static func section(_ command: CommandDescription) -> [String] {
        var lines = [".SS \(escaped(HelpPage.synopsis(command)))", escaped(command.abstract)]
        lines += paragraphs(command.discussion)
        for argument in command.arguments {
            let fallback = argument.kind == "option" ? argument.defaultValue.map { " (default: \($0))" } ?? "" : ""
            lines += [".TP", ".B \(escaped(argument.label))", escaped(argument.help + fallback)]
        }
        return lines
    }

    private static func paragraphs(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        return [".PP", ".nf"]
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            + [".fi"]
    }

    private static func escaped(_ text: String) -> String {
        let plain = text.map { character -> String in
            switch character {
            case "\\": return "\\e"
            case "-": return "\\-"
            default: return String(character)
            }
        }.joined()
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
