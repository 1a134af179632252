/// Ranks mines by a weighted sum over fixed bounds (domain 3.5).
public struct WeightedSumRanking: Sendable {
    /// One criterion with its fixed bounds.
    public struct Criterion: Sendable, Hashable {
        /// The criterion.
        public var criterion: RankingCriterion
        /// The value that scores 0.
        public var lower: Double
        /// The value that scores 1.
        public var upper: Double

        /// Creates a criterion; the bounds differ.
        public init(_ criterion: RankingCriterion, lower: Double, upper: Double) {
            self.criterion = criterion
            self.lower = lower
            self.upper = upper
        }

        /// The score 0...1 of a value: linear between the bounds, clamped beyond.
        public func score(_ value: Double) -> Double { min(max((value - lower) / (upper - lower), 0), 1) }
    }

    /// Places and weights.
    public struct Result: Sendable, Hashable {
        /// One per candidate, in the order given; nil when no criterion has data.
        public var places: [PriorityFigures?]
        /// Criteria, weights, consistency; nil when no criterion has data.
        public var summary: RankingSummary?
    }

    private let criteria: [Criterion]
    private let weights: [Double]
    private let consistencyRatio: Double
    private let tiers: PriorityTiers

    /// Creates a ranking.
    ///
    /// - Parameters:
    ///   - criteria: with bounds, in order.
    ///   - ahp: the weights, in the same order.
    ///   - tiers: how tiers are assigned.
    public init(criteria: [Criterion], ahp: AHPResult, tiers: PriorityTiers) {
        precondition(criteria.count == ahp.weights.count, "one weight per criterion")
        self.criteria = criteria
        weights = ahp.weights
        consistencyRatio = ahp.consistencyRatio
        self.tiers = tiers
    }

    /// Ranks candidates.
    ///
    /// A criterion no candidate has data for is dropped and the weights are renormalised. A candidate without data for
    /// a criterion scores between both bounds: it is ranked at the midpoint, and `rankInterval` says what it could be
    /// at best and worst. Scores are compared after rounding to 12 decimals; ties go by `mine_id`.
    public func rank(_ candidates: [RankingCandidate]) -> Result {
        let kept = criteria.indices.filter { index in
            candidates.contains { $0.values[criteria[index].criterion] != nil }
        }
        let total = kept.reduce(0) { $0 + weights[$1] }
        guard !kept.isEmpty, total > 0 else {
            return Result(places: candidates.map { _ in nil }, summary: nil)
        }
        let used = kept.map { (criterion: criteria[$0], weight: weights[$0] / total) }
        var scores = candidates.map { score($0, used) }
        let byID = candidates.indices.sorted { Identifiers.precedes(candidates[$0].mineID, candidates[$1].mineID) }
        for (order, index) in byID.enumerated() { scores[index].idOrder = order }
        let lows = Ladder(scores, \.low)
        let middles = Ladder(scores, \.middle)
        let highs = Ladder(scores, \.high)
        let places = zip(candidates, scores).map { candidate, score in
            PriorityFigures(
                rank: 1 + middles.countBefore(score: score.middle, id: score.idOrder),
                tier: tiers.tier(of: candidate),
                score: score.exactMiddle,
                contributions: score.contributions,
                rankInterval: interval(score, lows: lows, highs: highs),
                missing: score.missing
            )
        }
        let summary = RankingSummary(
            criteria: used.map { $0.criterion.criterion.rawValue },
            weights: used.map(\.weight),
            consistencyRatio: consistencyRatio,
            dropped: criteria.indices.filter { !kept.contains($0) }.map { criteria[$0].criterion.rawValue }
        )
        return Result(places: places, summary: summary)
    }

    private struct Score {
        /// Scores in units of 1e-12, so that equal ones are equal.
        var low: Int64
        var middle: Int64
        var high: Int64
        var exactMiddle: Double
        var contributions: [String: Double]
        var missing: [String]
        /// Place of the mine's id among all ids.
        var idOrder = 0
    }

    private func score(_ candidate: RankingCandidate, _ used: [(criterion: Criterion, weight: Double)]) -> Score {
        var low = 0.0
        var middle = 0.0
        var high = 0.0
        var contributions: [String: Double] = [:]
        var missing: [String] = []
        for (criterion, weight) in used {
            let key = criterion.criterion.rawValue
            if let value = candidate.values[criterion.criterion] {
                let part = weight * criterion.score(value)
                contributions[key] = part
                low += part
                middle += part
                high += part
            } else {
                contributions[key] = weight / 2
                missing.append(key)
                middle += weight / 2
                high += weight
            }
        }
        func units(_ score: Double) -> Int64 { Int64((score * 1e12).rounded()) }
        return Score(
            low: units(low),
            middle: units(middle),
            high: units(high),
            exactMiddle: middle,
            contributions: contributions,
            missing: missing
        )
    }

    /// Scores of all mines in one of the three views, best first, ties by id; answers places by binary search.
    private struct Ladder {
        /// Score and place of the id among all ids, best first.
        private let steps: [(score: Int64, id: Int)]

        init(_ scores: [Score], _ view: KeyPath<Score, Int64>) {
            steps = scores.map { ($0[keyPath: view], $0.idOrder) }
                .sorted { $0.score != $1.score ? $0.score > $1.score : $0.id < $1.id }
        }

        /// Number of steps before a score and id.
        func countBefore(score: Int64, id: Int) -> Int {
            var low = 0
            var high = steps.count
            while low < high {
                let middle = (low + high) / 2
                let step = steps[middle]
                if step.score > score || (step.score == score && step.id < id) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low
        }
    }

    /// Best place: this mine at its upper bound, all others at their lower; worst place the other way round.
    private func interval(_ score: Score, lows: Ladder, highs: Ladder) -> ClosedRange<Int> {
        let best = 1 + lows.countBefore(score: score.high, id: score.idOrder)
        // Its own upper bound stands in that ladder too and does not count against it.
        let own = score.high > score.low ? 1 : 0
        let worst = 1 + highs.countBefore(score: score.low, id: score.idOrder) - own
        return best...max(best, worst)
    }
}
