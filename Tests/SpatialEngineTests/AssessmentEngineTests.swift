import GeoModel
import SpatialEngine
import Testing

/// One call measures a project: pieces, mines, hits, unions, what belongs to nobody.
@Suite struct AssessmentEngineTests {
    private let x = 37_607_444.123
    private let y = 3_951_796.457

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        Fixtures.rectangle(x + x0, y + y0, x + x1, y + y1)
    }

    private func line(_ coordinates: [Double]) -> GeometryColumn {
        var column = GeometryColumn()
        for i in stride(from: 0, to: coordinates.count, by: 2) {
            column.appendVertex(x: x + coordinates[i], y: y + coordinates[i + 1])
        }
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        return column
    }

    private func measure(_ layers: AssessmentLayers, _ method: AreaMethod = .planar) throws -> AssessmentMeasurements {
        try AssessmentEngine(settings: AssessmentSettings(areaMethod: method, threads: 2)).measure(layers)
    }

    private func hit(_ layer: ProtectedLayerInput) throws -> LayerHit {
        let layers = Fixtures.layers(mines: Fixtures.simple([box(0, 0, 100, 100)]), protected: [layer])
        return try #require(try measure(layers).mines[0].hits.first)
    }

    // MARK: Relations (design 4.3)

    @Test func aCoveredMineIsInsideAndIntersects() throws {
        let found = try hit(
            ProtectedLayerInput(name: "n", geometries: Fixtures.simple([box(-1, -1, 50, 101), box(50, -1, 101, 101)]))
        )
        #expect(found.relations == [.inside, .intersects])
        #expect(found.intersection == ExactArea(squareMetres: 10_000))
        #expect(found.distanceInMetres == 0)
        #expect(found.bufferArea == nil)
    }

    @Test(arguments: [
        // Overlap of 100 m × width: 0.01 m² does not count yet, 0.011 m² does.
        (100 - 0.00005, [LayerRelation.touches]), (100 - 0.00012, [.intersects]), (100, [.touches]),
        (100.0009, [.touches]), (100.002, []),
    ])
    func areaBeyondTheThresholdIntersects(edge: Double, expected: [LayerRelation]) throws {
        let found = try hit(ProtectedLayerInput(name: "n", geometries: Fixtures.simple([box(edge, 0, 200, 100)])))
        #expect(found.relations == expected)
    }

    @Test(arguments: [
        (100 - 0.002, [LayerRelation.intersects]), (100 - 0.0005, [.touches]), (100.0005, [.touches]), (100.5, []),
    ])
    func linesMustReachMoreThanAMillimetreInside(tip: Double, expected: [LayerRelation]) throws {
        let found = try hit(ProtectedLayerInput(name: "r", geometries: line([150, 50, tip, 50])))
        #expect(found.relations == expected)
        #expect(found.intersection == .zero)
    }

    @Test func buffersGoByTrueDistance() throws {
        // The corner lies 100·√2 m from the line's end; the buffer polygon falls a little short of the circle.
        let layer = ProtectedLayerInput(name: "r", geometries: line([200, 200, 300, 300]), bufferInMetres: 141.4214)
        let found = try hit(layer)
        #expect(found.relations == [.withinBuffer])
        #expect(abs((found.distanceInMetres ?? 0) - 141.421356) < 1e-5)
        let near = try hit(ProtectedLayerInput(name: "r", geometries: line([150, -50, 150, 150]), bufferInMetres: 60))
        #expect(near.relations == [.withinBuffer])
        #expect(abs((near.bufferArea?.squareMetres ?? 0) - 1000) < 1e-4)
    }

    @Test func aLayerWithoutGeometryHasNoDistance() throws {
        let found = try hit(ProtectedLayerInput(name: "n", geometries: GeometryColumn(), bufferInMetres: 10))
        #expect(found.relations.isEmpty)
        #expect(found.distanceInMetres == nil)
        #expect(found.bufferArea == .zero)
    }

    // MARK: Unions and ownership (design 4.8)

    @Test func unionsReachBeyondTheMine() throws {
        let layers = Fixtures.layers(
            mines: Fixtures.simple([box(0, 0, 100, 100)]),
            damage: Fixtures.changes(
                Fixtures.simple([box(50, 0, 150, 100), box(60, 0, 160, 100), box(10, 10, 20, 20)])
            ),
            restored: Fixtures.changes(Fixtures.simple([box(80, 0, 130, 100), box(120, 0, 140, 100)]))
        )
        let result = try measure(layers)
        // The second restored feature lies wholly outside and names no mine.
        #expect(abs(result.mines[0].restoredUnion.squareMetres - 5000) < 1e-4)
        #expect(abs(result.mines[0].damagedOutside.squareMetres - 6000) < 1e-4)
        #expect(result.unattachedRestored.features == [1])
        #expect(abs(result.unattachedRestored.area.squareMetres - 2000) < 1e-4)
        #expect(result.unattachedDamage == UnattachedFeatures())
    }

    @Test func featuresThatDoNotCountStayOutOfUnionsButCut() throws {
        var damage = Fixtures.changes(Fixtures.simple([box(50, 0, 150, 100)]))
        damage.counts = [false]
        let result = try measure(Fixtures.layers(mines: Fixtures.simple([box(0, 0, 100, 100)]), damage: damage))
        #expect(result.mines[0].damagedOutside == .zero)
        #expect(result.pieces.map(\.membership.damage) == [[], [0]])
    }

    // MARK: Failures and proofs

    @Test func aBadMineIsReportedAndKeepsNoLand() throws {
        let bowTie = [x, y, x + 100, y + 100, x + 100, y, x, y + 100, x, y]
        let result = try measure(Fixtures.layers(mines: Fixtures.simple([bowTie, box(0, 0, 100, 100)])))
        #expect(result.mines[0].failure?.code == .invalidGeometry)
        #expect(result.mines[1].failure == nil)
        #expect(result.pieces.count == 1)
        #expect(result.pieces[0].mine == 1)
        #expect(result.pieces[0].membership.givenUpTo == nil)
    }

    @Test(arguments: AreaMethod.allCases)
    func partsAddUpInEveryMethod(method: AreaMethod) throws {
        // Long slanting edges: a geodesic between two vertices leaves the plane's straight edge.
        let mine = [x, y, x + 9000, y + 700, x + 8100, y + 6000, x - 300, y + 5500, x, y]
        let stripes = (0..<20).map { i -> [Double] in
            let at = Double(i) * 450 + 13.77
            return [
                x + at, y - 500, x + at + 200, y - 500, x + at + 370, y + 7000, x + at + 100, y + 7000, x + at, y - 500,
            ]
        }
        let layers = Fixtures.layers(
            mines: Fixtures.simple([mine]),
            damage: Fixtures.changes(Fixtures.simple(stripes)),
            restored: Fixtures.changes(Fixtures.simple([box(-1000, 2000, 10_000, 3000)]))
        )
        let result = try measure(layers, method)
        #expect(result.mines[0].failure == nil)
        #expect(result.residuals.allSatisfy { $0.holds })
        let whole = try #require(result.mines[0].areas.area(method)).squareMetres
        let parts = result.pieces.reduce(ExactArea.zero) { $0 + $1.area }.squareMetres
        #expect(abs(parts - whole) <= 1e-9 * whole + (method == .planar ? 1e-6 : 0.01 * Double(result.pieces.count)))
    }

    @Test func cancellationEndsTheRun() {
        let layers = Fixtures.layers(mines: Fixtures.simple([box(0, 0, 100, 100)]))
        let engine = AssessmentEngine(settings: AssessmentSettings(areaMethod: .planar))
        #expect(throws: CancellationError.self) {
            try engine.measure(layers, monitor: WorkMonitor(isCancelled: { true }))
        }
    }
}
