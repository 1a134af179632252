public import GeoModel

/// Why steps cannot be planned backwards.
public enum BackwardScheduleError: Error, Sendable, Hashable {
    /// The same step twice.
    case duplicateStep(String)
    /// A step that follows one that is not there.
    case unknownStep(String, after: String)
    /// Steps that follow one another in a ring, in order.
    case cycle([String])
}

/// Latest dates of steps, planned backwards from what must be finished by when (倒排工期, plan 004).
public struct BackwardSchedule: Sendable, Hashable {
    /// A step, which happens on one day.
    public struct Step: Sendable, Hashable {
        /// Steps that must have happened before, and how much earlier.
        public struct Predecessor: Sendable, Hashable {
            /// The earlier step.
            public var step: String
            /// The time that must pass between the two.
            public var lag: Term

            /// Creates a link.
            public init(_ step: String, lag: Term = .none) {
                self.step = step
                self.lag = lag
            }
        }

        /// Machine key, unique in a schedule.
        public var id: String
        /// What must have happened before.
        public var after: [Predecessor]
        /// The step's own last day, inclusive.
        public var deadline: CalendarDate?

        /// Creates a step.
        public init(_ id: String, after: [Predecessor] = [], deadline: CalendarDate? = nil) {
            self.id = id
            self.after = after
            self.deadline = deadline
        }
    }

    /// A step with its latest day; nil when neither it nor anything after it has a deadline.
    public struct Row: Sendable, Hashable {
        /// The step.
        public var id: String
        /// The latest day on which it may happen.
        public var latest: CalendarDate?
        /// The step whose deadline decides: the step itself or a later one.
        public var decidedBy: String?
    }

    /// One row per step, in the order given.
    public let rows: [Row]

    /// The latest day of a step.
    public func latest(_ id: String) -> CalendarDate? { rows.first { $0.id == id }?.latest }

    /// Plans backwards.
    public init(_ steps: [Step]) throws(BackwardScheduleError) {
        let order = try BackwardSchedule.topological(steps)
        var latest: [(date: CalendarDate, by: String)?] = steps.map { step in
            step.deadline.map { ($0, step.id) }
        }
        let index = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.id, $0) })
        for position in order.reversed() {
            guard let own = latest[position] else { continue }
            for link in steps[position].after {
                guard let earlier = index[link.step] else { continue }
                let start = link.lag.latestStart(dueBy: own.date)
                if let known = latest[earlier], known.date <= start { continue }
                latest[earlier] = (start, own.by)
            }
        }
        rows = zip(steps, latest).map { Row(id: $0.id, latest: $1?.date, decidedBy: $1?.by) }
    }

    /// Positions in an order in which every step comes after its predecessors.
    private static func topological(_ steps: [Step]) throws(BackwardScheduleError) -> [Int] {
        var index: [String: Int] = [:]
        for (position, step) in steps.enumerated() {
            guard index.updateValue(position, forKey: step.id) == nil else {
                throw .duplicateStep(step.id)
            }
        }
        var followers: [[Int]] = Array(repeating: [], count: steps.count)
        var open = Array(repeating: 0, count: steps.count)
        for (position, step) in steps.enumerated() {
            for link in step.after {
                guard let earlier = index[link.step] else { throw .unknownStep(link.step, after: step.id) }
                followers[earlier].append(position)
                open[position] += 1
            }
        }
        var order = steps.indices.filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for follower in followers[order[next]] {
                open[follower] -= 1
                if open[follower] == 0 { order.append(follower) }
            }
            next += 1
        }
        guard order.count == steps.count else {
            throw .cycle(ring(steps, index: index, blocked: Set(steps.indices).subtracting(order)))
        }
        return order
    }

    /// One ring among the blocked steps, by walking back from any of them until a step comes again.
    private static func ring(_ steps: [Step], index: [String: Int], blocked: Set<Int>) -> [String] {
        guard var position = blocked.min() else { return [] }
        var path: [Int] = []
        while !path.contains(position) {
            path.append(position)
            let earlier = steps[position].after.compactMap { index[$0.step] }.first(where: blocked.contains)
            guard let earlier else { break }
            position = earlier
        }
        let start = path.firstIndex(of: position) ?? 0
        return path[start...].reversed().map { steps[$0].id }
    }
}
