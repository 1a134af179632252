import Foundation
public import Restoration

/// Size and hash of one published file.
public struct FileRecord: Sendable, Hashable {
    /// Path relative to the folder, with `/`.
    public let path: String
    /// Size in bytes.
    public let size: Int64
    /// SHA-256, hexadecimal.
    public let sha256: String

    /// Creates a record.
    public init(path: String, size: Int64, sha256: String) {
        self.path = path
        self.size = size
        self.sha256 = sha256
    }
}

/// The list of files a manifest prints and `verify` compares.
public struct FolderInventory: Sendable, Hashable {
    /// Records in order of the UTF-8 bytes of their paths.
    public let files: [FileRecord]

    /// Creates an inventory from records in any order.
    public init(files: [FileRecord]) {
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Hashes every regular file below a folder; symbolic links are not followed.
    ///
    /// - Parameter excluding: relative paths to leave out, for example `manifest.json`.
    public static func scan(_ directory: String, excluding: Set<String> = []) throws(PublishingError) -> FolderInventory
    {
        guard let walker = FileManager.default.enumerator(atPath: directory) else {
            throw OutputFile.failure(directory, [], operation: "list folder")
        }
        var records: [FileRecord] = []
        while let path = walker.nextObject() as? String {
            guard !excluding.contains(path),
                walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            else { continue }
            let size = (walker.fileAttributes?[.size] as? NSNumber)?.int64Value ?? 0
            do {
                let hash = try ContentHash(ofFile: directory + "/" + path)
                records.append(FileRecord(path: path, size: size, sha256: hash.hex))
            } catch {
                throw OutputFile.failure(directory + "/" + path, [error.detail ?? ""], operation: "hash file")
            }
        }
        return FolderInventory(files: records)
    }

    /// The list as a manifest prints it: `[{path, size, sha256}]`.
    public var json: JSONValue {
        .array(
            files.map { file in
                ["path": .string(file.path), "size": .int(file.size), "sha256": .string(file.sha256)]
            }
        )
    }
}
