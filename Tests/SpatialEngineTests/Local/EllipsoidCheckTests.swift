import GeoModel
import PROJKit
import SpatialAnalysis
import Testing

@testable import SpatialEngine

/// Distances of a plane beside geodesics between the same points.
@Suite("Nearest: the plane against the ellipsoid")
struct EllipsoidCheckTests {
    private static func crs(_ code: String) throws -> CRSReference {
        try CoordinateSystem.identify(code, context: try PROJContext())
    }

    /// Two boxes of 10 m, `gap` apart from east to west, in the given plane.
    private static func pair(_ code: String, x: Double, y: Double, gap: Double) throws -> NearestPair {
        func table(_ name: String, _ x: Double) throws -> FeatureTable {
            var column = GeometryColumn()
            column.appendPolygon(rings: [[x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y]])
            return FeatureTable(
                name: name,
                crs: try crs(code),
                featureIDs: [1],
                fields: [],
                columns: [],
                geometries: column
            )
        }
        let pairs = try NearestOperation().run(try table("a", x), to: [try table("b", x + 10 + gap)])
        return try #require(pairs.first)
    }

    @Test("On the central meridian plane and ellipsoid agree to a millionth")
    func centralMeridian() throws {
        let pair = try Self.pair("EPSG:4546", x: 500_000, y: 3_951_796, gap: 1000)
        #expect(pair.distanceInMetres == 1000)
        #expect(try #require(pair.distortion) < 1e-6)
    }

    @Test("At the edge of a 3-degree zone the scale is 1 + y²/2R²: three ten-thousandths", arguments: [36.0])
    func zoneEdge(latitude: Double) throws {
        // 1.5 degrees off the meridian, 135 km: (135/6371)² / 2 = 2.2e-4.
        let pair = try Self.pair("EPSG:4546", x: 635_000, y: 3_985_000, gap: 1000)
        let distortion = try #require(pair.distortion)
        #expect(distortion > 2.0e-4 && distortion < 2.5e-4)
    }

    @Test("Web Mercator shows: 1 / cos φ too long")
    func webMercator() throws {
        // 35.7 degrees north.
        let pair = try Self.pair("EPSG:3857", x: 12_500_000, y: 4_259_000, gap: 1000)
        let distortion = try #require(pair.distortion)
        #expect(distortion > 0.22 && distortion < 0.24)
    }

    @Test("Nothing is compared at distance 0")
    func touching() throws {
        let pair = try Self.pair("EPSG:4546", x: 500_000, y: 3_951_796, gap: 0)
        #expect(pair.distanceInMetres == 0)
        #expect(pair.geodesicInMetres == nil)
    }

    @Test("The points of a pair are as far apart as the pair", arguments: 1...3)
    func nearestPoints(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var a = GeometryColumn()
        var b = GeometryColumn()
        for _ in 0..<20 {
            a.append(LineBufferTests.box(2000 * random.unit(), 2000 * random.unit(), 30, 50)[0])
            let (x, y) = (2000 * random.unit(), 2000 * random.unit())
            b.append(LineBufferTests.walk(&random, x: x, y: y, step: 20, steps: 40)[0])
        }
        let index = EdgeIndex(b)
        let runs = EdgeRuns(a)
        for row in 0..<a.count {
            let found = try #require(index.nearest(to: row, of: runs))
            let points = index.nearestPoints(of: found.row, to: row, of: runs, distance: found.distance)
            guard let points else {
                #expect(found.distance == 0)
                continue
            }
            let (dx, dy) = (points.here.x - points.there.x, points.here.y - points.there.y)
            #expect(((dx * dx + dy * dy).squareRoot() - found.distance).magnitude < 1e-9)
        }
    }
}
