public import Foundation

/// Where tests find what lies outside the repository; an absent folder means the tests skip.
public enum TestData {
    /// The repository's root.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Vectors: `REGREEN_VECTORS`, else `../shared/vectors`; nil when absent.
    public static let vectors = folder(variable: "REGREEN_VECTORS", fallback: "../shared/vectors")

    /// Real data: `REGREEN_DATA`, else `../shared/data`; nil when absent.
    public static let data = folder(variable: "REGREEN_DATA", fallback: "../shared/data")

    private static func folder(variable: String, fallback: String) -> URL? {
        let url =
            ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
            ?? root.appending(path: fallback).standardizedFileURL
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
        return exists && isDirectory.boolValue ? url : nil
    }
}

/// A directory of its own for one test, removed with it.
public final class TemporaryDirectory: Sendable {
    /// The directory.
    public let url: URL

    /// Creates the directory.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "regreen-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in it.
    public func path(_ name: String) -> String { url.appending(path: name).path }
}
