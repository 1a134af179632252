import CGDAL
import CGDALShims

/// Files as the C library sees them: on disk, in memory, inside archives.
public enum VirtualFiles {
    /// One member of an archive.
    public struct Entry: Sendable, Hashable {
        /// The path inside the archive.
        public let name: String
        /// Size after decompression, in bytes, as the archive's directory claims.
        public let size: Int64
        /// True for folders.
        public let isDirectory: Bool
    }

    /// True when a file or folder exists at this path.
    public static func exists(_ path: String) -> Bool { size(path) != nil }

    /// The size in bytes (of an archive member after decompression), nil when there is nothing.
    public static func size(_ path: String) -> Int64? {
        guard !PathPolicy.refuses(path) else { return nil }
        return ErrorScope.collect { () -> Int64? in
            let size = regreen_vsi_size(path)
            return size < 0 ? nil : size
        }.value
    }

    /// Lists a ZIP archive without unpacking it, so that a caller can set limits first.
    ///
    /// - Throws: `openFailed` when it is no readable archive, `limitExceeded` beyond `maximumEntries` members.
    public static func listZip(_ path: String, maximumEntries: Int = 100_000) throws(GDALError) -> [Entry] {
        try PathPolicy.check(path, operation: "list archive")
        let entries = try ErrorScope.require(.openFailed, "list archive", path) { () -> [Entry]? in
            guard let directory = regreen_vsi_open_dir("/vsizip/{\(path)}") else { return nil }
            defer { regreen_vsi_close_dir(directory) }
            var entries: [Entry] = []
            var size: Int64 = 0
            var isDirectory: Int32 = 0
            while entries.count <= maximumEntries,
                let name = borrowedString(regreen_vsi_next_entry(directory, &size, &isDirectory))
            {
                entries.append(Entry(name: name, size: size, isDirectory: isDirectory != 0))
            }
            return entries
        }
        guard entries.count <= maximumEntries else {
            throw GDALError(
                .limitExceeded,
                operation: "list archive",
                subject: path,
                reason: "more than \(maximumEntries) members"
            )
        }
        return entries
    }

    /// The path under which a member of a ZIP archive is opened.
    public static func zipMember(_ archive: String, _ name: String) -> String { "/vsizip/{\(archive)}/\(name)" }

    /// Removes a file if it is there (memory files of tests and scratch copies).
    public static func remove(_ path: String) { _ = ErrorScope.collect { VSIUnlink(path) } }
}
