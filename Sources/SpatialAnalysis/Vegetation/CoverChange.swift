/// Area by cover class on two dates; sums are exact, whatever the order they are added in.
public struct CoverChange: Sendable, Hashable {
    private var sums: [Transition: ExactSum] = [:]

    /// From one class to another.
    public struct Transition: Sendable, Hashable, Comparable {
        /// On the first date.
        public let before: CoverClass
        /// On the second date.
        public let after: CoverClass

        /// Creates a transition.
        public init(before: CoverClass, after: CoverClass) {
            self.before = before
            self.after = after
        }

        /// By the class before, then by the class after.
        public static func < (lhs: Transition, rhs: Transition) -> Bool {
            lhs.before != rhs.before ? lhs.before < rhs.before : lhs.after < rhs.after
        }
    }

    /// No cells.
    public init() {}

    /// Takes a cell; one without cover on either date (NaN) is left out.
    public mutating func add(before: Double, after: Double, area: Double) {
        guard let first = CoverClass(cover: before), let second = CoverClass(cover: after) else { return }
        add(Transition(before: first, after: second), area: area)
    }

    /// Takes an area of known classes.
    public mutating func add(_ transition: Transition, area: Double) {
        sums[transition, default: ExactSum()].add(area)
    }

    /// Takes the cells of another part.
    public mutating func add(_ other: CoverChange) {
        for (transition, sum) in other.sums { sums[transition, default: ExactSum()].add(sum) }
    }

    /// Area in m² by class before and class after.
    public var areas: [Transition: Double] { sums.mapValues(\.value) }

    private func total(_ include: (Transition) -> Bool) -> Double {
        var total = ExactSum()
        for (transition, sum) in sums where include(transition) { total.add(sum) }
        return total.value
    }

    /// Area in m² whose class rose.
    public var improved: Double { total { $0.after > $0.before } }

    /// Area whose class fell.
    public var degraded: Double { total { $0.after < $0.before } }

    /// Area that kept its class.
    public var unchanged: Double { total { $0.after == $0.before } }
}
