import Foundation
import Intake
import Regreen
import TestSupport

/// A folder with a project file and the (empty) files it names.
struct ProjectWorkshop {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for name in ["mines.shp", "s.tif", "d.gpkg", "r.gpkg", "p.gpkg", "towns.gpkg", "shift.tif"] {
            try Data().write(to: directory.url.appending(path: name))
        }
    }

    var path: String { directory.path("regreen.yaml") }

    /// The smallest valid project, with more lines after it.
    static func minimal(_ more: String = "") -> String {
        """
        schema: regreen.project/1
        name: 青石县
        crs: EPSG:4525
        mines: {path: mines.shp, id: 统一编号}
        \(more)
        """
    }

    func load(_ text: String) throws -> ProjectSpecification {
        try Data(text.utf8).write(to: URL(filePath: path))
        return try ProjectFile.load(path)
    }

    /// The faults of a project file; empty when it is valid.
    func issues(_ text: String) throws -> [ProjectFileIssue] {
        try Data(text.utf8).write(to: URL(filePath: path))
        do throws(ProjectFileError) {
            _ = try ProjectFile.load(path)
            return []
        } catch {
            return error.issues
        }
    }
}
