import ArgumentParser
public import Regreen
import Restoration

/// A command of the tool: it writes results to the session and says how it ended.
protocol RegreenCommand: ParsableCommand {
    var global: GlobalOptions { get }

    /// Does the work; errors are turned into exit codes by the runner's one table.
    func execute(_ session: CommandSession) throws -> CommandStatus
}

/// What a command run left behind, for tests and callers that embed commands.
public struct CommandOutcome: Sendable, Hashable {
    /// How it ended.
    public let exit: CommandStatus
    /// Everything on stdout.
    public let stdout: String
    /// Everything on stderr.
    public let stderr: String
}

/// Runs a command line inside the process.
public enum CommandRunner {
    /// Runs arguments (without the program's name) and keeps what they print.
    public static func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        cancellation: Cancellation = Cancellation()
    ) -> CommandOutcome {
        let out = BufferSink()
        let err = BufferSink()
        let context = CommandContext(
            out: out,
            err: err,
            input: { input },
            environment: environment,
            cancellation: cancellation
        )
        let exit = run(arguments, context: context)
        return CommandOutcome(exit: exit, stdout: out.text, stderr: err.text)
    }

    /// Runs arguments in a context.
    ///
    /// A result that did not reach stdout is a failure, whatever the command thought of itself.
    public static func run(_ arguments: [String], context: CommandContext) -> CommandStatus {
        let language = Language.choose(arguments: arguments, environment: context.environment)
        let status = dispatch(arguments, context: context, language: language)
        guard let reason = context.out.failure, [.done, .findings].contains(status) else { return status }
        let finding = Finding(
            .writeFailed,
            .error,
            file: "stdout",
            message: Messages.stdoutFailed,
            fix: Messages.checkDisk()
        )
        let failure = Failure(InputError(finding, detail: reason))
        context.err.write(failure.line(language) + "\n")
        return failure.status
    }

    private static func dispatch(
        _ arguments: [String],
        context: CommandContext,
        language: UserLanguage
    ) -> CommandStatus {
        return HelpLanguage.$current.withValue(language) {
            if let page = HelpPage.requested(by: arguments, language: language) {
                context.out.write(page)
                return .done
            }
            do {
                let command = try RootCommand.parseAsRoot(arguments)
                guard let command = command as? any RegreenCommand else {
                    context.err.write(HelpPage.text(for: arguments, language: language))
                    return .usage
                }
                let session = CommandSession(context: context, options: command.global, language: language)
                return execute(command, session, arguments)
            } catch {
                return usage(error, arguments, context: context, language: language)
            }
        }
    }

    private static func execute(
        _ command: any RegreenCommand,
        _ session: CommandSession,
        _ arguments: [String]
    ) -> CommandStatus {
        do {
            return try command.execute(session)
        } catch let error as ValidationError {
            return usage(error, arguments, context: session.context, language: session.language)
        } catch {
            let failure = Failure(error)
            // A faulty project file is talked about in the language it asks for.
            let language = command.global.lang ?? (error as? ProjectFileError)?.language ?? session.language
            report(failure, session: session.speaking(language))
            return failure.status
        }
    }

    /// The error as the last line on stderr, after the findings it consists of; as JSON too when asked for.
    static func report(_ failure: Failure, session: CommandSession) {
        if session.json { session.emit(failure.json(language: session.language)) }
        for finding in failure.findings.dropLast() {
            session.context.err.write(finding.message.text(session.language) + "\n")
        }
        session.context.err.write(failure.line(session.language) + "\n")
    }

    /// What the argument parser says: version and completion scripts are results, all else is a usage error.
    private static func usage(
        _ error: any Error,
        _ arguments: [String],
        context: CommandContext,
        language: UserLanguage
    ) -> CommandStatus {
        let message = RootCommand.fullMessage(for: error)
        if RootCommand.exitCode(for: error) == .success {
            context.out.write(message.hasSuffix("\n") ? message : message + "\n")
            return .done
        }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let problem = lines.first { $0.hasPrefix("Error:") } ?? lines.first ?? ""
        let text = problem.replacingPrefix("Error: ", with: "")
        if arguments.prefix(while: { $0 != "--" }).contains("--json") {
            context.out.write(usageError(text).serialized(pretty: true) + "\n")
        }
        for line in HelpPage.usage(for: arguments, language: language) { context.err.write(line + "\n") }
        let prefix = language == .zh ? "用法错误：" : "Usage error: "
        context.err.write(prefix + text + "\n")
        return .usage
    }

    /// `regreen.error/1` of a command line that makes no sense: the parser's words, and no findings.
    private static func usageError(_ text: String) -> JSONValue {
        [
            "schema": "regreen.error/1", "exit": .int(Int64(CommandStatus.usage.rawValue)), "code": "usage",
            "operation": .null, "detail": .string(text), "findings": .array([]),
        ]
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}

/// The language of a run: `--lang`, else the environment's locale.
enum Language {
    static func choose(arguments: [String], environment: [String: String]) -> UserLanguage {
        declared(arguments) ?? ofEnvironment(environment)
    }

    private static func declared(_ arguments: [String]) -> UserLanguage? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument == "--lang", index + 1 < arguments.count { return UserLanguage(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return UserLanguage(rawValue: String(argument.dropFirst(7))) }
        }
        return nil
    }

    static func ofEnvironment(_ environment: [String: String]) -> UserLanguage {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
    }
}
