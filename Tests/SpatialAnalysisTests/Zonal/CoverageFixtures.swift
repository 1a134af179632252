import GeoModel
import SpatialAnalysis

/// Fractions of all cells of a small grid, row by row.
func fractions(
    _ column: GeometryColumn,
    columns: Int,
    rows: Int,
    tolerance: Double = CoverageKernel.plainTolerance
) throws -> [[Double]] {
    var result = Array(repeating: Array(repeating: 0.0, count: columns), count: rows)
    let zones = try PixelZones(column)
    var kernel = CoverageKernel(columns: columns)
    kernel.begin(rows: 0..<rows)
    for zone in 0..<column.count { kernel.add(zone, of: zones) }
    try kernel.sweep(tolerance: tolerance) { span in
        for column in span.column..<(span.column + span.count) { result[span.row][column] += span.fraction }
    }
    return result
}

/// A column of one multipolygon; parts are lists of closed rings, the shell first.
func multiPolygon(_ parts: [[[Double]]]) -> GeometryColumn {
    var column = GeometryColumn()
    for part in parts {
        for ring in part {
            column.appendVertices(interleaved: ring)
            column.endRing()
        }
        column.endPart()
    }
    column.endGeometry(kind: .multiPolygon)
    return column
}

/// A closed rectangle, counter-clockwise with y up.
func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
    [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
}

/// The ring the other way round.
func reversed(_ ring: [Double]) -> [Double] {
    stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
}
