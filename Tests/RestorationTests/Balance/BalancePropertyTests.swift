import GeoModel
import Restoration
import Testing

/// Random pieces of overlapping mines, with every kind of feature over them.
private struct RandomCounty {
    var input: AssessmentInput

    init(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let hasRaster = seed % 4 != 0
        let mines = (0..<6).map { index in
            mine(
                "m\(index)",
                validFrom: index % 2 == 0 ? "20\(10 + Int.random(in: 0...9, using: &random))-01-01" : nil,
                category: index == 0 ? nil : "c\(index % 2)"
            )
        }
        func date() -> String? {
            Bool.random(using: &random)
                ? "20\(Int.random(in: 18...26, using: &random))-0\(Int.random(in: 1...9, using: &random))-11" : nil
        }
        let damages = (0..<8).map { index in
            damage(date(), status: index == 0 ? .suspected : nil, mine: index == 1 ? "m1" : nil, id: Int64(index))
        }
        let restorations = (0..<8).map { index in
            restored(
                RestorationStatus.allCases.randomElement(using: &random) ?? .unknown,
                date(),
                mine: index == 2 ? "m2" : nil
            )
        }
        let order = MinePrecedence.order(mines)
        var pieces: [PieceMeasurement] = []
        for _ in 0..<60 {
            let sharing = order.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
            var piece = PieceMeasurement(
                mine: 0,
                area: ExactArea(microSquareMetres: Int128(Int64.random(in: 0...5_000_000_000, using: &random))),
                damage: (0..<8).filter { _ in Int.random(in: 0..<5, using: &random) == 0 },
                restorations: (0..<8).filter { _ in Int.random(in: 0..<4, using: &random) == 0 },
                protected: (0..<3).filter { _ in Int.random(in: 0..<3, using: &random) == 0 },
                town: [nil, 0, 1].randomElement(using: &random) ?? nil
            )
            if hasRaster { piece.raster = RandomCounty.raster(piece.area, &random) }
            for (position, index) in sharing.enumerated() {
                piece.mine = index
                piece.givenUpTo = position == 0 ? nil : sharing[0]
                pieces.append(piece)
            }
        }
        let union = square(1e9)
        input = AssessmentInput(
            project: "random",
            asOf: day("2024-06-30"),
            areaMethod: .statutory,
            mines: mines,
            damage: damages,
            restorations: restorations,
            protectedLayers: [
                ProtectedLayerRecord(name: "a", kind: .river), ProtectedLayerRecord(name: "b", kind: .river),
                ProtectedLayerRecord(name: "c", kind: .scenic),
            ],
            towns: ["东镇", "西镇"],
            classThresholds: hasRaster ? [0.5] : nil,
            pieces: pieces,
            measurements: mines.map { _ in measured(restoredUnion: union.squareMetres) }
        )
    }

    private static func raster(_ area: ExactArea, _ random: inout SplitMix) -> PieceRaster {
        func weights(_ count: Int) -> [Double] { (0..<count).map { _ in Double.random(in: 0...1, using: &random) } }
        let cover = area.divided(byWeights: weights(4))
        let parts = area.divided(byWeights: weights(4))
        return PieceRaster(
            valid: cover[0],
            nodata: cover[1],
            masked: cover[2],
            outside: cover[3],
            classes: cover[0].divided(byWeights: weights(2)),
            damagedByDate: [DatedArea(date: nil, area: parts[0]), DatedArea(date: day("2022-01-01"), area: parts[1])],
            sound: parts[2],
            unknown: parts[3],
            fractionSum: 1,
            valueFractionSum: 1,
            volume: 1
        )
    }
}

@Suite struct BalancePropertyTests {
    /// Every area key of a balance.
    private func keys(_ b: BalanceFigures) -> [ExactArea] {
        [
            b.area, b.damaged, b.unknown ?? .zero, b.restored, b.accepted, b.inWorks, b.pending, b.exempt,
            b.protectedUnion,
        ]
            + [ProtectedKind.river, .scenic].flatMap { [b.protectedByKind[$0]?.union, b.protectedByKind[$0]?.damaged] }
            .map { $0 ?? .zero }
    }

    private func keys(_ s: SubsidenceFigures?) -> [ExactArea] {
        guard let s else { return [] }
        return [s.valid, s.nodata, s.masked, s.outside] + s.classes.map(\.area)
    }

    private func sum(_ rows: [[ExactArea]]) -> [ExactArea] {
        guard let first = rows.first else { return [] }
        return rows.dropFirst().reduce(first) { zip($0, $1).map { $0.0 + $0.1 } }
    }

    private func difference(_ a: [ExactArea], _ b: [ExactArea]) -> [ExactArea] { zip(a, b).map { $0.0 - $0.1 } }

    @Test(arguments: 0..<40)
    func accountsAddUpToTheDamageOfEveryMineAndRow(_ seed: Int) {
        let result = AssessmentBuilder.build(RandomCounty(seed: UInt64(seed)).input)
        let a = result.assessment
        for b in a.mines.map(\.balance) + a.mines.map(\.overlap) + [a.county.balance] + a.towns.map(\.balance) {
            #expect(b.restored + b.inWorks + b.pending + b.exempt == b.damaged)
            #expect(b.remaining == b.damaged - b.restored)
            #expect(b.accepted <= b.restored)
            #expect(b.damaged + (b.unknown ?? .zero) <= b.area)
        }
        for account in result.pieceAccounts {
            #expect(account.restored + account.inWorks + account.pending + account.exempt == account.damaged)
            #expect((account.account == nil) == (account.damaged == .zero))
        }
    }

    @Test(arguments: 0..<40)
    func minesLessOverlapsAreTheTotalForEveryKey(_ seed: Int) {
        let a = AssessmentBuilder.build(RandomCounty(seed: UInt64(seed)).input).assessment
        let mines = sum(a.mines.map { keys($0.balance) + keys($0.subsidence) })
        let overlaps = sum(a.mines.map { keys($0.overlap) + keys($0.overlapSubsidence) })
        let total = keys(a.county.balance) + keys(a.county.subsidence)
        #expect(difference(mines, overlaps) == total)
        #expect(sum(a.towns.map { keys($0.balance) + keys($0.subsidence) }) == total)
        #expect(sum(a.categories.map { keys($0.balance) + keys($0.subsidence) }) == total)
        #expect(a.categories.reduce(0) { $0 + $1.mineCount } == a.county.mineCount)
        #expect(a.towns.reduce(0) { $0 + $1.mineCount } == a.county.mineCount)
    }

    @Test(arguments: 0..<10)
    func theOrderOfPiecesDoesNotMatterForAreas(_ seed: Int) {
        var county = RandomCounty(seed: UInt64(seed)).input
        let before = AssessmentBuilder.build(county).assessment
        var random = SplitMix(seed: UInt64(seed) + 100)
        county.pieces.shuffle(using: &random)
        let after = AssessmentBuilder.build(county).assessment
        #expect(before.mines.map(\.balance) == after.mines.map(\.balance))
        #expect(before.towns.map(\.balance) == after.towns.map(\.balance))
    }
}
