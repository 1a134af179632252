import GeoModel
import SpatialAnalysis
import Testing

@Suite struct StatutoryAreaTests {
    private func column(_ rings: [[Double]]) -> GeometryColumn {
        var column = GeometryColumn()
        column.appendPolygon(rings: rings)
        return column
    }

    @Test("The worked polygon of domain 1.6")
    func worked() throws {
        let (e, n) = (37_607_444.0, 3_951_796.0)
        let square = column([[e, n, e + 1000, n, e + 1000, n + 1000, e, n + 1000, e, n]])
        let area = StatutoryArea(plane: try #require(GaussPlane(epsg: 4525))).area(of: square, at: 0)
        #expect(abs(area - 999_713.01) < 0.01)
    }

    @Test("A hole counts negative whatever its direction, a prefix changes nothing")
    func holes() throws {
        let (e, n) = (600_000.0, 3_951_796.0)
        let shell = [e, n, e + 1000, n, e + 1000, n + 1000, e, n + 1000, e, n]
        let hole = [e + 100, n + 100, e + 200, n + 100, e + 200, n + 200, e + 100, n + 200, e + 100, n + 100]
        let reversed = stride(from: hole.count - 2, through: 0, by: -2).flatMap { [hole[$0], hole[$0 + 1]] }
        let plain = StatutoryArea(plane: try #require(GaussPlane(epsg: 4546)))
        let a = plain.area(of: column([shell, hole]), at: 0)
        #expect(a == plain.area(of: column([shell, reversed]), at: 0))
        #expect(abs(plain.area(of: column([shell]), at: 0) - plain.area(of: column([hole]), at: 0) - a) < 1e-6)
        let prefixed = StatutoryArea(plane: try #require(GaussPlane(epsg: 4525)))
        let moved = shell.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element + 37_000_000 : $0.element }
        #expect(abs(prefixed.area(of: column([moved]), at: 0) - plain.area(of: column([shell]), at: 0)) < 1e-3)
    }
}
