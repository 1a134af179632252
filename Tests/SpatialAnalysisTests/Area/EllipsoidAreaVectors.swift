import GeoModel
import PROJKit
import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct EllipsoidAreaVectors {
    @Test(arguments: Vectors.cases("ellipsoid_area"))
    func area(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let code = try #require(input["epsg"] as? Int)
        let plane = try #require(GaussPlane(epsg: code))
        let shell = try #require(input["exterior_EN"] as? [[Double]])
        let holes = try #require(input["holes_EN"] as? [[[Double]]])
        let column = polygon([shell] + holes)
        let statutory = StatutoryArea(plane: plane)
        var unrounded = statutory
        unrounded.isRounding = false
        var sparse = statutory
        sparse.isDensifying = false
        let m2 = statutory.area(of: column, at: 0)
        let dense = polygon(([shell] + holes).map(densified))
        let got: [String: Any] = [
            "statutory_m2": m2,
            "statutory_no_rounding_m2": unrounded.area(of: column, at: 0),
            "statutory_no_densify_m2": sparse.area(of: column, at: 0),
            "geodesic_vertices_m2": try geodesic(column, code),
            "geodesic_densified20m_m2": try geodesic(dense, code),
            "plane_m2": column[0].planarArea,
            "statutory_mu": m2 * 3 / 2000,
            "statutory_ha": m2 / 10_000,
        ]
        #expect(try vector.differences(from: got) == [])
    }

    private func polygon(_ rings: [[[Double]]]) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendPolygon(rings: rings.map { $0.flatMap { $0 } })
        return column
    }

    private func densified(_ ring: [[Double]]) -> [[Double]] {
        var result: [[Double]] = []
        for (a, b) in zip(ring, ring.dropFirst()) {
            let dx = b[0] - a[0]
            let dy = b[1] - a[1]
            let parts = max(1, ((dx * dx + dy * dy).squareRoot() / 20).rounded(.up))
            for step in 0..<Int(parts) {
                result.append([a[0] + dx * Double(step) / parts, a[1] + dy * Double(step) / parts])
            }
        }
        return result + [ring[ring.count - 1]]
    }

    private func geodesic(_ column: GeometryColumn, _ code: Int) throws -> Double {
        let context = try PROJContext()
        let pipeline = try Pipeline(
            from: try CoordinateSystem.identify("EPSG:\(code)", context: context),
            to: try CoordinateSystem.identify("EPSG:4490", context: context),
            context: context
        )
        return try GeodesicCalculator(ellipsoid: .cgcs2000).area(of: try pipeline.transform(column), at: 0)
    }
}
