/// Exact percentiles of more values than memory holds, by a few passes over them.
///
/// The first pass counts all values in steps of their range; each further pass looks only into the steps that hold a
/// wanted rank, until so few values are left there that they are kept one by one. The result is the order statistic
/// itself, whatever the order of the values; a percentile lies between two of them by linear interpolation.
public struct RankSearch: Sendable {
    /// Steps of a range, and the most values kept one by one.
    static let steps = 1 << 16
    /// From here on a step is narrower than neighbouring Doubles in −1...1.
    private static let deepest = 4

    /// Shares 0...1 whose percentiles are wanted.
    public let shares: [Double]
    /// Number of values; known after the first pass.
    public private(set) var count = 0
    /// True when no further pass is needed.
    public private(set) var isDone = false

    private var windows: [Window]
    private var found: [Int: Double] = [:]

    /// Begins a search.
    ///
    /// - Parameter range: where most values are expected; values beyond it are found as well.
    public init(shares: [Double], range: ClosedRange<Double>) {
        self.shares = shares
        windows = [Window(path: [], scale: Scale(lower: range.lowerBound, upper: range.upperBound), ranks: [])]
    }

    /// What one thread sees in one pass; tallies of one pass are added in any order.
    public struct Tally: Sendable {
        private let windows: [Window]
        fileprivate var counts: [[Int]]
        fileprivate var kept: [[Double: Int]]
        fileprivate var low = Double.infinity
        fileprivate var high = -Double.infinity

        fileprivate init(_ windows: [Window]) {
            self.windows = windows
            counts = windows.map { $0.isKept ? [] : Array(repeating: 0, count: RankSearch.steps) }
            kept = windows.map { _ in [:] }
        }

        /// Takes a value; NaN and infinities are left out.
        public mutating func add(_ value: Double) {
            guard value.isFinite else { return }
            for index in windows.indices where windows[index].contains(value) {
                if windows[index].isKept {
                    // −0 and 0 are one value.
                    kept[index][value == 0 ? 0 : value, default: 0] += 1
                } else {
                    counts[index][windows[index].scale.step(of: value)] += 1
                    low = min(low, value)
                    high = max(high, value)
                }
                return
            }
        }

        /// Takes what another thread saw in the same pass.
        public mutating func add(_ other: Tally) {
            for index in windows.indices {
                for (step, number) in other.counts[index].enumerated() where number > 0 {
                    counts[index][step] += number
                }
                kept[index].merge(other.kept[index]) { $0 + $1 }
            }
            low = min(low, other.low)
            high = max(high, other.high)
        }
    }

    /// An empty tally for the pass that comes next.
    public func makeTally() -> Tally { Tally(windows) }

    /// Ends a pass in which every value was seen once.
    public mutating func advance(_ tally: Tally) {
        if windows.count == 1, windows[0].path.isEmpty, !windows[0].isKept {
            count = tally.counts[0].reduce(0, +)
            windows[0].ranks = RankSearch.ranks(shares, count: count)
        }
        var next: [Window] = []
        for (index, window) in windows.enumerated() {
            if window.isKept {
                settle(window, tally.kept[index])
            } else {
                next += window.narrowed(tally.counts[index], low: tally.low, high: tally.high)
            }
        }
        windows = next
        isDone = next.isEmpty
    }

    /// The percentile of a wanted share; nil without values or before the last pass.
    public func value(at share: Double) -> Double? {
        guard isDone, count > 0 else { return nil }
        let position = RankSearch.position(share, count: count)
        let lower = Int(position)
        guard let low = found[lower] else { return nil }
        guard lower < count - 1 else { return low }
        return found[lower + 1].map { low + ($0 - low) * (position - Double(lower)) }
    }

    private static func position(_ share: Double, count: Int) -> Double { min(1, max(0, share)) * Double(count - 1) }

    private static func ranks(_ shares: [Double], count: Int) -> [Int] {
        guard count > 0 else { return [] }
        let ranks = shares.flatMap { share -> [Int] in
            let lower = Int(position(share, count: count))
            return [lower, min(count - 1, lower + 1)]
        }
        return Set(ranks).sorted()
    }

    private mutating func settle(_ window: Window, _ kept: [Double: Int]) {
        var below = window.below
        var open = window.ranks[...]
        for (value, number) in kept.sorted(by: { $0.key < $1.key }) {
            below += number
            while let rank = open.first, rank < below {
                found[rank] = value
                open.removeFirst()
            }
        }
    }

    /// Equal steps between two values; what lies beyond belongs to the first or the last.
    fileprivate struct Scale: Sendable, Hashable {
        let lower: Double
        let upper: Double

        func step(of value: Double) -> Int {
            // Rising with the value in floating point too, so that counts below a step are counts of lower values.
            let place = (value - lower) * (Double(RankSearch.steps) / (upper - lower))
            return Int(min(Double(RankSearch.steps - 1), max(0, place)))
        }

        /// The values of a step, with what lies beyond at the ends.
        func part(_ step: Int, low: Double, high: Double) -> Scale {
            let width = (upper - lower) / Double(RankSearch.steps)
            var from = lower + Double(step) * width
            var to = from + width
            if step == 0 { from = min(from, low) }
            if step == RankSearch.steps - 1 { to = max(to, high) }
            return Scale(lower: from, upper: to > from ? to : from.nextUp)
        }
    }

    /// The values in which some wanted ranks lie.
    fileprivate struct Window: Sendable {
        /// Steps of wider scales that a value must lie in.
        var path: [(scale: Scale, step: Int)]
        var scale: Scale
        /// Values that sort before the window's.
        var below = 0
        var ranks: [Int]
        var isKept = false

        func contains(_ value: Double) -> Bool { path.allSatisfy { $0.scale.step(of: value) == $0.step } }

        func narrowed(_ counts: [Int], low: Double, high: Double) -> [Window] {
            var windows: [Window] = []
            var before = below
            var open = ranks[...]
            for (step, number) in counts.enumerated() where number > 0 {
                let after = before + number
                let inside = open.prefix { $0 < after }
                if !inside.isEmpty {
                    open = open.dropFirst(inside.count)
                    var window = Window(
                        path: path + [(scale, step)],
                        scale: scale.part(step, low: low, high: high),
                        below: before,
                        ranks: Array(inside)
                    )
                    window.isKept = number <= RankSearch.steps || window.path.count >= RankSearch.deepest
                    windows.append(window)
                }
                before = after
            }
            return windows
        }
    }
}
