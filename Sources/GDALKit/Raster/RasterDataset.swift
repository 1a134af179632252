import CGDAL
public import GeoModel

/// An open raster file: size, placement, bands.
///
/// Not `Sendable`: one dataset is used by one thread at a time; workers open their own. Closing a dataset that was
/// written is an operation that can fail (`close()`); the destructor closes as a last resort and cannot report.
public final class RasterDataset {
    /// The path it was opened or created with.
    public let path: String
    /// Number of columns.
    public let columns: Int
    /// Number of rows.
    public let rows: Int
    /// Number of bands, numbered from 1.
    public let bandCount: Int
    /// True when it may be written.
    public let isWritable: Bool

    let log = WarningLog()
    private var handle: GDALDatasetH?

    /// Takes over an open handle.
    init(owning handle: GDALDatasetH, path: String, isWritable: Bool) {
        self.handle = handle
        self.path = path
        self.isWritable = isWritable
        columns = Int(GDALGetRasterXSize(handle))
        rows = Int(GDALGetRasterYSize(handle))
        bandCount = Int(GDALGetRasterCount(handle))
    }

    deinit {
        guard let handle else { return }
        _ = ErrorScope.collect { GDALClose(handle) }
    }

    /// Opens a raster file for reading.
    ///
    /// - Parameters:
    ///   - path: A local file, memory file or archive member. A sidecar `.aux.xml` is read, none is written.
    ///   - drivers: Which formats may be tried.
    ///   - options: The driver's open options.
    ///   - isWritable: True to open for update.
    /// - Throws: `pathRefused`, `fileNotFound`, `openFailed`.
    public convenience init(
        opening path: String,
        drivers: DriverAllowList = .rasters,
        options: [String: String] = [:],
        isWritable: Bool = false
    ) throws(GDALError) {
        let (handle, messages) = try DatasetOpening.open(
            path,
            flags: GDAL_OF_RASTER | (isWritable ? GDAL_OF_UPDATE : 0),
            drivers: drivers,
            options: options
        )
        self.init(owning: handle, path: path, isWritable: isWritable)
        log.add(messages)
        guard bandCount > 0, columns > 0, rows > 0 else {
            throw GDALError(
                .openFailed,
                operation: "open raster",
                subject: path,
                reason: "the file holds no raster band"
            )
        }
    }

    /// The handle, or `closed`.
    func opened() throws(GDALError) -> GDALDatasetH {
        guard let handle else { throw GDALError(.closed, operation: "use raster", subject: path) }
        return handle
    }

    /// Runs a call on the open handle whose result cannot fail; nil once closed.
    private func ask<R>(_ body: (GDALDatasetH) -> R?) -> R? {
        guard let handle else { return nil }
        return ErrorScope.collect { body(handle) }.value
    }

    /// Warnings the library gave so far, each once.
    public var warnings: [GDALMessage] { log.messages }

    /// Short name of the driver, for example `GTiff`.
    public var driverName: String {
        ask { GDALGetDatasetDriver($0).flatMap { borrowedString(GDALGetDriverShortName($0)) } } ?? ""
    }

    /// Pixel space to plane, nil when the file says nothing.
    public var transform: GeoTransform? {
        ask { handle in
            var c = [Double](repeating: 0, count: 6)
            guard GDALGetGeoTransform(handle, &c) == CE_None else { return nil }
            return GeoTransform(
                originX: c[0],
                pixelWidth: c[1],
                rowRotation: c[2],
                originY: c[3],
                columnRotation: c[4],
                pixelHeight: c[5]
            )
        }
    }

    /// The CRS, nil when the file says nothing.
    ///
    /// Found out at the first use; identifying a CRS without a code takes a search in PROJ's database.
    public private(set) lazy var crs: CRSReference? = ask { SpatialReference(copying: GDALGetSpatialRef($0)) }?
        .reference()

    /// Number of ground control points; with some and no transform the raster is not georeferenced yet.
    public var groundControlPointCount: Int { ask { Int(GDALGetGCPCount($0)) } ?? 0 }

    /// Size, placement and CRS in one value; nil without a transform.
    public var grid: RasterGrid? {
        transform.map { RasterGrid(columns: columns, rows: rows, transform: $0, crs: crs) }
    }

    /// Metadata of a domain; the empty name is the default one.
    public func metadata(domain: String = "") -> [String: String] {
        ask { StringList.dictionary(GDALGetMetadata($0, domain)) } ?? [:]
    }

    /// `Area` or `Point`, as the file says whether a cell is an area or a sample; the transform already accounts for it.
    public var areaOrPoint: String? { metadata()["AREA_OR_POINT"] }

    /// All files that belong to the dataset, the main one first; for a VRT also its sources.
    public var files: [String] {
        ask { handle in
            let list = GDALGetFileList(handle)
            defer { CSLDestroy(list) }
            return StringList.strings(list)
        } ?? []
    }

    /// A band, numbered from 1.
    ///
    /// - Throws: `notFound` when there is no such band.
    public func band(at number: Int) throws(GDALError) -> RasterBand {
        let handle = try opened()
        guard (1...max(1, bandCount)).contains(number), let band = GDALGetRasterBand(handle, Int32(number)) else {
            throw GDALError(
                .notFound,
                operation: "get band",
                subject: "\(path) band \(number)",
                reason: "the raster has \(bandCount) bands"
            )
        }
        return RasterBand(handle: band, number: number, dataset: self)
    }

    /// Writes what is buffered to the file.
    public func flush() throws(GDALError) {
        let handle = try opened()
        try ErrorScope.quietly(.writeFailed, "flush raster", path, log: log) { GDALFlushCache(handle) }
    }

    /// Closes the dataset and says whether everything reached the file; further calls on it throw `closed`.
    ///
    /// In GDAL 3.6 closing returns nothing, and much of the writing happens in it, so any message of failure class
    /// counts as one; a written file is opened again to see that it reads.
    public func close() throws(GDALError) {
        guard let handle else { return }
        let driver = driverName
        self.handle = nil
        try ErrorScope.quietly(.closeFailed, "close raster", path, log: log) { GDALClose(handle) }
        guard isWritable, driver != "MEM", VirtualFiles.exists(path) else { return }
        let written = try RasterDataset(opening: path, drivers: DriverAllowList([driver]))
        guard written.columns == columns, written.rows == rows, written.bandCount == bandCount else {
            throw GDALError(
                .verificationFailed,
                operation: "close raster",
                subject: path,
                reason: "the written file has another size"
            )
        }
    }
}
