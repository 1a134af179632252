import Foundation

/// Something that could not be written, or put in its place: nothing was published (exit code 2).
public struct OutputFailure: Error, Sendable, Hashable {
    /// What was tried: `create`, `write`, `sync`, `rename`, …
    public let operation: String
    /// The path.
    public let path: String
    /// What the system or the library said.
    public let message: String

    /// Creates a failure.
    public init(operation: String, path: String, message: String) {
        self.operation = operation
        self.path = path
        self.message = message
    }
}

/// The output folder cannot be taken: it exists, or it is not ours to replace (exit code 2).
public struct OutputRefused: Error, Sendable, Hashable {
    /// Why.
    public enum Reason: Sendable, Hashable {
        /// It exists and `--force` was not given.
        case exists
        /// It exists and holds something other than an output of this program.
        case notOurs
        /// It is a file.
        case isFile
        /// It holds the project file or an input.
        case holdsInput
        /// The folder it should stand in does not exist and cannot be made.
        case noParent
    }

    /// The output.
    public let path: String
    /// Why.
    public let reason: Reason
}

/// An output folder and the hidden names beside it.
struct OutputLocation: Sendable, Hashable {
    /// Absolute path of the output folder.
    let path: String
    let parent: URL
    let name: String

    init(_ path: String) {
        let url = URL(filePath: path).standardizedFileURL
        self.path = url.path
        parent = url.deletingLastPathComponent()
        name = url.lastPathComponent
    }

    private var prefix: String { ".\(name).regreen-" }

    var lockPath: String { parent.appending(path: "\(prefix)lock").path }

    /// The folder this process writes into.
    var stagingPath: String {
        parent.appending(path: "\(prefix)staging-\(ProcessInfo.processInfo.processIdentifier)").path
    }

    /// What runs that were killed left beside the output.
    func leftovers() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        return names.filter { $0.hasPrefix("\(prefix)staging-") }.map { parent.appending(path: $0).path }
    }
}
