import GeoModel
import SpatialAnalysis
import Testing

/// What a box leaves of a polygon.
@Suite("Clip of polygons at a box")
struct BoxClipTests {
    private let box = Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10)

    private func clip(_ polygons: [[[Double]]], edgesPerRun: Int = 2) -> GeometryColumn? {
        var column = GeometryColumn()
        for polygon in polygons {
            for ring in polygon {
                column.appendVertices(interleaved: ring)
                column.endRing()
            }
            column.endPart()
        }
        column.endGeometry(kind: .multiPolygon)
        let runs = EdgeRuns(column, edgesPerRun: edgesPerRun)
        let near = (0..<runs.count).filter { runs.boxes[$0].intersects(box) }
        return BoxClip(runs: runs, box: box).clipped(0, near: near) { part in
            (0..<runs.count).filter { runs.parts[$0] == part }
                .reduce(0) { $0 + runs.crossings(ofRun: $1, x: box.minX, y: box.minY) } % 2 == 1
        }
    }

    private func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
    }

    private func reversed(_ ring: [Double]) -> [Double] {
        stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
    }

    @Test("Inside, outside, around, across", arguments: [false, true])
    func places(isReversed: Bool) throws {
        func area(_ ring: [Double]) throws -> Double {
            try #require(clip([[isReversed ? reversed(ring) : ring]]))[0].planarArea
        }
        #expect(try area(rectangle(2, 2, 5, 5)) == 9)
        #expect(try area(rectangle(12, 2, 15, 5)) == 0)
        #expect(try area(rectangle(-5, -5, 15, 15)) == 100)
        #expect(try area(rectangle(-5, 2, 5, 5)) == 15)
        #expect(try area(rectangle(-5, -5, 5, 5)) == 25)
        #expect(try area(rectangle(-5, 2, 15, 5)) == 30)
        #expect(try area(rectangle(2, -3, 15, 15)) == 80)
        #expect(try area([-5, 5, 5, -5, 15, 5, 5, 15, -5, 5]) == 100, "a diamond through the corners' outside")
    }

    @Test("The ring may start anywhere", arguments: 0..<4)
    func starts(at start: Int) throws {
        let open = [(-5.0, 2.0), (5, 2), (5, 5), (-5, 5)]
        let ring = (0...4).flatMap { [open[($0 + start) % 4].0, open[($0 + start) % 4].1] }
        #expect(try #require(clip([[ring]]))[0].planarArea == 15)
        #expect(try #require(clip([[ring]], edgesPerRun: 1))[0].planarArea == 15)
    }

    @Test("Holes stay holes, open up, or take the box away")
    func holes() throws {
        let shell = rectangle(-20, -20, 30, 30)
        #expect(try #require(clip([[shell, rectangle(2, 2, 4, 4)]]))[0].planarArea == 96)
        #expect(try #require(clip([[shell, reversed(rectangle(2, 2, 14, 4))]]))[0].planarArea == 84)
        #expect(try #require(clip([[shell, rectangle(-1, -1, 11, 11)]])).parts(of: 0).isEmpty)
        #expect(try #require(clip([[shell, rectangle(-1, 4, 11, 6)]])).parts(of: 0).count == 2)
        #expect(try #require(clip([[rectangle(-1, -1, 8, 8), rectangle(2, 2, 4, 4)]]))[0].planarArea == 60)
    }

    @Test("A comb leaves its teeth, each a part, with the hole in the right one")
    func comb() throws {
        let comb: [Double] = [
            -5, -5, 15, -5, 15, 5, 8, 5, 8, -2, 6, -2, 6, 5, 4, 5, 4, -2, 2, -2, 2, 5, -5, 5, -5, -5,
        ]
        let hole = rectangle(4.5, 2, 5.5, 3)
        for runLength in 1...4 {
            let found = try #require(clip([[comb, hole]], edgesPerRun: runLength))
            #expect(found.parts(of: 0).count == 3)
            #expect(found[0].planarArea == 10 + 10 - 1 + 10)
            #expect(found.parts(of: 0).map { found.rings(ofPart: $0).count }.sorted() == [1, 1, 2])
        }
    }

    @Test("Parts are cut one by one")
    func parts() throws {
        let found = try #require(
            clip([[rectangle(-2, -2, 3, 3)], [rectangle(20, 20, 30, 30)], [rectangle(5, 5, 6, 6)]])
        )
        #expect(found.parts(of: 0).count == 2)
        #expect(found[0].planarArea == 10)
    }

    @Test("Doubt is said: a vertex on a side, outlines that cross")
    func doubt() {
        #expect(clip([[rectangle(0, 2, 5, 5)]]) == nil)
        #expect(clip([[rectangle(-5, 10, 5, 15)]]) == nil)
        #expect(clip([[[-5, 2, 5, 2, 5, 8, -5, 8, -5, 7, 6, 1, -5, 1, -5, 2]]]) == nil)
    }
}
