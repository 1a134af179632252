import Foundation
import Publishing
import Synchronization

/// Folders that must not outlive the process, for the signal handler.
enum StagingRegistry {
    private static let paths = Mutex<Set<String>>([])

    static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }
    static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Removes every registered folder; for the last moment before the process ends.
    static func removeFolders() {
        for path in paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
}

/// An output folder in the making: written beside its place, synced, then renamed whole.
///
/// Until `publish` returns nothing is visible at the output path; `discard` leaves no trace.
final class StagedOutput {
    /// The folder to write into.
    let folder: URL
    private let location: OutputLocation
    private let lock: OutputLock
    private let replaces: Bool
    private var isOpen = true

    /// Takes the lock, checks the place, removes leftovers of killed runs and makes the staging folder.
    ///
    /// - Parameters:
    ///   - replaces: an output of ours that stands there is replaced.
    ///   - inputs: files that must not lie inside the folder that would be replaced.
    init(output: String, replaces: Bool, inputs: [String]) throws {
        location = OutputLocation(output)
        self.replaces = replaces
        folder = URL(filePath: location.stagingPath)
        do {
            try FileManager.default.createDirectory(at: location.parent, withIntermediateDirectories: true)
        } catch {
            throw OutputRefused(path: location.path, reason: .noParent)
        }
        lock = try OutputLock.acquire(output: location)
        do {
            for path in location.leftovers() { try FileManager.default.removeItem(atPath: path) }
            try StagedOutput.check(location, replaces: replaces, inputs: inputs)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch let error as OutputRefused {
            lock.release()
            throw error
        } catch {
            lock.release()
            throw OutputFailure(operation: "create", path: folder.path, message: StagedOutput.reason(error))
        }
        StagingRegistry.add(folder.path)
    }

    deinit { if isOpen { discard() } }

    /// Refuses early what `publish` could not do; also the dry check before a long run.
    static func check(_ location: OutputLocation, replaces: Bool, inputs: [String]) throws(OutputRefused) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw OutputRefused(path: location.path, reason: .isFile) }
        let content = (try? FileManager.default.contentsOfDirectory(atPath: location.path)) ?? []
        if content.isEmpty { return }
        guard replaces else { throw OutputRefused(path: location.path, reason: .exists) }
        guard content.contains(OutputFolder.manifestName) else {
            throw OutputRefused(path: location.path, reason: .notOurs)
        }
        let inside = location.path + "/"
        if inputs.contains(where: { $0.hasPrefix(inside) }) {
            throw OutputRefused(path: location.path, reason: .holdsInput)
        }
    }

    /// Syncs every file and puts the folder in its place in one step.
    func publish() throws {
        defer { if isOpen { discard() } }
        do throws(AtomicRename.Failure) {
            for path in OutputFolder.entries(of: folder) { try AtomicRename.sync(folder.appending(path: path).path) }
            try AtomicRename.sync(folder.path)
            try place()
            try AtomicRename.sync(location.parent.path)
        } catch {
            throw OutputFailure(operation: "publish", path: location.path, message: error.message)
        }
        close()
    }

    private func place() throws(AtomicRename.Failure) {
        let stands = FileManager.default.fileExists(atPath: location.path)
        guard stands, replaces else {
            try AtomicRename.move(folder.path, to: location.path)
            return
        }
        if try AtomicRename.exchange(folder.path, location.path) {
            try? FileManager.default.removeItem(at: folder)
            return
        }
        // No exchange on this file system: the old folder steps aside under a name that a rerun removes.
        let aside = folder.path + "-old"
        try AtomicRename.move(location.path, to: aside)
        try AtomicRename.move(folder.path, to: location.path)
        try? FileManager.default.removeItem(atPath: aside)
    }

    /// Removes what was written and gives the lock back.
    func discard() {
        guard isOpen else { return }
        try? FileManager.default.removeItem(at: folder)
        close()
    }

    private func close() {
        isOpen = false
        StagingRegistry.remove(folder.path)
        lock.release()
    }

    static func reason(_ error: any Error) -> String { SystemWords.reason(error) }
}

/// For the moment before a process ends by force.
public enum OutputCleanup {
    /// Removes the folders that runs of this process are writing; what is published stays.
    public static func removeStagingFolders() { StagingRegistry.removeFolders() }
}
