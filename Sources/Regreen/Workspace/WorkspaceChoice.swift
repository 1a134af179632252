public import Foundation
public import GeoModel
import Intake
import Restoration

/// The workspace a command line means, and the day of the project it belongs to.
public struct WorkspaceChoice: Sendable, Hashable {
    /// Where the workspace is.
    public let location: WorkspaceLocation
    /// The folder the archive lies in: that of the workspace's file, else the project's.
    public let folder: URL
    /// `as_of` of the project; nil without a project, or without the key.
    public let asOf: CalendarDate?

    /// Finds the workspace: the one named, else that of the project, else of `regreen.yaml` in the folder, else
    /// `workspace.gpkg` in the folder.
    ///
    /// - Throws: `ProjectFileError`; `InputError` for a database without connection string.
    public init(workspace: String?, project: String?, folder: URL, environment: [String: String]) throws {
        var file = project
        if project == nil, workspace == nil {
            let standing = folder.appending(path: ProjectFile.defaultName).path
            file = FileManager.default.fileExists(atPath: standing) ? standing : nil
        }
        let specification = try file.map { try ProjectFile.load($0) }
        asOf = specification?.asOf
        let base = specification.map { URL(filePath: $0.path).deletingLastPathComponent() } ?? folder
        let location = try WorkspaceLocation(
            declared: workspace ?? specification?.workspace,
            folder: workspace == nil ? base : folder,
            environment: environment
        )
        self.location = location
        if case .geoPackage(let path) = location {
            self.folder = URL(filePath: path).deletingLastPathComponent()
        } else {
            self.folder = base
        }
    }
}
