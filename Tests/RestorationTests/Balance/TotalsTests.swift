import GeoModel
import Restoration
import Testing

@Suite struct TotalsTests {
    @Test func landIsKeptByTheEarlierRightThenTheLowerID() {
        let mines = [mine("b"), mine("a"), mine("c", validFrom: "2010-01-01"), mine("d", validFrom: "2009-01-01")]
        #expect(MinePrecedence.order(mines).map { mines[$0].mineID } == ["d", "c", "a", "b"])
        #expect(MinePrecedence.precedes(mine("Z"), mine("a")))
    }

    @Test func featuresOfNoMineStandInTheCountyOnly() {
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [mine("A")],
                damage: [damage("2020-01-01"), damage("2020-01-01", mine: "X")],
                restorations: [restored(.treated, "2021-01-01")],
                pieces: [PieceMeasurement(mine: 0, area: square(1), damage: [0])],
                measurements: [measured(1, damagedOutside: 2)],
                county: CountyMeasurement(damagedOutside: square(5), restoredUnion: square(4))
            )
        )
        #expect(result.assessment.mines[0].damagedOutside == square(2))
        #expect(result.assessment.county.damagedOutside == square(5))
        #expect(result.assessment.county.restoredOutsideDamage == square(4))
        #expect(result.findings.map(\.code) == [.mineUnknown, .featureUnattributed, .featureUnattributed])
    }

    @Test func townsAddUpToTheCountyWithARowForLandOfNoMine() {
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [mine("A")],
                damage: [damage("2020-01-01")],
                restorations: [],
                towns: ["甲"],
                pieces: [PieceMeasurement(mine: 0, area: square(1), damage: [0], town: 0)],
                measurements: [measured(1, damagedOutside: 2)],
                county: CountyMeasurement(damagedOutside: square(5), restoredUnion: .zero)
            )
        )
        let towns = result.assessment.towns
        #expect(towns.map(\.name) == ["甲", nil])
        #expect(towns.map(\.damagedOutside) == [square(2), square(3)])
        #expect(towns.map(\.balance.damaged) == [square(1), .zero])
    }

    /// One polygon over two mines: 3 m² lie outside both, which sums count for the first, and 10 m² under no mine's.
    @Test func outsideAreasAddUpWithWhatMinesGaveUp() {
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [mine("B"), mine("A")],
                damage: [damage("2020-01-01")],
                restorations: [restored(.treated, "2021-01-01")],
                pieces: [0, 1].map { PieceMeasurement(mine: $0, area: square(1), damage: [0]) },
                measurements: [
                    measured(1, restoredUnion: 6, damagedOutside: 4), measured(1, restoredUnion: 6, damagedOutside: 5),
                ],
                county: CountyMeasurement(
                    damagedOutside: square(13),
                    restoredUnion: square(7),
                    damagedOfNoMine: square(10),
                    restoredOfNoMine: square(1)
                )
            )
        )
        let mines = result.assessment.mines
        #expect(mines.map(\.mineID) == ["A", "B"])
        #expect(mines.map(\.damagedOutside) == [square(5), square(4)])
        #expect(mines.map(\.overlapDamagedOutside) == [square(2), square(4)])
        #expect(mines.map(\.overlapRestoredOutsideDamage) == [.zero, square(6)])
        #expect(result.assessment.county.damagedOutside == square(13))
        #expect(result.assessment.county.restoredOutsideDamage == square(7))
    }

    /// Areas somebody typed stand under their own name beside the measured ones.
    @Test func typedAreasAreDeclaredAreas() {
        var record = mine("A")
        record.register = ["area_mu": .real(300), "area_m2": .real(1), "closed_year": .integer(2019)]
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [record],
                pieces: [],
                measurements: [measured(1)]
            )
        )
        #expect(
            Set(result.assessment.mines[0].register.keys) == ["declared_area_mu", "declared_area_m2", "closed_year"]
        )
    }

    @Test func hitsTakeTheirAreasFromThePieces() throws {
        let layers = [
            ProtectedLayerRecord(name: "w1", kind: .waterSource), ProtectedLayerRecord(name: "w2", kind: .waterSource),
            ProtectedLayerRecord(name: "road", kind: .traffic, dimension: 1),
        ]
        func hit(_ layer: ProtectedLayerRecord, _ relations: [ProtectedRelation]) -> ProtectedHit {
            ProtectedHit(
                layer: layer.name,
                kind: layer.kind,
                layerClass: nil,
                relations: relations,
                intersection: square(99),
                share: 0.5,
                buffer: nil,
                visible: nil,
                visibleShare: nil,
                distance: 0,
                damagedInLayer: .zero
            )
        }
        var measurement = measured(100)
        measurement.hits = [hit(layers[0], [.intersects]), hit(layers[1], [.intersects]), hit(layers[2], [])]
        measurement.hits[2].intersection = .zero
        let pieces = [
            PieceMeasurement(mine: 0, area: square(10), damage: [0], protected: [0, 1]),
            PieceMeasurement(mine: 0, area: square(20), protected: [1]),
            PieceMeasurement(mine: 0, area: square(70)),
        ]
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [mine("A", people: 5)],
                damage: [damage("2020-01-01")],
                protectedLayers: layers,
                pieces: pieces,
                measurements: [measurement]
            )
        )
        let mine = result.assessment.mines[0]
        #expect(mine.protected.map(\.intersection) == [square(10), square(30), .zero])
        #expect(mine.protected.map(\.damagedInLayer) == [square(10), square(10), .zero])
        #expect(mine.protected[1].share == 0.3)
        #expect(mine.balance.protectedUnion == square(30))
        #expect(
            mine.balance.protectedByKind == [
                .waterSource: KindFigures(union: square(30), damaged: square(10)),
                .traffic: KindFigures(union: .zero, damaged: .zero),
            ]
        )
        let priority = try #require(mine.priority)
        #expect(priority.rank == 1)
        #expect(result.assessment.ranking?.dropped == ["severe_share", "visible_share", "vegetation_gap"])
    }

    @Test func holdersStayInsideUnlessKept() {
        var record = mine("A")
        record.holderOrganisation = "某公司"
        record.register = ["holder_org": .string("某公司"), "note": .string("x")]
        func register(_ keep: Bool) -> [String: AttributeValue] {
            AssessmentBuilder.build(
                AssessmentInput(
                    project: "p",
                    asOf: nil,
                    areaMethod: .planar,
                    mines: [record],
                    pieces: [],
                    measurements: [measured()],
                    keepHolder: keep
                )
            ).assessment.mines[0].register
        }
        #expect(register(false) == ["note": .string("x")])
        #expect(register(true)["holder_org"] == .string("某公司"))
    }

    @Test func aFailedMineLeavesTheOthersAlone() {
        let failed = MineMeasurement.failed(LocalizedText(zh: "坏", en: "broken"))
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: [mine("B"), mine("A")],
                damage: [damage("2020-01-01")],
                pieces: [
                    PieceMeasurement(mine: 0, area: square(5), damage: [0]),
                    PieceMeasurement(mine: 1, area: square(7), damage: [0]),
                ],
                measurements: [failed, measured(7)]
            )
        )
        #expect(result.assessment.mines.map(\.mineID) == ["A", "B"])
        #expect(result.assessment.mines[1].failure?.en == "broken")
        #expect(result.assessment.mines[1].priority == nil)
        #expect(result.assessment.county.balance.area == square(7))
        #expect(result.pieceAccounts.count == 2)
    }
}
