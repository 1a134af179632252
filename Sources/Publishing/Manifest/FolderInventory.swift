import Foundation
import GeoModel
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
    /// - Parameters:
    ///   - excluding: relative paths to leave out, for example `manifest.json`.
    ///   - threads: at most so many files at a time.
    public static func scan(
        _ directory: String,
        excluding: Set<String> = [],
        threads: Int = 1
    ) throws(PublishingError) -> FolderInventory {
        guard let walker = FileManager.default.enumerator(atPath: directory) else {
            throw OutputFile.failure(directory, [], operation: "list folder")
        }
        var found: [(path: String, size: Int64)] = []
        while let path = walker.nextObject() as? String {
            guard !excluding.contains(path),
                walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            else { continue }
            let size = (walker.fileAttributes?[.size] as? NSNumber)?.int64Value ?? 0
            found.append((path, size))
        }
        // The largest first, so that the last of them is a small one.
        found.sort { ($0.size, $1.path) > ($1.size, $0.path) }
        let records = Concurrently.map(found, threads: threads) { file in
            Result { () throws(PublishingError) -> FileRecord in
                do throws(InputError) {
                    let hash = try ContentHash(ofFile: directory + "/" + file.path)
                    return FileRecord(path: file.path, size: file.size, sha256: hash.hex)
                } catch {
                    throw OutputFile.failure(directory + "/" + file.path, [error.detail ?? ""], operation: "hash file")
                }
            }
        }
        var files: [FileRecord] = []
        for record in records { files.append(try record.get()) }
        return FolderInventory(files: files)
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
