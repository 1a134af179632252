import Dispatch
import Foundation

/// Makes items on several threads and hands them to one consumer in their order, only so far ahead as memory allows.
enum OrderedPipeline {
    /// Makes `count` items and consumes them in order on the calling thread.
    ///
    /// - Parameters:
    ///   - count: number of items.
    ///   - threads: worker threads, at least 1.
    ///   - ahead: how many items may be made or wait beyond the one being consumed, at least 1.
    ///   - makeWorker: makes one thread's state; called on that thread.
    ///   - body: makes one item.
    ///   - consume: takes the items in order.
    /// - Throws: the first error in the order of items; nothing is consumed after it.
    static func run<Worker, Item: Sendable>(
        count: Int,
        threads: Int,
        ahead: Int,
        makeWorker: @escaping @Sendable () throws -> Worker,
        body: @escaping @Sendable (inout Worker, Int) throws -> Item,
        consume: (Int, Item) throws -> Void
    ) throws {
        let queue = ItemQueue<Item>(count: count, ahead: max(1, ahead))
        let group = DispatchGroup()
        for _ in 0..<min(max(1, threads), count) {
            DispatchQueue.global().async(group: group) {
                var state: Worker?
                while let index = queue.take() {
                    queue.put(
                        index,
                        Result {
                            var worker = try state ?? makeWorker()
                            defer { state = worker }
                            return try body(&worker, index)
                        }
                    )
                }
            }
        }
        defer {
            queue.stop()
            group.wait()
        }
        for index in 0..<count { try consume(index, queue.next().get()) }
    }
}

/// Items between the workers and the consumer.
///
/// `@unchecked Sendable`: every access to the state is made with `condition` locked.
private final class ItemQueue<Item: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let count: Int
    private let ahead: Int
    private var taken = 0
    private var consumed = 0
    private var isStopped = false
    private var ready: [Int: Result<Item, any Error>] = [:]

    init(count: Int, ahead: Int) {
        self.count = count
        self.ahead = ahead
    }

    /// The next item to make; waits while too many are ahead, nil when there is none left.
    func take() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while !isStopped, taken < count, taken > consumed + ahead { condition.wait() }
        guard !isStopped, taken < count else { return nil }
        defer { taken += 1 }
        return taken
    }

    func put(_ index: Int, _ item: Result<Item, any Error>) {
        condition.lock()
        ready[index] = item
        condition.broadcast()
        condition.unlock()
    }

    /// The next item in order.
    func next() -> Result<Item, any Error> {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let item = ready.removeValue(forKey: consumed) {
                consumed += 1
                condition.broadcast()
                return item
            }
            condition.wait()
        }
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }
}
