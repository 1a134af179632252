import Foundation
import GeoModel
import SpatialAnalysis
import SpatialEngine
import TestSupport
import Testing

@Suite struct VegetationCoverOperationTests {
    private let fixtures: SurfaceFixtures

    init() throws { fixtures = try SurfaceFixtures() }

    @Test func theReferenceGivesTheEndsExactly() throws {
        let grid = SurfaceFixtures.grid(columns: 21, rows: 20)
        // Columns rise from 0 to 1; outside the reference stands a bright field that must not count.
        let ndvi = try fixtures.write("n.tif", grid) { row, column in row < 10 ? Double(column) / 20 : 1 }
        var request = VegetationCoverRequest(index: .index(ndvi))
        request.reference = Fixtures.simple([Fixtures.rectangle(37_500_000, 3_999_900, 37_500_210, 4_000_000)])
        request.areaMethod = .planar
        request.output = fixtures.path("c.tif")
        let result = try VegetationCoverOperation(request).run()
        let exact = LinearPercentiles((0..<10).flatMap { _ in (0...20).map { Double($0) / 20 } })
        #expect(result.model.soil == exact.value(at: 0.05))
        #expect(result.model.vegetation == exact.value(at: 0.95))
        #expect(result.referenceCells == 210)
        #expect(result.cells == 420)
        #expect(result.areas.values.reduce(0, +) == 42_000)
        let cover = try SurfaceFixtures.read(fixtures.path("c.tif"), band: 1).values
        #expect(cover[0] == 0 && cover[20] == 1 && cover[419] == 1)
    }

    @Test(.enabled(if: Vectors.available), arguments: Vectors.cases("fvc"))
    func rastersGiveTheVectorsCovers(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let ndvi = try #require(input["ndvi"] as? [Any]).map { ($0 as? Double) ?? .nan }
        guard let expected = try vector.object()["out"] as? [String: Any], let mean = expected["mean_fvc"] as? Double
        else { return }
        let raster = try fixtures.write("n.tif", SurfaceFixtures.grid(columns: ndvi.count, rows: 1)) { ndvi[$1] }
        var request = VegetationCoverRequest(index: .index(raster))
        (request.soil, request.vegetation) = (input["ndvi_soil"] as? Double, input["ndvi_veg"] as? Double)
        let result = try VegetationCoverOperation(request).run()
        #expect(abs(try #require(result.meanCover) - mean) < 1e-12)
        #expect(abs(result.model.soil - (try #require(expected["ndvi_soil"] as? Double))) < 1e-12)
        #expect(abs(result.model.vegetation - (try #require(expected["ndvi_veg"] as? Double))) < 1e-12)
    }

    @Test func redAndNearInfraredMakeTheIndex() throws {
        let grid = SurfaceFixtures.grid(columns: 4, rows: 1)
        let red = try fixtures.write("r.tif", grid) { [0.08, -0.1, 0, 0.2][$1] }
        let nir = try fixtures.write("i.tif", grid) { [0.4, 0.4, 0, 0.2][$1] }
        var request = VegetationCoverRequest(index: .bands(red: red, nearInfrared: nir))
        (request.soil, request.vegetation, request.areaMethod) = (0, 1, .planar)
        request.output = fixtures.path("o.tif")
        request.bands = [.ndvi]
        let result = try VegetationCoverOperation(request).run()
        let index = try SurfaceFixtures.read(fixtures.path("o.tif"), band: 1).values
        #expect(index[0] == Float(0.32 / 0.48))
        // A negative reflectance and a sum of zero are no data.
        #expect(index[1].isNaN && index[2].isNaN)
        #expect(index[3] == 0)
        #expect(result.cells == 2)
    }

    @Test func theChangeIsByClassAndThreadsDoNotMatter() throws {
        let grid = SurfaceFixtures.grid(columns: 40, rows: 600)
        let now = try fixtures.write("n.tif", grid) { row, _ in row < 300 ? 0.8 : .nan }
        let before = try fixtures.write("b.tif", grid) { row, column in column < 10 ? 0.1 : 0.8 }
        var request = VegetationCoverRequest(index: .index(now))
        request.before = .index(before)
        (request.soil, request.vegetation, request.areaMethod) = (0, 1, .planar)
        request.bands = [.cover, .coverClass, .change, .code]
        var files: Set<Data> = []
        for threads in [1, 2, 8] {
            request.threads = threads
            request.memoryInBytes = threads == 2 ? 1 << 20 : 1 << 30
            request.output = fixtures.path("o\(threads).tif")
            let change = try #require(try VegetationCoverOperation(request).run().change)
            #expect(change.improved == 300 * 10 * 100)
            #expect(change.unchanged == 300 * 30 * 100)
            #expect(change.degraded == 0)
            files.insert(try Data(contentsOf: URL(filePath: fixtures.path("o\(threads).tif"))))
        }
        #expect(files.count == 1)
        let code = try SurfaceFixtures.read(fixtures.path("o1.tif"), band: 4).values
        #expect(VegetationCode(Double(code[0])) == VegetationCode(after: .high, before: .low, isExempt: false))
        let change = try SurfaceFixtures.read(fixtures.path("o1.tif"), band: 3).values
        #expect(change[0] == 4 && change[39] == 0)
    }

    @Test func fullCoverBelowBareSoilIsRefused() throws {
        let ndvi = try fixtures.write("n.tif", SurfaceFixtures.grid(columns: 4, rows: 4)) { _, _ in 0.5 }
        #expect(throws: VegetationCover.Problem.endMembersNotAscending(soil: 0.5, vegetation: 0.5)) {
            try VegetationCoverOperation(VegetationCoverRequest(index: .index(ndvi))).run()
        }
    }

    @Test func zonesByFractionAndTheirRings() throws {
        // 200 × 200 cells of 10 m; a bare square of 40 × 40 cells amid full cover.
        let grid = SurfaceFixtures.grid(columns: 200, rows: 200)
        let ndvi = try fixtures.write("n.tif", grid) { row, column in
            (80..<120).contains(row) && (80..<120).contains(column) ? 0.2 : 0.8
        }
        var request = VegetationCoverRequest(index: .index(ndvi))
        (request.soil, request.vegetation, request.areaMethod) = (0, 1, .planar)
        request.output = fixtures.path("c.tif")
        request.bands = VegetationZones.bands
        // Western half of the land is not to be greened.
        request.exempt = Fixtures.simple([Fixtures.rectangle(37_500_000, 3_998_000, 37_501_000, 4_000_000)])
        _ = try VegetationCoverOperation(request).run()
        let site = Fixtures.simple([Fixtures.rectangle(37_500_795, 3_998_800, 37_501_200, 3_999_200)])
        let (rings, crs) = try ReferenceRing().rings(around: site, crs: Fixtures.zone37)
        // Four sides of 400 m and four quarters of circles, between 100 m and 500 m.
        let straight = 2 * (405.0 + 400) * 400
        let round = Double.pi * (500 * 500 - 100 * 100)
        #expect(abs(rings[0].planarArea - straight - round) < 0.01 * round)
        let zones = VegetationZones(raster: fixtures.path("c.tif"), crs: Fixtures.zone37, areaMethod: .planar)
        let measured = try zones.measure(site, crs: Fixtures.zone37)[0]
        #expect(abs(try #require(measured.zone) - 405 * 400) < 1e-6)
        let fvc = (400.0 * 0.2 + 5 * 0.8) / 405
        #expect(abs(try #require(measured.meanCover) - fvc) < 1e-6)
        let exempt = measured.areas.filter(\.code.isExempt).reduce(0) { $0 + $1.area }
        #expect(abs(exempt - 205 * 400) < 1e-6)
        #expect(abs(try #require(try zones.measure(rings, crs: crs)[0].meanCover) - 0.8) < 1e-6)
    }

    @Test func otherSitesAndDamageAreNoReference() throws {
        let sites = Fixtures.simple([
            Fixtures.rectangle(37_500_000, 4_000_000, 37_500_100, 4_000_100),
            Fixtures.rectangle(37_500_300, 4_000_000, 37_500_400, 4_000_100),
        ])
        let damaged = Fixtures.simple([Fixtures.rectangle(37_499_000, 4_000_200, 37_502_000, 4_001_000)])
        let alone = try ReferenceRing().rings(around: sites.selecting([0]), crs: Fixtures.zone37).rings
        let both = try ReferenceRing().rings(around: sites, excluding: damaged, crs: Fixtures.zone37).rings
        #expect(both.count == 2)
        #expect(both[0].envelope.maxY == 4_000_200)
        #expect(both[0].planarArea < alone[0].planarArea - 10_000)
    }
}
