import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

@testable import SpatialEngine

/// What polygons share with buffers of lines against the buffers GEOS draws.
@Suite("Buffers of lines by their parts")
struct LineBufferTests {
    /// A winding line: short steps whose direction wanders.
    static func walk(_ random: inout SeededRandom, x: Double, y: Double, step: Double, steps: Int) -> GeometryColumn {
        var column = GeometryColumn()
        var (x, y, angle) = (x, y, 2 * Double.pi * random.unit())
        column.appendVertex(x: x, y: y)
        for _ in 0..<steps {
            angle += 1.2 * (random.unit() - 0.5)
            x += step * cosine(angle)
            y += step * cosine(angle - .pi / 2)
            column.appendVertex(x: x, y: y)
        }
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        return column
    }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendPolygon(rings: [[x, y, x + width, y, x + width, y + height, x, y + height, x, y]])
        return column
    }

    /// A line through the given points.
    static func line(_ points: [Double]) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendVertices(interleaved: points)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        return column
    }

    /// The area a polygon shares with the buffers of all lines, by the parts alone; nil when undecided.
    static func area(_ polygon: GeometryColumn, _ lines: GeometryColumn, distance: Double) throws -> Double? {
        let parts = try LineBuffers(lines, distance: distance, threads: 1).parts
        var overlap = BufferOverlap(parts, extent: lines.envelope)
        switch overlap.shared(polygon, 0, runs: 0..<parts.count) {
        case .nothing: return 0
        case .whole: return polygon[0].planarArea
        case .part(let column): return column[0].planarArea
        case .undecided: return nil
        }
    }

    /// The area of a half circle of radius 1 in 16 chords.
    private static let halfCircle = 16 * (cosine(.pi / 2 - .pi / 16)) / 2

    @Test("Areas are those of the buffers GEOS draws", arguments: 1...12)
    func againstGEOS(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let isThinned = seed % 2 == 0
        let line = Self.walk(&random, x: 500_000, y: 4_100_000, step: isThinned ? 4 : 60, steps: 400)
        let context = try GEOSContext()
        let distance = seed % 3 == 0 ? 120.0 : 500
        let whole = try PlanarShape(line, at: 0, context: context).buffered(by: distance, quadrantSegments: 8)
        let reach = line.envelope.expanded(by: distance)
        for _ in 0..<60 {
            let x = reach.minX + reach.width * random.unit()
            let y = reach.minY + reach.height * random.unit()
            let polygon = Self.box(x, y, 40 + 400 * random.unit(), 40 + 400 * random.unit())
            let expected = try PlanarShape(polygon, at: 0, context: context).intersection(whole).shape.area()
            let area = try #require(try Self.area(polygon, line, distance: distance))
            // Where the thinned sides come to the line's end from different vertices, GEOS joins them by a chord.
            let bound = (isThinned ? 1e-3 : 1e-6) * polygon[0].planarArea + 0.01
            #expect((area - expected).magnitude <= bound, "\(area) \(expected)")
        }
    }

    @Test("A straight line: two strips and two half circles of 16 chords")
    func straightLine() throws {
        let area = try #require(try Self.area(Self.box(-50, -50, 300, 100), Self.line([0, 0, 200, 0]), distance: 10))
        #expect((area - (200 * 20 + 2 * 100 * Self.halfCircle)).magnitude < 1e-9)
    }

    @Test("A right angle: the strips overlap inside, four chords outside")
    func rightAngle() throws {
        let line = Self.line([0, 0, 100, 0, 100, 100])
        let area = try #require(try Self.area(Self.box(-50, -50, 300, 300), line, distance: 10))
        // Each strip gives a square to the other inside and gets a quarter of chords outside.
        let expected = 2 * 100 * 20 - 100 + 100 * Self.halfCircle / 2 + 2 * 100 * Self.halfCircle
        #expect((area - expected).magnitude < 1e-9)
    }

    @Test("Lines that repeat, return and cross count once")
    func countedOnce() throws {
        let place = Self.box(-50, -50, 300, 300)
        let once = try #require(try Self.area(place, Self.line([0, 0, 100, 0]), distance: 10))
        let back = try #require(try Self.area(place, Self.line([0, 0, 100, 0, 0, 0]), distance: 10))
        #expect((back - once).magnitude < 1e-9)
        var twice = Self.line([0, 0, 100, 0])
        twice.append(Self.line([0, 0, 100, 0])[0])
        let repeated = try #require(try Self.area(place, twice, distance: 10))
        #expect((repeated - once).magnitude < 1e-9)
    }

    @Test("A polygon inside is whole, one that holds the buffer has all of it, holes are left out")
    func insideAndAround() throws {
        let line = Self.line([0, 0, 100, 0])
        #expect(try Self.area(Self.box(10, -5, 20, 10), line, distance: 10) == 200)
        #expect(try Self.area(Self.box(10, 11, 20, 10), line, distance: 10) == 0)
        var ring = GeometryColumn()
        ring.appendPolygon(rings: [
            [-50, -50, 200, -50, 200, 50, -50, 50, -50, -50], [40, -20, 60, -20, 60, 20, 40, 20, 40, -20],
        ])
        let area = try #require(try Self.area(ring, line, distance: 10))
        #expect((area - (80 * 20 + 2 * 100 * Self.halfCircle)).magnitude < 1e-9)
    }

    @Test("An edge along the buffer's outline: decided here or by GEOS, with the same area")
    func edgeAlongTheOutline() throws {
        let line = Self.line([0, 0, 100, 0])
        for polygon in [Self.box(20, 10, 30, 30), Self.box(20, -20, 30, 30), Self.box(20, -10, 30, 20)] {
            let buffers = try LineBuffers(line, distance: 10, provesValidity: true, threads: 1)
            let worker = LineBufferWorker(buffers, context: try GEOSContext())
            let area: Double =
                switch try worker.shared(polygon, 0) {
                case .part(let column): column[0].planarArea
                case .whole: polygon[0].planarArea
                case .nothing, .undecided: 0
                }
            let context = try GEOSContext()
            let drawn = try PlanarShape(line, at: 0, context: context).buffered(by: 10, quadrantSegments: 8)
            let expected = try PlanarShape(polygon, at: 0, context: context).intersection(drawn).shape.area()
            #expect((area - expected).magnitude < 1e-6)
        }
    }

    @Test("Closed lines have no ends, lines of one point are circles")
    func closedAndPoint() throws {
        let place = Self.box(-100, -100, 400, 400)
        let closed = try #require(
            try Self.area(place, Self.line([0, 0, 100, 0, 100, 100, 0, 100, 0, 0]), distance: 10)
        )
        #expect((closed - (4 * 100 * 20 - 4 * 100 + 4 * 100 * Self.halfCircle / 2)).magnitude < 1e-9)
        let point = try #require(try Self.area(place, Self.line([5, 5, 5, 5]), distance: 10))
        #expect((point - 2 * 100 * Self.halfCircle).magnitude < 1e-9)
    }
}
