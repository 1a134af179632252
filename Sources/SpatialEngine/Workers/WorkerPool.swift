import Dispatch
import Synchronization

/// Runs independent items on a bounded number of threads, results in item order.
///
/// C libraries block and keep state per thread; each worker therefore makes its own state (contexts, prepared
/// shapes, open datasets) once and uses it for all items it takes. Results do not depend on the number of threads.
public enum WorkerPool {
    /// Applies `body` to every index below `count`.
    ///
    /// - Parameters:
    ///   - count: number of items.
    ///   - threads: upper bound of threads, at least 1.
    ///   - monitor: progress by items done; cancellation is asked before each item.
    ///   - makeWorker: makes one thread's state; called on that thread.
    ///   - body: computes one item.
    /// - Throws: the error of the lowest failing index, `CancellationError` when cancelled. After an error no new
    ///   item is begun; all items before the failing one have been tried.
    public static func map<Worker, Result: Sendable>(
        count: Int,
        threads: Int,
        monitor: WorkMonitor = .silent,
        makeWorker: @Sendable () throws -> Worker,
        body: @Sendable (inout Worker, Int) throws -> Result
    ) throws -> [Result] {
        guard count > 0 else { return [] }
        let state = Mutex(PoolState<Result>(count: count))
        @Sendable func run() {
            var worker: Worker
            do {
                worker = try makeWorker()
            } catch {
                state.withLock { $0.fail(index: -1, error: error) }
                return
            }
            while let index = state.withLock({ $0.take() }) {
                do {
                    try monitor.check()
                    let result = try body(&worker, index)
                    let done = state.withLock { $0.finish(index: index, result: result) }
                    monitor.progress(Double(done) / Double(count))
                } catch {
                    state.withLock { $0.fail(index: index, error: error) }
                }
            }
        }
        let workers = min(max(1, threads), count)
        if workers == 1 {
            run()
        } else {
            DispatchQueue.concurrentPerform(iterations: workers) { _ in run() }
        }
        return try state.withLock { try $0.collected() }
    }
}

/// What the threads of one run share, under its lock.
private struct PoolState<Result: Sendable>: Sendable {
    private var next = 0
    private var done = 0
    private var results: [Result?]
    private var failure: (index: Int, error: any Error)?

    init(count: Int) { results = Array(repeating: nil, count: count) }

    mutating func take() -> Int? {
        guard failure == nil, next < results.count else { return nil }
        defer { next += 1 }
        return next
    }

    mutating func finish(index: Int, result: Result) -> Int {
        results[index] = result
        done += 1
        return done
    }

    mutating func fail(index: Int, error: any Error) {
        if let failure, failure.index <= index { return }
        failure = (index, error)
    }

    func collected() throws -> [Result] {
        if let failure { throw failure.error }
        return results.compactMap { $0 }
    }
}
