import CGDAL

/// The one place where calls of the C library happen: messages of exactly this call are collected, none is printed.
///
/// Handler stacks belong to the thread, so the bodies are not `async`: the compiler forbids a suspension inside.
/// The return value decides whether the call failed; what was said is attached either way.
enum ErrorScope {
    /// Runs a call and returns what it gave together with what was said.
    static func collect<R>(_ body: () -> R) -> (value: R, messages: [GDALMessage]) {
        GDALLibrary.prepare()
        let collector = MessageCollector()
        return withExtendedLifetime(collector) {
            CPLPushErrorHandlerEx(MessageCollector.handler, Unmanaged.passUnretained(collector).toOpaque())
            CPLErrorReset()
            let value = body()
            CPLPopErrorHandler()
            CPLErrorReset()
            return (value, collector.messages)
        }
    }

    /// Runs a call that gives nil on failure.
    static func require<R>(
        _ code: GDALError.Code,
        _ operation: String,
        _ subject: @autoclosure () -> String,
        log: WarningLog? = nil,
        _ body: () -> R?
    ) throws(GDALError) -> R {
        let (value, messages) = collect(body)
        guard let value else {
            throw GDALError(code, operation: operation, subject: subject(), messages: messages)
        }
        log?.add(messages)
        return value
    }

    /// Runs a call that gives `CE_None` on success; a mere warning as result is success, too.
    static func status(
        _ code: GDALError.Code,
        _ operation: String,
        _ subject: @autoclosure () -> String,
        log: WarningLog? = nil,
        _ body: () -> CPLErr
    ) throws(GDALError) {
        let (value, messages) = collect(body)
        guard value.rawValue < CE_Failure.rawValue else {
            throw GDALError(code, operation: operation, subject: subject(), messages: messages)
        }
        log?.add(messages)
    }

    /// Runs a call that gives `OGRERR_NONE` on success.
    static func vector(
        _ code: GDALError.Code,
        _ operation: String,
        _ subject: @autoclosure () -> String,
        log: WarningLog? = nil,
        _ body: () -> OGRErr
    ) throws(GDALError) {
        let (value, messages) = collect(body)
        guard value == OGRERR_NONE else {
            throw GDALError(code, operation: operation, subject: subject(), messages: messages)
        }
        log?.add(messages)
    }

    /// Runs a call without a usable result: any message of failure class is a failure.
    static func quietly<R>(
        _ code: GDALError.Code,
        _ operation: String,
        _ subject: @autoclosure () -> String,
        log: WarningLog? = nil,
        _ body: () -> R
    ) throws(GDALError) -> R {
        let (value, messages) = collect(body)
        guard !messages.contains(where: { $0.severity >= .failure }) else {
            throw GDALError(code, operation: operation, subject: subject(), messages: messages)
        }
        log?.add(messages)
        return value
    }
}

/// Receives the messages of one call on the calling thread.
private final class MessageCollector {
    private(set) var messages: [GDALMessage] = []

    /// A broken file can repeat one complaint for every block; the first ones tell the story.
    private static let capacity = 100

    /// Must not throw, start tasks or call the library other than for its user data.
    static let handler: CPLErrorHandler = { severity, number, text in
        guard let text, let data = CPLGetErrorHandlerUserData(),
            let severity = GDALMessage.Severity(rawValue: Int(severity.rawValue))
        else { return }
        let collector = Unmanaged<MessageCollector>.fromOpaque(data).takeUnretainedValue()
        guard collector.messages.count < MessageCollector.capacity else { return }
        collector.messages.append(
            GDALMessage(severity: severity, number: Int(number), text: String(cString: text))
        )
    }
}

/// Warnings a dataset's calls gave so far; each text once.
final class WarningLog {
    private(set) var messages: [GDALMessage] = []
    private var seen: Set<String> = []

    func add(_ new: [GDALMessage]) {
        for message in new where seen.count < 1000 && seen.insert(message.text).inserted {
            messages.append(message)
        }
    }
}
