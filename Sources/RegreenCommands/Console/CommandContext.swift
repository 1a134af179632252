import Foundation
public import Regreen
import Synchronization

/// Where a command's text goes.
public protocol TextSink: Sendable {
    /// Writes text as it is, without adding a line end.
    func write(_ text: String)
    /// Why text did not arrive, in the system's words; nil when all of it did, or nobody reads any more.
    var failure: String? { get }
}

extension TextSink {
    /// Memory takes everything.
    public var failure: String? { nil }
}

/// A sink on an open file; the first failure is kept, for the command to end with.
final class FileSink: TextSink {
    private let descriptor: Int32
    private let fault = Mutex<Int32>(0)

    init(descriptor: Int32) { self.descriptor = descriptor }

    var failure: String? {
        // A reader that went away is no fault of the command.
        fault.withLock { $0 == 0 || $0 == EPIPE ? nil : String(cString: strerror($0)) }
    }

    func write(_ text: String) {
        fault.withLock { fault in
            guard fault == 0 else { return }
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = writeBytes(descriptor, rest)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR, errno != EAGAIN {
                    fault = errno
                    return
                }
            }
        }
    }
}

/// `write(2)`, outside the sink whose method has its name.
private func writeBytes(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
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
