import GDALKit
import GeoModel
import SpatialEngine
import Testing

/// Gaps between habitat patches on a grid of 10 m cells.
@Suite struct CorridorOperationTests {
    private static let grid = ZonalFixture.grid(40, 20)

    /// Squares of 20 m whose upper left corners stand at columns and rows of the grid.
    private func squares(_ places: [(Int, Int)]) -> GeometryColumn {
        Fixtures.simple(
            places.map { column, row in
                let corner = Self.grid.transform.apply(column: Double(column), row: Double(row))
                return Fixtures.rectangle(corner.x, corner.y - 20, corner.x + 20, corner.y)
            }
        )
    }

    private func request(_ places: [(Int, Int)], distance: Double) -> CorridorRequest {
        CorridorRequest(
            habitats: squares(places),
            crs: ZonalFixture.plane,
            names: places.indices.map { "\($0)" },
            distance: distance
        )
    }

    private func line(_ from: (Int, Int), _ to: (Int, Int)) -> GeometryColumn {
        var column = GeometryColumn()
        for place in [from, to] {
            let corner = Self.grid.transform.apply(column: Double(place.0), row: Double(place.1))
            column.appendVertex(x: corner.x, y: corner.y)
        }
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        return column
    }

    @Test func gapsAreAsWideAsTheyAre() throws {
        let result = try CorridorOperation(request([(0, 0), (5, 0), (20, 0)], distance: 140)).run()
        #expect(result.gaps.map(\.distance) == [30, 130])
        #expect(result.gaps.map(\.isLinked) == [false, false])
        #expect(result.gaps.map(\.isInTree) == [true, true])
        #expect([result.groupsBefore, result.groupsLinked] == [3, 3])
        #expect(result.lines.count == 2)
    }

    @Test func aCorridorLinksWhatItReaches() throws {
        var request = request([(0, 0), (5, 0), (20, 0)], distance: 200)
        // From the first to the second patch, and a stub that ends short of the third.
        request.corridors = line((1, 1), (6, 1))
        request.corridorsCRS = ZonalFixture.plane
        let result = try CorridorOperation(request).run()
        #expect(result.gaps.map(\.isLinked) == [true, false, false])
        #expect([result.groupsBefore, result.groupsLinked] == [3, 2])
    }

    @Test func corridorsThatMeetAreOneChain() throws {
        var request = request([(0, 0), (20, 0)], distance: 200)
        var chain = line((1, 1), (10, 1))
        chain.append(line((10, 1), (21, 1))[0])
        request.corridors = chain
        request.corridorsCRS = ZonalFixture.plane
        #expect(try CorridorOperation(request).run().gaps.map(\.isLinked) == [true])
    }

    @Test func thePatchesThemselvesHandNoCorridorOn() throws {
        var request = request([(0, 0), (10, 0), (20, 0)], distance: 200)
        var both = line((1, 1), (10, 1))
        both.append(line((12, 1), (21, 1))[0])
        request.corridors = both
        request.corridorsCRS = ZonalFixture.plane
        let result = try CorridorOperation(request).run()
        // 0–1 and 1–2 are linked; 0–2 only by way of 1.
        #expect(result.gaps.map(\.isLinked) == [true, false, true])
        #expect(result.groupsLinked == 1)
    }

    @Test(arguments: [1, 3])
    func theCheapestWayGoesRoundAWall(threads: Int) throws {
        let fixture = try ZonalFixture()
        // A wall of 100 a metre in columns 8 and 9, open in the last row.
        let values = (0..<(40 * 20)).map { cell in
            let (row, column) = (cell / 40, cell % 40)
            return (8...9).contains(column) && row < 19 ? 100.0 : 1
        }
        let path = try fixture.raster("cost.tif", Self.grid, type: .float32, values: values)
        var request = request([(2, 2), (14, 2)], distance: 500)
        request.resistance = ZonalRasterInput(path: path)
        request.threads = threads
        let result = try CorridorOperation(request).run()
        let way = try #require(result.gaps[0].path)
        #expect(result.gaps[0].distance == 100)
        #expect(way.isProven)
        // Round the wall it is 16 rows down and up over corners at the least; through the wall it costs over 2000.
        #expect(way.cost < 500)
        #expect(way.length == way.cost)
        let lowest = result.lines.envelope.minY
        let bottom = Self.grid.transform.apply(column: 0, row: 20).y
        #expect(lowest == bottom + 5)
    }

    @Test func withoutAnyWayTheCostIsNull() throws {
        let fixture = try ZonalFixture()
        let values = (0..<(40 * 20)).map { ($0 % 40) == 9 ? 0.0 : 1 }
        let path = try fixture.raster("closed.tif", Self.grid, type: .float32, values: values)
        var request = request([(2, 2), (14, 2)], distance: 500)
        request.resistance = ZonalRasterInput(path: path)
        let result = try CorridorOperation(request).run()
        #expect(result.gaps[0].path == nil)
        #expect(result.gaps[0].isInTree == false)
        // The straight line stands for the gap.
        #expect(result.lines.kinds == [.lineString])
    }
}
