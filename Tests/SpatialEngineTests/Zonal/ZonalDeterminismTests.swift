import Foundation
import GDALKit
import GeoModel
import SpatialEngine
import Testing

/// The same bits whatever the number of threads, and the balance of every zone.
@Suite struct ZonalDeterminismTests {
    @Test("1, 2 and 8 threads give the same bits; valid + nodata + masked + outside = zone", arguments: [1, 2, 3])
    func threads(_ seed: UInt64) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: seed)
        let grid = ZonalFixture.grid(300, 280)
        let values = (0..<(300 * 280)).map { _ in random.unit() < 0.1 ? -1 : random.unit() * 3 }
        let path = try fixture.raster("a.tif", grid, nodata: -1, tile: 32, values: values)
        let mask = try fixture.raster(
            "m.tif",
            grid,
            type: .uint8,
            tile: 32,
            values: values.indices.map { Double($0 % 11) }
        )
        let rings = (0..<40).map { _ in ZonalFixture.star(&random) }
        var request = ZonalRequest(ZonalFixture.zones(rings.map { [$0] }), [path], method: .statutory)
        request.rasters[0].maskPath = mask
        request.zones.groups = (0..<40).map { [$0] }
        request.classes = [0.1, 0.5, 1.5]
        request.damageThreshold = 0.5
        request.quantiles = [0.25, 0.5, 0.9]
        let expected = try request.run()
        for zone in expected.passes[0].zones {
            let areas = try #require(zone.areas)
            let sum = areas.valid + areas.nodata + areas.masked + areas.outside
            #expect(abs(sum - areas.zone) < 1e-6 * areas.zone + 0.05)
            #expect(abs(areas.classes.reduce(0, +) - areas.valid) < 1e-6)
            #expect(abs(areas.damaged + areas.sound - areas.valid) < 1e-6)
        }
        for threads in [2, 8] {
            request.threads = threads
            request.memoryInBytes = 1 << 20
            #expect(try request.run().passes == expected.passes)
        }
    }
}
