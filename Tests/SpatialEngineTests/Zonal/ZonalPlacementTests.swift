import Foundation
import GeoModel
import PROJKit
import SpatialAnalysis
import SpatialEngine
import Testing

/// Grids that lie otherwise, other planes, and areas on the ellipsoid.
@Suite struct ZonalPlacementTests {
    private let fixture: ZonalFixture
    init() throws { fixture = try ZonalFixture() }

    private func values(_ count: Int) -> [Double] {
        var random = SeededRandom(seed: 3)
        return (0..<count).map { _ in Double(Float(random.unit() * 2 - 0.5)) }
    }

    @Test("A south-up grid and a grid turned by 30° hold the same ground", arguments: [false, true])
    func turned(_ isTurned: Bool) throws {
        let values = values(30 * 20)
        let angle = isTurned ? Double.pi / 6 : 0
        let (x, y) = ZonalFixture.origin
        var grid = ZonalFixture.grid(30, 20)
        grid.transform = GeoTransform(
            originX: x,
            pixelWidth: 10 * cos(angle),
            rowRotation: -10 * sin(angle),
            originY: y,
            columnRotation: 10 * sin(angle),
            pixelHeight: 10 * cos(angle)
        )
        let plain = try fixture.raster("plain.tif", ZonalFixture.grid(30, 20), values: flipped(values, columns: 30))
        let other = try fixture.raster("other.tif", grid, values: values)
        // The zone in metres from the corner, turned with the grid.
        let corners: [(Double, Double)] = [(13, 7), (221, 30), (150, 188), (40, 120), (13, 7)]
        let straight = corners.flatMap { corner -> [Double] in [x + corner.0, y + corner.1] }
        let rotated = corners.flatMap { corner -> [Double] in
            let east = corner.0 * cos(angle) - corner.1 * sin(angle)
            let north = corner.0 * sin(angle) + corner.1 * cos(angle)
            return [x + east, y + north]
        }
        let expected = try ZonalRequest(ZonalFixture.zones([[straight]]), [plain]).firstZone()
        let got = try ZonalRequest(ZonalFixture.zones([[rotated]]), [other]).firstZone()
        #expect(abs(got.count - expected.count) < 1e-7)
        #expect(abs(got.sum - expected.sum) < 1e-7)
        #expect(abs((got.areas?.volume ?? 0) - (expected.areas?.volume ?? 1)) < 1e-4)
    }

    private func flipped(_ values: [Double], columns: Int) -> [Double] {
        stride(from: values.count - columns, through: 0, by: -columns).flatMap { values[$0..<($0 + columns)] }
    }

    @Test(
        "Ellipsoidal areas on a projected raster equal the statutory area of the zone",
        arguments: [
            ZonalFixture.plane, ZonalFixture.utm,
        ]
    )
    func projected(_ crs: CRSReference) throws {
        var grid = ZonalFixture.grid(60, 60, cell: 50)
        grid.crs = crs
        let path = try fixture.raster("a.tif", grid, values: Array(repeating: 1, count: 3600))
        let (x, y) = ZonalFixture.origin
        let ring = [x + 110, y + 200, x + 2700, y + 333, x + 2222, y + 2800, x + 300, y + 2500, x + 110, y + 200]
        for method in [AreaMethod.statutory, .geodesic] {
            let areas = try #require(
                try ZonalRequest(ZonalFixture.zones([[ring]], crs: crs), [path], method: method).firstZone().areas
            )
            #expect(abs(areas.valid / areas.zone - 1) < 1e-10)
            if crs == ZonalFixture.plane {
                let column = Fixtures.polygons([[ring]])
                let plane = try #require(GaussPlane(epsg: 4546))
                let statutory = StatutoryArea(plane: plane).area(of: column, at: 0)
                // The procedure runs straight from point to point every 70 m, the path follows the bend.
                #expect(abs(areas.zone - statutory) < 1e-7 * statutory)
            }
        }
    }

    /// A statutory area is one on CGCS2000: an old datum has none without parameters (domain 1.1).
    @Test(arguments: [(AreaMethod.statutory, false), (.statutory, true), (.geodesic, false), (.planar, false)])
    func oldDatumsHaveNoStatutoryArea(_ method: AreaMethod, _ isAllowed: Bool) throws {
        let xian = CRSReference(
            definition: "EPSG:2382",
            epsg: 2382,
            name: "Xian 1980 / 3-degree Gauss-Kruger CM 111E",
            kind: .projected,
            metresPerUnit: 1
        )
        var grid = ZonalFixture.grid(60, 60, cell: 50)
        grid.crs = xian
        let path = try fixture.raster("a.tif", grid, values: Array(repeating: 1, count: 3600))
        let (x, y) = ZonalFixture.origin
        let ring = [x + 110, y + 200, x + 2700, y + 333, x + 2222, y + 2800, x + 110, y + 200]
        var request = ZonalRequest(ZonalFixture.zones([[ring]], crs: xian), [path], method: method)
        request.allowBallpark = isAllowed
        let zone = try request.firstZone()
        let isRefused = method == .statutory && !isAllowed
        #expect((zone.areas == nil) == isRefused)
        #expect(zone.reason == (isRefused ? .ballparkRefused : nil))
        #expect(zone.mean == 1, "counts and means stand")
    }

    @Test("On a geographic raster each row has its own area")
    func geographic() throws {
        let step = 1.0 / 1200
        let grid = RasterGrid(
            columns: 40,
            rows: 30,
            transform: GeoTransform(originX: 112, pixelWidth: step, originY: 36, pixelHeight: -step),
            crs: ZonalFixture.geographic
        )
        let path = try fixture.raster("g.tif", grid, values: Array(repeating: 2, count: 1200))
        let ring = [112.001, 35.98, 112.03, 35.977, 112.02, 35.999, 112.001, 35.98]
        let request = ZonalRequest(
            ZonalFixture.zones([[ring]], crs: ZonalFixture.geographic),
            [path],
            method: .statutory
        )
        let areas = try #require(try request.firstZone().areas)
        #expect(abs(areas.valid / areas.zone - 1) < 1e-6)
        #expect(areas.outside == 0)
        let whole = Fixtures.rectangle(112, 36 - 30 * step, 112 + 40 * step, 36)
        let all = ZonalRequest(ZonalFixture.zones([[whole]], crs: ZonalFixture.geographic), [path], method: .geodesic)
        let band = AuthalicIntegral(.cgcs2000).band(
            latitude1: (36 - 30 * step) * .pi / 180,
            latitude2: 36 * .pi / 180,
            longitudeDifference: 40 * step * .pi / 180
        )
        let wholeAreas = try #require(try all.firstZone().areas)
        #expect(abs(wholeAreas.valid - band) < 1e-3 && abs(wholeAreas.zone - band) < 1e-3)
        var planar = request
        planar.areaMethod = .planar
        let error = #expect(throws: EngineError.self) { try planar.run() }
        #expect(error?.code == .planarOnGeographic)
    }

    @Test("Zones from another plane: edges stay straight in their own, shared edges leave no seam")
    func otherPlane() throws {
        let pipeline = try Pipeline(from: ZonalFixture.plane, to: ZonalFixture.utm, context: try PROJContext())
        let (x, y) = ZonalFixture.origin
        let corner = try pipeline.transform(x: x, y: y)
        let grid = RasterGrid(
            columns: 300,
            rows: 300,
            transform: GeoTransform(
                originX: corner.x - 2000,
                pixelWidth: 100,
                originY: corner.y + 26_000,
                pixelHeight: -100
            ),
            crs: ZonalFixture.utm
        )
        let path = try fixture.raster("u.tif", grid, tile: 64, values: Array(repeating: 1, count: 90_000))
        let left = [x, y, x + 12_345, y, x + 9000, y + 20_000, x, y + 20_000, x, y]
        let right = [x + 9000, y + 20_000, x + 12_345, y, x + 20_000, y, x + 20_000, y + 20_000, x + 9000, y + 20_000]
        var zones = ZonalFixture.zones([[left], [right]])
        zones.groups = [[0, 1]]
        var request = ZonalRequest(zones, [path], method: .statutory)
        request.classes = [0.5]
        let result = try request.run()
        let plane = try #require(GaussPlane(epsg: 4546))
        for (index, ring) in [left, right].enumerated() {
            let areas = try #require(result.passes[0].zones[index].areas)
            let statutory = StatutoryArea(plane: plane).area(of: Fixtures.polygons([[ring]]), at: 0)
            #expect(abs(areas.zone / statutory - 1) < 1e-8)
            #expect(abs(areas.valid / statutory - 1) < 1e-8)
        }
        // Cells on the seam are wholly inside the two together.
        let bounds = try #require(result.passes[0].groups[0].classBounds)
        let perimeter = 80_000.0
        #expect(bounds[1].maximum - bounds[1].minimum < perimeter * 100 * 2)
        #expect(result.rasters[0].clampedFractions == 0)
    }

    @Test("Outside 73–136°E statutory areas are nil with a reason while counts stand")
    func outsideRange() throws {
        let grid = RasterGrid(
            columns: 10,
            rows: 10,
            transform: GeoTransform(originX: 9, pixelWidth: 0.01, originY: 47, pixelHeight: -0.01),
            crs: ZonalFixture.geographic
        )
        let path = try fixture.raster("l.tif", grid, values: Array(repeating: 3, count: 100))
        let zones = ZonalFixture.zones([[Fixtures.rectangle(9.02, 46.92, 9.05, 46.95)]], crs: ZonalFixture.geographic)
        let zone = try ZonalRequest(zones, [path], method: .statutory).firstZone()
        #expect(zone.areas == nil && zone.reason == .outsideStatutoryRange)
        #expect(abs(zone.count - 9) < 1e-9 && zone.mean == 3)
        #expect(try ZonalRequest(zones, [path], method: .geodesic).firstZone().areas != nil)
    }
}
