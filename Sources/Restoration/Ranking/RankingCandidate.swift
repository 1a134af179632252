/// The six criteria of the default ranking, in the order of domain 3.5.
public enum RankingCriterion: String, Sendable, Hashable, CaseIterable {
    /// c1: people threatened.
    case hazard
    /// c2: the largest score of the protected kinds hit, 0...1.
    case protected
    /// c3: damaged area in mu.
    case damagedArea = "damaged_area"
    /// c4: share of the damaged area in grade 3.
    case severeShare = "severe_share"
    /// c5: visible share.
    case visibleShare = "visible_share"
    /// c6: 1 − fractional vegetation cover.
    case vegetationGap = "vegetation_gap"
}

/// What the ranking knows about one mine; nil is unknown, never 0.
public struct RankingCandidate: Sendable, Hashable {
    /// `mine_id`; decides ties.
    public var mineID: String
    /// Raw values by criterion; an absent one is missing.
    public var values: [RankingCriterion: Double]
    /// Kinds the mine hits; nil without any protected layer.
    public var kindsHit: Set<ProtectedKind>?
    /// True when the mine has damage.
    public var isDamaged: Bool
    /// True when a building of level IV stands in the mine; nil when buildings were not assessed.
    public var hasLevelFourBuilding: Bool?

    /// Creates a candidate.
    public init(
        mineID: String,
        values: [RankingCriterion: Double],
        kindsHit: Set<ProtectedKind>? = nil,
        isDamaged: Bool = true
    ) {
        self.mineID = mineID
        self.values = values
        self.kindsHit = kindsHit
        self.isDamaged = isDamaged
    }
}
