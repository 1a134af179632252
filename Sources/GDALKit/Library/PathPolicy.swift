/// Which paths may be given to the C library at all.
public enum PathPolicy {
    /// Virtual file systems that only look inside local files or memory.
    private static let localVirtualPrefixes = ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsimem/"]

    /// Virtual file systems nobody needs here and that can wrap others.
    private static let otherVirtualPrefixes = ["/vsisubfile/", "/vsicached?", "/vsisparse/", "/vsicrypt/"]

    /// True for anything that is not a plain local file, memory file or member of a local archive:
    /// URLs, network file systems, connection strings and inline documents.
    public static func refuses(_ path: String) -> Bool {
        guard let first = path.first, first != "<", first != "{", !path.utf8.contains(0) else { return true }
        let lowered = path.lowercased()
        // A folder may be called "vsisomething"; only the library's own prefixes count, wherever they stand,
        // because archives nest: "/vsizip//vsicurl/…".
        let refused = HermeticSettings.networkPrefixes + otherVirtualPrefixes
        return lowered.contains("://") || refused.contains { lowered.contains($0) }
            || (lowered.hasPrefix("/vsi") && !localVirtualPrefixes.contains { lowered.hasPrefix($0) })
    }

    /// Throws `pathRefused` or `fileNotFound` for what must not or cannot be opened.
    static func check(_ path: String, operation: String) throws(GDALError) {
        guard !refuses(path) else {
            throw GDALError(
                .pathRefused,
                operation: operation,
                subject: path,
                reason: "only local files are opened; network paths and connection strings are refused"
            )
        }
        guard VirtualFiles.exists(path) else {
            throw GDALError(.fileNotFound, operation: operation, subject: path, reason: "no such file or folder")
        }
    }
}
