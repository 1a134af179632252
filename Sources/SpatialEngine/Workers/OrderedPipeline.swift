import Dispatch
import Foundation

/// Makes items on several threads and hands them to one consumer in their order, only so far ahead as memory allows.
enum OrderedPipeline {
    /// Does `count` jobs, each of which gives any number of items, and consumes the items in order on the calling
    /// thread.
    ///
    /// - Parameters:
    ///   - count: number of jobs.
    ///   - threads: worker threads, at least 1.
    ///   - ahead: how many items may wait for the consumer, at least 1.
    ///   - makeWorker: makes one thread's state; called on that thread.
    ///   - body: does one job; it waits in `give` while too many items are ahead.
    ///   - consume: takes the items in the order of jobs, those of a job in the order given; nil at the end of a job.
    /// - Throws: the first error in the order of items; nothing is consumed after it.
    static func run<Worker, Item: Sendable>(
        count: Int,
        threads: Int,
        ahead: Int,
        makeWorker: @escaping @Sendable () throws -> Worker,
        body: @escaping @Sendable (inout Worker, Int, _ give: (Item) throws -> Void) throws -> Void,
        consume: (_ job: Int, Item?) throws -> Void
    ) throws {
        let queue = ItemQueue<Item>(count: count, ahead: max(1, ahead))
        let group = DispatchGroup()
        for _ in 0..<min(max(1, threads), count) {
            DispatchQueue.global().async(group: group) {
                var state: Worker?
                while let job = queue.take() {
                    queue.end(
                        job,
                        Result {
                            var worker = try state ?? makeWorker()
                            defer { state = worker }
                            try body(&worker, job) { try queue.put(job, $0) }
                        }
                    )
                }
            }
        }
        defer {
            queue.stop()
            group.wait()
        }
        for job in 0..<count {
            while let item = try queue.next() { try consume(job, item) }
            try consume(job, nil)
        }
    }
}

/// Items between the workers and the consumer.
///
/// `@unchecked Sendable`: every access to the mutable state is made with `condition` locked (`locked`), a condition and
/// not a mutex because workers and consumer wait on it.
private final class ItemQueue<Item: Sendable>: @unchecked Sendable {
    private struct Job {
        var items: [Item] = []
        var end: Result<Void, any Error>?
    }

    private let condition = NSCondition()
    private let count: Int
    private let ahead: Int
    private var taken = 0
    private var consumed = 0
    private var waiting = 0
    private var isStopped = false
    private var jobs: [Int: Job] = [:]

    init(count: Int, ahead: Int) {
        self.count = count
        self.ahead = ahead
    }

    private func locked<Value>(_ body: () throws -> Value) rethrows -> Value {
        condition.lock()
        defer { condition.unlock() }
        return try body()
    }

    /// The next job to do, nil when there is none left.
    func take() -> Int? {
        locked {
            guard !isStopped, taken < count else { return nil }
            defer { taken += 1 }
            return taken
        }
    }

    /// Hands over an item; waits while too many are ahead, but never keeps the consumer waiting for it.
    func put(_ job: Int, _ item: Item) throws {
        try locked {
            while !isStopped, waiting >= ahead, job > consumed || !(jobs[job]?.items.isEmpty ?? true) {
                condition.wait()
            }
            guard !isStopped else { throw CancellationError() }
            jobs[job, default: Job()].items.append(item)
            waiting += 1
            condition.broadcast()
        }
    }

    func end(_ job: Int, _ result: Result<Void, any Error>) {
        locked {
            jobs[job, default: Job()].end = result
            condition.broadcast()
        }
    }

    /// The next item of the job at hand; nil at its end.
    func next() throws -> Item? {
        try locked {
            while true {
                if let job = jobs[consumed] {
                    if !job.items.isEmpty {
                        waiting -= 1
                        condition.broadcast()
                        return jobs[consumed]?.items.removeFirst()
                    }
                    if let end = job.end {
                        try end.get()
                        jobs[consumed] = nil
                        consumed += 1
                        condition.broadcast()
                        return nil
                    }
                }
                condition.wait()
            }
        }
    }

    func stop() {
        locked {
            isStopped = true
            condition.broadcast()
        }
    }
}
