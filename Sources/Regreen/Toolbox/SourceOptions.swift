import Foundation
import Intake

/// How a file named on the command line is read.
public struct SourceOptions: Sendable, Hashable {
    /// Layer; nil when the file has one.
    public var layer: String?
    /// Declared text encoding.
    public var encoding: String?
    /// CRS of files that name none.
    public var assumedCRS: String?
    /// Accept ballpark datum operations.
    public var allowBallpark: Bool
    /// Threads that check features side by side; what is found does not depend on it.
    var threads = 1

    /// Creates options.
    public init(
        layer: String? = nil,
        encoding: String? = nil,
        assumedCRS: String? = nil,
        allowBallpark: Bool = false
    ) {
        self.layer = layer
        self.encoding = encoding
        self.assumedCRS = assumedCRS
        self.allowBallpark = allowBallpark
    }

    /// The same options with the threads of a run.
    func on(_ settings: RunSettings) -> SourceOptions {
        var copy = self
        copy.threads = settings.workers
        return copy
    }

    /// The path from the root; what is no local file stays as written, for the guard to refuse by name.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/vsi") || path.contains("://") ? path : URL(filePath: path).standardizedFileURL.path
    }

    /// A toolbox call's context: containers may reach no further than the file's own folder.
    func context(near path: String) -> IntakeContext {
        var context = IntakeContext(projectFolder: URL(filePath: path).deletingLastPathComponent().path)
        context.allowBallpark = allowBallpark
        context.isToolbox = true
        context.threads = threads
        return context
    }
}
