import GeoModel
import Restoration
import Testing

/// Vegetation of a mine of four pieces: two treated sites, an untreated one, and sound land.
@Suite struct VegetationFiguresTests {
    private func piece(
        _ metres: Double,
        cover: Double,
        before: Int? = nil,
        damage: [Int] = [],
        restorations: [Int] = [],
        exempt: Double = 0,
        givenUpTo: Int? = nil
    ) -> PieceMeasurement {
        let state = VegetationState(after: cover < 0.3 ? 1 : 5, before: before)
        let roads = VegetationState(after: cover < 0.3 ? 1 : 5, before: before, isExempt: true)
        var piece = PieceMeasurement(
            mine: 0,
            area: square(metres),
            damage: damage,
            restorations: restorations,
            givenUpTo: givenUpTo
        )
        piece.vegetation = PieceVegetation(
            areas: [state: square(metres * (1 - exempt)), roads: square(metres * exempt)],
            withoutData: .zero,
            fractionSum: metres / 100,
            coverSum: cover * metres / 100
        )
        return piece
    }

    private func assessed(_ pieces: [PieceMeasurement], reference: Double?, dates: Int = 1) throws -> Assessment {
        var measurement = measured(pieces.reduce(0) { $0 + $1.area.squareMetres })
        measurement.referenceCover = reference
        var input = AssessmentInput(
            project: "p",
            asOf: nil,
            areaMethod: .planar,
            mines: [mine("A")],
            damage: [damage("2020-01-01")],
            restorations: [restored(.treated, "2021-01-01"), restored(.accepted, "2021-01-01")],
            pieces: pieces,
            measurements: [measurement]
        )
        input.vegetationDates = dates
        return AssessmentBuilder.build(input).assessment
    }

    @Test func aSiteIsGreenAsAWhole() throws {
        // Site 0 has a bare half and a green half: 0.5 on the average; site 1 is bare. The ring has 0.6: 0.48 is enough.
        let pieces = [
            piece(100, cover: 0.1, damage: [0], restorations: [0]),
            piece(100, cover: 0.9, damage: [0], restorations: [0]),
            piece(100, cover: 0.2, damage: [0], restorations: [1]), piece(200, cover: 0.9, damage: [0]),
            piece(500, cover: 0.9),
        ]
        let figures = try #require(try assessed(pieces, reference: 0.6).mines[0].vegetation)
        #expect(figures.threshold == 0.6 * 0.8)
        #expect(figures.toBeGreened == square(500))
        #expect(figures.greened == square(200))
        #expect(figures.greeningRate == 0.4)
        #expect(figures.classes == [square(200), .zero, .zero, .zero, square(800)])
        #expect(abs(try #require(figures.meanCover) - 0.75) < 1e-12)
        #expect(figures.transitions == nil)
    }

    @Test func roadsAndWaterAreNotToBeGreened() throws {
        let pieces = [piece(100, cover: 0.9, damage: [0], restorations: [0], exempt: 0.25), piece(100, cover: 0.9)]
        let figures = try #require(try assessed(pieces, reference: 0.6).mines[0].vegetation)
        #expect(figures.toBeGreened == square(75))
        #expect(figures.greened == square(75))
    }

    @Test func withoutARingNothingTells() throws {
        let figures = try #require(
            try assessed([piece(100, cover: 0.9, damage: [0], restorations: [0])], reference: nil).mines[0].vegetation
        )
        #expect(figures.greened == nil && figures.greeningRate == nil && figures.threshold == nil)
    }

    @Test func nothingToBeGreenedHasNoRate() throws {
        let figures = try #require(try assessed([piece(100, cover: 0.9)], reference: 0.6).mines[0].vegetation)
        #expect(figures.greeningRate == nil)
    }

    @Test func changeAddsUpAndLandGivenUpIsCountedOnce() throws {
        let pieces = [
            piece(100, cover: 0.9, before: 1), piece(50, cover: 0.1, before: 5), piece(30, cover: 0.9, before: 5),
            piece(20, cover: 0.9, givenUpTo: 0),
        ]
        let assessment = try assessed(pieces, reference: 0.6, dates: 2)
        let mine = assessment.mines[0]
        let figures = try #require(mine.vegetation)
        #expect(figures.changed(1) == square(100))
        #expect(figures.changed(-1) == square(50))
        #expect(figures.changed(0) == square(30))
        let given = try #require(mine.overlapVegetation)
        let county = try #require(assessment.county.vegetation)
        for index in 0..<5 { #expect(figures.classes[index] - given.classes[index] == county.classes[index]) }
        #expect(county.referenceCover == nil)
    }

    @Test func theRankingTakesTheGapAndTheShare() throws {
        var sound = piece(100, cover: 0.25, damage: [0])
        sound.landDamage = [
            GradedGroup(land: .paddy, grade: .severe): square(40), GradedGroup(land: .dry, grade: .light): square(60),
        ]
        var input = AssessmentInput(
            project: "p",
            asOf: nil,
            areaMethod: .planar,
            mines: [mine("A")],
            damage: [damage("2020-01-01")],
            pieces: [sound],
            measurements: [measured(100)]
        )
        input.vegetationDates = 1
        input.gradesLand = true
        let assessment = AssessmentBuilder.build(input).assessment
        #expect(assessment.ranking?.dropped == ["hazard", "protected", "visible_share"])
        #expect(assessment.mines[0].landDamage?.severeShare == 0.4)
    }
}
