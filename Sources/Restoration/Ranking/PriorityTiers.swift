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

    /// The tier, or what is missing to decide it.
    ///
    /// Buildings are judged only when a building layer is assessed; else class IV buildings do not enter.
    public func tier(of candidate: RankingCandidate) -> PriorityTier {
        if candidate.hasLevelFourBuilding == true { return .tier(1) }
        guard let people = candidate.values[.hazard] else { return .undecided(.peopleUnknown) }
        if people > peopleAboveForFirst { return .tier(1) }
        if people >= peopleFromForSecond { return .tier(2) }
        guard candidate.isDamaged else { return .undecided(.nothingDamaged) }
        guard let kinds = candidate.kindsHit else { return .undecided(.protectedUnknown) }
        if !kinds.isDisjoint(with: sensitiveKinds) {
            guard let severe = candidate.values[.severeShare] else { return .undecided(.severeShareUnknown) }
            if severe > 0 { return .tier(2) }
        }
        return .tier(3)
    }
}

/// A mine's tier, or why it has none.
public enum PriorityTier: Sendable, Hashable {
    /// 1, 2 or 3.
    case tier(Int)
    /// What is known does not decide it.
    case undecided(Reason)

    /// Why a mine has no tier; the raw value is the key in machine output.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Nothing is damaged: the tiers order damaged land.
        case nothingDamaged = "nothing_damaged"
        /// The number of people threatened is not known.
        case peopleUnknown = "people_unknown"
        /// No protected layer was assessed.
        case protectedUnknown = "protected_unknown"
        /// The mine hits a sensitive place and the severely damaged share is not known.
        case severeShareUnknown = "severe_share_unknown"
    }

    /// The tier; nil when undecided.
    public var number: Int? {
        if case .tier(let number) = self { number } else { nil }
    }

    /// Why there is none; nil with a tier.
    public var reason: Reason? {
        if case .undecided(let reason) = self { reason } else { nil }
    }
}
