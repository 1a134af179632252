import CPROJ

/// The PROJ in use and its database, for `doctor`.
public enum PROJLibrary {
    /// The version that runs, for example `9.1.1`.
    public static var runtimeVersion: String {
        let info = proj_info()
        return "\(info.major).\(info.minor).\(info.patch)"
    }

    /// The version the package was compiled against.
    public static var compiledVersion: String { "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)" }

    /// The folders PROJ looks for its database and grids in.
    public static var dataFolders: [String] {
        guard let path = proj_info().searchpath else { return [] }
        return String(cString: path).split(separator: ":").map(String.init)
    }

    /// The path of the database; nil when there is none, and then no code can be looked up.
    public static func databasePath() throws(PROJError) -> String? {
        let context = try PROJContext()
        return proj_context_get_database_path(context.handle).map { String(cString: $0) }
    }

    /// The edition of the EPSG registry in the database, for example `v10.076`; nil without a database.
    public static func registryVersion() throws(PROJError) -> String? {
        let context = try PROJContext()
        return proj_context_get_database_metadata(context.handle, "EPSG.VERSION").map { String(cString: $0) }
    }
}
