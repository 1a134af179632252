import Foundation
import GDALKit
import GeoModel
import SpatialEngine
import TestSupport
import Testing

/// What is seen of zones, by hand and against GDAL's viewshed program.
@Suite struct VisibleRangeTests {
    private static let program = "/usr/bin/gdal_viewshed"

    private func point(_ column: Double, _ row: Double, of grid: RasterGrid) -> GeometryColumn {
        let place = grid.transform.apply(column: column, row: row)
        var result = GeometryColumn()
        result.appendVertex(x: place.x, y: place.y)
        result.endRing()
        result.endPart()
        result.endGeometry(kind: .point)
        return result
    }

    private func request(
        _ path: String,
        _ lines: GeometryColumn,
        _ zones: GeometryColumn,
        range: Double = 1000
    ) -> VisibleRequest {
        VisibleRequest(
            elevation: ZonalRasterInput(path: path),
            lines: lines,
            linesCRS: ZonalFixture.plane,
            zones: zones,
            zonesCRS: ZonalFixture.plane,
            range: range
        )
    }

    private func zone(_ grid: RasterGrid, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> GeometryColumn {
        let box = grid.envelope
        return Fixtures.simple([Fixtures.rectangle(box.minX + x0, box.minY + y0, box.minX + x1, box.minY + y1)])
    }

    @Test func halfOfAZoneBehindAWallIsHidden() throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(10, 3)
        let row: [Double] = [100, 100, 100, 100, 100, 120, 100, 100, 100, 100]
        let path = try fixture.raster("d.tif", grid, values: row + row + row)
        // The eye in column 0, the zone over columns 4…7 of the middle row: columns 4 and 5 are seen.
        let result = try VisibleRange(request(path, point(0.5, 1.5, of: grid), zone(grid, 40, 10, 80, 20))).run()
        #expect(result.zones[0].share == 0.5)
        #expect(result.zones[0].nearestDistance == 40)
        #expect(result.zones[0].samples == 1)
    }

    @Test func withoutElevationNothingIsSaid() throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(4, 4)
        let path = try fixture.raster("n.tif", grid, nodata: -9999, values: Array(repeating: -9999, count: 16))
        let zones = try VisibleRange(request(path, point(0.5, 0.5, of: grid), zone(grid, 0, 0, 40, 40))).run().zones
        #expect(zones[0].share == nil)
        #expect(!zones[0].isVisible)
        let away = try VisibleRange(request(path, point(0.5, 0.5, of: grid), zone(grid, 900, 0, 940, 40))).run().zones
        #expect(away[0].share == nil)
    }

    /// The same model, cell for cell: every cell of the raster is a cell of the zone.
    ///
    /// GDAL 3.6 compares the cells right above and below the eye's with the eye's ground and not with themselves, later
    /// versions do not. The eye therefore stands in a dip, where both are the same.
    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: program)),
        arguments: [(15, 20), (0, 0), (30, 7), (40, 32), (20, 0), (1, 31)]
    )
    func oneEyeSeesWhatGDALSays(column: Int, row: Int) throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(41, 33)
        var random = SeededRandom(seed: UInt64(column))
        var heights = (0..<(41 * 33)).map { (cell: Int) -> Double in
            let waves: Double = sin(Double(cell % 41) / 5) * cos(Double(cell / 41) / 4)
            return 100 + 20 * waves + 3 * random.unit()
        }
        heights[row * 41 + column] = 75
        let path = try fixture.raster("h.tif", grid, type: .float64, values: heights)
        let eye = point(Double(column) + 0.5, Double(row) + 0.5, of: grid)
        let box = grid.envelope
        let zones = Fixtures.simple([Fixtures.rectangle(box.minX, box.minY, box.maxX, box.maxY)])
        var request = request(path, eye, zones)
        request.eyeHeight = 27
        let result = try VisibleRange(request).run()
        let ours = fixture.folder.path("ours.tif")
        try VisibleRaster.write(result, to: ours)

        let theirs = fixture.folder.path("theirs.tif")
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        // Its coefficient goes with the ellipsoid's axis, ours with R = 6371 km.
        let coefficient = 0.87 * 6_378_137 / 6_371_000
        process.arguments = [
            "-q", "-ox", "\(eye.xy[0])", "-oy", "\(eye.xy[1])", "-oz", "27", "-tz", "0", "-md", "1000",
            "-cc", "\(coefficient)", "-vv", "1", "-iv", "0", "-ov", "0", path, theirs,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let a = try RasterDataset(opening: ours).band(at: 1).read(grid.window, as: UInt8.self)
        let other = try RasterDataset(opening: theirs)
        #expect(other.columns == 41 && other.rows == 33)
        let b = try other.band(at: 1).read(grid.window, as: UInt8.self)
        #expect(a == b)
        #expect(a.contains(0) && a.contains(1))
    }

    @Test func threadsDoNotMatter() throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(60, 60)
        var random = SeededRandom(seed: 9)
        let path = try fixture.raster("t.tif", grid, values: (0..<3600).map { _ in 100 + 5 * random.unit() })
        var zones = GeometryColumn()
        for x in stride(from: 0.0, to: 500, by: 90) { zones.append(zone(grid, x, x, x + 70, x + 50)[0]) }
        var one = request(path, zone(grid, 100, 300, 400, 500), zones, range: 300)
        let first = try VisibleRange(one).run()
        one.threads = 4
        #expect(try VisibleRange(one).run().zones == first.zones)
        #expect(first.zones.contains { $0.isVisible })
    }

    /// A zone of more cells than one block: what is seen is what its two halves show apart.
    @Test func zonesLargerThanABlockAreSeenWhole() throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(1100, 12)
        var random = SeededRandom(seed: 4)
        let heights = (0..<(1100 * 12)).map { _ in 100 + 4 * random.unit() }
        let path = try fixture.raster("w.tif", grid, values: heights)
        let eyes = zone(grid, 5000, 30, 6000, 60)
        let whole = try VisibleRange(request(path, eyes, zone(grid, 0, 20, 11_000, 100), range: 3000)).run().zones[0]
        var halves = zone(grid, 0, 20, 5200, 100)
        halves.append(zone(grid, 5200, 20, 11_000, 100)[0])
        let parts = try VisibleRange(request(path, eyes, halves, range: 3000)).run().zones
        func cells(_ zone: VisibleZone) -> Set<[Int]> {
            Set(zone.seen.flatMap { run in (0..<run.count).map { [run.row, run.column + $0] } })
        }
        #expect(cells(whole) == cells(parts[0]).union(cells(parts[1])))
        #expect(cells(whole).count > 512)
        #expect(whole.nearestDistance == 0)
        #expect(whole.samples > 0)
    }

    @Test func theBufferKnowsNoTerrain() throws {
        let fixture = try ZonalFixture()
        let grid = ZonalFixture.grid(40, 6)
        // A wall in column 10 hides everything behind it.
        let heights = (0..<(40 * 6)).map { $0 % 40 == 10 ? 500.0 : 100 }
        let path = try fixture.raster("b.tif", grid, values: heights)
        // The zone begins 150 m from the eye and is 100 m long; the range reaches half of it.
        let eye = zone(grid, 0, 0, 10, 60)
        let range = try VisibleRange(request(path, eye, zone(grid, 160, 10, 260, 50), range: 200))
        let seen = try range.run().zones[0]
        let buffer = try range.buffers()[0]
        #expect(!seen.isVisible)
        #expect(seen.share == 0)
        #expect(buffer.distance == 150)
        #expect(abs(buffer.share - 0.5) < 1e-9)
        let away = try VisibleRange(request(path, eye, zone(grid, 300, 10, 390, 50), range: 200)).buffers()[0]
        #expect(away == ZoneBuffer(distance: nil, share: 0))
    }
}
