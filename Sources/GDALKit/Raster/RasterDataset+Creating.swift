import CGDAL
public import GeoModel

/// What a new raster is to be.
public struct RasterDefinition: Sendable, Hashable {
    /// Size, placement and CRS.
    public var grid: RasterGrid
    /// Number of bands.
    public var bandCount: Int
    /// How values are stored.
    public var dataType: RasterDataType
    /// Nodata value of every band, in raw units.
    public var noDataValue: NoDataValue?
    /// Factor of every band, value = raw × scale + offset.
    public var scale: Double
    /// Summand of every band.
    public var offset: Double
    /// Unit of every band, empty for none.
    public var unitType: String
    /// Size of the tiles of a file in cells, a multiple of 16.
    public var tileSize: Int
    /// Compression of a file: `DEFLATE`, `LZW`, `ZSTD`, `NONE`.
    public var compression: String
    /// Threads that compress the tiles of a file; its bytes do not depend on them.
    public var compressionThreads: Int

    /// Creates a definition.
    public init(
        grid: RasterGrid,
        bandCount: Int = 1,
        dataType: RasterDataType,
        noDataValue: NoDataValue? = nil,
        scale: Double = 1,
        offset: Double = 0,
        unitType: String = "",
        tileSize: Int = 256,
        compression: String = "DEFLATE",
        compressionThreads: Int = 1
    ) {
        self.grid = grid
        self.bandCount = bandCount
        self.dataType = dataType
        self.noDataValue = noDataValue
        self.scale = scale
        self.offset = offset
        self.unitType = unitType
        self.tileSize = tileSize
        self.compression = compression
        self.compressionThreads = compressionThreads
    }
}

extension RasterDataset {
    /// Creates a tiled, compressed GeoTIFF for writing; no statistics, no side files. End with `close()`.
    ///
    /// - Throws: `createFailed`, `invalidArgument`, `typeMismatch`.
    public static func createGeoTIFF(_ path: String, _ definition: RasterDefinition) throws(GDALError) -> RasterDataset
    {
        guard !PathPolicy.refuses(path) else {
            throw GDALError(.pathRefused, operation: "create raster", subject: path)
        }
        var options = [
            "TILED": "YES", "BLOCKXSIZE": String(definition.tileSize), "BLOCKYSIZE": String(definition.tileSize),
            "COMPRESS": definition.compression, "BIGTIFF": "IF_SAFER",
        ]
        if definition.compression != "NONE" {
            options["PREDICTOR"] = definition.dataType.isFloatingPoint ? "3" : "2"
        }
        if definition.dataType == .int8 || definition.dataType == .uint8 { options["PREDICTOR"] = nil }
        if definition.dataType == .int8 { options["PIXELTYPE"] = "SIGNEDBYTE" }
        if definition.compressionThreads > 1 { options["NUM_THREADS"] = String(definition.compressionThreads) }
        return try create(driver: "GTiff", path: path, definition, options: options)
    }

    /// Creates a raster in memory, for tests and scratch work.
    public static func createInMemory(_ definition: RasterDefinition) throws(GDALError) -> RasterDataset {
        let options = definition.dataType == .int8 ? ["PIXELTYPE": "SIGNEDBYTE"] : [:]
        return try create(driver: "MEM", path: "memory raster", definition, options: options)
    }

    /// Creates a raster with the driver's own creation options.
    static func create(
        driver name: String,
        path: String,
        _ definition: RasterDefinition,
        options: [String: String]
    ) throws(GDALError) -> RasterDataset {
        GDALLibrary.prepare()
        guard let driver = GDALGetDriverByName(name) else {
            throw GDALError(.driverMissing, operation: "create raster", subject: name)
        }
        guard let type = definition.dataType.gdal else {
            throw GDALError(
                .typeMismatch,
                operation: "create raster",
                subject: path,
                reason: "complex rasters are not written"
            )
        }
        guard let columns = Int32(exactly: definition.grid.columns), let rows = Int32(exactly: definition.grid.rows),
            columns > 0, rows > 0, let bands = Int32(exactly: definition.bandCount), bands > 0
        else {
            throw GDALError(.invalidArgument, operation: "create raster", subject: path, reason: "impossible size")
        }
        let settings = try StringList(options)
        let handle = try ErrorScope.require(.createFailed, "create raster", path) {
            GDALCreate(driver, path, columns, rows, bands, type, settings.pointer)
        }
        let dataset = RasterDataset(owning: handle, path: path, isWritable: true)
        try dataset.describe(definition)
        return dataset
    }

    private func describe(_ definition: RasterDefinition) throws(GDALError) {
        let handle = try opened()
        let t = definition.grid.transform
        var coefficients = [
            t.originX, t.pixelWidth, t.rowRotation, t.originY, t.columnRotation, t.pixelHeight,
        ]
        try ErrorScope.status(.writeFailed, "set transform", path, log: log) {
            GDALSetGeoTransform(handle, &coefficients)
        }
        if let reference = try SpatialReference.make(definition.grid.crs) {
            try ErrorScope.status(.writeFailed, "set CRS", path, log: log) {
                GDALSetSpatialRef(handle, reference.pointer)
            }
        }
        for number in 1...definition.bandCount {
            let band = try band(at: number)
            if let value = definition.noDataValue { try band.setNoDataValue(value) }
            if definition.scale != 1 || definition.offset != 0 {
                try band.setScale(definition.scale, offset: definition.offset)
            }
            if !definition.unitType.isEmpty { try band.setUnitType(definition.unitType) }
        }
    }

    /// Copies the raster to a new file of another format, for example `COG`, and closes that file.
    ///
    /// - Throws: `createFailed`, `closeFailed`, `cancelled`.
    public func copy(
        to path: String,
        driver name: String = "COG",
        options: [String: String] = [:],
        progress: ProgressHandler? = nil
    ) throws(GDALError) {
        guard !PathPolicy.refuses(path) else { throw GDALError(.pathRefused, operation: "copy raster", subject: path) }
        let source = try opened()
        guard let driver = GDALGetDriverByName(name) else {
            throw GDALError(.driverMissing, operation: "copy raster", subject: name)
        }
        let settings = try StringList(options)
        let list = settings.pointer
        let handle = try GDALLibrary.withOptions(["GDAL_PAM_ENABLED": "NO"]) { () throws(GDALError) -> GDALDatasetH in
            try ProgressBridge.run(progress) { callback, data throws(GDALError) -> GDALDatasetH in
                try ErrorScope.require(.createFailed, "copy raster", path, log: log) {
                    GDALCreateCopy(driver, path, source, 1, list, callback, data)
                }
            }
        }
        withExtendedLifetime(settings) {}
        try ErrorScope.quietly(.closeFailed, "close raster", path, log: log) { GDALClose(handle) }
        _ = try RasterDataset(opening: path, drivers: DriverAllowList([name == "COG" ? "GTiff" : name]))
    }

    /// Builds overviews inside the file.
    ///
    /// - Parameters:
    ///   - levels: Factors, for example 2, 4, 8.
    ///   - resampling: `NEAREST`, `AVERAGE`, `MODE`, …; never average classes.
    public func buildOverviews(
        levels: [Int],
        resampling: String = "AVERAGE",
        progress: ProgressHandler? = nil
    ) throws(GDALError) {
        let handle = try opened()
        var factors = levels.map { Int32(clamping: $0) }
        try ProgressBridge.run(progress) { callback, data throws(GDALError) in
            try ErrorScope.status(.writeFailed, "build overviews", path, log: log) {
                GDALBuildOverviews(handle, resampling, Int32(factors.count), &factors, 0, nil, callback, data)
            }
        }
    }

    /// Sets a metadata item of a domain; the empty name is the default one.
    public func setMetadata(_ key: String, _ value: String, domain: String = "") throws(GDALError) {
        let handle = try opened()
        try ErrorScope.status(.writeFailed, "set metadata", "\(path) \(key)", log: log) {
            GDALSetMetadataItem(handle, key, value, domain)
        }
    }
}
