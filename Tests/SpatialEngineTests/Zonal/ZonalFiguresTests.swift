import GDALKit
import GeoModel
import SpatialEngine
import TestSupport
import Testing

/// Figures of single zones, computed by hand.
@Suite struct ZonalFiguresTests {
    private let fixture: ZonalFixture
    init() throws { fixture = try ZonalFixture() }

    @Test("A zone over a quarter, two halves and a whole cell")
    func byHand() throws {
        // Values row by row from the north: 1 2 / 3 4; the zone covers 5 m of the left column and all but the top 5 m.
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), values: [1, 2, 3, 4])
        var request = ZonalRequest(ZonalFixture.rectangles([(5, 0, 20, 15)]), [path])
        request.classes = [2, 3]
        request.damageThreshold = 3
        request.quantiles = [0, 0.5, 1]
        request.categories = true
        let pass = try request.run().passes[0]
        let zone = pass.zones[0]
        let areas = try #require(zone.areas)
        #expect(zone.count == 0.25 + 0.5 + 0.5 + 1)
        #expect(zone.sum == 0.25 * 1 + 0.5 * 2 + 0.5 * 3 + 4)
        #expect(zone.mean == 6.75 / 2.25)
        #expect(areas.zone == 225 && areas.valid == 225 && areas.outside == 0)
        #expect(areas.classes == [75, 50, 100])
        #expect(areas.damagedByRaster == [150] && areas.sound == 75)
        #expect(areas.volume == 675 && areas.uplift == 0 && areas.areaWeightedMean == 3)
        #expect(areas.categories.map(\.value) == [1, 2, 3, 4])
        #expect(areas.categories.map(\.area) == [25, 50, 50, 100])
        let group = pass.groups[0]
        #expect(group.minimum == 1 && group.maximum == 4)
        #expect(group.quantiles.first == .some(1) && group.quantiles.last == .some(4))
        #expect(group.classBounds?.map(\.minimum) == [0, 0, 100])
        #expect(group.classBounds?.map(\.maximum) == [200, 100, 100])
        let variance = (0.25 * 4 + 0.5 * 1 + 0 + 1) / 2.25
        #expect(abs((group.standardDeviation ?? 0) - variance.squareRoot()) < 1e-14)
    }

    @Test("Uplift is the volume of negative values, and sunk volume is volume plus uplift")
    func uplift() throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 1), values: [-0.5, 2])
        let areas = try #require(try ZonalRequest(ZonalFixture.rectangles([(0, 0, 20, 10)]), [path]).firstZone().areas)
        #expect(areas.volume == 150 && areas.uplift == 50)
    }

    @Test("float32 pixels compare with float32(0.1): class upper end inclusive, damage inclusive")
    func floatThreshold() throws {
        let pixel = Float(0.1)
        let path = try fixture.raster(
            "a.tif",
            ZonalFixture.grid(3, 1),
            values: [Double(pixel.nextDown), Double(pixel), Double(pixel.nextUp)]
        )
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 30, 10)]), [path])
        request.classes = [0.1]
        request.damageThreshold = 0.1
        let areas = try #require(try request.firstZone().areas)
        #expect(areas.classes == [200, 100])
        #expect(areas.damaged == 200 && areas.sound == 100)
    }

    @Test("Integer millimetres pointing up, with scale and offset")
    func integers() throws {
        // value = −(raw · 0.5 + 10) mm: −210 gives 0.095 m, −220 gives 0.1 m, −221 gives 0.1005 m.
        let path = try fixture.raster(
            "a.tif",
            ZonalFixture.grid(4, 1),
            type: .int16,
            nodata: -9999,
            scale: 0.5,
            offset: 10,
            values: [-210, -220, -221, -9999]
        )
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 40, 10)]), [path])
        request.rasters[0].factor = -0.001
        request.classes = [0.1]
        request.damageThreshold = 0.1
        let areas = try #require(try request.firstZone().areas)
        #expect(areas.classes == [200, 100])
        #expect(areas.damaged == 200 && areas.sound == 100 && areas.nodata == 100)
    }

    @Test(
        "Nodata forms",
        arguments: [
            (RasterDataType.float32, -9999.0, [-9999.0, .nan, .infinity, 1], 300.0),
            (.float32, -3.4e38, [-3.4028234663852886e38, -3.3e38, 3.3e38, 1], 200),
            (.float32, .nan, [.nan, 0, -9999, 1], 100),
            (.float64, 0.1, [0.1, 0.10000000149011612, 0, 1], 100),
            (.uint8, 255, [255, 0, 254, 1], 100),
            (.int16, 0, [0, 1, 2, 3], 100),
        ]
    )
    func nodata(_ type: RasterDataType, _ declared: Double, _ values: [Double], _ expected: Double) throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(4, 1), type: type, nodata: declared, values: values)
        let areas = try #require(try ZonalRequest(ZonalFixture.rectangles([(0, 0, 40, 10)]), [path]).firstZone().areas)
        #expect(areas.nodata == expected)
        #expect(areas.valid == 400 - expected)
    }

    @Test("A nodata value that an integer band cannot hold matches nothing and is reported", arguments: [0.5, 300, -1])
    func unusableNodata(_ declared: Double) throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 1), type: .uint8, values: [0, 44])
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 20, 10)]), [path])
        request.rasters[0].nodata = declared
        let result = try request.run()
        #expect(result.rasters[0].unusableNodata == declared)
        #expect(result.passes[0].zones[0].areas?.valid == 200)
    }

    @Test("A mask raster goes before nodata")
    func mask() throws {
        let grid = ZonalFixture.grid(3, 1)
        let path = try fixture.raster("a.tif", grid, nodata: -1, values: [-1, 5, 6])
        let mask = try fixture.raster("m.tif", grid, type: .uint8, values: [0, 0, 9])
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 30, 10)]), [path])
        request.rasters[0].maskPath = mask
        let areas = try #require(try request.firstZone().areas)
        #expect(areas.masked == 200 && areas.nodata == 0 && areas.valid == 100)
        request.rasters[0].maskPath = try fixture.raster(
            "n.tif",
            ZonalFixture.grid(3, 2),
            type: .uint8,
            values: [0, 0, 0, 0, 0, 0]
        )
        #expect(throws: EngineError.self) { try request.run() }
    }

    @Test("A mask inside the file counts like the user's")
    func internalMask() throws {
        let grid = ZonalFixture.grid(3, 1)
        let path = fixture.folder.path("masked.tif")
        let dataset = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(grid: grid, dataType: .float32, tileSize: 16)
        )
        try dataset.band(at: 1).write([Float(1), 2, 3], window: grid.window)
        try dataset.band(at: 1).writeMask([0, 255, 255], window: grid.window)
        try dataset.close()
        let areas = try #require(try ZonalRequest(ZonalFixture.rectangles([(0, 0, 30, 10)]), [path]).firstZone().areas)
        #expect(areas.masked == 100 && areas.valid == 200 && areas.nodata == 0)
    }

    @Test(
        "A coordinate that is no number stops with the zone's name",
        arguments: [ZonalFixture.plane, ZonalFixture.utm]
    )
    func notFinite(_ crs: CRSReference) throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), values: [1, 1, 1, 1])
        var zones = ZonalFixture.zones([[[0, 0, 1, 0, .nan, 1, 0, 0]]], crs: crs)
        zones.names = ["K1"]
        let error = #expect(throws: EngineError.self) { try ZonalRequest(zones, [path]).run() }
        #expect(error?.subject == "K1")
    }

    @Test("What lies beyond the raster is outside, and a zone far away touches nothing")
    func outside() throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), nodata: 9, values: [9, 1, 1, 1])
        let zones = ZonalFixture.rectangles([(-10, -10, 30, 30), (15, 15, 25, 25), (100, 0, 110, 10)])
        let result = try ZonalRequest(zones, [path]).run()
        let areas = result.passes[0].zones.compactMap(\.areas)
        #expect(areas.map(\.outside) == [1200, 75, 100])
        #expect(areas.map(\.valid) == [300, 25, 0])
        #expect(areas.map(\.nodata) == [100, 0, 0])
        #expect(areas.allSatisfy { $0.valid + $0.nodata + $0.masked + $0.outside == $0.zone })
        #expect(!result.rasters[0].isDisjoint)
        let far = try ZonalRequest(ZonalFixture.rectangles([(100, 0, 110, 10)]), [path]).run()
        #expect(far.rasters[0].isDisjoint)
        #expect(far.passes[0].zones[0].mean == nil && far.passes[0].groups[0].minimum == nil)
    }

    @Test("Pieces of one mine: fractions are summed before a cell counts as wholly inside")
    func groups() throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 1), values: [1, 3])
        var zones = ZonalFixture.rectangles([(0, 0, 4, 10), (4, 0, 15, 10), (0, 0, 5, 10)])
        zones.groups = [[0, 1], [2], [], [0, 1]]
        var request = ZonalRequest(zones, [path])
        request.classes = [2]
        let groups = try request.run().passes[0].groups
        #expect(groups[0].classBounds == [.init(minimum: 100, maximum: 100), .init(minimum: 0, maximum: 100)])
        #expect(groups[0].count == 1.5 && groups[0].sum == 2.5)
        #expect(groups[3] == groups[0])
        #expect(groups[1].classBounds == [.init(minimum: 0, maximum: 100), .init()])
        #expect(groups[2].count == 0 && groups[2].maximum == nil)
    }

    @Test("No polygon, no area: the reason is given")
    func reasons() throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), values: [1, 1, 1, 1])
        var column = GeometryColumn()
        column.appendNull()
        column.appendPolygon(rings: [])
        let zones = try ZonalRequest(ZonalZones(geometries: column, crs: ZonalFixture.plane), [path]).run().passes[0]
            .zones
        #expect(zones.map(\.areas) == [nil, nil])
        #expect(zones.map(\.reason) == [.emptyGeometry, .emptyGeometry])
    }

    @Test("A polygon over itself stops with its name")
    func selfOverlap() throws {
        let path = try fixture.raster("a.tif", ZonalFixture.grid(2, 2), values: [1, 1, 1, 1])
        let (x, y) = ZonalFixture.origin
        var column = GeometryColumn()
        for ring in [Fixtures.rectangle(x, y, x + 12, y + 12), Fixtures.rectangle(x + 1, y, x + 20, y + 12)] {
            column.appendVertices(interleaved: ring)
            column.endRing()
            column.endPart()
        }
        column.endGeometry(kind: .multiPolygon)
        let zones = ZonalZones(geometries: column, crs: ZonalFixture.plane, names: ["K1"])
        let error = #expect(throws: EngineError.self) { try ZonalRequest(zones, [path]).run() }
        #expect(error?.code == .fractionOutOfRange && error?.subject == "K1")
    }
}
