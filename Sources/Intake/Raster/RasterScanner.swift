import GDALKit
import GeoModel
import SpatialAnalysis

/// One exact pass over all pixels of a band, by strips of whole blocks.
struct RasterScanner {
    var band: RasterBand
    var rule: NodataRule
    /// A band on the same grid that is 0 where cells do not count.
    var userMask: RasterBand?
    /// Largest number of cells in memory at once, on each thread.
    var cellsPerStrip = 1 << 22
    /// Plain files are read on so many threads.
    var threads = 1

    /// Scans; what the file's or the user's mask covers takes no part.
    ///
    /// - Throws: `readFailed` naming the broken block.
    func scan() throws(GDALError) -> RasterScan {
        if directDecoder() != nil {
            return band.dataType == .float32 ? try scanPlain(as: Float.self) : try scanPlain(as: Double.self)
        }
        var scan = RasterScan()
        for window in strips() {
            let values = try band.read(window, as: Double.self)
            let mask = band.hasExplicitMask ? try band.readMask(window) : nil
            let user = try userMask?.read(window, as: Double.self)
            for index in values.indices {
                guard mask.map({ $0[index] != 0 }) ?? true, user.map({ $0[index] != 0 }) ?? true else { continue }
                take(values[index], into: &scan)
            }
        }
        return scan
    }

    /// A strip is as many block rows as fit, never a part of one unless one alone is too large.
    private func strips() -> [RasterWindow] {
        let (columns, rows) = (band.dataset.columns, band.dataset.rows)
        let block = max(1, band.blockSize.rows)
        let perBlock = max(1, block * columns)
        let step = perBlock > cellsPerStrip ? max(1, cellsPerStrip / columns) : block * max(1, cellsPerStrip / perBlock)
        return stride(from: 0, to: rows, by: step).map {
            RasterWindow(column: 0, row: $0, columns: columns, rows: min(step, rows - $0))
        }
    }

    // MARK: Plain float files

    /// Surfaces mostly are plain float TIFF files without masks: those are decoded here, several times faster.
    private func directDecoder() -> BlockDecoder? {
        guard band.dataType == .float32 || band.dataType == .float64, userMask == nil, !band.hasExplicitMask else {
            return nil
        }
        return BlockDecoder(band)
    }

    /// Groups of strips side by side, each through a dataset of its own; the first broken block is the one told.
    private func scanPlain<Value: BinaryFloatingPoint & SIMDScalar>(
        as type: Value.Type
    ) throws(GDALError) -> RasterScan {
        let strips = strips()
        let (path, number, rule) = (band.dataset.path, band.number, rule)
        let length = max(1, strips.count / (4 * threads))
        let groups = stride(from: 0, to: strips.count, by: length).map {
            strips[$0..<min($0 + length, strips.count)]
        }
        let scans = Concurrently.map(groups, threads: threads) { strips in
            Result { () throws(GDALError) in
                let band = try RasterDataset(opening: path).band(at: number)
                return try RasterScanner(band: band, rule: rule).scan(strips, as: type)
            }
        }
        var whole = RasterScan()
        for scan in scans { whole.add(try scan.get()) }
        return whole
    }

    private func scan<Value: BinaryFloatingPoint & SIMDScalar>(
        _ strips: ArraySlice<RasterWindow>,
        as type: Value.Type
    ) throws(GDALError) -> RasterScan {
        var scan = RasterScan()
        guard let decoder = directDecoder() else {
            throw GDALError(
                .readFailed,
                operation: "read raster",
                subject: band.dataset.path,
                reason: "the file changed while it was read"
            )
        }
        var values: [Value] = []
        for window in strips {
            if values.count != window.cellCount { values = [Value](repeating: 0, count: window.cellCount) }
            try values.withUnsafeMutableBufferPointer { (buffer) throws(GDALError) in
                try decoder.read(window, into: UnsafeMutableRawBufferPointer(buffer))
                take(UnsafeBufferPointer(buffer), into: &scan)
            }
        }
        return scan
    }

    /// Plain numbers are counted and compared in a row; whatever might be no data or look like it is taken one by one.
    private func take<Value: BinaryFloatingPoint & SIMDScalar>(
        _ values: UnsafeBufferPointer<Value>,
        into scan: inout RasterScan
    ) {
        let nodata = rule.declared.map { Value($0) } ?? .nan
        let bytes = UnsafeRawBufferPointer(values)
        var plain = 0
        var least = SIMD8<Value>(repeating: .infinity)
        var most = SIMD8<Value>(repeating: -.infinity)
        var index = 0
        while index + 8 <= values.count {
            let eight = bytes.loadUnaligned(
                fromByteOffset: index * MemoryLayout<Value>.stride,
                as: SIMD8<Value>.self
            )
            // False for NaN too.
            if all(eight .< 9999 .& eight .> -9999 .& eight .!= nodata) {
                plain += 8
                least.replace(with: eight, where: eight .< least)
                most.replace(with: eight, where: eight .> most)
            } else {
                for lane in 0..<8 { take(Double(eight[lane]), into: &scan) }
            }
            index += 8
        }
        for value in values[index...] { take(Double(value), into: &scan) }
        guard plain > 0 else { return }
        scan.validCells += plain
        scan.minimum = min(scan.minimum ?? .infinity, Double(least.min()))
        scan.maximum = max(scan.maximum ?? -.infinity, Double(most.max()))
    }

    private func take(_ value: Double, into scan: inout RasterScan) {
        if value.isNaN, rule.declared?.isNaN == true {
            scan.nodataCells += 1
            return
        }
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
