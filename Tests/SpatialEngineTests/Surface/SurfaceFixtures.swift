import Foundation
import GDALKit
import GeoModel
import SpatialAnalysis
import SpatialEngine
import TestSupport

/// Rasters in zone 37 for surface tests.
struct SurfaceFixtures {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// A grid of square cells whose first corner lies at a whole number of cells from (37 500 000, 4 000 000).
    static func grid(columns: Int, rows: Int, cell: Double = 10, at offset: (Int, Int) = (0, 0)) -> RasterGrid {
        RasterGrid(
            columns: columns,
            rows: rows,
            transform: GeoTransform(
                originX: 37_500_000 + Double(offset.0) * cell,
                pixelWidth: cell,
                originY: 4_000_000 - Double(offset.1) * cell,
                pixelHeight: -cell
            ),
            crs: Fixtures.zone37
        )
    }

    /// Writes a raster; NaN cells become the nodata value when there is one.
    @discardableResult
    func write(
        _ name: String,
        _ grid: RasterGrid,
        nodata: Double? = nil,
        tile: Int = 64,
        _ value: (Int, Int) -> Double
    ) throws -> ZonalRasterInput {
        let path = directory.path(name)
        let dataset = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(
                grid: grid,
                dataType: .float64,
                noDataValue: nodata.map(NoDataValue.real),
                tileSize: tile
            )
        )
        var values: [Double] = []
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let own = value(row, column)
                values.append(own.isNaN ? nodata ?? .nan : own)
            }
        }
        try dataset.band(at: 1).write(values, window: grid.window)
        try dataset.close()
        return ZonalRasterInput(path: path)
    }

    func path(_ name: String) -> String { directory.path(name) }

    /// All cells of a band.
    static func read(_ path: String, band: Int) throws -> (values: [Float], columns: Int) {
        let dataset = try RasterDataset(opening: path)
        let window = RasterWindow(column: 0, row: 0, columns: dataset.columns, rows: dataset.rows)
        return (try dataset.band(at: band).read(window), dataset.columns)
    }
}
