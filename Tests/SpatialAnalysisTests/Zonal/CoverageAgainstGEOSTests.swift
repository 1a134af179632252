import Foundation
import GEOSKit
import GeoModel
import SpatialAnalysis
import Testing

/// Fractions against area(cell ∩ polygon) / area(cell) of GEOS, over 1,000 polygons and all kinds of transforms.
@Suite struct CoverageAgainstGEOSTests {
    private static let size = (columns: 9, rows: 8)

    private static let transforms: [GeoTransform] = [
        GeoTransform(originX: 0, pixelWidth: 1, originY: 8, pixelHeight: -1),
        GeoTransform(originX: 100, pixelWidth: 2.5, originY: -30, pixelHeight: 2.5),
        rotated(by: 30, width: 1.5, height: -2),
        GeoTransform(originX: 5, pixelWidth: 1, rowRotation: 0.4, originY: 3, columnRotation: -0.3, pixelHeight: 0.8),
    ]

    private static func rotated(by degrees: Double, width: Double, height: Double) -> GeoTransform {
        let a = degrees * .pi / 180
        return GeoTransform(
            originX: 10,
            pixelWidth: width * cos(a),
            rowRotation: -height * sin(a),
            originY: 20,
            columnRotation: width * sin(a),
            pixelHeight: height * cos(a)
        )
    }

    @Test(arguments: 0..<40)
    func fractionsAgree(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let context = try GEOSContext()
        for _ in 0..<25 {
            let transform = Self.transforms[random.below(Self.transforms.count)]
            let pixels = randomPolygon(&random, columns: Self.size.columns, rows: Self.size.rows)
            let plane = map(pixels) { transform.apply(column: $0, row: $1) }
            let shape = try PlanarShape(plane, at: 0, context: context)
            try #require(try shape.isValid())
            let back = map(plane) { x, y in
                transform.pixelPosition(x: x, y: y).map { (x: $0.column, y: $0.row) } ?? (.nan, .nan)
            }
            let got = try fractions(back, columns: Self.size.columns, rows: Self.size.rows)
            for row in 0..<Self.size.rows {
                for column in 0..<Self.size.columns {
                    let cell = try PlanarShape(cellOutline(transform, column, row), at: 0, context: context)
                    let expected =
                        try shape.intersection(cell).shape.area() / transform.determinant.magnitude
                    #expect(abs(got[row][column] - expected) < 1e-9, "cell \(column), \(row), seed \(seed)")
                }
            }
        }
    }

    private func map(
        _ column: GeometryColumn,
        _ body: (Double, Double) -> (x: Double, y: Double)
    ) -> GeometryColumn {
        var xy = column.xy
        for vertex in 0..<column.vertexCount {
            let p = body(xy[2 * vertex], xy[2 * vertex + 1])
            (xy[2 * vertex], xy[2 * vertex + 1]) = (p.x, p.y)
        }
        return column.replacingCoordinates(xy)
    }

    private func cellOutline(_ transform: GeoTransform, _ column: Int, _ row: Int) -> GeometryColumn {
        let (c, r) = (Double(column), Double(row))
        var result = GeometryColumn()
        result.appendPolygon(
            rings: [
                [(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1), (c, r)].flatMap { corner -> [Double] in
                    let p = transform.apply(column: corner.0, row: corner.1)
                    return [p.x, p.y]
                }
            ]
        )
        return result
    }
}
