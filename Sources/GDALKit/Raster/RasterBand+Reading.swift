import CGDAL
public import GeoModel

extension RasterBand {
    /// Cells one read may ask for at most: 2^28, 2 GiB of Doubles.
    public static let maximumCellsPerRead = 1 << 28

    /// Reads a window in raw values (nodata, scale and offset are not applied), row by row from the window's top.
    ///
    /// - Parameters:
    ///   - window: Cells to read; wholly inside the raster.
    ///   - type: The element type. It must hold every value of the band exactly; 64-bit integers may also be read as
    ///     Double, rounded beyond 2^53.
    /// - Returns: `window.rows × window.columns` values.
    /// - Throws: `invalidArgument` (window), `limitExceeded`, `typeMismatch`, `readFailed` naming the broken block.
    public func read<Element: RasterElement>(
        _ window: RasterWindow,
        as type: Element.Type = Element.self
    ) throws(GDALError) -> [Element] {
        try check(window)
        var values = [Element](repeating: .zeroElement, count: window.cellCount)
        var failure: GDALError?
        values.withUnsafeMutableBufferPointer { buffer in
            do throws(GDALError) { try read(window, into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        return values
    }

    /// Reads a window into a caller's buffer of exactly `window.cellCount` elements; else as `read(_:as:)`.
    public func read<Element: RasterElement>(
        _ window: RasterWindow,
        into buffer: UnsafeMutableBufferPointer<Element>
    ) throws(GDALError) {
        try check(window)
        guard buffer.count == window.cellCount, let base = buffer.baseAddress else {
            throw GDALError(
                .invalidArgument,
                operation: "read raster",
                subject: subject,
                reason: "a buffer of \(buffer.count) elements for \(window.cellCount) cells"
            )
        }
        let stored = dataType
        try checkElement(Element.rasterType, holds: stored)
        if stored == .int8, Element.rasterType != .int8 {
            // The library knows no signed byte: as it would hand out 255 for -1, the bytes are turned here.
            let bytes = try read(window, as: Int8.self)
            for index in bytes.indices { base[index] = Element.element(signedByte: bytes[index]) }
        } else {
            try transfer(GF_Read, window, base, Element.rasterType)
        }
    }

    /// Reads a window in the band's own type into a caller's bytes, exactly `window.cellCount · dataType.byteCount` and
    /// aligned for that type; else as `read(_:as:)`.
    public func read(_ window: RasterWindow, into bytes: UnsafeMutableRawBufferPointer) throws(GDALError) {
        try check(window)
        let type = dataType
        guard bytes.count == window.cellCount * type.byteCount, let base = bytes.baseAddress else {
            throw GDALError(
                .invalidArgument,
                operation: "read raster",
                subject: subject,
                reason: "a buffer of \(bytes.count) bytes for \(window.cellCount) cells of \(type.rawValue)"
            )
        }
        try transfer(GF_Read, window, base, type)
    }

    /// Reads a window into a caller's span of exactly `window.cellCount` elements; else as `read(_:as:)`.
    public func read<Element: RasterElement>(
        _ window: RasterWindow,
        into span: inout MutableSpan<Element>
    ) throws(GDALError) {
        var failure: GDALError?
        span.withUnsafeMutableBufferPointer { buffer in
            do throws(GDALError) { try read(window, into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Reads the validity mask of a window: 0 where the band has no valid value, 255 where it has; alpha in between.
    public func readMask(_ window: RasterWindow) throws(GDALError) -> [UInt8] {
        try check(window)
        if let alphaBand {
            return try alphaBand.read(window, as: Double.self).map { $0 > 0 ? UInt8(min(255, max(1, $0))) : 0 }
        }
        let handle = try opened()
        var values = [UInt8](repeating: 0, count: window.cellCount)
        try ErrorScope.status(.readFailed, "read mask", describe(window), log: dataset.log) {
            guard let mask = GDALGetMaskBand(handle) else { return CE_Failure }
            return GDALRasterIO(
                mask,
                GF_Read,
                Int32(window.column),
                Int32(window.row),
                Int32(window.columns),
                Int32(window.rows),
                &values,
                Int32(window.columns),
                Int32(window.rows),
                GDT_Byte,
                0,
                0
            )
        }
        return values
    }

    /// Throws unless the window holds cells and lies wholly inside the raster, and is not above the limit.
    func check(_ window: RasterWindow) throws(GDALError) {
        _ = try opened()
        guard !window.isEmpty, window.column >= 0, window.row >= 0, window.columns <= dataset.columns,
            window.rows <= dataset.rows, window.column <= dataset.columns - window.columns,
            window.row <= dataset.rows - window.rows
        else {
            throw GDALError(
                .invalidArgument,
                operation: "read raster",
                subject: describe(window),
                reason: "the window does not lie inside \(dataset.columns) × \(dataset.rows) cells"
            )
        }
        guard window.columns.multipliedReportingOverflow(by: window.rows).overflow == false,
            window.cellCount <= Self.maximumCellsPerRead
        else {
            throw GDALError(
                .limitExceeded,
                operation: "read raster",
                subject: describe(window),
                reason: "more than \(Self.maximumCellsPerRead) cells in one read"
            )
        }
    }

    private func checkElement(_ element: RasterDataType, holds stored: RasterDataType) throws(GDALError) {
        let rounded64 = element == .float64 && (stored == .int64 || stored == .uint64)
        guard stored.isExact(in: element) || rounded64 else {
            throw GDALError(
                .typeMismatch,
                operation: "read raster",
                subject: subject,
                reason: "values of type \(stored.rawValue) do not fit into \(element.rawValue)"
            )
        }
    }

    /// Band and window for messages.
    func describe(_ window: RasterWindow) -> String {
        "\(subject), \(window.columns) × \(window.rows) cells from column \(window.column) row \(window.row)"
    }

    /// The one call of `GDALRasterIO` for values; a failed read names the first block that cannot be read.
    func transfer(
        _ direction: GDALRWFlag,
        _ window: RasterWindow,
        _ base: UnsafeMutableRawPointer,
        _ type: RasterDataType
    ) throws(GDALError) {
        let handle = try opened()
        guard let gdalType = type.gdal else {
            throw GDALError(.typeMismatch, operation: "access raster", subject: subject)
        }
        let (result, messages) = ErrorScope.collect {
            GDALRasterIO(
                handle,
                direction,
                Int32(window.column),
                Int32(window.row),
                Int32(window.columns),
                Int32(window.rows),
                base,
                Int32(window.columns),
                Int32(window.rows),
                gdalType,
                0,
                0
            )
        }
        guard result.rawValue < CE_Failure.rawValue else {
            if direction == GF_Write {
                throw GDALError(.writeFailed, operation: "write raster", subject: describe(window), messages: messages)
            }
            let block = firstBrokenBlock(in: window).map { ", block column \($0.column) row \($0.row)" } ?? ""
            throw GDALError(
                .readFailed,
                operation: "read raster",
                subject: describe(window) + block,
                messages: messages
            )
        }
        dataset.log.add(messages)
    }

    /// Reads block by block after a failure to find where the file is broken.
    private func firstBrokenBlock(in window: RasterWindow) -> (column: Int, row: Int)? {
        let block = blockSize
        guard block.columns > 0, block.rows > 0, let bytes = blockBytes(block) else { return nil }
        return ErrorScope.collect { () -> (column: Int, row: Int)? in
            let buffer = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
            defer { buffer.deallocate() }
            for row in (window.row / block.rows)...((window.row + window.rows - 1) / block.rows) {
                for column in (window.column / block.columns)...((window.column + window.columns - 1) / block.columns)
                where (try? opened()).map({ GDALReadBlock($0, Int32(column), Int32(row), buffer) }) != CE_None {
                    return (column, row)
                }
            }
            return nil
        }.value
    }

    private func blockBytes(_ block: (columns: Int, rows: Int)) -> Int? {
        let (cells, overflow) = block.columns.multipliedReportingOverflow(by: block.rows)
        guard !overflow, cells <= Self.maximumCellsPerRead else { return nil }
        return cells * 16
    }
}

extension RasterDataset {
    /// Reads the same window of several bands, one array each, in the order asked for.
    public func read<Element: RasterElement>(
        bands: [Int],
        _ window: RasterWindow,
        as type: Element.Type = Element.self
    ) throws(GDALError) -> [[Element]] {
        var result: [[Element]] = []
        for number in bands { result.append(try band(at: number).read(window, as: type)) }
        return result
    }
}
