import Foundation
import Regreen
import Restoration
import Synchronization

/// One command at work: its streams with the options of this run applied.
struct CommandSession: Sendable {
    let context: CommandContext
    let language: UserLanguage
    let json: Bool
    let quiet: Bool
    let progress: ProgressMode

    init(context: CommandContext, options: GlobalOptions, language: UserLanguage) {
        self.context = context
        self.language = language
        json = options.json
        quiet = options.quiet
        progress = options.progress
    }

    /// The same session in another language, for example the project's.
    func speaking(_ language: UserLanguage) -> CommandSession { CommandSession(copy: self, language: language) }

    private init(copy: CommandSession, language: UserLanguage) {
        context = copy.context
        self.language = language
        json = copy.json
        quiet = copy.quiet
        progress = copy.progress
    }

    /// A result line.
    func line(_ text: String = "") { context.out.write(text + "\n") }

    /// Result lines wrapped to 80 columns.
    func paragraph(_ text: LocalizedText, indent: String = "") {
        for line in DisplayWidth.wrap(text.text(language), width: 80, indent: indent) { self.line(line) }
    }

    /// A line for people, wrapped under its own indent.
    func paragraph(_ text: String) {
        let indent = String(text.prefix { $0 == " " })
        for line in DisplayWidth.wrap(String(text.dropFirst(indent.count)), width: 80, indent: indent) {
            self.line(line)
        }
    }

    /// A table for people, with an empty line after it.
    func table(_ table: TextTable) { for text in table.lines() { line(text) } }

    /// A result as JSON.
    func emit(_ value: JSONValue) { line(value.serialized(pretty: true)) }

    /// A line on stderr, left out with `--quiet`.
    func note(_ text: LocalizedText) {
        if !quiet { context.err.write(text.text(language) + "\n") }
    }

    /// Text in this session's language.
    func say(zh: String, en: String) -> String { language == .zh ? zh : en }

    /// Where the job reports its steps, by `--progress`.
    func progressSink() -> @Sendable (ProgressEvent) -> Void {
        ProgressPrinter(session: self).sink
    }

    /// Settings of a job with these resources.
    func run(_ resources: ResourceOptions) -> RunSettings {
        RunSettings(
            threads: resources.threads,
            memoryInBytes: resources.memory?.bytes,
            progress: progressSink(),
            cancellation: context.cancellation,
            environment: context.environment
        )
    }
}

/// Prints progress: one line that is written over on a terminal, lines otherwise, or JSON lines.
private final class ProgressPrinter: Sendable {
    private let session: CommandSession
    private let last = Mutex<(stage: ProgressEvent.Stage?, time: ContinuousClock.Instant?)>((nil, nil))
    private let start = ContinuousClock.now

    init(session: CommandSession) { self.session = session }

    private enum Style {
        case none
        case overwritten
        case lines
        case json
    }

    private var style: Style {
        switch session.progress {
        case .never: return .none
        case .json: return .json
        case .always: return .lines
        case .auto: return session.context.errorsAreOnTerminal && !session.quiet ? .overwritten : .none
        }
    }

    var sink: @Sendable (ProgressEvent) -> Void {
        let style = style
        guard style != .none else { return { _ in } }
        return { event in self.show(event, style) }
    }

    private func show(_ event: ProgressEvent, _ style: Style) {
        let isDue = last.withLock { state in
            let now = ContinuousClock.now
            let isNew = state.stage != event.stage
            let isLate = state.time.map { now - $0 > .milliseconds(100) } ?? true
            guard isNew || isLate || style != .overwritten && event.fraction == nil else { return false }
            state = (event.stage, now)
            return true
        }
        guard isDue else { return }
        switch style {
        case .none: return
        case .json: session.context.err.write(json(event).serialized() + "\n")
        case .lines: session.context.err.write(text(event) + "\n")
        case .overwritten:
            let line = DisplayWidth.pad(DisplayWidth.cut(text(event), to: 79), to: 79)
            session.context.err.write("\r" + line + "\r")
        }
    }

    private func json(_ event: ProgressEvent) -> JSONValue {
        [
            "stage": .string(event.stage.rawValue), "subject": JSONValue(event.subject),
            "fraction": JSONValue(event.fraction), "project": JSONValue(event.project),
            "projects": JSONValue(event.projects),
        ]
    }

    private func text(_ event: ProgressEvent) -> String {
        var parts = [Messages.progressStage(event.stage.rawValue).text(session.language)]
        if event.projects > 1 { parts.insert("[\(event.project)/\(event.projects)]", at: 0) }
        if let fraction = event.fraction { parts.append("\(Int((fraction * 100).rounded(.down)))%") }
        if let subject = event.subject { parts.append(subject) }
        return parts.joined(separator: " ")
    }
}
