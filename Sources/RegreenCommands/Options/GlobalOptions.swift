public import ArgumentParser
import Regreen
public import Restoration

/// The language help texts are made in while the arguments are parsed.
enum HelpLanguage {
    @TaskLocal static var current: UserLanguage = .en
}

/// A help text in the language of the run.
func said(zh: String, en: String) -> String { HelpLanguage.current == .zh ? zh : en }

/// A help text for an option or argument, with the name its value is shown by.
func help(zh: String, en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: said(zh: zh, en: en)).named(value)
}

extension ArgumentHelp {
    fileprivate func named(_ value: String?) -> ArgumentHelp {
        var copy = self
        copy.valueName = value
        return copy
    }
}

/// When progress is shown on stderr.
enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
    case json
}

extension UserLanguage: ExpressibleByArgument {}

/// Options every command has.
struct GlobalOptions: ParsableArguments {
    @Flag(name: .long, help: help(zh: "结果以 JSON 输出到标准输出", en: "Print the result as JSON on stdout."))
    var json = false

    @Flag(name: .long, help: help(zh: "标准错误上只输出错误", en: "Print nothing but errors on stderr."))
    var quiet = false

    @Option(
        name: .long,
        help: help(zh: "进度显示（标准错误）", en: "Show progress on stderr.", value: "auto|always|never|json")
    )
    var progress = ProgressMode.auto

    @Option(name: .long, help: help(zh: "界面语言", en: "Language of messages.", value: "zh|en"))
    var lang: UserLanguage?
}

/// A memory size such as `512MiB`.
struct MemoryArgument: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        guard let bytes = MemorySize.bytes(argument) else { return nil }
        self.bytes = bytes
    }
}

/// How much of the machine a command may use; results do not depend on it.
struct ResourceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(zh: "工作线程数（默认：处理器数）", en: "Worker threads (default: one per processor).", value: "n")
    )
    var threads: Int?

    @Option(
        name: .long,
        help: help(zh: "内存上限，如 1GiB", en: "Memory budget, for example 1GiB.", value: "size")
    )
    var memory: MemoryArgument?

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError(said(zh: "--threads 至少为 1", en: "--threads must be 1 or more"))
        }
    }
}
