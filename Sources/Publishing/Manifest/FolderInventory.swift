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
        FolderInventory(files: [])
    }
}
