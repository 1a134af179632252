import GeoModel
import SpatialEngine
import Testing

/// `area`, `overlay` and `nearest` on plain tables (design 4.6).
@Suite struct ToolboxTests {
    private let x = 37_607_444.0
    private let y = 3_951_796.0

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        Fixtures.rectangle(x + x0, y + y0, x + x1, y + y1)
    }

    private func table(_ name: String, _ column: GeometryColumn, crs: CRSReference = Fixtures.zone37) -> FeatureTable {
        FeatureTable(
            name: name,
            crs: crs,
            featureIDs: (0..<column.count).map { Int64($0) },
            fields: [FieldDefinition(name: "id", type: .integer)],
            columns: [.integers((0..<column.count).map { Int64($0 + 10) })],
            geometries: column
        )
    }

    private func point(_ px: Double, _ py: Double) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendVertex(x: px, y: py)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        return column
    }

    // MARK: area

    @Test func totalIsOfTheUnionAndSumOfTheFeatures() throws {
        let column = Fixtures.simple([box(0, 0, 100, 100), box(50, 0, 150, 100)])
        let result = try AreaOperation(method: .planar).run(table("a", column))
        #expect(result.sum.planar == ExactArea(squareMetres: 20_000))
        #expect(result.total.planar == ExactArea(squareMetres: 15_000))
        #expect(result.features.allSatisfy { $0.isValid && $0.areas.zone == 37 })
    }

    @Test func anInvalidFeatureHasTheAreasOfItsRepair() throws {
        let bowTie = [x, y, x + 10, y + 10, x + 10, y, x, y + 10, x, y]
        let result = try AreaOperation(method: .planar).run(table("a", Fixtures.simple([bowTie])))
        #expect(result.features[0].isValid == false)
        #expect(result.features[0].areas.planar == ExactArea(squareMetres: 50))
        #expect(result.features[0].repair?.otherMethodArea == ExactArea(squareMetres: 50))
    }

    // MARK: overlay

    private func overlay(_ kind: OverlayKind, _ a: [[Double]], _ b: [[Double]]) throws -> OverlayResult {
        try LayerOverlay(kind, areaMethod: .planar, threads: 2)
            .run(table("a", Fixtures.simple(a)), with: [table("b", Fixtures.simple(b))])
    }

    @Test(arguments: [
        (OverlayKind.intersection, 1, 5000.0), (.union, 3, 15_000), (.difference, 1, 5000),
        (.symmetricDifference, 2, 10_000), (.identity, 2, 10_000),
    ])
    func twoHalfOverlappingSquares(kind: OverlayKind, features: Int, area: Double) throws {
        let result = try overlay(kind, [box(0, 0, 100, 100)], [box(50, 0, 150, 100)])
        #expect(result.table.count == features)
        #expect(abs((result.area?.squareMetres ?? 0) - area) < 1e-4)
        #expect(result.table.fields.map(\.name) == ["id", "id_2"])
    }

    @Test func attributesOfBothAreKept() throws {
        let result = try overlay(.union, [box(0, 0, 100, 100)], [box(50, 0, 150, 100)])
        let rows = (0..<3).map { row in result.table.columns.map { $0[row] } }
        #expect(rows == [[.integer(10), .integer(10)], [.integer(10), .null], [.null, .integer(10)]])
    }

    @Test func sharedEdgesAreDroppedAndListed() throws {
        let result = try overlay(.intersection, [box(0, 0, 100, 100)], [box(100, 0, 200, 100)])
        #expect(result.table.count == 0)
        #expect(result.area == .zero)
        #expect(result.dropped.map(\.kind) == ["line"])
    }

    @Test func severalLayersAreToldApart() throws {
        let operation = LayerOverlay(.intersection, areaMethod: .planar)
        let result = try operation.run(
            table("a", Fixtures.simple([box(0, 0, 100, 100)])),
            with: [
                table("b", Fixtures.simple([box(50, 0, 150, 100)])), table("c", Fixtures.simple([box(0, 0, 10, 10)])),
            ]
        )
        #expect(result.layers.map(\.layer) == ["b", "c"])
        #expect(result.layers.map(\.features) == [1, 1])
        #expect(result.table.column("layer")?[1] == .string("c"))
    }

    @Test func linesBecomeStripes() throws {
        var road = GeometryColumn()
        road.appendVertices(interleaved: [x - 100, y + 50, x + 200, y + 50])
        road.endRing()
        road.endPart()
        road.endGeometry(kind: .lineString)
        let a = table("a", Fixtures.simple([box(0, 0, 100, 100)]))
        let result = try LayerOverlay(.intersection, lineBufferInMetres: 10, areaMethod: .planar)
            .run(a, with: [table("roads", road)])
        #expect(abs((result.area?.squareMetres ?? 0) - 2000) < 1e-4)
        let plain = try LayerOverlay(.intersection, areasOnly: true, areaMethod: .planar)
            .run(a, with: [table("roads", road)])
        #expect(plain.table.count == 0)
        #expect(plain.dropped.map(\.kind) == ["line"])
    }

    // MARK: nearest

    @Test func theNearestOfEqualsIsTheFirst() throws {
        let a = table("a", Fixtures.simple([box(0, 0, 100, 100)]))
        let b = table("b", Fixtures.simple([box(300, 0, 400, 100), box(-100, 0, -50, 100), box(150, 0, 200, 100)]))
        let pairs = try NearestOperation().run(a, to: [b])
        let pair = try #require(pairs.first)
        #expect(pairs.count == 1 && pair.layer == "b" && pair.nearestRow == 1)
        #expect(pair.distanceInMetres == 50)
        // The box stands on the central meridian: plane and ellipsoid agree.
        #expect(abs((pair.geodesicInMetres ?? 0) - 50) < 0.05)
        let limited = try NearestOperation(maximumInMetres: 40).run(a, to: [b])
        #expect(limited == [NearestPair(row: 0, layer: "b", nearestRow: nil, distanceInMetres: nil)])
    }

    @Test func geographicDistancesAreMetres() throws {
        let crs = CRSReference(
            definition: "EPSG:4326",
            epsg: 4326,
            name: "WGS 84",
            kind: .geographic,
            metresPerUnit: nil
        )
        // Inside the mainland in the Gauss zone; at 30° E geodesic: one minute of latitude near the equator's 30th parallel.
        for (longitude, tolerance) in [(111.0, 0.01), (30.0, 1e-6)] {
            let pairs = try NearestOperation().run(
                table("a", point(longitude, 30), crs: crs),
                to: [table("b", point(longitude, 30 + 1.0 / 60), crs: crs)]
            )
            // Meridian arc from 30° to 30°01′ on WGS 84.
            #expect(abs((pairs[0].distanceInMetres ?? 0) - 1847.541) < 0.01 + tolerance)
        }
    }
}
