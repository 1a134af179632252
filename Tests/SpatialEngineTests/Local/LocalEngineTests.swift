import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

@testable import SpatialEngine

/// The local ways of nearest, relation, clip and buffer against whole-feature GEOS.
@Suite("Local operations")
struct LocalEngineTests {
    /// A star-shaped ring of many vertices that winds in and out, closed.
    private func star(_ random: inout SeededRandom, x: Double, y: Double, radius: Double, vertices: Int) -> [Double] {
        var ring: [Double] = []
        for v in 0..<vertices {
            let angle = 2 * Double.pi * Double(v) / Double(vertices)
            let r = radius * (0.4 + 0.6 * random.unit())
            ring += [x + r * cosine(angle), y + r * cosine(angle - .pi / 2)]
        }
        return ring + [ring[0], ring[1]]
    }

    private func stars(seed: UInt64, count: Int, radius: Double, vertices: Int) -> GeometryColumn {
        var random = SeededRandom(seed: seed)
        var column = GeometryColumn()
        for position in 0..<count {
            let (x, y) = (500_000 + 1000 * random.unit(), 4_100_000 + 1000 * random.unit())
            let shell = star(&random, x: x, y: y, radius: radius, vertices: vertices)
            guard position % 3 == 0 else {
                column.appendPolygon(rings: [shell])
                continue
            }
            // A hole well inside: the shell keeps 0.4 of its radius.
            column.appendPolygon(rings: [shell, star(&random, x: x, y: y, radius: 0.3 * radius, vertices: 50)])
        }
        return column
    }

    @Test("A polygon of 120,000 vertices with a hole: its parts in a partition of boxes add up to it", arguments: [7])
    func partsOfALargePolygonAddUp(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var column = GeometryColumn()
        let (x, y) = (500_000.0, 4_100_000.0)
        column.appendPolygon(rings: [
            star(&random, x: x, y: y, radius: 9000, vertices: 120_000),
            star(&random, x: x, y: y, radius: 3000, vertices: 40_000),
        ])
        let whole = column[0].planarArea
        let index = EdgeIndex(column)
        let box = column.envelope
        let context = try GEOSContext()
        var sum = 0.0
        for row in 0..<12 {
            for part in 0..<12 {
                func edge(_ low: Double, _ size: Double, _ step: Int) -> Double { low + size * Double(step) / 12 }
                let cell = Envelope(
                    minX: edge(box.minX, box.width, part),
                    minY: edge(box.minY, box.height, row),
                    maxX: edge(box.minX, box.width, part + 1),
                    maxY: edge(box.minY, box.height, row + 1)
                )
                // Where the clip leaves a doubt the whole feature answers, as in the operations.
                if let clipped = LocalClip(index: index, box: cell).clipped(0) {
                    sum += clipped[0].planarArea
                } else {
                    sum += try PlanarShape(column, at: 0, context: context)
                        .intersection(try PlanarShape(rectangle: cell, context: context)).shape.area()
                }
            }
        }
        // Design 4.5: planar 1e-9 relative + 1e-6 m² for the whole, here by part.
        #expect((sum - whole).magnitude <= 1e-9 * whole + 144e-6)
    }

    @Test("Areas of random pairs are those of whole features", arguments: 1...4)
    func intersectionsAgainstGEOS(seed: UInt64) throws {
        let a = stars(seed: seed, count: 60, radius: 60, vertices: 30)
        let b = stars(seed: seed + 100, count: 12, radius: 400, vertices: 2000)
        let pairing = OverlayPairing(
            a: EdgeIndex(a),
            b: BufferedPieces(features: b),
            lines: nil,
            kind: .intersection,
            areasOnly: true,
            layer: "b"
        )
        let outcome = try pairing.run(threads: 2, monitor: .silent)
        var found: [[Int]: Double] = [:]
        for feature in outcome.features { found[[feature.a ?? -1, feature.b ?? -1]] = feature.geometry[0].planarArea }
        let context = try GEOSContext()
        for row in 0..<a.count {
            let shape = try PlanarShape(a, at: row, context: context)
            for other in 0..<b.count {
                let expected = try shape.intersection(try PlanarShape(b, at: other, context: context)).shape
                let difference = (found[[row, other]] ?? 0) - (try expected.area())
                #expect(difference.magnitude <= (try roundingBound(expected)))
            }
        }
    }

    /// What rounding may change in the area of an overlay result: vertices of the sources are exact, crossings are rounded
    /// to the nearest double, and an outline whose points move by at most e sweeps at most e times its length. An edge
    /// that was cut turns by another unit in the last place, the area sum itself rounds at 1e-12.
    private func roundingBound(_ result: PlanarShape) throws -> Double {
        2 * (4_101_500.0).ulp * (try result.length()) + 1e-12 * (try result.area())
    }

    @Test("Nearest of random polygons is that of GEOS, zero inside and across", arguments: 1...3)
    func nearestAgainstGEOS(seed: UInt64) throws {
        let a = stars(seed: seed, count: 80, radius: 20, vertices: 25)
        let b = stars(seed: seed + 50, count: 15, radius: 120, vertices: 400)
        let index = EdgeIndex(b)
        let runs = EdgeRuns(a)
        let context = try GEOSContext()
        let shapes = try (0..<b.count).map { try PlanarShape(b, at: $0, context: context) }
        for row in 0..<a.count {
            let shape = try PlanarShape(a, at: row, context: context)
            let distances = try shapes.map { try shape.distance(to: $0) ?? .infinity }
            let found = try #require(index.nearest(to: row, of: runs))
            let least = try #require(distances.min())
            #expect((found.distance - least).magnitude < 1e-8)
            #expect((found.distance == 0) == (least == 0))
            if least == 0 { #expect(found.row == distances.firstIndex(of: 0)) }
            #expect(index.nearest(to: row, of: runs, limit: least / 2 - 1e-6) == nil || least == 0)
        }
    }

    @Test("A mine in a hole is near its edge, not inside; one on the edge touches")
    func holes() throws {
        let ring = Fixtures.rectangle(0, 0, 100, 100)
        let b = Fixtures.polygons([[ring, Fixtures.rectangle(20, 20, 80, 80)]])
        let a = Fixtures.simple([
            Fixtures.rectangle(40, 40, 50, 50), Fixtures.rectangle(80, 40, 90, 50), Fixtures.rectangle(5, 5, 10, 10),
            Fixtures.rectangle(-10, -10, 110, 110),
        ])
        let index = EdgeIndex(b)
        let runs = EdgeRuns(a)
        #expect(index.nearest(to: 0, of: runs)?.distance == 20)
        #expect(index.nearest(to: 1, of: runs)?.distance == 0)
        #expect(index.related(to: 0, of: runs).isEmpty)
        #expect(index.related(to: 1, of: runs).map(\.relation) == [.meeting])
        #expect(index.related(to: 2, of: runs).map(\.relation) == [.covered])
        #expect(index.related(to: 3, of: runs).map(\.relation) == [.meeting])
    }

    @Test("Points and lines have distances too, empty geometries none")
    func otherKinds() {
        var b = GeometryColumn()
        b.appendNull()
        b.appendVertices(interleaved: [10, 0])
        b.endRing()
        b.endPart()
        b.endGeometry(kind: .point)
        b.appendVertices(interleaved: [0, 30, 40, 30])
        b.endRing()
        b.endPart()
        b.endGeometry(kind: .lineString)
        var a = Fixtures.simple([Fixtures.rectangle(0, 0, 5, 5)])
        a.appendNull()
        let index = EdgeIndex(b)
        let runs = EdgeRuns(a)
        #expect(index.nearest(to: 0, of: runs)?.row == 1)
        #expect(index.nearest(to: 0, of: runs)?.distance == 5)
        #expect(index.nearest(to: 1, of: runs) == nil)
        #expect(EdgeIndex(GeometryColumn()).nearest(to: 0, of: runs) == nil)
    }

    @Test("Buffers in pieces have the area of the whole line's buffer to 1e-5")
    func buffersInPieces() throws {
        var random = SeededRandom(seed: 5)
        var line = GeometryColumn()
        var (x, y) = (500_000.0, 4_100_000.0)
        for _ in 0..<900 {
            x += 8 * random.unit()
            y += 8 * (random.unit() - 0.5)
            line.appendVertex(x: x, y: y)
        }
        line.endRing()
        line.endPart()
        line.endGeometry(kind: .lineString)
        let places = Fixtures.simple([Fixtures.rectangle(499_000, 4_099_800, 510_000, 4_100_200)])
        let edges = EdgeIndex(places)
        let pieces = try BufferedPieces(line, distance: 100, buffersPolygons: false, places: edges, threads: 2)
        #expect(pieces.owners.count > 5)
        let pairing = OverlayPairing(
            a: edges,
            b: pieces,
            lines: nil,
            kind: .intersection,
            areasOnly: true,
            layer: "line"
        )
        let outcome = try pairing.run(threads: 1, monitor: .silent)
        #expect(outcome.features.count == 1)
        let context = try GEOSContext()
        let whole = try PlanarShape(line, at: 0, context: context).buffered(by: 100, quadrantSegments: 8)
        let expected = try whole.intersection(try PlanarShape(places, at: 0, context: context)).shape.area()
        let found = try #require(outcome.features.first).geometry[0].planarArea
        #expect((found - expected).magnitude < 1e-5 * expected)
    }
}
