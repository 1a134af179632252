import Foundation

/// The data files of a folder, as `init` and `inspect` walk it.
public enum DataFolder {
    static let vectorSuffixes: Set<String> = [
        "shp", "gpkg", "geojson", "json", "kml", "kmz", "dxf", "fgb", "gdb", "csv", "xlsx", "txt", "zip",
    ]
    static let rasterSuffixes: Set<String> = ["tif", "tiff", "asc", "grd", "xyz", "img", "hgt", "unw"]
    private static let skipped: Set<String> = ["regreen.yaml", "fields.csv", "readme.txt", "workspace.gpkg"]
    private static let mostNames = 20_000
    private static let deepest = 4

    /// What marks a folder as an output of ours.
    private static let manifestName = "manifest.json"
    private static let manifestMark = "regreen.manifest/"

    /// Paths relative to the folder, sorted: files with a known ending down to four levels, FileGDB folders as one.
    /// Hidden files, side files, texts that are no boundary files and earlier outputs are left out.
    public static func files(in directory: String) -> [String] { survey(directory).files }

    /// The data files of a folder, and the outputs of earlier runs below it: results must not come back as sources.
    static func survey(_ directory: String) -> (files: [String], outputs: [String]) {
        let names = (FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []).sorted()
        let outputs = names.filter { isManifest($0, in: directory) }.map { String($0.dropLast(manifestName.count + 1)) }
        let files = names.prefix(mostNames).filter { name in
            isData(name, in: directory) && !outputs.contains { name.hasPrefix($0 + "/") }
        }
        // A run over several projects leaves one output in another; hidden ones are work folders.
        let shown = outputs.filter { folder in
            !outputs.contains { folder.hasPrefix($0 + "/") }
                && !folder.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        return (files, shown)
    }

    /// True for the manifest of an output below the folder; the folder itself may be one, it was named.
    private static func isManifest(_ name: String, in directory: String) -> Bool {
        guard name.hasSuffix("/" + manifestName),
            let head = SourceGuard.head(of: directory + "/" + name, count: 4096)
        else { return false }
        return String(decoding: head, as: UTF8.self).contains("\"\(manifestMark)")
    }

    /// True for a folder that stands for the files in it: no FileGDB, which is one data set.
    public static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
            && !path.lowercased().hasSuffix(".gdb") && !path.lowercased().hasSuffix(".gdb/")
    }

    private static func isData(_ name: String, in directory: String) -> Bool {
        let parts = name.split(separator: "/")
        guard let last = parts.last, parts.count <= deepest, !parts.contains(where: { $0.hasPrefix(".") }),
            !parts.dropLast().contains(where: { $0.lowercased().hasSuffix(".gdb") }),
            !skipped.contains(last.lowercased())
        else { return false }
        let suffix = URL(fileURLWithPath: name).pathExtension.lowercased()
        guard vectorSuffixes.contains(suffix) || rasterSuffixes.contains(suffix) else { return false }
        guard suffix == "txt" else { return true }
        guard let head = SourceGuard.head(of: directory + "/" + name, count: 65_536),
            let text = try? TextFile.decode(head, written: name, declared: nil)
        else { return false }
        return BoundaryText.isBoundaryText(text.text)
    }
}
