import GDALKit
import GeoModel
import SpatialAnalysis

/// One exact pass over all pixels of a band, by strips of whole blocks.
struct RasterScanner {
    var band: RasterBand
    var rule: NodataRule
    /// A band on the same grid that is 0 where cells do not count.
    var userMask: RasterBand?
    /// Largest number of cells in memory at once.
    var cellsPerStrip = 1 << 22

    /// Scans; what the file's or the user's mask covers takes no part.
    ///
    /// - Throws: `readFailed` naming the broken block.
    func scan() throws(GDALError) -> RasterScan {
        var scan = RasterScan()
        let columns = band.dataset.columns
        let rows = band.dataset.rows
        let block = max(1, band.blockSize.rows)
        // A strip is as many block rows as fit, never a part of one unless one alone is too large.
        let perBlock = max(1, block * columns)
        let step = perBlock > cellsPerStrip ? max(1, cellsPerStrip / columns) : block * max(1, cellsPerStrip / perBlock)
        var row = 0
        while row < rows {
            let window = RasterWindow(column: 0, row: row, columns: columns, rows: min(step, rows - row))
            let values = try band.read(window, as: Double.self)
            let mask = band.hasExplicitMask ? try band.readMask(window) : nil
            let user = try userMask?.read(window, as: Double.self)
            for index in values.indices {
                guard mask.map({ $0[index] != 0 }) ?? true, user.map({ $0[index] != 0 }) ?? true else { continue }
                take(values[index], into: &scan)
            }
            row += window.rows
        }
        return scan
    }

    private func take(_ value: Double, into scan: inout RasterScan) {
        guard value.isFinite else {
            scan.nonFiniteCells += 1
            return
        }
        if rule.isNodata(value) {
            scan.nodataCells += 1
            return
        }
        if value.magnitude >= 9999, let suspect = UsualNodata.match(value) {
            scan.suspectedNodata[suspect, default: 0] += 1
        }
        scan.validCells += 1
        scan.minimum = min(scan.minimum ?? value, value)
        scan.maximum = max(scan.maximum ?? value, value)
    }
}

extension RasterDataType {
    /// The type in the words of the analysis; nil for complex bands.
    var cellType: RasterCellType? { RasterCellType(rawValue: rawValue) }
}
