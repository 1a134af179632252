import Foundation

/// Names and contents of an output folder of `assess` (design 4.3).
enum OutputFolder {
    static let manifestName = "manifest.json"
    static let assessmentName = "assessment.json"
    static let findingsName = "findings.jsonl"

    /// Paths of all files and folders below a folder, relative with `/`, in UTF-8 order.
    static func entries(of folder: URL) -> [String] {
        let base = folder.standardizedFileURL.path
        guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
        return walk.compactMap { $0 as? String }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// The files among them.
    static func files(of folder: URL) -> [String] {
        entries(of: folder).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
