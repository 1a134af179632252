import GDALKit
import GeoModel
import SpatialAnalysis

/// One exact pass over all pixels of a band, by strips of whole blocks.
struct RasterScanner {
    var band: RasterBand
    var rule: NodataRule
    /// Largest number of cells in memory at once.
    var cellsPerStrip = 1 << 22

    /// Values that programs write for "no data" and often forget to declare (design 4.2).
    static let usualNodata: [Double] = [-9999, -32768, 1e20, -1e20, 3.4e38, -3.4e38]

    /// Scans.
    ///
    /// - Parameter isMasked: the user's mask by position, row-major over the strip; nil without one.
    /// - Throws: `readFailed` naming the broken block.
    func scan() throws(GDALError) -> RasterScan {
        var scan = RasterScan()
        let columns = band.dataset.columns
        let rows = band.dataset.rows
        let block = max(1, band.blockSize.rows)
        // A strip is as many block rows as fit, never a part of one unless one alone is too large.
        let perBlock = max(1, block * columns)
        let step = perBlock > cellsPerStrip ? max(1, cellsPerStrip / columns) : block * max(1, cellsPerStrip / perBlock)
        let isFloat32 = band.dataType == .float32
        let usual = RasterScanner.usualNodata.map { isFloat32 ? Double(Float($0)) : $0 }
        var row = 0
        while row < rows {
            let window = RasterWindow(column: 0, row: row, columns: columns, rows: min(step, rows - row))
            let values = try band.read(window, as: Double.self)
            let mask = band.hasExplicitMask ? try band.readMask(window) : nil
            for index in values.indices where mask.map({ $0[index] != 0 }) ?? true {
                take(values[index], usual: usual, into: &scan)
            }
            row += window.rows
        }
        return scan
    }

    private func take(_ value: Double, usual: [Double], into scan: inout RasterScan) {
        guard value.isFinite else {
            scan.nonFiniteCells += 1
            return
        }
        if rule.isNodata(value) {
            scan.nodataCells += 1
            return
        }
        if value.magnitude > 3e38 {
            scan.suspectedNodata[value < 0 ? -3.4e38 : 3.4e38, default: 0] += 1
        } else if value.magnitude >= 9999, let index = usual.firstIndex(of: value) {
            scan.suspectedNodata[RasterScanner.usualNodata[index], default: 0] += 1
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
