import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct RasterDeformVectors {
    @Test(arguments: Vectors.cases("raster_deform"))
    func deform(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let rows = try #require(input["W_m_rows_north_first"] as? [[Any]])
            .map { row in row.map { ($0 as? Double) ?? .nan } }
        let stencil = try SurfaceStencil(cellSize: try #require(input["cell_m"] as? Double))
        let radius = try #require(input["B_m"] as? Double)
        var printed: [String: [[Any]]] = [:]
        for (r, row) in rows.enumerated() {
            var line: [String: [Any]] = [:]
            for c in row.indices {
                let isInner = r > 0 && c > 0 && r < rows.count - 1 && c < row.count - 1
                let found = isInner ? stencil.derivatives(at: (r, c), of: rows) : nil
                for (key, value) in figures(found, radius) { line[key, default: []].append(value as Any) }
            }
            for (key, values) in line {
                printed[key, default: []].append(values.map { $0 is Double ? $0 : Vectors.null })
            }
        }
        #expect(try vector.differences(from: printed) == [])
    }

    private func figures(_ d: SurfaceDerivatives?, _ radius: Double) -> [(String, Double?)] {
        let curvature = d?.principal
        return [
            ("tilt_max_mm_m", d?.tilt), ("curv_1", curvature?.first), ("curv_2", curvature?.second),
            ("curv_dominant_1e3_m", curvature?.dominant), ("U_m", d.map { $0.slope * radius }),
            ("strain_dominant_mm_m", d?.scaled(by: radius).principal.dominant),
        ]
    }
}

extension SurfaceStencil {
    /// Derivatives at a cell of rows in memory.
    func derivatives(at cell: (row: Int, column: Int), of rows: [[Double]]) -> SurfaceDerivatives? {
        func three(_ row: [Double]) -> (Double, Double, Double) {
            (row[cell.column - 1], row[cell.column], row[cell.column + 1])
        }
        return derivatives(three(rows[cell.row - 1]), three(rows[cell.row]), three(rows[cell.row + 1]))
    }
}
