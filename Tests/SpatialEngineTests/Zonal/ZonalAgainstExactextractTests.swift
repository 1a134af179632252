import GDALKit
import GeoModel
import SpatialAnalysis
import SpatialEngine
import Testing

/// Fractions and figures against exactextract, whose fractions are single precision.
@Suite(.enabled(if: Exactextract.python != nil, "exactextract could not be installed from PyPI"))
struct ZonalAgainstExactextractTests {
    @Test(arguments: [11, 12])
    func agree(_ seed: UInt64) throws {
        let fixture = try ZonalFixture()
        var random = SeededRandom(seed: seed)
        let grid = ZonalFixture.grid(300, 280)
        let values = (0..<(300 * 280)).map { _ in random.unit() * 4 - 1 }
        let path = try fixture.raster("a.tif", grid, type: .float64, tile: 64, values: values)
        let zones = (0..<25).map { _ in [ZonalFixture.star(&random)] } + [holed()]
        let (x, y) = ZonalFixture.origin
        let expected = try Exactextract.ask(
            columns: 300,
            rows: 280,
            box: [x, y, x + 3000, y + 2800],
            values: values,
            zones: zones
        )
        var request = ZonalRequest(ZonalFixture.zones(zones), [path])
        request.quantiles = [0.5, 0.9]
        let groups = try request.run().passes[0].groups
        for (index, answer) in expected.enumerated() {
            try compareFractions(answer, zones[index], grid)
            let group = groups[index]
            let count = answer.count
            #expect(abs(group.count - count) < 1e-7 * count)
            #expect(abs(group.sum - answer.sum) < 1e-6 * count)
            #expect(abs((group.mean ?? 0) - answer.mean) < 1e-7)
            #expect(abs((group.standardDeviation ?? 0) - answer.stdev) < 1e-7)
            #expect(group.minimum == answer.min && group.maximum == answer.max)
            #expect(abs((group.quantiles[0] ?? 0) - answer.median) < 1e-5)
            #expect(abs((group.quantiles[1] ?? 0) - answer.quantile_90) < 1e-5)
        }
    }

    private func compareFractions(_ answer: Exactextract.Answer, _ rings: [[Double]], _ grid: RasterGrid) throws {
        var pixels = GeometryColumn()
        pixels.appendPolygon(
            rings: try rings.map { ring in
                try stride(from: 0, to: ring.count, by: 2).flatMap { index -> [Double] in
                    let p = try #require(grid.transform.pixelPosition(x: ring[index], y: ring[index + 1]))
                    return [p.column, p.row]
                }
            }
        )
        var fractions: [Int: Double] = [:]
        let zone = try PixelZones(pixels)
        var kernel = CoverageKernel(columns: grid.columns)
        kernel.begin(rows: 0..<grid.rows)
        kernel.add(0, of: zone)
        try kernel.sweep { span in
            for column in span.column..<(span.column + span.count) {
                fractions[span.row * grid.columns + column] = span.fraction
            }
        }
        // Cells covered by less than single precision can tell may be in one list only.
        for (cell, coverage) in zip(answer.cell_id, answer.coverage) {
            #expect(abs((fractions.removeValue(forKey: cell) ?? 0) - coverage) < 1e-7)
        }
        #expect(fractions.values.allSatisfy { $0 < 1e-7 })
    }

    /// A square with a square hole, on grid lines and off them.
    private func holed() -> [[Double]] {
        let (x, y) = ZonalFixture.origin
        return [
            Fixtures.rectangle(x + 100, y + 105, x + 900, y + 912),
            Fixtures.rectangle(x + 203, y + 200, x + 450, y + 450.5),
        ]
    }
}
