import CDeflate
public import GeoModel

/// Reads a band of a plain TIFF file block by block without the library's cache and its slower decoders.
///
/// Takes uncompressed and deflated images with predictors 1 to 3, tiles and strips, both byte orders, one band or bands
/// stored apart. A block that is missing or cannot be decoded is read through the library, which also tells what is
/// wrong with it. One thread's own.
public final class BlockDecoder {
    /// Larger blocks are left to the library, which keeps them for the next window.
    private static let largestBlock = 16 << 20

    private let band: RasterBand
    private let file: RandomAccessFile
    private let layout: TIFFLayout
    private let predictor: RowPredictor
    private let decompressor: OpaquePointer
    private let packed = ByteBuffer()
    private let unpacked = ByteBuffer()

    /// Prepares a band's file; nil where the band has to be read through the library.
    public init?(_ band: RasterBand) {
        let dataset = band.dataset
        let width = band.dataType.byteCount
        guard dataset.driverName == "GTiff", !dataset.isWritable, !dataset.path.hasPrefix("/vsi"),
            let file = RandomAccessFile(dataset.path), let layout = TIFFLayout(file),
            layout.columns == dataset.columns, layout.rows == dataset.rows, layout.bitsPerSample == 8 * width,
            layout.samples >= band.number, (layout.blockColumns, layout.blockRows) == band.blockSize,
            layout.blockColumns * layout.blockRows * width <= Self.largestBlock,
            let decompressor = libdeflate_alloc_decompressor()
        else { return nil }
        self.band = band
        self.file = file
        self.layout = layout
        self.decompressor = decompressor
        predictor = RowPredictor(predictor: layout.predictor, width: width, isBigEndian: layout.isBigEndian)
    }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Reads a window in the band's own type; as `RasterBand.read(_:into:)`.
    public func read(_ window: RasterWindow, into bytes: UnsafeMutableRawBufferPointer) throws(GDALError) {
        try band.check(window)
        guard bytes.count == window.cellCount * predictor.width, let target = bytes.baseAddress else {
            throw GDALError(
                .invalidArgument,
                operation: "read raster",
                subject: band.describe(window),
                reason: "a buffer of \(bytes.count) bytes"
            )
        }
        let across = window.column / layout.blockColumns...(window.column + window.columns - 1) / layout.blockColumns
        let down = window.row / layout.blockRows...(window.row + window.rows - 1) / layout.blockRows
        for blockRow in down {
            for blockColumn in across {
                let part = part(of: window, blockColumn, blockRow)
                if !decode(blockColumn, blockRow, part, of: window, into: target) {
                    try readThroughLibrary(part, of: window, into: target)
                }
            }
        }
    }

    /// The cells of a window in one block.
    private func part(of window: RasterWindow, _ blockColumn: Int, _ blockRow: Int) -> RasterWindow {
        let left = max(window.column, blockColumn * layout.blockColumns)
        let right = min(window.column + window.columns, (blockColumn + 1) * layout.blockColumns)
        let top = max(window.row, blockRow * layout.blockRows)
        let bottom = min(window.row + window.rows, (blockRow + 1) * layout.blockRows)
        return RasterWindow(column: left, row: top, columns: right - left, rows: bottom - top)
    }

    private func decode(
        _ blockColumn: Int,
        _ blockRow: Int,
        _ part: RasterWindow,
        of window: RasterWindow,
        into target: UnsafeMutableRawPointer
    ) -> Bool {
        let stored = layout.storedRows(ofBlockRow: blockRow)
        let rowBytes = layout.blockColumns * predictor.width
        guard let block = unpack(blockColumn, blockRow, byteCount: stored * rowBytes) else { return false }
        let skipped = part.column - blockColumn * layout.blockColumns
        for row in part.row..<(part.row + part.rows) {
            let place = (row - window.row) * window.columns + part.column - window.column
            predictor.decode(
                block + (row - blockRow * layout.blockRows) * rowBytes,
                count: layout.blockColumns,
                skipped: skipped,
                kept: part.columns,
                into: target + place * predictor.width
            )
        }
        return true
    }

    /// The bytes of a block before predictors; nil when they are not there or not sound.
    private func unpack(_ blockColumn: Int, _ blockRow: Int, byteCount: Int) -> UnsafeMutableRawPointer? {
        let plane = (band.number - 1) * layout.blocksAcross * layout.blocksDown
        let index = plane + blockRow * layout.blocksAcross + blockColumn
        let (offset, count) = (layout.offsets[index], layout.byteCounts[index])
        // A block that would not shrink is stored a little longer than it is; much longer is damage.
        guard offset > 0, count > 0, count <= 2 * byteCount + 1024 else { return nil }
        let bytes = unpacked.bytes(byteCount)
        switch layout.compression {
        case .none:
            return count == byteCount && file.read(at: offset, into: bytes) ? bytes.baseAddress : nil
        case .deflate:
            let source = packed.bytes(count)
            guard file.read(at: offset, into: source) else { return nil }
            var written = 0
            let result = libdeflate_zlib_decompress(
                decompressor,
                source.baseAddress,
                count,
                bytes.baseAddress,
                byteCount,
                &written
            )
            return result == LIBDEFLATE_SUCCESS && written == byteCount ? bytes.baseAddress : nil
        }
    }

    private func readThroughLibrary(
        _ part: RasterWindow,
        of window: RasterWindow,
        into target: UnsafeMutableRawPointer
    ) throws(GDALError) {
        let bytes = unpacked.bytes(part.cellCount * predictor.width)
        try band.read(part, into: bytes)
        guard let source = bytes.baseAddress else { return }
        let length = part.columns * predictor.width
        for row in 0..<part.rows {
            let place = (part.row + row - window.row) * window.columns + part.column - window.column
            (target + place * predictor.width).copyMemory(from: source + row * length, byteCount: length)
        }
    }
}

/// Memory that grows to what is asked for.
private final class ByteBuffer {
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)

    deinit { memory.deallocate() }

    /// So many bytes; what was in them is lost when they had to grow.
    func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if memory.count < count {
            memory.deallocate()
            memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        }
        return UnsafeMutableRawBufferPointer(rebasing: memory[0..<count])
    }
}
