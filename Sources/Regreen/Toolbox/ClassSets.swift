/// Several sets of class bounds measured as one: their union, whose classes add up to those of each set.
struct ClassSets: Sendable, Hashable {
    /// The sets as given, each ascending.
    let sets: [[Double]]
    /// All bounds, ascending, each once.
    let merged: [Double]

    init(_ sets: [[Double]]) {
        self.sets = sets
        merged = Set(sets.joined()).sorted()
    }

    /// The classes of the union that make up a class of a set.
    func parts(ofClass index: Int, inSet set: Int) -> ClosedRange<Int> {
        let bounds = sets[set]
        func place(_ bound: Double) -> Int { merged.firstIndex(of: bound) ?? 0 }
        let first = index == 0 ? 0 : place(bounds[index - 1]) + 1
        let last = index == bounds.count ? merged.count : place(bounds[index])
        return first...last
    }

    /// Number of classes of a set.
    func count(ofSet set: Int) -> Int { sets[set].count + 1 }
}
