import CGEOS

/// The GEOS in use, for `doctor`.
public enum GEOSLibrary {
    /// The version that runs, for example `3.11.1-CAPI-1.17.1`.
    public static var runtimeVersion: String { String(cString: GEOSversion()) }

    /// The version the package was compiled against.
    public static var compiledVersion: String { GEOS_VERSION }
}
