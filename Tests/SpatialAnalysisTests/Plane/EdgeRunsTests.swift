import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

/// Distances and contacts of edges against GEOS and by hand.
@Suite("Edge runs")
struct EdgeRunsTests {
    private func line(_ xy: [Double]) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendVertices(interleaved: xy)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: xy.count == 2 ? .point : .lineString)
        return column
    }

    @Test("Segments: crossing, touching, collinear, parallel, of no length")
    func segments() {
        #expect(SegmentMath.squaredDistance(0, 0, 2, 2, 0, 2, 2, 0) == 0)
        #expect(SegmentMath.squaredDistance(0, 0, 2, 0, 2, 0, 3, 5) == 0)
        #expect(SegmentMath.squaredDistance(0, 0, 2, 0, 1, 0, 3, 0) == 0)
        #expect(SegmentMath.squaredDistance(0, 0, 2, 0, 3, 0, 4, 0) == 1)
        #expect(SegmentMath.squaredDistance(0, 0, 2, 0, 0, 3, 2, 3) == 9)
        #expect(SegmentMath.squaredDistance(1, 1, 1, 1, 4, 5, 4, 5) == 25)
        #expect(SegmentMath.squaredDistance(1, 0, 1, 0, 0, 0, 2, 0) == 0)
    }

    @Test("The side of a line is told where plain doubles cannot")
    func orientation() {
        // A point one last bit off the diagonal.
        let x = 0.5 + 0x1p-53
        #expect(Orientation.sign(12, 12, 24, 24, 0.5, 0.5) == 0)
        #expect(Orientation.sign(12, 12, 24, 24, x, 0.5) == -1)
        #expect(Orientation.sign(12, 12, 24, 24, 0.5, x) == 1)
    }

    @Test("Distances of random lines agree with GEOS, whatever the length of a run", arguments: [1, 2, 5, 16])
    func distancesAgainstGEOS(edges: Int) throws {
        var random = TestRandom(seed: 11)
        let context = try GEOSContext()
        for _ in 0..<200 {
            func walk() -> [Double] {
                var (x, y) = (500_000 + 200 * random.unit(), 4_100_000 + 200 * random.unit())
                return (0..<(1 + random.below(40))).flatMap { _ in
                    x += 20 * random.unit() - 10
                    y += 20 * random.unit() - 10
                    return [x, y]
                }
            }
            let (a, b) = (line(walk()), line(walk()))
            let (runsA, runsB) = (EdgeRuns(a, edgesPerRun: edges), EdgeRuns(b, edgesPerRun: edges))
            var best = Double.infinity
            for run in 0..<runsA.count {
                if let d = runsA.squaredDistance(run: run, to: 0..<runsB.count, of: runsB, limit: best) { best = d }
            }
            let expected = try #require(
                try PlanarShape(a, at: 0, context: context).distance(to: PlanarShape(b, at: 0, context: context))
            )
            #expect((best.squareRoot() - expected).magnitude < 1e-8)
            #expect((best == 0) == (expected == 0))
        }
    }

    @Test("A point is inside the shell and outside the hole")
    func containment() {
        var column = GeometryColumn()
        column.appendPolygon(rings: [[0, 0, 10, 0, 10, 10, 0, 10, 0, 0], [4, 4, 4, 6, 6, 6, 6, 4, 4, 4]])
        let runs = EdgeRuns(column, edgesPerRun: 3)
        #expect(runs.contains(row: 0, x: 2, y: 5))
        #expect(!runs.contains(row: 0, x: 5, y: 5))
        #expect(!runs.contains(row: 0, x: 11, y: 5))
        // The ray passes through vertices.
        #expect(runs.contains(row: 0, x: 2, y: 4))
        #expect(runs.contains(row: 0, x: 2, y: 6))
    }
}
