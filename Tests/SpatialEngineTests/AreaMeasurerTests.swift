import GeoModel
import SpatialEngine
import TestSupport
import Testing

/// Design 4.5: three numbers for every polygon, null with a reason where one cannot be given.
@Suite struct AreaMeasurerTests {
    /// The worked square of domain 1.6.
    private let square = Fixtures.simple([Fixtures.rectangle(37_607_444, 3_951_796, 37_608_444, 3_952_796)])
    private static let geographic = CRSReference(
        definition: "EPSG:4490",
        epsg: 4490,
        name: "CGCS2000",
        kind: .geographic,
        metresPerUnit: nil
    )
    private static let utm32 = CRSReference(
        definition: "EPSG:32632",
        epsg: 32632,
        name: "WGS 84 / UTM zone 32N",
        kind: .projected,
        metresPerUnit: 1
    )

    @Test func theWorkedSquareHasItsThreeAreas() throws {
        let areas = try #require(
            try AreaMeasurer(crs: Fixtures.zone37, workingCRS: Fixtures.zone37).measure(square).first
        )
        #expect(abs((areas.statutory?.squareMetres ?? 0) - 999_713.01) < 0.01)
        #expect(abs((areas.geodesic?.squareMetres ?? 0) - 999_713.01) < 0.01)
        #expect(areas.planar == ExactArea(squareMetres: 1_000_000))
        #expect(areas.zone == 37)
        #expect(areas.reason == nil)
    }

    @Test func withoutAWorkingCRSTheZoneOfTheCentreServes() throws {
        // The same square brought to longitude and latitude; the way back must give the same area.
        let placed = try LayerProjector(from: Fixtures.zone37, to: Self.geographic).project(square)
        let areas = try #require(try AreaMeasurer(crs: Self.geographic).measure(placed.geometries).first)
        #expect(abs((areas.statutory?.squareMetres ?? 0) - 999_713.01) < 0.05)
        #expect(areas.zone == 37)
        #expect(areas.planar == nil)
        #expect(areas.planarReason == .geographicCRS)
    }

    @Test func outsideTheMainlandStatutoryIsNull() throws {
        let quarry = Fixtures.simple([Fixtures.rectangle(540_000, 5_220_000, 540_100, 5_220_100)])
        let areas = try #require(try AreaMeasurer(crs: Self.utm32, workingCRS: Self.utm32).measure(quarry).first)
        #expect(areas.statutory == nil)
        #expect(areas.statutoryReason == .outsideStatutoryRange)
        // UTM's scale here is about 0.9996 on the meridian: the ground is larger than the plane.
        #expect((areas.geodesic?.squareMetres ?? 0) > 10_000)
        #expect(areas.planar == ExactArea(squareMetres: 10_000))
    }

    @Test func pointsEmptyAndNullHaveAReason() throws {
        var column = GeometryColumn()
        column.appendNull()
        column.appendVertex(x: 37_607_444, y: 3_951_796)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        column.appendPolygon(rings: [[37_607_444, .nan, 1, 1, 2, 2, 37_607_444, .nan]])
        let areas = try AreaMeasurer(crs: Fixtures.zone37).measure(column)
        #expect(areas.map(\.statutoryReason) == [.emptyGeometry, .notAPolygon, .badCoordinate])
        #expect(areas.allSatisfy { $0.planar == nil && $0.geodesic == nil })
    }

    @Test func manyThreadsMeasureTheSame() throws {
        var column = GeometryColumn()
        for i in 0..<700 {
            let x = 37_600_000 + Double(i) * 10.37
            column.appendPolygon(rings: [Fixtures.rectangle(x, 3_951_796, x + 333.3, 3_952_000.7)])
        }
        let measurer = AreaMeasurer(crs: Fixtures.zone37)
        #expect(try measurer.measure(column, threads: 1) == measurer.measure(column, threads: 8))
    }
}

/// domain 1.6 by the engine: statutory, geodesic on stored vertices, plane.
@Suite(.enabled(if: Vectors.available))
struct EllipsoidAreaVectors {
    @Test(arguments: Vectors.cases("ellipsoid_area"))
    func threeAreas(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let epsg = try #require(input["epsg"] as? Int)
        let crs = CRSReference(
            definition: "EPSG:\(epsg)",
            epsg: epsg,
            name: "",
            kind: .projected,
            metresPerUnit: 1
        )
        func ring(_ value: Any?) -> [Double] { (value as? [[Double]] ?? []).flatMap { $0 } }
        let holes = (input["holes_EN"] as? [Any] ?? []).map { ring($0) }
        var column = GeometryColumn()
        column.appendPolygon(rings: [ring(input["exterior_EN"])] + holes)
        let areas = try #require(try AreaMeasurer(crs: crs, workingCRS: crs).measure(column).first)
        let statutory = try #require(areas.statutory)
        let relevant = try vector.differences(from: [
            "statutory_m2": statutory.squareMetres, "geodesic_vertices_m2": areas.geodesic?.squareMetres ?? .nan,
            "plane_m2": areas.planar?.squareMetres ?? .nan, "statutory_mu": statutory.mu,
            "statutory_ha": statutory.hectares,
        ]).filter { difference in
            // The comparison variants belong to SpatialAnalysis.
            !["no_rounding", "no_densify", "densified20m"].contains { difference.contains($0) }
        }
        #expect(relevant == [])
    }
}
