import GDALKit
import GeoModel
import SpatialEngine
import Testing

/// At each place the first raster with valid data counts (design 4.8).
@Suite struct ZonalFallbackTests {
    private let fixture: ZonalFixture
    init() throws { fixture = try ZonalFixture() }

    private func request(_ zones: ZonalZones, _ paths: [String]) -> ZonalRequest {
        var request = ZonalRequest(zones, paths)
        request.combination = .firstValid
        request.damageThreshold = 1
        request.classes = [1.5]
        return request
    }

    @Test("On one grid, cell by cell")
    func sameGrid() throws {
        let grid = ZonalFixture.grid(4, 1)
        let new = try fixture.raster("new.tif", grid, nodata: -1, values: [2, -1, -1, 0])
        let old = try fixture.raster("old.tif", grid, nodata: -1, values: [0, 1, -1, 9])
        let result = try request(ZonalFixture.rectangles([(0, 0, 45, 10)]), [new, old]).run()
        #expect(result.passes.count == 1)
        let areas = try #require(result.passes[0].zones[0].areas)
        #expect(areas.damagedByRaster == [100, 100] && areas.sound == 100)
        #expect(areas.valid == 300 && areas.nodata == 100 && areas.outside == 50)
        #expect(areas.classes == [200, 100])
    }

    @Test("On different grids the unknown part is cut by cell outlines and measured with the next raster")
    func otherGrid() throws {
        // The newer raster has no data in its second cell and ends at 20 m; the older has cells of 7 m over all.
        let new = try fixture.raster("new.tif", ZonalFixture.grid(2, 1), nodata: -1, values: [0, -1])
        let old = try fixture.raster(
            "old.tif",
            ZonalFixture.grid(4, 2, cell: 7),
            values: [5, 5, 5, 5, 5, 5, 5, 5]
        )
        let result = try request(ZonalFixture.rectangles([(5, 0, 40, 10)]), [new, old]).run()
        let areas = try #require(result.passes[0].zones[0].areas)
        // 5..10 sound by the new, 10..20 and 20..28 damaged by the old, 28..40 beyond both.
        #expect(abs(areas.sound - 50) < 1e-9)
        #expect(abs(areas.damagedByRaster[0]) < 1e-9 && abs(areas.damagedByRaster[1] - 180) < 1e-7)
        #expect(abs(areas.outside - 120) < 1e-7 && abs(areas.nodata) < 1e-7 && areas.masked == 0)
        #expect(abs(areas.valid + areas.unknown - areas.zone) < 1e-7)
        #expect(result.passes[0].groups[0].maximum == 5)
    }

    @Test("What stays unknown is as the first raster that covers it says")
    func stateOfUnknown() throws {
        let new = try fixture.raster("new.tif", ZonalFixture.grid(2, 1), nodata: -1, values: [-1, 3])
        let grid = ZonalFixture.grid(8, 2, cell: 5)
        let old = try fixture.raster("old.tif", grid, nodata: -1, values: Array(repeating: -1, count: 16))
        let mask = try fixture.raster("mask.tif", grid, type: .uint8, values: Array(repeating: 0, count: 16))
        var zonal = request(ZonalFixture.rectangles([(0, 0, 50, 10)]), [new, old])
        zonal.rasters[1].maskPath = mask
        let areas = try #require(try zonal.firstZone().areas)
        #expect(abs(areas.nodata - 100) < 1e-7)
        #expect(abs(areas.masked - 200) < 1e-7)
        #expect(abs(areas.outside - 100) < 1e-7)
        #expect(abs(areas.valid - 100) < 1e-7)
    }

    @Test("Three rasters: the third fills what two leave, the first again on its own grid")
    func three() throws {
        let a = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), nodata: -1, values: [1, -1, -1, -1])
        let b = try fixture.raster(
            "b.tif",
            ZonalFixture.grid(4, 4, cell: 5),
            nodata: -1,
            values: (0..<16).map { $0 == 3 ? 2 : -1 }
        )
        let c = try fixture.raster("c.tif", ZonalFixture.grid(1, 1, cell: 20), values: [0])
        let result = try request(ZonalFixture.rectangles([(0, 0, 20, 20)]), [a, b, c]).run()
        let areas = try #require(result.passes[0].zones[0].areas)
        #expect(abs(areas.damagedByRaster[0] - 100) < 1e-7)
        #expect(abs(areas.damagedByRaster[1] - 25) < 1e-7)
        #expect(abs(areas.sound - 275) < 1e-7)
        #expect(abs(areas.unknown) < 1e-7)
    }
}
