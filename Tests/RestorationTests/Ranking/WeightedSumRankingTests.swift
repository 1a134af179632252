import Restoration
import Testing

@Suite struct WeightedSumRankingTests {
    private func ranking() throws -> WeightedSumRanking {
        // Weights 0.75 and 0.25.
        let ahp = try AHP.evaluate([[1, 3], [1 / 3.0, 1]], randomIndices: Rules.standard.randomIndices)
        return WeightedSumRanking(
            criteria: [.init(.damagedArea, lower: 0, upper: 500), .init(.hazard, lower: 0, upper: 100)],
            ahp: ahp,
            tiers: PriorityTiers(peopleAboveForFirst: 100, peopleFromForSecond: 10, sensitiveKinds: [.residential])
        )
    }

    private func mine(_ id: String, _ area: Double?, _ people: Double?) -> RankingCandidate {
        var values: [RankingCriterion: Double] = [:]
        values[.damagedArea] = area
        values[.hazard] = people
        return RankingCandidate(mineID: id, values: values, kindsHit: [])
    }

    @Test func scoresAreWeightedClampedAndExplained() throws {
        let result = try ranking().rank([mine("a", 250, 100), mine("b", 1000, 0), mine("c", 0, 0)])
        let places = try result.places.map { try #require($0) }
        #expect(places.map(\.rank) == [2, 1, 3])
        #expect((places[0].score - 0.625).magnitude < 1e-12)
        #expect((places[1].score - 0.75).magnitude < 1e-12)
        #expect((try #require(places[0].contributions["hazard"]) - 0.25).magnitude < 1e-12)
        #expect(places.allSatisfy { $0.rankInterval == $0.rank...$0.rank && $0.missing.isEmpty })
    }

    @Test func tiesGoByTheBytesOfTheID() throws {
        let result = try ranking().rank([mine("矿", 1, 1), mine("b", 1, 1), mine("B", 1, 1)])
        #expect(result.places.map { $0?.rank } == [3, 2, 1])
    }

    @Test func aCriterionWithoutAnyDataIsDroppedAndSaid() throws {
        let result = try ranking().rank([mine("a", 500, nil), mine("b", 250, nil)])
        let summary = try #require(result.summary)
        #expect(summary.criteria == ["damaged_area"])
        #expect(summary.weights == [1])
        #expect(summary.dropped == ["hazard"])
        #expect(result.places.first??.score == 1)
        #expect(result.places.allSatisfy { $0?.missing == [] })
    }

    @Test func aMissingValueGivesAnIntervalAndTheMidpoint() throws {
        // b lies between 0.3 and 0.55 with its middle at 0.425.
        let result = try ranking().rank([mine("a", 240, 40), mine("b", 200, nil), mine("c", 220, 0)])
        let places = try result.places.map { try #require($0) }
        #expect(places.map(\.rank) == [1, 2, 3])
        #expect(places[1].rankInterval == 1...3)
        #expect(places[1].missing == ["hazard"])
        #expect((places[1].score - 0.425).magnitude < 1e-12)
        #expect(places[0].rankInterval == 1...2)
        #expect(places[2].rankInterval == 2...3)
    }

    @Test func withoutAnyDataNothingIsRanked() throws {
        let result = try ranking().rank([mine("a", nil, nil)])
        #expect(result.summary == nil)
        #expect(result.places == [nil])
    }

    @Test(arguments: 0..<20)
    func ranksAreAPermutationWithinTheirIntervals(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let mines = (0..<30).map { index in
            mine(
                "m\(index)",
                Bool.random(using: &random) ? Double(Int.random(in: 0...5, using: &random)) * 100 : nil,
                Bool.random(using: &random) ? Double(Int.random(in: 0...4, using: &random)) * 25 : nil
            )
        }
        let places = try ranking().rank(mines).places.map { try #require($0) }
        #expect(places.map(\.rank).sorted() == Array(1...30))
        for place in places {
            #expect(place.rankInterval.contains(place.rank))
            #expect((place.contributions.values.sorted().reduce(0, +) - place.score).magnitude < 1e-12)
        }
    }

    @Test(
        arguments: [
            (101.0, [], nil, true, .tier(1)), (100.0, [], nil, true, .tier(2)), (10.0, [], nil, true, .tier(2)),
            (9.0, [], nil, true, .tier(3)), (9.0, [.residential], 0.1, true, .tier(2)),
            (9.0, [.residential], 0.0, true, .tier(3)),
            (9.0, [.residential], nil, true, .undecided(.severeShareUnknown)),
            (nil, [], nil, true, .undecided(.peopleUnknown)), (0.0, [], nil, false, .undecided(.nothingDamaged)),
            (0.0, nil, nil, true, .undecided(.protectedUnknown)),
        ] as [(Double?, Set<ProtectedKind>?, Double?, Bool, PriorityTier)]
    )
    func tiersSayOnlyWhatIsKnown(
        _ people: Double?,
        _ kinds: Set<ProtectedKind>?,
        _ severe: Double?,
        _ damaged: Bool,
        _ tier: PriorityTier
    ) {
        var values: [RankingCriterion: Double] = [:]
        values[.hazard] = people
        values[.severeShare] = severe
        let rule = PriorityTiers(peopleAboveForFirst: 100, peopleFromForSecond: 10, sensitiveKinds: [.residential])
        let candidate = RankingCandidate(mineID: "a", values: values, kindsHit: kinds, isDamaged: damaged)
        #expect(rule.tier(of: candidate) == tier)
    }
}
