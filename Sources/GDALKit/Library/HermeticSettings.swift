import CGDAL

/// What keeps the library from the network and from writing beside a user's data.
enum HermeticSettings {
    /// Global options, set before drivers are registered.
    static let options: [String: String] = [
        "CPL_DEBUG": "OFF",
        "GDAL_SKIP": skippedDrivers.joined(separator: ","),
        "OGR_SKIP": skippedDrivers.joined(separator: ","),
        "PROJ_NETWORK": "OFF",
        // Rebuilding an index writes beside the user's file; whoever wants it says so for one call.
        "SHAPE_RESTORE_SHX": "NO",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
        // A VRT must not run code.
        "GDAL_VRT_ENABLE_PYTHON": "NO",
    ]

    /// Drivers that talk to servers: not registered, so that a VRT's source cannot reach them either.
    private static let skippedDrivers = [
        "HTTP", "WMS", "WCS", "WMTS", "WFS", "OAPIF", "OGCAPI", "CSW", "EEDA", "EEDAI", "DAAS", "PLMOSAIC",
        "PLSCENES", "STACTA", "STACIT", "PostgreSQL", "PostGISRaster", "MySQL", "MSSQLSpatial", "ODBC", "PGeo",
        "Elasticsearch", "Carto", "AmigoCloud", "NGW", "GMLAS", "OGR_OGDI", "GPSBabel", "RDA",
    ]

    /// Prefixes of the library's network and pipe file systems.
    static let networkPrefixes = [
        "/vsicurl/", "/vsicurl?", "/vsicurl_streaming/", "/vsis3/", "/vsis3_streaming/", "/vsigs/",
        "/vsigs_streaming/", "/vsiaz/", "/vsiaz_streaming/", "/vsiadls/", "/vsioss/", "/vsioss_streaming/",
        "/vsiswift/", "/vsiswift_streaming/", "/vsiwebhdfs/", "/vsihdfs/", "/vsistdin/", "/vsistdin?", "/vsistdout/",
        "/vsistdout_redirect/",
    ]

    /// Puts a file system in which nothing can be opened in the place of each network one.
    static func blockNetwork() {
        guard let callbacks = VSIAllocFilesystemPluginCallbacksStruct() else { return }
        defer { VSIFreeFilesystemPluginCallbacksStruct(callbacks) }
        callbacks.pointee.open = { _, _, _ in nil }
        for prefix in networkPrefixes { VSIInstallPluginHandler(prefix, callbacks) }
    }
}
