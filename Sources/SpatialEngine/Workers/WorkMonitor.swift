/// How a long step tells its progress and learns that it should stop.
///
/// Both closures are called from worker threads, possibly at the same time.
public struct WorkMonitor: Sendable {
    /// Told the share of the work done, 0...1, never decreasing as a whole but not in strict order between workers.
    public let progress: @Sendable (Double) -> Void
    /// Asked now and then; true ends the step with `CancellationError`.
    public let isCancelled: @Sendable () -> Bool

    /// Creates a monitor.
    public init(
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// Tells nothing and never stops.
    public static let silent = WorkMonitor()

    /// A monitor of a part of the work that runs from `start` to `end` of the whole.
    public func part(from start: Double, to end: Double) -> WorkMonitor {
        let progress = progress
        return WorkMonitor(progress: { progress(start + (end - start) * $0) }, isCancelled: isCancelled)
    }

    /// Throws `CancellationError` when the step should stop.
    public func check() throws(CancellationError) {
        if isCancelled() { throw CancellationError() }
    }
}
