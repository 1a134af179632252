import GeoModel
import Testing

@testable import GEOSKit

@Suite struct OverlayTests {
    private let context: GEOSContext

    init() throws { context = try GEOSContext() }

    @Test(arguments: [
        (OverlayOperation.intersection, 25.0), (.union, 175), (.difference, 75), (.symmetricDifference, 150),
    ])
    func twoSquares(operation: OverlayOperation, area: Double) throws {
        let one = try shape("POLYGON((0 0,10 0,10 10,0 10,0 0))", context)
        let other = try shape("POLYGON((5 5,15 5,15 15,5 15,5 5))", context)
        let outcome = try one.overlay(operation, with: other)
        #expect(try outcome.shape.area() == area)
        #expect(outcome.precision == .floating)
    }

    @Test func onlyPolygonsAreKeptWhenWanted() throws {
        // They share an edge and a corner of area.
        let one = try shape("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 0,7 0,7 2,5 2,5 0)))", context)
        let other = try shape("MULTIPOLYGON(((1 0,2 0,2 1,1 1,1 0)),((6 1,8 1,8 3,6 3,6 1)))", context)
        #expect(try one.intersection(other).shape.kind == nil)
        let kept = try one.intersection(other, keeping: .polygons).shape
        #expect(kept.kind == .polygon)
        #expect(try kept.area() == 1)
        let nothing = try shape("POLYGON((0 0,1 0,1 1,0 1,0 0))", context)
            .intersection(shape("POLYGON((1 0,2 0,2 1,1 1,1 0))", context), keeping: .polygons).shape
        #expect(nothing.isEmpty)
    }

    /// Self-crossing by some tenths of a millimetre at Gauss-Krüger size, such as careless digitising leaves.
    private let frayed = [
        37_600_000.9999054, 3_951_000.999937497, 37_599_999.9999508, 3_951_002.0000107284, 37_600_001.00009597,
        3_951_002.999918993, 37_600_001.00001871, 3_951_002.999936184, 37_600_001.00001254, 3_951_000.000099007,
        37_600_000.9999054, 3_951_000.999937497,
    ]
    private let concave = [
        37_600_001.99994364, 3_951_001.99991776, 37_600_002.99997743, 3_951_000.0000731647, 37_600_000.99994463,
        3_951_000.9999126145, 37_600_002.000099435, 3_951_003.0000853147, 37_600_001.99994364, 3_951_001.99991776,
    ]

    @Test func theLadderClosesGapsBelowAMillimetre() throws {
        let one = try PlanarShape(column(.polygon, [[frayed]]), at: 0, context: context)
        let other = try PlanarShape(column(.polygon, [[concave]]), at: 0, context: context)
        #expect(try !one.isValid())
        let outcome = try one.intersection(other)
        guard case .grid(let width) = outcome.precision else {
            Issue.record("expected a grid, got \(outcome.precision)")
            return
        }
        #expect(width <= 1e-3)
        #expect(try outcome.shape.isValid())
    }

    @Test func theFirstErrorSurfacesWhenNoRungHolds() throws {
        // A whole quarter is covered twice: no snapping cures that.
        let twice = try shape("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((5 5,15 5,15 15,5 15,5 5)))", context)
        let other = try shape("POLYGON((2 2,12 2,12 12,2 12,2 2))", context)
        let error = #expect(throws: GEOSError.self) { try twice.intersection(other) }
        #expect(error?.code == .topology)
        #expect(error?.operation == "GEOS intersection")
        #expect(error?.messages.first?.contains("TopologyException") == true)
        #expect(error?.subject.contains("MultiPolygon") == true)
    }

    @Test(arguments: [
        (37_607_444.0, [1e-6, 1e-5, 1e-4, 1e-3]), (112.0, [1e-11, 1e-10, 1e-9, 1e-8]),
        (1, [1e-14, 1e-13, 1e-12, 1e-11]),
        (0.5, [1e-14, 1e-13, 1e-12, 1e-11]), (0, []), (.infinity, []),
    ])
    func rungsFollowTheSizeOfTheCoordinates(magnitude: Double, grids: [Double]) {
        #expect(PrecisionLadder(magnitude: magnitude).grids == grids)
    }

    @Test func theLadderStopsAtTheFirstRungThatHolds() throws {
        var tried: [OverlayPrecision] = []
        let failure = GEOSError(code: .topology, operation: "test", subject: "first")
        let (result, precision) = try PrecisionLadder(magnitude: 112).climb { (rung) throws(GEOSError) -> Int in
            tried.append(rung)
            if tried.count < 3 { throw failure }
            return 7
        }
        #expect(result == 7)
        #expect(precision == .grid(1e-10))
        #expect(tried == [.floating, .grid(1e-11), .grid(1e-10)])
    }

    @Test func manyAreUnitedAtOnce() throws {
        let tiles = try (0..<100).map {
            try PlanarShape(column(.polygon, [[square(Double($0 % 10), Double($0 / 10), 1)]]), at: 0, context: context)
        }
        let united = try PlanarShape.union(of: tiles, context: context, keeping: .polygons).shape
        #expect(try united.area() == 100)
        #expect(united.kind == .polygon)
        let coverage = try PlanarShape.coverageUnion(of: tiles, context: context)
        #expect(try coverage.equals(united))
        #expect(try PlanarShape.union(of: [], context: context).shape.isEmpty)
    }

    @Test func workersWithTheirOwnContextsAgree() async throws {
        let areas = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let context = try GEOSContext()
                    let one = try shape("POLYGON((0 0,10 1,9 10,1 9,0 0))", context)
                    return try one.intersection(shape("POLYGON((5 4,15 5,15 15,4 15,5 4))", context)).shape.area()
                }
            }
            return try await group.reduce(into: Set<Double>()) { $0.insert($1) }
        }
        #expect(areas.count == 1)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func partsAddUpToTheWhole(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        func polygon() throws -> PlanarShape {
            let points = (0..<12).map { _ in "\(random.unit() * 100 + 37_600_000) \(random.unit() * 100 + 3_951_000)" }
            return try shape("MULTIPOINT(\(points.joined(separator: ",")))", context).convexHull()
        }
        let one = try polygon()
        let other = try polygon()
        let shared = try one.intersection(other).shape.area()
        let rest = try one.difference(other).shape.area()
        #expect(abs(shared + rest - (try one.area())) < 1e-4)
        #expect(abs(try one.union(other).shape.area() + shared - (try one.area()) - (try other.area())) < 1e-4)
    }
}

private struct SplitMix {
    var state: UInt64

    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
