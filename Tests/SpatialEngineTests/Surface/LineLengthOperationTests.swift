import GeoModel
import SpatialEngine
import Testing

/// Lines over cells of 10 m whose first corner lies at 37 500 000, 4 000 000.
@Suite struct LineLengthOperationTests {
    private let fixtures: SurfaceFixtures

    init() throws { fixtures = try SurfaceFixtures() }

    private func line(_ points: [(Double, Double)]) -> GeometryColumn {
        var column = GeometryColumn()
        for (x, y) in points { column.appendVertex(x: 37_500_000 + x, y: 4_000_000 + y) }
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        return column
    }

    private func request(_ lines: GeometryColumn, _ rasters: [ZonalRasterInput]) -> LineLengthRequest {
        LineLengthRequest(
            lines: lines,
            crs: Fixtures.zone37,
            rasters: rasters,
            classes: [0.1, 0.5],
            damageThreshold: 0.1
        )
    }

    private func rounded(_ metres: [Double]) -> [Double] { metres.map { ($0 * 1e6).rounded() / 1e6 } }

    @Test func eachStretchHasItsCellsValue() throws {
        // Columns 0…9 have 0, 0.05, 0.1 (damaged, still the first class), 0.3, 0.6 and so on.
        let values: [Double] = [0, 0.05, 0.25, 0.3, 0.6, 0.6, 0.6, 0.6, 0.6, .nan]
        let raster = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 10, rows: 4)) { values[$1] }
        // From 15 m before the raster to 5 m behind it, along the second row.
        let lengths = try LineLengthOperation(request(line([(-15, -15), (105, -15)]), [raster])).run()[0]
        #expect(rounded(lengths.classes) == [20, 20, 50])
        #expect(abs(lengths.damaged - 70) < 1e-6)
        // 15 m before, 10 m of nodata, 5 m behind.
        #expect(abs(lengths.withoutData - 30) < 1e-6)
        #expect(abs(lengths.total - 120) < 1e-6)
    }

    @Test func aDiagonalIsCutAtEveryCell() throws {
        let raster = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 8, rows: 8)) { row, column in
            (row + column) % 2 == 0 ? 1 : 0
        }
        // From (5, 0) to (75, −70): half of every step of 10 m lies in a cell of either kind.
        let lengths = try LineLengthOperation(request(line([(5, 0), (75, -70)]), [raster])).run()[0]
        let all = 70 * 2.0.squareRoot()
        #expect(abs(lengths.classes[2] - all / 2) < 1e-6)
        #expect(abs(lengths.classes[0] - all / 2) < 1e-6)
    }

    @Test func theNextRasterCountsWhereTheFirstHasNone() throws {
        let first = try fixtures.write("a.tif", SurfaceFixtures.grid(columns: 10, rows: 2)) { $1 < 5 ? 1 : .nan }
        let second = try fixtures.write("b.tif", SurfaceFixtures.grid(columns: 4, rows: 2, cell: 20)) { _, _ in 0.2 }
        let line = line([(0, -15), (100, -15)])
        let lengths = try LineLengthOperation(request(line, [first, second])).run()[0]
        #expect(rounded(lengths.classes) == [0, 30, 50])
        #expect(abs(lengths.withoutData - 20) < 1e-6)
    }

    @Test func linesOutsideMeasureAsWithoutDataAndPolygonsAsNothing() throws {
        let raster = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 2, rows: 2)) { _, _ in 1 }
        var lines = line([(500, 500), (600, 500)])
        lines.append(Fixtures.simple([Fixtures.rectangle(37_500_000, 3_999_980, 37_500_020, 4_000_000)])[0])
        let lengths = try LineLengthOperation(request(lines, [raster])).run()
        #expect(abs(lengths[0].withoutData - 100) < 1e-6 && lengths[0].classes == [0, 0, 0])
        #expect(lengths[1].total == 0)
    }

    @Test(arguments: [2, 8]) func threadsDoNotMatter(_ threads: Int) throws {
        let raster = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 300, rows: 300)) { row, column in
            Double((row * 7 + column * 3) % 10) / 10
        }
        var request = request(line([(3, -5), (1700, -2900), (2950, -40)]), [raster])
        let alone = try LineLengthOperation(request).run()
        request.threads = threads
        #expect(try LineLengthOperation(request).run() == alone)
    }

    @Test func linesInsideAMineCountOnce() throws {
        let mines = Fixtures.simple([Fixtures.rectangle(37_500_000, 4_000_000, 37_500_100, 4_000_100)])
        var lines = line([(-50, 50), (150, 50)])
        // The same road again, and one along the border.
        lines.append(line([(20, 50), (150, 50)])[0])
        let inside = try LinesInMines.clip(mines: mines, lines: lines)
        let raster = try fixtures.write("w.tif", SurfaceFixtures.grid(columns: 2, rows: 2)) { _, _ in 1 }
        let total = try LineLengthOperation(request(inside, [raster])).run()[0].total
        #expect(abs(total - 100) < 1e-6)
    }
}
