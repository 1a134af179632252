import CGDAL
import CGDALShims

/// The C library as a whole: start, versions, drivers, text encodings, options.
public enum GDALLibrary {
    /// Registers the drivers once and makes the library hermetic: no network, no side effects of a user's settings.
    ///
    /// Every call of this kit does so by itself; call it early only to get the cost out of the way. Safe from any thread.
    public static func prepare() { _ = started }

    /// The version running, for example `3.6.2`.
    public static var runtimeVersion: String { borrowedString(GDALVersionInfo("RELEASE_NAME")) ?? "unknown" }

    /// The version this package was compiled against.
    public static var compiledVersion: String {
        let number = Int(regreen_gdal_compiled_version())
        return "\(number / 1_000_000).\(number / 10_000 % 100).\(number / 100 % 100)"
    }

    /// True when the running version is not older than the one compiled against.
    public static var isRuntimeCompatible: Bool {
        let running = borrowedString(GDALVersionInfo("VERSION_NUM")).flatMap { Int32($0) } ?? 0
        return running >= regreen_gdal_compiled_version()
    }

    /// Short names of all registered drivers, in the library's order.
    public static var driverNames: [String] {
        prepare()
        return (0..<GDALGetDriverCount()).compactMap { index in
            GDALGetDriver(index).flatMap { borrowedString(GDALGetDriverShortName($0)) }
        }
    }

    /// True when a driver of this short name is registered.
    public static func hasDriver(_ name: String) -> Bool {
        prepare()
        return GDALGetDriverByName(name) != nil
    }

    /// Lets the library's cache of raster blocks, which all datasets share, not grow beyond some bytes; a smaller limit
    /// stays, and 64 MiB are always left to it: a writer in the same process must not have its blocks flushed out of order.
    public static func limitBlockCache(bytes: Int) {
        prepare()
        let limit = GIntBig(max(64 << 20, bytes))
        if GDALGetCacheMax64() > limit { GDALSetCacheMax64(limit) }
    }

    /// Runs a body with configuration options set for this thread only; earlier values come back afterwards.
    ///
    /// The body is not `async`, because options belong to the thread.
    public static func withOptions<R, Failure: Error>(
        _ options: [String: String],
        _ body: () throws(Failure) -> R
    ) throws(Failure) -> R {
        prepare()
        let before = options.keys.map { ($0, borrowedString(CPLGetThreadLocalConfigOption($0, nil))) }
        for (key, value) in options { CPLSetThreadLocalConfigOption(key, value) }
        defer { for (key, value) in before { CPLSetThreadLocalConfigOption(key, value) } }
        return try body()
    }

    /// Done once, by the language's guarantee for static constants.
    private static let started: Void = {
        // Whatever a thread of the library's own says must not reach stderr; calls collect on their own stack.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        for (key, value) in HermeticSettings.options { CPLSetConfigOption(key, value) }
        GDALAllRegister()
        HermeticSettings.blockNetwork()
        OSRSetPROJEnableNetwork(0)
    }()
}
