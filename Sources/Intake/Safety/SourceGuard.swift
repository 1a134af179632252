import Foundation
import GDALKit
import Restoration

/// Looks at a path before any driver does: local files only, containers only inside the project, sizes within limits.
struct SourceGuard {
    /// What a path turned out to be.
    enum Kind: Hashable {
        /// A plain file or folder.
        case plain
        /// A zip archive (zip, kmz, xlsx, shz).
        case zip
        /// A VRT, whose sources have been checked.
        case vrt
        /// An OpenStreetMap extract.
        case osm
    }

    var limits: IntakeLimits
    /// The folder containers must stay inside.
    var root: String?

    init(context: IntakeContext) {
        limits = context.limits
        root = context.projectFolder
    }

    /// Checks a path and everything it refers to.
    ///
    /// - Throws: `path_refused`, `limit_exceeded`, `file_missing`, `file_damaged`.
    func check(path: String, written: String) throws(InputError) -> Kind {
        guard !PathPolicy.refuses(path), !path.lowercased().hasPrefix("/vsi") else {
            throw .input(
                .pathRefused,
                file: written,
                message: Messages.remotePathRefused(written),
                fix: Messages.remotePathFix
            )
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw .input(
                .fileMissing,
                file: written,
                message: Messages.fileMissing(written),
                fix: Messages.fileMissingFix
            )
        }
        if isDirectory.boolValue { return .plain }
        var checked: Set<String> = []
        return try checkFile(
            path: path,
            written: written,
            root: root ?? folder(of: path),
            depth: 0,
            checked: &checked
        )
    }

    /// - Parameter checked: sources that were looked at and found harmless; one that thousands of others name is looked at
    ///   once. A file that leads to itself is never among them and ends at the limit of nesting.
    private func checkFile(
        path: String,
        written: String,
        root: String,
        depth: Int,
        checked: inout Set<String>
    ) throws(InputError) -> Kind {
        guard depth <= limits.nesting else {
            throw .limit(file: written, what: "nesting of files", value: depth, limit: limits.nesting)
        }
        guard let head = Self.head(of: path) else {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.fileUnreadable(written),
                fix: Messages.fileUnreadableFix
            )
        }
        let kind = kind(path: path, head: head)
        if kind != .plain, !isSpreadsheet(path) { try requireInside(path, root: root, written: written) }
        switch kind {
        case .zip: try checkZip(path: path, written: written)
        case .vrt: try checkVRT(path: path, written: written, root: root, depth: depth, checked: &checked)
        case .osm, .plain: break
        }
        return kind
    }

    private func kind(path: String, head: [UInt8]) -> Kind {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
        let text = String(decoding: head.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let lower = path.lowercased()
        if text.contains("<VRTDataset") || text.contains("<OGRVRTDataSource") || lower.hasSuffix(".vrt") { return .vrt }
        if lower.hasSuffix(".osm") || lower.hasSuffix(".pbf") || text.contains("<osm ") || text.contains("OSMHeader") {
            return .osm
        }
        return .plain
    }

    /// A workbook is a zip by format only: nothing outside it is ever opened.
    private func isSpreadsheet(_ path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

    private func requireInside(_ path: String, root: String, written: String) throws(InputError) {
        guard Self.isInside(path, root: root) else {
            throw .input(
                .pathRefused,
                file: written,
                message: Messages.outsideProjectFolder(written, path: path),
                fix: Messages.outsideProjectFolderFix
            )
        }
    }

    /// True when the path, with all symbolic links followed, lies in the folder.
    static func isInside(_ path: String, root: String) -> Bool {
        let file = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
        let folder = URL(fileURLWithPath: root).standardizedFileURL.resolvingSymlinksInPath().path
        return file == folder || file.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }

    private func folder(of path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    }

    static func head(of path: String, count: Int = 4096) -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: count) else { return [] }
        return Array(data)
    }

    // MARK: Zip

    private func checkZip(path: String, written: String) throws(InputError) {
        guard let entries = ZipDirectory.read(path: path) else {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.archiveDamaged(written),
                fix: Messages.copyAgain
            )
        }
        guard entries.count <= limits.zipEntries else {
            throw .limit(file: written, what: "zip entries", value: entries.count, limit: limits.zipEntries)
        }
        var total = 0
        for entry in entries {
            total = total.addingReportingOverflow(entry.unpacked).overflow ? .max : total + entry.unpacked
            guard total <= limits.zipUnpackedBytes else {
                throw .limit(
                    file: written,
                    what: "unpacked bytes of a zip",
                    value: total,
                    limit: limits.zipUnpackedBytes
                )
            }
            // Small members compress freely; only large ones can fill a disk or memory.
            if entry.unpacked > 10 << 20, entry.packed > 0, entry.unpacked / entry.packed > limits.zipRatio {
                throw .limit(
                    file: written,
                    what: "compression ratio of \(entry.name)",
                    value: entry.unpacked / entry.packed,
                    limit: limits.zipRatio
                )
            }
            let lower = entry.name.lowercased()
            guard !lower.hasPrefix("/"), !lower.split(separator: "/").contains("..") else {
                throw .input(
                    .pathRefused,
                    file: written,
                    message: Messages.archiveMemberOutside(written, member: entry.name),
                    fix: Messages.outsideProjectFolderFix
                )
            }
            if lower.hasSuffix(".zip") || lower.hasSuffix(".kmz") || lower.hasSuffix(".gz") || lower.hasSuffix(".vrt") {
                throw .limit(file: written, what: "containers inside a zip", value: 1, limit: 0)
            }
        }
    }

    // MARK: VRT

    private func checkVRT(
        path: String,
        written: String,
        root: String,
        depth: Int,
        checked: inout Set<String>
    ) throws(InputError) {
        if let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int, size > 64 << 20 {
            throw .limit(file: written, what: "size of a VRT in bytes", value: size, limit: 64 << 20)
        }
        let inspection: VirtualDatasetInspection
        do {
            inspection = try VirtualDatasetInspection(path: path)
        } catch {
            throw .gdal(error, file: written)
        }
        let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self).uppercased()
        guard !inspection.usesSQL, !inspection.hasCode, !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else {
            throw .input(
                .pathRefused,
                file: written,
                message: Messages.unsafeVRT(written),
                fix: Messages.outsideProjectFolderFix
            )
        }
        guard inspection.sources.count <= limits.virtualSources else {
            throw .limit(
                file: written,
                what: "sources of a VRT",
                value: inspection.sources.count,
                limit: limits.virtualSources
            )
        }
        for source in inspection.sources where !checked.contains(source) {
            try checkSource(source, written: written, root: root, depth: depth, checked: &checked)
            checked.insert(source)
        }
    }

    private func checkSource(
        _ source: String,
        written: String,
        root: String,
        depth: Int,
        checked: inout Set<String>
    ) throws(InputError) {
        guard !PathPolicy.refuses(source), !source.lowercased().hasPrefix("/vsi"), !Self.isConnection(source) else {
            throw .input(
                .pathRefused,
                file: written,
                message: Messages.outsideProjectFolder(written, path: source),
                fix: Messages.outsideProjectFolderFix
            )
        }
        // A path that is not relative to the VRT is relative to the process.
        let full = source.hasPrefix("/") ? source : FileManager.default.currentDirectoryPath + "/" + source
        try requireInside(full, root: root, written: written)
        guard FileManager.default.fileExists(atPath: full) else {
            throw .input(
                .fileMissing,
                file: written,
                message: Messages.fileMissing(source),
                fix: Messages.fileMissingFix
            )
        }
        _ = try checkFile(path: full, written: source, root: root, depth: depth + 1, checked: &checked)
    }

    /// `DRIVER:…` names, which open something else than a file of that name.
    private static func isConnection(_ source: String) -> Bool {
        guard let colon = source.firstIndex(of: ":") else { return false }
        return source[..<colon].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}
