import GeoModel

extension AssessmentRun {
    /// Puts the mines in order of urgency and writes each one's place into it; mines without figures stay unranked.
    func rank(_ mines: inout [MineAssessment]) -> RankingSummary? {
        let measured = mines.indices.filter { mines[$0].failure == nil }
        guard !measured.isEmpty else { return nil }
        let result = rules.ranking.rank(measured.map { candidate($0, mines[$0]) })
        for (position, index) in measured.enumerated() { mines[index].priority = result.places[position] }
        return result.summary
    }

    private func candidate(_ index: Int, _ mine: MineAssessment) -> RankingCandidate {
        let measurement = input.measurements[index]
        var values: [RankingCriterion: Double] = [:]
        values[.hazard] = input.mines[index].people
        let hit = mine.protected.filter { !$0.relations.isEmpty }
        let kinds: Set<ProtectedKind>? = input.protectedLayers.isEmpty ? nil : Set(hit.map(\.kind))
        values[.protected] = kinds.map { kinds in kinds.map { rules.kindScores[$0] ?? 0 }.max() ?? 0 }
        // A mine that nothing is known of is not an undamaged one.
        let isAllUnknown = mine.balance.unknown == mine.balance.area && mine.balance.damaged == .zero
        if (hasSubsidence || !input.damage.isEmpty) && !isAllUnknown {
            values[.damagedArea] = mine.balance.damaged.mu
        }
        values[.severeShare] = mine.landDamage?.severeShare ?? measurement.severeShare
        values[.visibleShare] = mine.protected.compactMap(\.visibleShare).max()
        values[.vegetationGap] = (mine.vegetation?.meanCover ?? measurement.vegetationCover).map { 1 - $0 }
        var candidate = RankingCandidate(
            mineID: mine.mineID,
            values: values,
            kindsHit: kinds,
            isDamaged: mine.balance.damaged != .zero
        )
        candidate.hasLevelFourBuilding = mine.buildings?.hasLevelFour
        return candidate
    }
}
