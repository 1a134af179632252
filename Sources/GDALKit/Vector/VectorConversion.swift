public import GeoModel

/// Vector formats by file extension.
public enum VectorFormat {
    /// Short name of the driver that writes files with this path's extension, nil for unknown ones.
    public static func driver(forPath path: String) -> String? {
        let lowered = path.lowercased()
        return extensions.first { lowered.hasSuffix($0.key) }?.driver
    }

    private static let extensions: [(key: String, driver: String)] = [
        (".gpkg", "GPKG"), (".shp", "ESRI Shapefile"), (".geojson", "GeoJSON"), (".json", "GeoJSON"),
        (".fgb", "FlatGeobuf"), (".csv", "CSV"), (".kml", "KML"), (".dxf", "DXF"), (".tab", "MapInfo File"),
        (".mif", "MapInfo File"),
    ]
}

/// Copies whole tables into new files.
public enum VectorConversion {
    /// Writes tables as the layers of a new file and closes it.
    ///
    /// - Parameters:
    ///   - tables: The layers; formats with one layer per file take one.
    ///   - path: The new file; its extension names the format unless `driver` does.
    ///   - layerOptions: Creation options for every layer.
    /// - Throws: `driverMissing` for an unknown extension, and as `VectorWriter`.
    /// - Returns: What the library warned of.
    @discardableResult
    public static func write(
        _ tables: [FeatureTable],
        to path: String,
        driver: String? = nil,
        options: [String: String] = [:],
        layerOptions: [String: String] = [:]
    ) throws(GDALError) -> [GDALMessage] {
        guard let name = driver ?? VectorFormat.driver(forPath: path) else {
            throw GDALError(.driverMissing, operation: "write file", subject: path, reason: "unknown file extension")
        }
        let writer = try VectorWriter(creating: path, driver: name, options: options)
        for table in tables { try writer.write(table, options: layerOptions) }
        try writer.close()
        return writer.warnings
    }
}
