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

    /// Runs `aside` on another thread while `body` runs on this one.
    ///
    /// - Returns: what both gave, once both are done.
    public static func both<Aside: Sendable, Result>(
        _ aside: @escaping @Sendable () -> Aside,
        _ body: () -> Result
    ) -> (Aside, Result) {
        let kept = Mutex<Aside?>(nil)
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            let value = aside()
            kept.withLock { $0 = value }
        }
        let result = body()
        group.wait()
        guard let value = kept.withLock({ $0 }) else { preconditionFailure("a finished group has its value") }
        return (value, result)
    }
}
