import Foundation
import Restoration

/// Files written by this target itself.
enum OutputFile {
    /// Writes bytes to a new file.
    static func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw failure(path, [SystemWords.reason(error)])
        }
    }

    /// Creates a folder and what is missing above it.
    static func makeFolder(_ path: String) throws(PublishingError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw failure(path, [SystemWords.reason(error)])
        }
    }

    /// The error of a file that could not be written.
    static func failure(_ path: String, _ messages: [String], operation: String = "write file") -> PublishingError {
        PublishingError(
            code: "write_failed",
            operation: operation,
            path: path,
            messages: messages,
            text: Messages.writeFailed(path: path)
        )
    }
}
