import Dispatch
import Synchronization

/// Independent pieces of work side by side, for layers that keep no state of their own between them.
public enum Concurrently {
    /// Applies `body` to every item on at most `threads` threads.
    ///
    /// - Returns: the results in the items' order, whatever thread computed them.
    public static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item],
        threads: Int,
        _ body: @Sendable (Item) -> Result
    ) -> [Result] {
        let workers = min(max(1, threads), items.count)
        guard workers > 1 else { return items.map(body) }
        let results = Mutex([Result?](repeating: nil, count: items.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < items.count else { return }
                let result = body(items[index])
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
