import Foundation
import Restoration

/// A folder named instead of one of the shapefiles in it.
struct FolderOfShapefiles {
    var path: String
    var written: String

    /// Names of the shapefiles without suffix, sorted; empty when the path is no folder of shapefiles.
    var names: [String] { files.map { String($0.dropLast(".shp".count)) } }

    private var files: [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            !path.lowercased().hasSuffix(".gdb")
        else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
            .filter { $0.lowercased().hasSuffix(".shp") }
    }

    /// The one shapefile meant; nil when the path is no folder of shapefiles.
    ///
    /// - Parameter layer: name of a shapefile without its suffix; needed when there are several.
    /// - Throws: `layer_ambiguous` with the names.
    func member(_ layer: String?) throws(InputError) -> String? {
        let files = files
        guard !files.isEmpty else { return nil }
        let names = names
        let chosen = try GDALVectorReader.chooseLayer(names, asked: layer, written: written)
        return names.firstIndex(of: chosen).map { path + "/" + files[$0] }
    }
}
