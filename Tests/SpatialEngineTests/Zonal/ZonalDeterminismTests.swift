import Foundation
import GDALKit
import GeoModel
import SpatialEngine
import TestSupport
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

    /// 1 MiB holds some zones at a time, 64 KiB only small ones: the raster is read again, the figures stay.
    @Test(arguments: [1 << 20, 1 << 16, 1])
    func quantilesOfMoreCellsThanMemoryHoldsAreTheSame(_ memory: Int) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: 7)
        // Coarse steps make many equal values; the last column is one value alone.
        let values = (0..<(300 * 280)).map { $0 % 300 < 250 ? (random.unit() * 500).rounded() / 250 : 7 }
        let path = try fixture.raster("a.tif", ZonalFixture.grid(300, 280), nodata: 1, tile: 32, values: values)
        let (x, y) = ZonalFixture.origin
        let boxes = [0.0, 700, 1400].map { [Fixtures.rectangle(x + $0, y + 33, x + $0 + 700, y + 2500)] }
        let stars = (0..<20).map { _ in [ZonalFixture.star(&random)] }
        var request = ZonalRequest(ZonalFixture.zones(stars + boxes), [path], method: .planar)
        // Groups of one, of several, of the same zones, and of none.
        request.zones.groups = (0..<20).map { [$0] } + [[20, 21, 22], [20, 22], [3], []]
        request.quantiles = [0, 0.1, 0.5, 0.999, 1]
        let expected = try request.run()
        request.memoryInBytes = memory
        request.threads = 2
        let found = try request.run().passes[0]
        #expect(found.zones == expected.passes[0].zones)
        for (group, figures) in found.groups.enumerated() {
            #expect(figures == expected.passes[0].groups[group], "group \(group)")
        }
    }
}
