import Foundation
import Restoration

/// Files by their SHA-256, each once: `objects/ab/ab12…` below a folder beside the workspace.
struct ContentStore: Sendable {
    let folder: URL

    /// What a stored content is found as.
    enum State {
        case intact
        case missing
        case altered
    }

    func url(_ hash: String) -> URL {
        folder.appending(path: "objects").appending(path: String(hash.prefix(2))).appending(path: hash)
    }

    func holds(_ hash: String) -> Bool { FileManager.default.fileExists(atPath: url(hash).path) }

    func state(_ hash: String) -> State {
        guard holds(hash) else { return .missing }
        return (try? ContentHash(ofFile: url(hash).path))?.hex == hash ? .intact : .altered
    }

    /// Copies a file in: written beside, synced, renamed.
    ///
    /// - Returns: its hash, and true when the content was not there before.
    func add(_ path: String) throws -> (hash: ContentHash, isNew: Bool) {
        let hash = try ContentHash(ofFile: path)
        let target = url(hash.hex)
        guard state(hash.hex) != .intact else { return (hash, false) }
        let staging = target.deletingLastPathComponent()
            .appending(path: ".\(hash.hex).\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try? FileManager.default.removeItem(at: staging)
            try FileManager.default.copyItem(at: URL(filePath: path), to: staging)
        } catch {
            throw OutputFailure(operation: "archive", path: target.path, message: StagedOutput.reason(error))
        }
        // The file may have changed while it was copied.
        guard try ContentHash(ofFile: staging.path) == hash else {
            try? FileManager.default.removeItem(at: staging)
            throw OutputFailure(operation: "archive", path: path, message: "the file changed while it was copied")
        }
        do throws(AtomicRename.Failure) {
            try AtomicRename.sync(staging.path)
            try AtomicRename.move(staging.path, to: target.path)
            try AtomicRename.sync(target.deletingLastPathComponent().path)
        } catch {
            throw OutputFailure(operation: "archive", path: target.path, message: error.message)
        }
        return (hash, true)
    }

    func remove(_ hash: ContentHash) { try? FileManager.default.removeItem(at: url(hash.hex)) }
}
