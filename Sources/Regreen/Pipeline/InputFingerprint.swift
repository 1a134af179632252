import Foundation
import GeoModel
import Intake
import Restoration

/// The hash of everything the content of an output depends on, taken without reading a dataset.
enum InputFingerprint {
    /// Hashes the project file, every file it names with the side files beside it, the options, and the versions.
    static func of(
        _ specification: ProjectSpecification,
        options: AssessOptions,
        ledger: LedgerHead? = nil
    ) throws -> ContentHash {
        var hasher = ContentHasher()
        if let ledger { hasher.update("\(ledger.count) \(ledger.hash)\n") }
        hasher.update(Versions.json().canonicalized())
        hasher.update("\n\(specification.sha256)\n")
        hasher.update("\(specification.reporting.areaMethod.rawValue) \(specification.allowBallpark) ")
        hasher.update("\(specification.language.rawValue)\n")
        let folder = URL(filePath: specification.path).deletingLastPathComponent()
        for path in Set(paths(of: specification)).sorted(by: Identifiers.precedes) {
            for file in filesBeside(path) {
                hasher.update(RelativePath.from(folder, to: file) + " ")
                hasher.update(try ContentHash(ofFile: file).hex + "\n")
            }
        }
        return hasher.finalized()
    }

    /// Every file and folder a project names, absolute.
    static func paths(of specification: ProjectSpecification) -> [String] {
        let layers =
            [specification.mines.layer] + specification.damage.map(\.layer) + specification.restored.map(\.layer)
            + specification.protected.map(\.layer) + specification.buildings + specification.panels.map(\.layer)
            + [specification.county, specification.towns, specification.landUse].compactMap { $0 }
        let rasters = specification.subsidence + specification.elevation + specification.vegetation
        var paths = layers.map(\.path) + rasters.map(\.path) + rasters.compactMap(\.mask)
        if case .grid(let path) = specification.datumShift { paths.append(path) }
        return paths
    }

    /// A file with the files of the same stem beside it (`.dbf`, `.cpg`, `.tfw`, …), or all files of a folder.
    private static func filesBeside(_ path: String) -> [String] {
        let url = URL(filePath: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        if isFolder.boolValue { return OutputFolder.files(of: url).map { url.appending(path: $0).path } }
        let stem = url.deletingPathExtension().lastPathComponent + "."
        let parent = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        return names.filter { $0 == url.lastPathComponent || $0.hasPrefix(stem) }.sorted(by: Identifiers.precedes)
            .map { parent.appending(path: $0).path }
            .filter { FileManager.default.isReadableFile(atPath: $0) && !isDirectory($0) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// Paths as they stand in files that must not depend on where a project lies.
enum RelativePath {
    /// The path of a file as seen from a folder, with `..` where it lies outside.
    static func from(_ folder: URL, to path: String) -> String {
        let base = folder.standardizedFileURL.pathComponents
        let target = URL(filePath: path).standardizedFileURL.pathComponents
        let shared = zip(base, target).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: base.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
