import CGDAL
public import GeoModel

extension RasterBand {
    /// Writes a window in raw values, row by row from the window's top.
    ///
    /// - Parameter values: Exactly `window.cellCount` elements of the band's own type.
    /// - Throws: `invalidArgument`, `typeMismatch`, `writeFailed`. Success is final only when `RasterDataset.close()`
    ///   has returned.
    public func write<Element: RasterElement>(_ values: [Element], window: RasterWindow) throws(GDALError) {
        try check(window)
        guard values.count == window.cellCount else {
            throw GDALError(
                .invalidArgument,
                operation: "write raster",
                subject: describe(window),
                reason: "\(values.count) values for \(window.cellCount) cells"
            )
        }
        guard Element.rasterType == dataType else {
            throw GDALError(
                .typeMismatch,
                operation: "write raster",
                subject: subject,
                reason: "\(Element.rasterType.rawValue) values for a band of type \(dataType.rawValue)"
            )
        }
        var copy = values
        var failure: GDALError?
        copy.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            do throws(GDALError) { try transfer(GF_Write, window, base, Element.rasterType) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Writes the dataset's validity mask: 0 for no data, 255 for valid. The mask is created with the first write.
    public func writeMask(_ values: [UInt8], window: RasterWindow) throws(GDALError) {
        try check(window)
        guard values.count == window.cellCount else {
            throw GDALError(
                .invalidArgument,
                operation: "write mask",
                subject: describe(window),
                reason: "wrong length"
            )
        }
        let handle = try opened()
        var copy = values
        // Inside the file, not in an ".msk" beside it.
        try GDALLibrary.withOptions(["GDAL_TIFF_INTERNAL_MASK": "YES"]) { () throws(GDALError) in
            try ErrorScope.status(.writeFailed, "write mask", describe(window), log: dataset.log) {
                if GDALGetMaskFlags(handle) & GMF_PER_DATASET == 0 {
                    let made = GDALCreateMaskBand(handle, GMF_PER_DATASET)
                    guard made == CE_None else { return made }
                }
                guard let mask = GDALGetMaskBand(handle) else { return CE_Failure }
                return GDALRasterIO(
                    mask,
                    GF_Write,
                    Int32(window.column),
                    Int32(window.row),
                    Int32(window.columns),
                    Int32(window.rows),
                    &copy,
                    Int32(window.columns),
                    Int32(window.rows),
                    GDT_Byte,
                    0,
                    0
                )
            }
        }
    }

    /// Declares the nodata value.
    public func setNoDataValue(_ value: NoDataValue) throws(GDALError) {
        let handle = try opened()
        try ErrorScope.status(.writeFailed, "set nodata value", subject, log: dataset.log) {
            switch value {
            case .real(let number): return GDALSetRasterNoDataValue(handle, number)
            case .signed(let number): return GDALSetRasterNoDataValueAsInt64(handle, number)
            case .unsigned(let number): return GDALSetRasterNoDataValueAsUInt64(handle, number)
            }
        }
    }

    /// Declares scale and offset: value = raw × scale + offset.
    public func setScale(_ scale: Double, offset: Double) throws(GDALError) {
        let handle = try opened()
        try ErrorScope.status(.writeFailed, "set scale and offset", subject, log: dataset.log) {
            let first = GDALSetRasterScale(handle, scale)
            return first == CE_None ? GDALSetRasterOffset(handle, offset) : first
        }
    }

    /// Declares the unit, for example `m`.
    public func setUnitType(_ unit: String) throws(GDALError) {
        let handle = try opened()
        try ErrorScope.status(.writeFailed, "set unit", subject, log: dataset.log) {
            GDALSetRasterUnitType(handle, unit)
        }
    }

    /// Sets the band's description.
    public func setDescription(_ text: String) throws(GDALError) {
        let handle = try opened()
        try ErrorScope.quietly(.writeFailed, "set description", subject, log: dataset.log) {
            GDALSetDescription(handle, text)
        }
    }
}
