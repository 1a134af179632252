public import Foundation
public import Restoration

/// Where the durable state of a project is (design 4.4): a GeoPackage, or a PostGIS database a bureau shares.
public enum WorkspaceLocation: Sendable, Hashable {
    /// A GeoPackage by its absolute path.
    case geoPackage(path: String)
    /// A database by its connection string, which is shown to nobody.
    case postgres(connection: String)

    /// The variable that holds the connection string.
    public static let variable = "REGREEN_WORKSPACE"
    /// The file beside the project file where the project names none.
    public static let defaultName = "workspace.gpkg"
    /// The words in the project file that mean a database.
    static let postgresWords: Set<String> = ["postgres", "postgres:"]

    /// What `workspace` in the project file, or `--workspace`, means.
    ///
    /// - Parameters:
    ///   - declared: a path relative to the folder, or `postgres:`; nil for the default file.
    ///   - folder: the project's folder.
    ///   - environment: where the connection string is looked up.
    /// - Throws: `InputError` when a database is declared and the variable is not set.
    public init(declared: String?, folder: URL, environment: [String: String]) throws(InputError) {
        let declared = declared ?? WorkspaceLocation.defaultName
        guard WorkspaceLocation.postgresWords.contains(declared) else {
            let file = declared.hasPrefix("/") ? URL(filePath: declared) : folder.appending(path: declared)
            self = .geoPackage(path: file.standardizedFileURL.path)
            return
        }
        guard let connection = environment[WorkspaceLocation.variable], !connection.isEmpty else {
            throw InputError(
                Finding(
                    .workspaceUnreachable,
                    .error,
                    message: Messages.workspaceConnectionMissing(variable: WorkspaceLocation.variable),
                    fix: Messages.workspaceConnectionFix(variable: WorkspaceLocation.variable)
                )
            )
        }
        self = .postgres(connection: connection)
    }

    /// What messages call it.
    public var shown: String {
        switch self {
        case .geoPackage(let path): return path
        case .postgres: return "postgres:"
        }
    }
}

extension FindingCode {
    /// There is no workspace at the place.
    public static let workspaceMissing = FindingCode(rawValue: "workspace_missing")
    /// A file or database that is no workspace, or is of another version.
    public static let workspaceVersion = FindingCode(rawValue: "workspace_version")
    /// The database does not answer, or refuses.
    public static let workspaceUnreachable = FindingCode(rawValue: "workspace_unreachable")
    /// The workspace's geometries are in another CRS.
    public static let workspaceCRS = FindingCode(rawValue: "workspace_crs")
}
