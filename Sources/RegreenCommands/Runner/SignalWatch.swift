import Dispatch
import Foundation
import Regreen

/// Turns Ctrl-C and TERM into a request to stop; work that does not stop in time is ended, its traces removed.
final class SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(cancellation: Cancellation) {
        let queue = DispatchQueue(label: "regreen.signals")
        // A file-size limit and a reader that left are reported by the write that fails, not by ending the process.
        signal(SIGPIPE, SIG_IGN)
        #if os(Linux)
            signal(SIGXFSZ, SIG_IGN)
        #endif
        sources = [(SIGINT, CommandStatus.interrupted), (SIGTERM, .terminated)].map { number, status in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                let isSecond = cancellation.isRequested
                cancellation.cancel(status)
                queue.asyncAfter(deadline: .now() + (isSecond ? 0 : 5)) {
                    SignalWatch.end(Interrupted(status: status, published: cancellation.published))
                }
            }
            source.resume()
            return source
        }
    }

    /// The last resort: work inside a library call that cannot be asked to stop.
    private static func end(_ stopped: Interrupted) {
        OutputCleanup.removeStagingFolders()
        let text = Failure(stopped).line(
            Language.ofEnvironment(ProcessInfo.processInfo.environment)
        )
        FileHandle.standardError.write(Data((text + "\n").utf8))
        _exit(stopped.status.rawValue)
    }
}
