import Foundation
import GeoModel
import Publishing
import Restoration

/// Writes a result file of a toolbox call: whole or not at all, and over an existing one only when asked.
enum ToolOutput {
    /// Writes a table; the format is chosen by the path's ending.
    ///
    /// - Returns: the files written, as named by `path`.
    static func write(
        _ table: FeatureTable,
        to path: String,
        replaces: Bool,
        options: VectorExport.Options = VectorExport.Options()
    ) throws -> PublicationReport {
        try write(table, to: path, replaces: replaces, options: options, beside: {}).report
    }

    /// Writes a table while `check` runs on another thread; when that throws, nothing is left behind.
    static func write<Checked: Sendable>(
        _ table: FeatureTable,
        to path: String,
        replaces: Bool,
        options: VectorExport.Options,
        beside check: @escaping @Sendable () throws -> Checked
    ) throws -> (checked: Checked, report: PublicationReport) {
        guard let format = VectorExport.Format(path: path) else {
            let endings = VectorExport.Format.allCases.map(\.rawValue) + ["txt"]
            let message = Messages.formatUnknown(path: path, endings: endings)
            throw InputError(Finding(.driverRefused, .error, file: path, message: message))
        }
        var found: Checked?
        let report = try staged(path, replaces: replaces) { target in
            let (checked, written) = Concurrently.both({ Result { try check() } }) {
                Result { try VectorExport.write(table, to: target, format: format, options: options) }
            }
            found = try checked.get()
            return try written.get()
        }
        guard let found else { preconditionFailure("a staged file was checked") }
        return (found, report)
    }

    /// Writes several tables as layers of one GeoPackage.
    static func write(
        _ tables: [FeatureTable],
        toGeoPackage path: String,
        replaces: Bool
    ) throws -> PublicationReport {
        try staged(path, replaces: replaces) { target in try VectorExport.write(tables, toGeoPackage: target) }
    }

    /// Runs a writer on a folder beside the target and moves what it wrote into place.
    static func staged(
        _ path: String,
        replaces: Bool,
        _ body: (String) throws -> PublicationReport
    ) throws -> PublicationReport {
        let target = URL(filePath: path).standardizedFileURL
        let parent = target.deletingLastPathComponent()
        if !replaces, FileManager.default.fileExists(atPath: target.path) {
            throw InputError(
                Finding(
                    .outputRefused,
                    .error,
                    file: path,
                    message: Messages.fileExists(path: path),
                    fix: Messages.outputRefusedFix
                )
            )
        }
        let folder = parent.appending(
            path: ".\(target.lastPathComponent).regreen-staging-\(ProcessInfo.processInfo.processIdentifier)"
        )
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch {
            throw OutputFailure(operation: "create", path: path, message: StagedOutput.reason(error))
        }
        StagingRegistry.add(folder.path)
        defer {
            try? FileManager.default.removeItem(at: folder)
            StagingRegistry.remove(folder.path)
        }
        let asked = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let shown = ShownPaths(staging: folder.path, shown: asked)
        var report: PublicationReport
        do {
            report = try body(folder.appending(path: target.lastPathComponent).path)
        } catch let error as PublishingError {
            throw shown.error(error)
        }
        report.findings = report.findings.map(shown.finding)
        do throws(AtomicRename.Failure) {
            let names = OutputFolder.files(of: folder)
            for name in names {
                try AtomicRename.sync(folder.appending(path: name).path)
                try AtomicRename.move(folder.appending(path: name).path, to: parent.appending(path: name).path)
            }
            let shown =
                path.contains("/") ? String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)) + "/" : ""
            report.files = names.map { shown + $0 }
        } catch {
            throw OutputFailure(operation: "rename", path: path, message: error.message)
        }
        return report
    }
}
