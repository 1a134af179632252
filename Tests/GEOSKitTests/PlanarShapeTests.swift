import GeoModel
import Testing

@testable import GEOSKit

@Suite struct PlanarShapeTests {
    private let context: GEOSContext

    init() throws { context = try GEOSContext() }

    @Test(arguments: [
        column(.point, [[[1, 2]]]), column(.lineString, [[[1, 2, 3, 4, 5, 1]]]), column(.polygon, [[square(0, 0, 10)]]),
        column(.polygon, [[square(0, 0, 10), square(1, 1, 2), square(5, 5, 3)]]),
        column(.multiPoint, [[[1, 2]], [[3, 4]]]), column(.multiLineString, [[[1, 2, 3, 4]], [[5, 6, 7, 8, 9, 1]]]),
        column(.multiPolygon, [[square(0, 0, 10), square(1, 1, 2)], [square(20, 0, 5)]]),
        column(.point, []), column(.lineString, []), column(.polygon, []), column(.multiPolygon, []),
    ])
    func everyKindComesBackAsItWent(original: GeometryColumn) throws {
        let shape = try PlanarShape(original, at: 0, context: context)
        #expect(shape.kind == original.kinds[0])
        #expect(try shape.column() == original)
        #expect(try shape.envelope() == original.envelope)
        #expect(shape.isEmpty == original[0].isEmpty)
        let again = try PlanarShape(wkb: try shape.wkb(), context: context)
        #expect(try again.equalsExactly(shape))
    }

    @Test func aColumnIsBuiltInItsOrderWithNullsKept() throws {
        var layer = GeometryColumn()
        layer.appendPolygon(rings: [square(0, 0, 1)])
        layer.appendNull()
        layer.appendPolygon(rings: [square(5, 5, 2)])
        let shapes = try PlanarShape.shapes(from: layer, context: context)
        #expect(try shapes.map { try $0?.area() } == [1, nil, 4])
    }

    @Test func heightsAreDropped() throws {
        var layer = GeometryColumn()
        for (x, y) in [(0.0, 0.0), (1, 0), (1, 1), (0, 0)] { layer.appendVertex(x: x, y: y, height: 7) }
        layer.endRing()
        layer.endPart()
        layer.endGeometry(kind: .polygon)
        #expect(try PlanarShape(layer, at: 0, context: context).column() == layer.droppingHeights())
    }

    @Test(arguments: [
        (square(0, 0, 10), [1.0, 1, 2, .nan, 2, 2, 1, 1], "geometry 1, part 0, ring 1, vertex 1"),
        ([0.0, 0, 1, 0, .infinity, 1, 0, 0], square(0, 0, 1), "geometry 1, part 0, ring 0, vertex 2"),
    ])
    func coordinatesThatAreNoNumbersAreNamed(shell: [Double], hole: [Double], place: String) throws {
        var layer = GeometryColumn()
        layer.appendNull()
        layer.appendPolygon(rings: [shell, hole])
        let error = #expect(throws: GEOSError.self) { try PlanarShape(layer, at: 1, context: context) }
        #expect(error?.code == .invalidCoordinate)
        #expect(error?.subject == place)
    }

    @Test func anOpenRingIsNamed() throws {
        let layer = column(.polygon, [[square(0, 0, 10), [1, 1, 2, 1, 2, 2, 1, 2]]])
        let error = #expect(throws: GEOSError.self) { try PlanarShape(layer, at: 0, context: context) }
        #expect(error?.code == .unclosedRing)
        #expect(error?.subject == "geometry 0, part 0, ring 1")
    }

    @Test func aRingOfTwoVerticesIsRefusedByTheLibraryByName() throws {
        let layer = column(.polygon, [[[0, 0, 0, 0]]])
        let error = #expect(throws: GEOSError.self) { try PlanarShape(layer, at: 0, context: context) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.messages.isEmpty == false)
    }

    @Test(arguments: ["POLYGON((0 0,1 0", "no geometry", ""]) func textThatIsNoGeometry(text: String) throws {
        let error = #expect(throws: GEOSError.self) { try shape(text, context) }
        #expect(error?.code == .parse)
    }

    @Test(arguments: [[], [1, 2, 3], [1, 3, 0, 0, 0, 255, 255, 255, 127]] as [[UInt8]])
    func bytesThatAreNoGeometry(bytes: [UInt8]) throws {
        #expect(throws: GEOSError.self) { try PlanarShape(wkb: bytes, context: context) }
    }

    @Test func aMixedCollectionNeedsAChoice() throws {
        let mixed = try shape("GEOMETRYCOLLECTION(POINT(1 2),POLYGON((0 0,1 0,1 1,0 0)),LINESTRING(0 0,1 1))", context)
        var layer = GeometryColumn()
        let error = #expect(throws: GEOSError.self) { try mixed.append(to: &layer) }
        #expect(error?.code == .unsupportedType)
        #expect(layer.count == 0)
        try mixed.append(to: &layer, keeping: .polygons)
        try mixed.append(to: &layer, keeping: .lines)
        try mixed.append(to: &layer, keeping: .points)
        #expect(layer.kinds == [.polygon, .lineString, .point])
        #expect(try mixed.keepingParts(.polygons).kind == .polygon)
        #expect(try shape("POINT(1 1)", context).column(keeping: .polygons)[0].isEmpty)
    }

    @Test func aCollectionOfOneDimensionBecomesMulti() throws {
        let collection = try shape(
            "GEOMETRYCOLLECTION(LINESTRING(0 0,1 1),MULTILINESTRING((2 2,3 3),(4 4,5 5)))",
            context
        )
        let layer = try collection.column()
        #expect(layer.kinds == [.multiLineString])
        #expect(layer.parts(of: 0).count == 3)
        #expect(try collection.parts().count == 3)
    }

    @Test func measures() throws {
        let holed = try shape("POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,1 3,3 3,3 1,1 1))", context)
        #expect(try holed.area() == 96)
        #expect(try holed.length() == 48)
        #expect(holed.vertexCount == 10)
        #expect(holed.dimension == .polygons)
        let point = try shape("POINT(13 14)", context)
        #expect(try holed.distance(to: point) == 5)
        #expect(try holed.isWithin(distance: 5, of: point))
        #expect(try !holed.isWithin(distance: 4.999, of: point))
        let pair = try #require(try holed.nearestPoints(to: point))
        #expect(pair.here == PlanarPoint(x: 10, y: 10))
        #expect(pair.there == PlanarPoint(x: 13, y: 14))
        #expect(try holed.distance(to: shape("POLYGON EMPTY", context)) == nil)
        #expect(try holed.minimumClearance() == 1)
    }

    @Test func predicates() throws {
        let big = try shape("POLYGON((0 0,10 0,10 10,0 10,0 0))", context)
        let small = try shape("POLYGON((0 0,5 0,5 5,0 5,0 0))", context)
        let beside = try shape("POLYGON((10 0,20 0,20 10,10 10,10 0))", context)
        let edge = try shape("LINESTRING(0 0,10 0)", context)
        let through = try shape("LINESTRING(-5 5,15 5)", context)
        let prepared = try PreparedShape(big)
        let table: [(PlanarShape, Set<SpatialPredicate>)] = [
            (small, [.intersects, .contains, .covers]),
            (beside, [.intersects, .touches]),
            (edge, [.intersects, .touches, .covers]),
            (through, [.intersects, .crosses]),
            (try shape("POINT(20 20)", context), [.disjoint]),
            (try shape("POLYGON((5 5,15 5,15 15,5 15,5 5))", context), [.intersects, .overlaps]),
            (
                try shape("POLYGON((10 10,0 10,0 5,0 0,10 0,10 10))", context),
                [
                    .intersects, .contains, .within, .covers, .coveredBy, .equals,
                ]
            ),
        ]
        for (other, expected) in table {
            for predicate in SpatialPredicate.allCases {
                #expect(try big.satisfies(predicate, with: other) == expected.contains(predicate), "\(predicate)")
                #expect(try prepared.satisfies(predicate, with: other) == expected.contains(predicate), "\(predicate)")
            }
        }
        #expect(try big.relate(beside) == "FF2F11212")
        #expect(try big.relates(beside, pattern: "F***1****"))
        #expect(try prepared.distance(to: try shape("POINT(13 14)", context)) == 5)
        #expect(try !prepared.containsProperly(small))
    }

    @Test func aPreparedShapeKeepsItsSourceAlive() throws {
        func prepare() throws -> PreparedShape {
            try PreparedShape(shape("POLYGON((0 0,10 0,10 10,0 10,0 0))", context))
        }
        #expect(try prepare().contains(shape("POINT(5 5)", context)))
    }

    @Test func construction() throws {
        let big = try PlanarShape(rectangle: Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10), context: context)
        #expect(try big.area() == 100)
        #expect(try big.centroid().point == PlanarPoint(x: 5, y: 5))
        #expect(try big.contains(big.pointOnSurface()))
        #expect(try big.boundary().length() == 40)
        #expect(try big.clipped(to: Envelope(minX: 5, minY: 5, maxX: 20, maxY: 20)).area() == 25)
        #expect(try shape("MULTIPOINT(0 0,4 0,0 3,1 1)", context).convexHull().area() == 6)
        // A regular polygon of 4n corners: 2 n r² sin(90°/n); with n = 1 a square on its corner.
        #expect(abs(try shape("POINT(0 0)", context).buffered(by: 2, quadrantSegments: 1).area() - 8) < 1e-12)
        let line = try shape("LINESTRING(0 0,5 0.01,10 0)", context)
        #expect(try line.simplified(tolerance: 0.1).vertexCount == 2)
        #expect(
            try line.snapped(toGrid: 0.1).wkt().contains("5 0,") == true || line.snapped(toGrid: 0.1).vertexCount == 2
        )
        #expect(try shape("LINESTRING(0 0,0 0,1 1)", context).removingRepeatedPoints().vertexCount == 2)
        let turned = try shape("POLYGON((10 10,0 10,0 0,10 0,10 10))", context)
        #expect(try turned.normalized().equalsExactly(big.normalized()))
        let cross = try PlanarShape.polygonize(
            [shape("LINESTRING(0 0,1 0,1 1)", context), shape("LINESTRING(1 1,0 1,0 0)", context)],
            context: context
        )
        #expect(try cross.area() == 1)
    }
}
