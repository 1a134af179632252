/// Tiers 1 to 3 after the three priorities of domain 3.8: P1 people threatened, P2 some people or a sensitive place
/// severely damaged, P3 the rest with damage.
public struct PriorityTiers: Sendable, Hashable {
    /// More people than this make tier 1.
    public var peopleAboveForFirst: Double
    /// At least so many people make tier 2.
    public var peopleFromForSecond: Double
    /// Kinds that with grade 3 make tier 2.
    public var sensitiveKinds: Set<ProtectedKind>

    /// Creates the rule.
    public init(peopleAboveForFirst: Double, peopleFromForSecond: Double, sensitiveKinds: Set<ProtectedKind>) {
        self.peopleAboveForFirst = peopleAboveForFirst
        self.peopleFromForSecond = peopleFromForSecond
        self.sensitiveKinds = sensitiveKinds
    }

    /// The tier, or nil where what is known does not decide it.
    ///
    /// Buildings are judged only when a building layer is assessed; until then class IV buildings do not enter.
    public func tier(of candidate: RankingCandidate) -> Int? {
        guard let people = candidate.values[.hazard] else { return nil }
        if people > peopleAboveForFirst { return 1 }
        if people >= peopleFromForSecond { return 2 }
        guard let kinds = candidate.kindsHit else { return nil }
        if !kinds.isDisjoint(with: sensitiveKinds), candidate.isDamaged {
            guard let severe = candidate.values[.severeShare] else { return nil }
            if severe > 0 { return 2 }
        }
        return candidate.isDamaged ? 3 : nil
    }
}
