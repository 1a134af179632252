public import GDALKit
import GeoModel

/// Writes what is seen as a raster on the elevation's grid: 1 seen, 0 not; only cells of zones can be seen.
public enum VisibleRaster {
    private static let stripRows = 256

    /// Writes a GeoTIFF strip by strip.
    ///
    /// - Throws: `GDALError`.
    public static func write(_ result: VisibleResult, to path: String) throws(GDALError) {
        let grid = result.grid
        let dataset = try RasterDataset.createGeoTIFF(path, RasterDefinition(grid: grid, dataType: .uint8))
        let band = try dataset.band(at: 1)
        var runs = result.zones.flatMap(\.seen)
        runs.sort { $0.row < $1.row }
        var next = 0
        for start in stride(from: 0, to: grid.rows, by: stripRows) {
            let rows = min(stripRows, grid.rows - start)
            var cells = [UInt8](repeating: 0, count: rows * grid.columns)
            while next < runs.count, runs[next].row < start + rows {
                let first = (runs[next].row - start) * grid.columns + runs[next].column
                for cell in first..<(first + runs[next].count) { cells[cell] = 1 }
                next += 1
            }
            try band.write(cells, window: RasterWindow(column: 0, row: start, columns: grid.columns, rows: rows))
        }
        try dataset.close()
    }
}
