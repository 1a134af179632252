import ArgumentParser
import Restoration

/// A command as the argument parser describes it, for help pages and the manual.
struct CommandDescription {
    struct Argument {
        let kind: String
        let names: [String]
        let value: String?
        let isOptional: Bool
        let isRepeating: Bool
        let isShown: Bool
        let help: String
        let defaultValue: String?

        init(_ json: JSONValue) {
            kind = json["kind"]?.stringValue ?? ""
            names = (json["names"]?.arrayValue ?? []).map { name in
                let text = name["name"]?.stringValue ?? ""
                return name["kind"]?.stringValue == "long" ? "--\(text)" : "-\(text)"
            }
            value = json["valueName"]?.stringValue
            isOptional = json["isOptional"]?.boolValue ?? true
            isRepeating = json["isRepeating"]?.boolValue ?? false
            isShown = json["shouldDisplay"]?.boolValue ?? true
            help = Argument.builtIn(names) ?? json["abstract"]?.stringValue ?? ""
            defaultValue = json["defaultValue"]?.stringValue
        }

        /// The argument parser's own options, which it describes in English only.
        private static func builtIn(_ names: [String]) -> String? {
            switch names.last {
            case "--help": return said(zh: "显示帮助", en: "Show this page.")
            case "--version": return said(zh: "显示版本", en: "Show the versions of the program and its libraries.")
            default: return nil
            }
        }

        /// `-o, --output <path>` or `<file> …`.
        var label: String {
            let value = value.map { "<\($0)>" } ?? ""
            switch kind {
            case "positional": return value + (isRepeating ? " …" : "")
            case "flag": return names.joined(separator: ", ")
            default: return names.joined(separator: ", ") + " " + value
            }
        }

        /// How it stands in the synopsis.
        var usage: String {
            let text =
                kind == "positional"
                ? label
                : [names.last, kind == "flag" ? nil : value.map { "<\($0)>" }]
                    .compactMap { $0 }.joined(separator: " ")
            return isOptional ? "[\(text)]" : text
        }
    }

    let path: [String]
    let abstract: String
    let discussion: String
    let isShown: Bool
    let arguments: [Argument]
    let subcommands: [CommandDescription]

    init(_ json: JSONValue, parents: [String]) {
        path = parents + [json["commandName"]?.stringValue ?? ""]
        abstract = json["abstract"]?.stringValue ?? ""
        discussion = json["discussion"]?.stringValue ?? ""
        isShown = json["shouldDisplay"]?.boolValue ?? true
        arguments = (json["arguments"]?.arrayValue ?? []).map(Argument.init).filter(\.isShown)
        let own = path
        subcommands = (json["subcommands"]?.arrayValue ?? [])
            .filter { $0["commandName"]?.stringValue != "help" }
            .map { CommandDescription($0, parents: own) }
    }

    /// The whole tool in the help language of the moment.
    static func root() -> CommandDescription? {
        do {
            _ = try RootCommand.parseAsRoot(["--experimental-dump-help"])
            return nil
        } catch {
            guard let json = try? JSONValue(parsing: RootCommand.fullMessage(for: error)), let tool = json["command"]
            else { return nil }
            return CommandDescription(tool, parents: [])
        }
    }

    var name: String { path.last ?? "" }
}

/// Help pages in both languages, in 80 columns whatever the width of the characters.
enum HelpPage {
    static let width = 80

    /// The page the arguments ask for with `--help`, `-h` or `help`; nil when they do not.
    static func requested(by arguments: [String], language: UserLanguage) -> String? {
        let own = arguments.prefix { $0 != "--" }
        let asks = own.contains("--help") || own.contains("-h") || arguments.first == "help"
        guard asks || arguments.isEmpty else { return nil }
        return text(for: arguments, language: language)
    }

    /// The page of the command the arguments name.
    static func text(for arguments: [String], language: UserLanguage) -> String {
        guard var command = CommandDescription.root() else { return "" }
        for word in arguments where !word.hasPrefix("-") && word != "help" {
            guard let next = command.subcommands.first(where: { $0.name == word }) else { break }
            command = next
        }
        return page(command, language).joined(separator: "\n") + "\n"
    }

    /// How the command the arguments name is called, and where its help is.
    static func usage(for arguments: [String], language: UserLanguage) -> [String] {
        guard var command = CommandDescription.root() else { return [] }
        for word in arguments where !word.hasPrefix("-") {
            guard let next = command.subcommands.first(where: { $0.name == word }) else { break }
            command = next
        }
        let path = command.path.joined(separator: " ")
        return DisplayWidth.wrap((language == .zh ? "用法：" : "Usage: ") + synopsis(command), width: width)
            + [language == .zh ? "详见 \(path) --help" : "See \(path) --help for more."]
    }

    private static func page(_ command: CommandDescription, _ language: UserLanguage) -> [String] {
        func title(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        var lines = DisplayWidth.wrap(command.abstract, width: width)
        lines.append("")
        let usage = title("用法：", "Usage: ") + synopsis(command)
        lines += DisplayWidth.wrap(usage, width: width)
        if !command.discussion.isEmpty {
            lines.append("")
            lines += paragraphs(command.discussion).flatMap { line in
                let indent = String(line.prefix { $0 == " " })
                return DisplayWidth.wrap(String(line.dropFirst(indent.count)), width: width, indent: indent)
            }
        }
        let positional = command.arguments.filter { $0.kind == "positional" }
        let options = command.arguments.filter { $0.kind != "positional" }
        lines += section(title("参数：", "Arguments:"), positional.map { ($0.label, detail($0, language)) })
        lines += section(title("选项：", "Options:"), options.map { ($0.label, detail($0, language)) })
        let commands = command.subcommands.filter(\.isShown)
        lines += section(title("命令：", "Commands:"), commands.map { ($0.name, $0.abstract) })
        if !commands.isEmpty {
            lines.append("")
            let path = command.path.joined(separator: " ")
            let hint = title("某条命令的用法：\(path) <命令> --help", "Help on one of them: \(path) <command> --help")
            lines += DisplayWidth.wrap(hint, width: width)
        }
        return lines
    }

    /// The lines of a text with those of one paragraph joined; indented lines, such as examples, stand alone.
    static func paragraphs(_ text: String) -> [String] {
        var result: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let isPlain = !line.isEmpty && !line.hasPrefix(" ")
            if isPlain, isOpen, let last = result.last {
                let isWide = last.last.map { DisplayWidth.of($0) == 2 } ?? false
                result[result.count - 1] = last + (isWide ? "" : " ") + line
            } else {
                result.append(line)
            }
            // A line that introduces what follows ends its paragraph.
            isOpen = isPlain && !line.hasSuffix(":") && !line.hasSuffix("：")
        }
        return result
    }

    static func synopsis(_ command: CommandDescription) -> String {
        let path = command.path.joined(separator: " ")
        if !command.subcommands.isEmpty { return "\(path) <command> …" }
        let common = ["--json", "--quiet", "--progress", "--lang", "--help", "--version", "--threads", "--memory"]
        let shown = command.arguments.filter { !common.contains($0.names.last ?? "") }
        let required = shown.filter { $0.kind == "positional" || !$0.isOptional }
        let hasMore = command.arguments.count > required.count
        return ([path] + required.map(\.usage) + (hasMore ? ["[…]"] : [])).joined(separator: " ")
    }

    private static func detail(_ argument: CommandDescription.Argument, _ language: UserLanguage) -> String {
        guard let value = argument.defaultValue, argument.kind == "option" else { return argument.help }
        return argument.help + (language == .zh ? "（默认 \(value)）" : " (default: \(value))")
    }

    private static func section(_ title: String, _ rows: [(String, String)]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let column = 26
        var lines = ["", title]
        for (label, text) in rows {
            let details = DisplayWidth.wrap(text, width: width, indent: String(repeating: " ", count: column))
            if DisplayWidth.of(label) + 4 > column {
                lines.append("  " + label)
                lines += details
            } else {
                let first = details.first.map { String($0.dropFirst(column)) } ?? ""
                lines.append(DisplayWidth.pad("  " + label, to: column) + first)
                lines += details.dropFirst()
            }
        }
        return lines
    }
}
