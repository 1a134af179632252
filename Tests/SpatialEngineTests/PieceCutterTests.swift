import GeoModel
import SpatialEngine
import Testing

/// Design 4.8: pieces are disjoint, cover the mine, and know what covers them.
@Suite struct PieceCutterTests {
    private func cut(_ layers: AssessmentLayers, threads: Int = 1) throws -> [CutMine] {
        try PieceCutter(layers).cut(threads: threads).map { try $0.get() }
    }

    /// A Gauss easting with prefix and odd decimals, where a Double resolves 7e-9 m.
    private let x = 37_607_444.123
    private let y = 3_951_796.457

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        Fixtures.rectangle(x + x0, y + y0, x + x1, y + y1)
    }

    @Test func aMineWithoutNeighboursKeepsItsVertices() throws {
        let mines = Fixtures.simple([box(0, 0, 100, 100)])
        let pieces = try cut(Fixtures.layers(mines: mines))[0]
        #expect(pieces.geometries.xy == mines.xy)
        #expect(pieces.memberships == [PieceMembership()])
    }

    @Test func touchingEdgesGiveNoArea() throws {
        let pieces = try cut(
            Fixtures.layers(
                mines: Fixtures.simple([box(0, 0, 100, 100)]),
                damage: Fixtures.changes(Fixtures.simple([box(100, 0, 150, 100)])),
                protected: [ProtectedLayerInput(name: "n", geometries: Fixtures.simple([box(0, 100, 100, 200)]))]
            )
        )[0]
        #expect(pieces.memberships == [PieceMembership()])
        #expect(pieces.damage.isEmpty)
    }

    @Test func overlappingDamageIsUnited() throws {
        let pieces = try cut(
            Fixtures.layers(
                mines: Fixtures.simple([box(0, 0, 100, 100)]),
                damage: Fixtures.changes(Fixtures.simple([box(10, 10, 60, 60), box(40, 10, 90, 60)]))
            )
        )[0]
        #expect(abs(pieces.area { !$0.damage.isEmpty } - 4000) < 1e-5)
        #expect(abs(pieces.area { $0.damage == [0, 1] } - 1000) < 1e-5)
        #expect(abs(pieces.area - 10_000) < 1e-5)
    }

    @Test func holesOfTheMineAndOfDamageStayOut() throws {
        let mine = Fixtures.polygons([[box(0, 0, 100, 100), box(40, 40, 60, 60)]])
        let damage = Fixtures.polygons([[box(-10, -10, 110, 110), box(10, 10, 30, 30)]])
        let pieces = try cut(Fixtures.layers(mines: mine, damage: Fixtures.changes(damage)))[0]
        #expect(abs(pieces.area - 9600) < 1e-5)
        #expect(abs(pieces.area { $0.damage == [0] } - 9200) < 1e-5)
    }

    @Test func damageIsWhereItLiesAndBelongsToTheMineItNames() throws {
        let layers = Fixtures.layers(
            mines: Fixtures.simple([box(0, 0, 100, 100), box(200, 0, 300, 100)]),
            damage: Fixtures.changes(Fixtures.simple([box(10, 10, 20, 20)]), named: [1])
        )
        let result = try cut(layers)
        #expect(abs(result[0].area { $0.damage == [0] } - 100) < 1e-5)
        #expect(result[0].damage.isEmpty)
        // It belongs to the mine it names, although it lies outside it.
        #expect(result[1].damage == [0])
        #expect(result[1].memberships == [PieceMembership()])
    }

    @Test func aSliverOfOverlapIsMeasuredButDoesNotAttachTheFeature() throws {
        // 0.05 mm × 100 m = 0.005 m² of the neighbour's damage.
        let layers = Fixtures.layers(
            mines: Fixtures.simple([box(0, 0, 100, 100)]),
            damage: Fixtures.changes(Fixtures.simple([box(99.99995, 0, 200, 100)]))
        )
        let pieces = try cut(layers)[0]
        #expect(pieces.damage.isEmpty)
        #expect(abs(pieces.area { $0.damage == [0] } - 0.005) < 1e-5)
    }

    @Test func sharedLandGoesToTheMineThatComesFirst() throws {
        let mines = Fixtures.simple([box(0, 0, 100, 100), box(50, 0, 150, 100), box(75, 0, 175, 100)])
        let result = try cut(Fixtures.layers(mines: mines))
        #expect(result[0].memberships == [PieceMembership()])
        #expect(abs(result[1].area { $0.givenUpTo == 0 } - 5000) < 1e-5)
        #expect(abs(result[2].area { $0.givenUpTo == 0 } - 2500) < 1e-5)
        #expect(abs(result[2].area { $0.givenUpTo == 1 } - 5000) < 1e-5)
        let total = result.reduce(0) { $0 + $1.area { $0.givenUpTo == nil } }
        #expect(abs(total - 17_500) < 1e-5)
    }

    @Test func townsCutAndTheFirstOfTwoCounts() throws {
        let towns = Fixtures.simple([box(-50, -50, 50, 150), box(40, -50, 150, 150)])
        let pieces = try cut(Fixtures.layers(mines: Fixtures.simple([box(0, 0, 100, 100)]), towns: towns))[0]
        #expect(abs(pieces.area { $0.town == 0 } - 5000) < 1e-5)
        #expect(abs(pieces.area { $0.town == 1 } - 5000) < 1e-5)
    }

    @Test func equalEdgesOfTwoLayersLeaveNoSlivers() throws {
        // Damage and restoration share an edge that crosses the mine's border at odd coordinates.
        let edge = [x + 33.333, y - 20.7, x + 71.19, y + 131.33]
        let left = [edge[0], edge[1], edge[2], edge[3], x - 50, y + 131.33, x - 50, y - 20.7, edge[0], edge[1]]
        let right = [edge[0], edge[1], x + 150, y - 20.7, x + 150, y + 131.33, edge[2], edge[3], edge[0], edge[1]]
        let pieces = try cut(
            Fixtures.layers(
                mines: Fixtures.simple([box(0, 0, 100, 100)]),
                damage: Fixtures.changes(Fixtures.simple([left])),
                restored: Fixtures.changes(Fixtures.simple([right]))
            )
        )[0]
        #expect(pieces.memberships.count == 2)
        #expect(pieces.dropped.isEmpty)
    }

    @Test func anInvalidMineIsNamed() throws {
        let bowTie = [x, y, x + 10, y + 10, x + 10, y, x, y + 10, x, y]
        let result = try PieceCutter(Fixtures.layers(mines: Fixtures.simple([bowTie, box(20, 0, 30, 10)]))).cut(
            threads: 2
        )
        #expect(throws: EngineError.self) { try result[0].get() }
        #expect(try result[1].get().area > 99)
    }

    @Test(arguments: 0..<20)
    func nearlyEqualEdgesStillAddUp(seed: Int) throws {
        // Quadrilaterals on a coarse grid whose corners miss it by nothing, a nanometre, a micrometre or a millimetre:
        // common edges, T-junctions and slivers of every width.
        var random = SeededRandom(seed: UInt64(seed) + 100)
        func near(_ value: Double) -> Double {
            value + [0, 0, 0, 1e-9, 1e-6, 1e-3][Int(random.unit() * 6)] * (random.unit() < 0.5 ? -1 : 1)
        }
        func quads(_ count: Int) -> GeometryColumn {
            Fixtures.simple(
                (0..<count).map { _ in
                    let x0 = (random.unit() * 8).rounded(.down) * 50
                    let y0 = (random.unit() * 8).rounded(.down) * 50
                    let x1 = x0 + (1 + (random.unit() * 4).rounded(.down)) * 50
                    let y1 = y0 + (1 + (random.unit() * 4).rounded(.down)) * 50
                    let corners = [x0, y0, x1, y0, x1, y1, x0, y1]
                    let ring = corners.enumerated().map { near($0.element + ($0.offset.isMultiple(of: 2) ? x : y)) }
                    return ring + ring.prefix(2)
                }
            )
        }
        let layers = Fixtures.layers(
            mines: quads(10),
            damage: Fixtures.changes(quads(20)),
            restored: Fixtures.changes(quads(20)),
            protected: [ProtectedLayerInput(name: "a", geometries: quads(10))],
            towns: quads(6)
        )
        for (index, pieces) in try cut(layers, threads: 2).enumerated() {
            let whole = layers.mineGeometries[index].planarArea
            #expect(abs(pieces.area - whole) <= 1e-9 * whole + 1e-6)
        }
    }

    @Test(arguments: 0..<20)
    func randomPartsAddUpOnAnyNumberOfThreads(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        func star(_ cx: Double, _ cy: Double, _ radius: Double) -> [Double] {
            let corners = 5 + Int(random.unit() * 20)
            var ring: [Double] = []
            for corner in 0..<corners {
                let angle = (Double(corner) + 0.8 * random.unit()) / Double(corners) * 2 * .pi
                let r = radius * (0.4 + 0.6 * random.unit())
                ring += [x + cx + r * cosine(angle), y + cy + r * cosine(angle - .pi / 2)]
            }
            return ring + [ring[0], ring[1]]
        }
        func stars(_ count: Int) -> GeometryColumn {
            Fixtures.simple(
                (0..<count).map { _ in star(random.unit() * 2000, random.unit() * 2000, 50 + random.unit() * 400) }
            )
        }
        let layers = Fixtures.layers(
            mines: stars(12),
            damage: Fixtures.changes(stars(15)),
            restored: Fixtures.changes(stars(15)),
            protected: [
                ProtectedLayerInput(name: "a", geometries: stars(4)),
                ProtectedLayerInput(name: "b", geometries: stars(4)),
            ],
            towns: stars(3)
        )
        let one = try cut(layers, threads: 1)
        for (index, pieces) in one.enumerated() {
            let whole = layers.mineGeometries[index].planarArea
            #expect(abs(pieces.area - whole) <= 1e-9 * whole + 1e-6)
            #expect(pieces.memberships.count == pieces.geometries.count)
        }
        for threads in [2, 8] {
            let other = try cut(layers, threads: threads)
            #expect(other.map(\.geometries) == one.map(\.geometries))
            #expect(other.map(\.memberships) == one.map(\.memberships))
        }
    }
}
