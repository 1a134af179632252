import GeoModel
import Restoration
import Testing

/// Grades of subsided land by group, and what they do to tiers.
@Suite struct LandDamageFiguresTests {
    private func assessed(_ grades: [[GradedGroup: ExactArea]?], damaged: Bool = true) -> MineAssessment {
        let pieces = grades.map { grades in
            var piece = PieceMeasurement(mine: 0, area: square(100), damage: damaged ? [0] : [])
            piece.landDamage = grades
            return piece
        }
        var input = AssessmentInput(
            project: "p",
            asOf: nil,
            areaMethod: .planar,
            mines: [mine("A")],
            damage: [damage("2020-01-01")],
            pieces: pieces,
            measurements: [measured(Double(pieces.count) * 100)]
        )
        input.gradesLand = true
        return AssessmentBuilder.build(input).assessment.mines[0]
    }

    @Test func gradesAddUpByLandAndInAll() throws {
        let figures = try #require(
            assessed([
                [
                    GradedGroup(land: .paddy, grade: .severe): square(30),
                    GradedGroup(land: .paddy, grade: DamageGrade.none): square(20),
                    GradedGroup(land: .other, grade: nil): square(50),
                ],
                [
                    GradedGroup(land: .dry, grade: .medium): square(60),
                    GradedGroup(land: .dry, grade: .light): square(40),
                ],
            ]).landDamage
        )
        #expect(figures.all.severe == square(30) && figures.all.medium == square(60))
        #expect(figures.all.total == square(200))
        #expect(figures.byLand[.other]?.ungraded == square(50))
        // Severe land over all damaged land, graded or not.
        #expect(figures.severeShare == 0.15)
    }

    @Test func landWithoutGradesIsUnknownNotLight() throws {
        let figures = try #require(assessed([[GradedGroup(land: .other, grade: nil): square(100)]]).landDamage)
        #expect(figures.severeShare == nil)
        let none = try #require(assessed([nil]).landDamage)
        #expect(none.severeShare == nil && none.all.total == .zero)
    }

    @Test func whereNothingIsDamagedNothingIsSevere() throws {
        let grades = [GradedGroup(land: .dry, grade: DamageGrade.none): square(100)]
        #expect(assessed([grades], damaged: false).landDamage?.severeShare == 0)
    }

    @Test func buildingsAreCountedByLevel() {
        let counts = BuildingCounts(levels: [.one, .four, nil, .one])
        #expect(counts.byLevel == [2, 0, 0, 1])
        #expect(counts.ungraded == 1 && counts.total == 4 && counts.hasLevelFour)
        #expect(!BuildingCounts(levels: [.three]).hasLevelFour)
    }

    @Test("A building of level IV makes tier 1, whatever the people", arguments: [nil, 0, 50])
    func levelFour(_ people: Double?) {
        let rule = PriorityTiers(peopleAboveForFirst: 100, peopleFromForSecond: 10, sensitiveKinds: [.residential])
        var candidate = RankingCandidate(mineID: "A", values: people.map { [.hazard: $0] } ?? [:])
        candidate.hasLevelFourBuilding = true
        #expect(rule.tier(of: candidate) == .tier(1))
        candidate.hasLevelFourBuilding = false
        #expect(rule.tier(of: candidate) != .tier(1))
    }
}
