import GDALKit
import GeoModel
import SpatialEngine
import Testing

/// Areas by class and by the category of another raster.
@Suite struct ZonalCrossTests {
    @Test("Whole cells, counted one by one", arguments: [1, 2, 8])
    func bruteForce(_ threads: Int) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: 11)
        let grid = ZonalFixture.grid(90, 70)
        let values: [Double] = (0..<(90 * 70)).map { _ in random.unit() < 0.1 ? -1 : random.unit() * 2 }
        let land: [Double] = (0..<(90 * 70)).map { _ in
            random.unit() < 0.1 ? 0 : (random.unit() * 4).rounded(.down) + 1
        }
        let path = try fixture.raster("v.tif", grid, nodata: -1, tile: 32, values: values)
        let categories = try fixture.raster("c.tif", grid, type: .uint8, nodata: 0, tile: 16, values: land)
        // Columns 10..<80, rows 5..<65 from the top.
        var request = ZonalRequest(ZonalFixture.rectangles([(100, 50, 800, 650)]), [path], method: .planar)
        request.classes = [0.5, 1.5]
        request.cross = ZonalRasterInput(path: categories)
        request.threads = threads
        let areas = try #require(try request.run().passes[0].zones[0].areas)
        var expected: [ZonalCrossKey: Double] = [:]
        for row in 5..<65 {
            for column in 10..<80 {
                let value = Float(values[row * 90 + column])
                guard value != -1 else { continue }
                let index = value <= 0.5 ? 0 : value <= 1.5 ? 1 : 2
                let category = land[row * 90 + column]
                expected[ZonalCrossKey(index, category == 0 ? nil : category), default: 0] += 100
            }
        }
        #expect(areas.cross.count == expected.count)
        for entry in areas.cross {
            #expect(entry.area == expected[ZonalCrossKey(entry.classIndex, entry.category)])
        }
        for (index, area) in areas.classes.enumerated() {
            let sum: Double = areas.cross.filter { $0.classIndex == index }.map(\.area).reduce(0, +)
            #expect(sum == area)
        }
    }

    @Test("Fractions: the categories of a class add up to it, the same bits for any threads", arguments: [1, 2])
    func adds(_ seed: UInt64) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: seed)
        let grid = ZonalFixture.grid(300, 280)
        let values = (0..<(300 * 280)).map { _ in random.unit() < 0.1 ? -1 : random.unit() * 3 }
        let path = try fixture.raster("a.tif", grid, nodata: -1, tile: 32, values: values)
        // Coarser categories that begin elsewhere and end before the raster does.
        let coarse = ZonalFixture.grid(80, 80, cell: 30, shift: (x: 13, y: 7))
        let land = (0..<(80 * 80)).map { _ in (random.unit() * 5).rounded(.down) }
        let categories = try fixture.raster("c.tif", coarse, type: .int16, tile: 16, values: land)
        let rings = (0..<30).map { _ in ZonalFixture.star(&random) }
        var request = ZonalRequest(ZonalFixture.zones(rings.map { [$0] }), [path], method: .statutory)
        request.classes = [0.5, 1.5]
        request.cross = ZonalRasterInput(path: categories)
        let expected = try request.run()
        for zone in expected.passes[0].zones {
            let areas = try #require(zone.areas)
            for (index, area) in areas.classes.enumerated() {
                let sum: Double = areas.cross.filter { $0.classIndex == index }.map(\.area).reduce(0, +)
                #expect(abs(sum - area) <= 1e-9 * max(1, area))
            }
        }
        for threads in [2, 8] {
            request.threads = threads
            request.memoryInBytes = 1 << 20
            #expect(try request.run().passes == expected.passes)
        }
    }

    @Test func aCellHasTheCategoryItsMiddleLiesIn() throws {
        let fixture = try ZonalFixture()
        let path = try fixture.raster("a.tif", ZonalFixture.grid(4, 2), values: Array(repeating: 1, count: 8))
        // Categories of 20 m whose columns begin 4 m to the left: middles at 5, 15, 25, 35 m lie at 9, 19, 29, 39 m.
        let coarse = ZonalFixture.grid(2, 1, cell: 20, shift: (x: -4, y: 0))
        let categories = try fixture.raster("c.tif", coarse, type: .uint8, values: [7, 8])
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 40, 20)]), [path], method: .planar)
        request.cross = ZonalRasterInput(path: categories)
        let areas = try #require(try request.run().passes[0].zones[0].areas)
        let expected = [7.0, 8].map { ZonalCrossArea(classIndex: 0, category: $0, area: 400) }
        #expect(areas.cross == expected)
    }

    @Test func anotherCRSIsRefused() throws {
        let fixture = try ZonalFixture()
        let path = try fixture.raster("a.tif", ZonalFixture.grid(4, 2), values: Array(repeating: 1, count: 8))
        var request = ZonalRequest(ZonalFixture.rectangles([(0, 0, 40, 20)]), [path], method: .planar)
        request.cross = ZonalRasterInput(path: path, crs: ZonalFixture.utm)
        #expect(throws: EngineError.self) { try request.run() }
    }
}

private struct ZonalCrossKey: Hashable {
    let index: Int
    let category: Double?

    init(_ index: Int, _ category: Double?) {
        self.index = index
        self.category = category
    }
}
