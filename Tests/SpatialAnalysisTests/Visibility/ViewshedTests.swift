import GeoModel
import SpatialAnalysis
import Testing

/// What is seen from a cell, by hand and against sight lines.
@Suite struct ViewshedTests {
    private func ground(_ rows: [[Double]], cell: Double = 10) -> Viewshed.Ground {
        Viewshed.Ground(
            heights: rows.flatMap { $0 },
            columns: rows[0].count,
            rows: rows.count,
            columnStep: (cell, 0),
            rowStep: (0, -cell)
        )
    }

    private func picture(_ ground: Viewshed.Ground, _ column: Int, _ row: Int, range: Double = 1e6) -> [String] {
        var cells = Array(repeating: Array(repeating: "·", count: ground.columns), count: ground.rows)
        var view = Viewshed(range: range)
        view.look(fromColumn: column, row: row, over: ground) { cells[$1][$0] = "#" }
        return cells.map { $0.joined() }
    }

    @Test func aWallHidesWhatLiesBehindIt() {
        let flat = Array(repeating: 100.0, count: 7)
        let wall = [100.0, 100, 100, 110, 100, 100, 100]
        #expect(picture(ground([flat]), 0, 0) == ["#######"])
        #expect(picture(ground([wall]), 0, 0) == ["####···"])
        #expect(picture(ground([[100, 100, 100, 110, 100, 100, 140]]), 0, 0) == ["####··#"])
    }

    @Test func rangeEndsTheView() {
        let flat = Array(repeating: Array(repeating: 100.0, count: 7), count: 7)
        #expect(picture(ground(flat), 3, 3, range: 20)[3] == "·#####·")
        #expect(picture(ground(flat), 3, 3, range: 20)[1] == "···#···")
    }

    @Test func cellsWithoutElevationAreNotSeenAndHideNothing() {
        #expect(picture(ground([[100, .nan, 100, .nan, 100]]), 0, 0) == ["#·#·#"])
        #expect(picture(ground([[.nan, 100, 100]]), 0, 0) == ["···"])
    }

    @Test func theEarthFallsAwayFromALongFlatView() {
        let flat = Array(repeating: 0.0, count: 100)
        // Eye at 1.6 m: the horizon lies at √(1.6 · 2R / 0.87) = 4.84 km; beyond it nothing of the ground is seen.
        #expect(picture(ground([flat], cell: 100), 0, 0)[0].filter { $0 == "#" }.count == 49)
    }

    /// On the eye's row, column and diagonals the reference plane is the sight line itself.
    @Test(arguments: 0..<20)
    func straightDirectionsAreSightLines(seed: Int) throws {
        var random = TestRandom(seed: UInt64(seed))
        let size = 21
        let rows = (0..<size).map { _ in (0..<size).map { _ in 100 + 6 * random.unit() } }
        let seen = picture(ground(rows), 10, 10)
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)] {
            let step = 10 * Double(dx * dx + dy * dy).squareRoot()
            for end in 2...10 {
                let profile = (0...end).map { (distance: Double($0) * step, height: rows[10 + dy * $0][10 + dx * $0]) }
                let sight = try #require(LineOfSight().look(along: profile))
                let cell = Array(seen[10 + dy * end])[10 + dx * end]
                #expect((cell == "#") == sight.isVisible, "seed \(seed), \(dx), \(dy), \(end)")
            }
        }
    }

    @Test func samplesStandAlongTheLineAndAtItsEnd() {
        var column = GeometryColumn()
        column.appendVertices(interleaved: [0, 0, 70, 0, 70, 60])
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        #expect(SamplePoints.along(column, spacing: 50) == [0, 0, 50, 0, 70, 30, 70, 60])
    }
}
