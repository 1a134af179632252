import Foundation
public import Regreen
import Synchronization

/// Where a command's text goes.
public protocol TextSink: Sendable {
    /// Writes text as it is, without adding a line end.
    func write(_ text: String)
}

/// A sink on an open file.
struct FileSink: TextSink {
    let descriptor: Int32

    func write(_ text: String) {
        // A reader that went away is no fault of the command.
        try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
    }
}

/// A sink that keeps everything, for tests and for callers that embed commands.
public final class BufferSink: TextSink {
    private let buffer = Mutex("")

    /// An empty sink.
    public init() {}

    /// Everything written so far.
    public var text: String { buffer.withLock { $0 } }

    /// Keeps the text.
    public func write(_ text: String) { buffer.withLock { $0 += text } }
}

/// What a command sees of the world: its streams, its environment, and the switch that stops it.
public struct CommandContext: Sendable {
    /// Results only.
    public var out: any TextSink
    /// Log, progress, summary, errors.
    public var err: any TextSink
    /// True when `err` is a terminal: progress is shown by default.
    public var errorsAreOnTerminal: Bool
    /// The whole of standard input, read when a command asks for it.
    public var input: @Sendable () -> String
    /// Environment variables.
    public var environment: [String: String]
    /// The switch.
    public var cancellation: Cancellation

    /// Creates a context.
    public init(
        out: any TextSink,
        err: any TextSink,
        errorsAreOnTerminal: Bool = false,
        input: @escaping @Sendable () -> String = { "" },
        environment: [String: String] = [:],
        cancellation: Cancellation = Cancellation()
    ) {
        self.out = out
        self.err = err
        self.errorsAreOnTerminal = errorsAreOnTerminal
        self.input = input
        self.environment = environment
        self.cancellation = cancellation
    }

    /// The process's own streams.
    public static func process() -> CommandContext {
        CommandContext(
            out: FileSink(descriptor: FileHandle.standardOutput.fileDescriptor),
            err: FileSink(descriptor: FileHandle.standardError.fileDescriptor),
            errorsAreOnTerminal: isatty(FileHandle.standardError.fileDescriptor) == 1,
            input: { String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) },
            environment: ProcessInfo.processInfo.environment
        )
    }
}
