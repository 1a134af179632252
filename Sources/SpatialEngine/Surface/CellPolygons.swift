import GeoModel
import SpatialAnalysis

/// Which polygon covers the middle of each cell of a raster: row by row, from edges in pixel space.
///
/// A middle on an edge belongs to the polygon on its right; where polygons overlap the last one counts.
struct CellPolygons: Sendable {
    private struct Edge: Sendable {
        let polygon: Int32
        let x0: Double
        let y0: Double
        let slope: Double
    }

    private static let bandHeight = 64
    /// Edges by group of rows.
    private let bands: [[(edge: Edge, last: Double)]]

    /// - Parameters:
    ///   - polygons: in the raster's CRS; what is no polygon is left out.
    init(_ polygons: GeometryColumn, grid: RasterGrid) {
        var bands: [[(edge: Edge, last: Double)]] = Array(
            repeating: [],
            count: (grid.rows + CellPolygons.bandHeight - 1) / CellPolygons.bandHeight
        )
        for polygon in 0..<polygons.count where polygons.kinds[polygon].dimension == 2 {
            for part in polygons.parts(of: polygon) {
                for ring in polygons.rings(ofPart: part) {
                    let vertices = polygons.vertices(ofRing: ring)
                    for vertex in vertices.dropLast() {
                        func pixel(_ v: Int) -> (column: Double, row: Double)? {
                            grid.transform.pixelPosition(x: polygons.xy[2 * v], y: polygons.xy[2 * v + 1])
                        }
                        guard let a = pixel(vertex), let b = pixel(vertex + 1), a.row != b.row else { continue }
                        let (top, bottom) = a.row < b.row ? (a, b) : (b, a)
                        let edge = Edge(
                            polygon: Int32(polygon),
                            x0: top.column,
                            y0: top.row,
                            slope: (bottom.column - top.column) / (bottom.row - top.row)
                        )
                        let first = max(0, Int((top.row / Double(CellPolygons.bandHeight)).rounded(.down)))
                        let last = min(
                            bands.count - 1,
                            Int((bottom.row / Double(CellPolygons.bandHeight)).rounded(.down))
                        )
                        guard first <= last else { continue }
                        for band in first...last { bands[band].append((edge, bottom.row)) }
                    }
                }
            }
        }
        self.bands = bands
    }

    /// Writes the polygon of each cell of a row; −1 where none covers its middle.
    func fill(row: Int, into codes: inout [Int32]) {
        for index in codes.indices { codes[index] = -1 }
        let middle = Double(row) + 0.5
        var crossings: [(polygon: Int32, x: Double)] = []
        for (edge, last) in bands[row / CellPolygons.bandHeight] where edge.y0 <= middle && last > middle {
            crossings.append((edge.polygon, edge.x0 + (middle - edge.y0) * edge.slope))
        }
        crossings.sort { $0.polygon != $1.polygon ? $0.polygon < $1.polygon : $0.x < $1.x }
        for index in stride(from: 0, to: crossings.count - 1, by: 2) {
            let limit = Double(codes.count)
            let from = Int(min(limit, max(0, (crossings[index].x - 0.5).rounded(.up))))
            let to = Int(min(limit, max(0, (crossings[index + 1].x - 0.5).rounded(.up))))
            guard from < to else { continue }
            for column in from..<to { codes[column] = crossings[index].polygon }
        }
    }
}
