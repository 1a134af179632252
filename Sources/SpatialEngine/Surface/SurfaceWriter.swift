import GDALKit
import GeoModel

/// Writes a tiled GeoTIFF of 32-bit floats from top to bottom; cells without data are NaN.
///
/// Tiles go to the library one by one with all their bands, so that the file does not depend on when its cache runs
/// full.
final class SurfaceWriter {
    private let dataset: RasterDataset
    private let bands: [RasterBand]
    private let tile: Int

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - names: description and unit of each band.
    ///   - threads: that compress.
    init(
        path: String,
        grid: RasterGrid,
        bands names: [(description: String, unit: String)],
        threads: Int
    ) throws(GDALError) {
        tile = SurfaceStream.tileSize(columns: grid.columns)
        dataset = try RasterDataset.createGeoTIFF(
            path,
            RasterDefinition(
                grid: grid,
                bandCount: names.count,
                dataType: .float32,
                noDataValue: .real(.nan),
                tileSize: tile,
                compressionThreads: 1
            )
        )
        var made: [RasterBand] = []
        for (index, name) in names.enumerated() {
            let band = try dataset.band(at: index + 1)
            try band.setDescription(name.description)
            try band.setUnitType(name.unit)
            made.append(band)
        }
        bands = made
    }

    /// Writes rows that begin at a tile's first row; cells band after band.
    func write(_ cells: [Float], rows: Range<Int>) throws(GDALError) {
        let columns = dataset.columns
        for left in stride(from: 0, to: columns, by: tile) {
            let window = RasterWindow(
                column: left,
                row: rows.lowerBound,
                columns: min(tile, columns - left),
                rows: rows.count
            )
            for (number, band) in bands.enumerated() {
                var part: [Float] = []
                part.reserveCapacity(window.cellCount)
                for row in 0..<rows.count {
                    let start = (number * rows.count + row) * columns + left
                    part.append(contentsOf: cells[start..<start + window.columns])
                }
                try band.write(part, window: window)
            }
        }
    }

    /// Ends the file; only then is it known to be complete.
    func close() throws(GDALError) { try dataset.close() }
}
