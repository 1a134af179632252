/// Disjoint sets of small whole numbers; the lowest member names its set, so that names do not depend on the order
/// in which sets are joined.
struct DisjointSets {
    private var parents: [Int32]

    /// Every number below `count` is a set of its own.
    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    /// The lowest member of the set.
    mutating func find(_ member: Int32) -> Int32 {
        var current = member
        while true {
            let parent = parents[Int(current)]
            if parent == current { return current }
            let next = parents[Int(parent)]
            parents[Int(current)] = next
            current = next
        }
    }

    /// Makes two sets one.
    mutating func join(_ a: Int32, _ b: Int32) {
        let first = find(a)
        let second = find(b)
        if first < second { parents[Int(second)] = first } else { parents[Int(first)] = second }
    }
}
