import GeoModel
import Restoration
import Testing

@Suite struct DamageRuleTests {
    @Test func aPolygonDamagesItsWholePieceWhateverTheRasterSays() throws {
        let piece = PieceMeasurement(
            mine: 0,
            area: square(100),
            damage: [0],
            raster: raster([], sound: 60, unknown: 40)
        )
        let balance = try #require(assess([piece], damage: [damage()], hasRaster: true).assessment.mines.first).balance
        #expect(balance.damaged == square(100))
        #expect(balance.unknown == .zero)
    }

    @Test func overlappingDamagePolygonsCountOnce() throws {
        let pieces = [
            PieceMeasurement(mine: 0, area: square(7_500), damage: [0]),
            PieceMeasurement(mine: 0, area: square(2_500), damage: [0, 1]),
            PieceMeasurement(mine: 0, area: square(7_500), damage: [1]),
            PieceMeasurement(mine: 0, area: square(102_500)),
        ]
        let balance = assess(pieces, damage: [damage(), damage(id: 1)]).assessment.mines[0].balance
        #expect(balance.damaged == square(17_500))
        #expect(balance.area == square(120_000))
        #expect(balance.unknown == nil)
    }

    @Test(arguments: [("2024-12-31", true), ("2025-01-01", false)])
    func damageOfTheDayItselfCountsAndLaterDoesNot(_ date: String, _ counts: Bool) {
        let piece = PieceMeasurement(mine: 0, area: square(10), damage: [0])
        let result = assess([piece], damage: [damage(date)])
        #expect(result.assessment.mines[0].balance.damaged == (counts ? square(10) : .zero))
        #expect(result.findings.contains { $0.code == .dateAfterAsOf } == !counts)
    }

    @Test(arguments: [RestorationStatus.suspected, .falseChange])
    func unconfirmedDamageIsLeftOutAndListed(_ status: RestorationStatus) {
        let piece = PieceMeasurement(mine: 0, area: square(10), damage: [0])
        let result = assess([piece], damage: [damage(status: status)])
        #expect(result.assessment.mines[0].balance.damaged == .zero)
        #expect(result.assessment.mines[0].balance.treatmentRate == nil)
        #expect(result.assessment.findingsCount[.changeNotConfirmed] == 1)
    }

    @Test func landWithoutDataIsUnknownNotSound() {
        let pieces = [
            PieceMeasurement(mine: 0, area: square(100), raster: raster([("2023-01-01", 30)], sound: 50, unknown: 20)),
            PieceMeasurement(mine: 0, area: square(5)),
        ]
        let mine = assess(pieces, hasRaster: true).assessment.mines[0]
        #expect(mine.balance.damaged == square(30))
        #expect(mine.balance.unknown == square(25))
        #expect(mine.subsidence?.outside == square(5))
        #expect(mine.subsidence?.mean == 0.5)
    }

    @Test func thinCoverageIsListed() {
        let piece = PieceMeasurement(mine: 0, area: square(100), raster: raster([], sound: 94.9, unknown: 5.1))
        let result = assess([piece], hasRaster: true)
        #expect(result.findings.map(\.code) == [.rasterPartial])
        #expect(result.findings[0].message.en.contains("94.9 %"))
        let enough = PieceMeasurement(mine: 0, area: square(100), raster: raster([], sound: 95, unknown: 5))
        #expect(assess([enough], hasRaster: true).findings.isEmpty)
    }

    /// A raster over the coal field alone says nothing on the other mines: one line names them all.
    @Test(arguments: [(3, 3), (4, 1)])
    func minesWithoutAnyRasterShareAFindingWhenMany(_ count: Int, _ findings: Int) {
        let mines = (1...count).map { mine("A\($0)") }
        let result = AssessmentBuilder.build(
            AssessmentInput(
                project: "p",
                asOf: nil,
                areaMethod: .planar,
                mines: mines,
                classThresholds: [0.1],
                pieces: mines.indices.map { PieceMeasurement(mine: $0, area: square(100)) },
                measurements: mines.map { _ in measured() }
            )
        )
        #expect(result.findings.map(\.code) == Array(repeating: .rasterPartial, count: findings))
        #expect(result.findings.last?.message.en.contains("A\(count)") == true)
        #expect(result.findings.compactMap(\.areaInMu).reduce(0, +).rounded() == (Double(count) * 0.15).rounded())
    }

    @Test func piecesThatDoNotAddUpFailTheirMine() {
        var broken = raster([], sound: 100)
        broken.classes = [square(99), .zero]
        let result = assess([PieceMeasurement(mine: 0, area: square(100), raster: broken)], hasRaster: true)
        #expect(result.assessment.mines[0].failure != nil)
        #expect(result.assessment.mines[0].balance.area == .zero)
        #expect(result.assessment.county.mineCount == 0)
        #expect(result.findings.map(\.code) == [.mineFailed])
    }
}

@Suite struct RestorationRuleTests {
    private let piece = PieceMeasurement(mine: 0, area: square(10), damage: [0], restorations: [0])

    @Test(arguments: [
        (RestorationStatus.treated, RestorationAccount.restored, false), (.accepted, .restored, true),
        (.delisted, .restored, true), (.naturalRecovery, .restored, false), (.converted, .restored, false),
        (.inWorks, .inWorks, false), (.partial, .inWorks, false), (.untreated, .pending, false),
        (.unknown, .pending, false), (.suspected, .pending, false), (.falseChange, .pending, false),
    ])
    func everyStatusHasItsAccount(_ status: RestorationStatus, _ account: RestorationAccount, _ accepted: Bool) {
        let result = assess([piece], damage: [damage()], restorations: [restored(status)])
        let booked = result.pieceAccounts[0]
        #expect(booked.account == account)
        #expect(booked.area(of: account) == square(10))
        #expect(booked.accepted == (accepted ? square(10) : .zero))
        #expect(result.assessment.mines[0].balance.remaining == (account == .restored ? .zero : square(10)))
    }

    @Test func damageWithoutRestorationIsPending() {
        let bare = PieceMeasurement(mine: 0, area: square(10), damage: [0])
        #expect(assess([bare], damage: [damage()]).pieceAccounts[0].account == .pending)
    }

    @Test func whereRestorationsOverlapTheFirstInOrderDecides() {
        let order: [RestorationStatus] = [
            .untreated, .unknown, .inWorks, .partial, .treated, .naturalRecovery, .converted, .accepted, .delisted,
        ]
        for (i, first) in order.enumerated() {
            for second in order[(i + 1)...] {
                let both = PieceMeasurement(mine: 0, area: square(10), damage: [0], restorations: [0, 1])
                let result = assess([both], damage: [damage()], restorations: [restored(second), restored(first)])
                #expect(result.pieceAccounts[0].status == first)
            }
        }
    }

    @Test func suspectedDoesNotHideAnotherRestoration() {
        let both = PieceMeasurement(mine: 0, area: square(10), damage: [0], restorations: [0, 1])
        let result = assess([both], damage: [damage()], restorations: [restored(.suspected), restored(.treated)])
        #expect(result.pieceAccounts[0].status == .treated)
        #expect(result.findings.contains { $0.code == .changeNotConfirmed })
    }

    @Test(arguments: [("2023-05-01", false), ("2023-05-02", true), ("2023-05-03", true), (nil, true)])
    func restorationBeforeTheDamageDoesNotCount(_ date: String?, _ counts: Bool) {
        let result = assess([piece], damage: [damage("2023-05-02")], restorations: [restored(.treated, date)])
        #expect(result.pieceAccounts[0].account == (counts ? .restored : .pending))
        let listed = result.findings.filter { $0.code == .restoredBeforeDamage }
        #expect(listed.count == (counts ? 0 : 1))
        #expect(listed.first?.areaInMu == (counts ? nil : square(10).mu))
        #expect(result.findings.contains { $0.code == .dateMissing } == (date == nil))
    }

    @Test func damageWithoutDateIsNeverYoungerThanRestoration() {
        let result = assess([piece], damage: [damage()], restorations: [restored(.treated, "1990-01-01")])
        #expect(result.pieceAccounts[0].account == .restored)
    }

    @Test func theLatestOfSeveralDamagesDecides() {
        let twice = PieceMeasurement(mine: 0, area: square(10), damage: [0, 1], restorations: [0])
        let result = assess(
            [twice],
            damage: [damage("2020-01-01"), damage("2024-01-01")],
            restorations: [restored(.treated, "2022-01-01")]
        )
        #expect(result.pieceAccounts[0].account == .pending)
    }

    @Test func lateDamageDoesNotMakeRestorationTooEarly() {
        let twice = PieceMeasurement(mine: 0, area: square(10), damage: [0, 1], restorations: [0])
        let result = assess(
            [twice],
            damage: [damage("2020-01-01"), damage("2025-01-01")],
            restorations: [restored(.treated, "2022-01-01")]
        )
        #expect(result.pieceAccounts[0].account == .restored)
    }

    @Test func partsOfAPieceDamagedAtOtherDatesAreBookedByThemselves() {
        // Polygon 2020; 3 m² sank by the raster of 2023; restored in 2021.
        let mixed = PieceMeasurement(
            mine: 0,
            area: square(10),
            damage: [0],
            restorations: [0],
            raster: raster([("2023-01-01", 3)], sound: 7)
        )
        let result = assess(
            [mixed],
            damage: [damage("2020-01-01")],
            restorations: [restored(.treated, "2021-01-01")],
            hasRaster: true
        )
        let account = result.pieceAccounts[0]
        #expect(account.damaged == square(10))
        #expect(account.restored == square(7))
        #expect(account.pending == square(3))
        #expect(account.account == .restored)
        #expect(result.findings.first { $0.code == .restoredBeforeDamage }?.areaInMu == square(3).mu)
    }

    @Test func thePiecesAccountIsTheLargestEvenWhereSeveralStatusesMakeIt() {
        // Accepted in 2023, treated in 2021: 3 m² by the raster of 2022 are accepted only, 3 m² of before are treated.
        let mixed = PieceMeasurement(
            mine: 0,
            area: square(10),
            restorations: [0, 1],
            raster: raster([("2020-01-01", 3), ("2022-01-01", 3), ("2024-01-01", 4)])
        )
        let result = assess(
            [mixed],
            restorations: [restored(.treated, "2021-01-01"), restored(.accepted, "2023-01-01")],
            hasRaster: true
        )
        let account = result.pieceAccounts[0]
        #expect(account.restored == square(6))
        #expect(account.accepted == square(3))
        #expect(account.pending == square(4))
        #expect(account.account == .restored)
        #expect(account.status == .treated)
    }

    @Test func restorationAfterAsOfDoesNotCount() {
        let result = assess([piece], damage: [damage()], restorations: [restored(.treated, "2025-01-01")])
        #expect(result.pieceAccounts[0].account == .pending)
        #expect(result.findings.contains { $0.code == .dateAfterAsOf })
    }

    @Test func aLayerWithoutStatusIsTreatedAndListed() {
        let result = assess([piece], damage: [damage()], restorations: [restored(.treated, source: .assumed)])
        #expect(result.pieceAccounts[0].account == .restored)
        #expect(result.assessment.findingsCount[.statusAssumed] == 1)
        #expect(!result.assessment.assumptions.isEmpty)
    }

    @Test(arguments: [("修好了", true), (nil, true), ("未知", false)])
    func unknownWordsAreListedUnlessTheSourceSaysUnknown(_ raw: String?, _ listed: Bool) {
        let result = assess([piece], damage: [damage()], restorations: [restored(.unknown, raw: raw)])
        #expect(result.pieceAccounts[0].account == .pending)
        #expect(result.findings.contains { $0.code == .statusUnknown } == listed)
    }

    @Test func restoredLandOutsideDamageIsTheUnionLessWhatCounts() {
        let pieces = [
            PieceMeasurement(mine: 0, area: square(10), damage: [0], restorations: [0]),
            PieceMeasurement(mine: 0, area: square(5), restorations: [0]),
        ]
        let result = assess(
            pieces,
            damage: [damage()],
            restorations: [restored(.treated)],
            measurement: measured(15, restoredUnion: 18)
        )
        #expect(result.assessment.mines[0].balance.restored == square(10))
        #expect(result.assessment.mines[0].restoredOutsideDamage == square(8))
        #expect(result.findings.contains { $0.code == .restoredOutsideDamage })
    }
}
