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
        return try checkFile(path: path, written: written, root: root ?? folder(of: path), depth: 0)
    }

    private func checkFile(path: String, written: String, root: String, depth: Int) throws(InputError) -> Kind {
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
        case .vrt: try checkVRT(path: path, written: written, root: root, depth: depth)
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

    private func checkVRT(path: String, written: String, root: String, depth: Int) throws(InputError) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
            throw .limit(file: written, what: "size of a VRT in bytes", value: .max, limit: 64 << 20)
        }
        let text = String(decoding: data, as: UTF8.self)
        let upper = text.uppercased()
        guard !upper.contains("<!DOCTYPE"), !upper.contains("<!ENTITY"), !upper.contains("PIXELFUNCTIONLANGUAGE") else {
            throw .input(
                .pathRefused,
                file: written,
                message: Messages.unsafeVRT(written),
                fix: Messages.outsideProjectFolderFix
            )
        }
        let base = folder(of: path)
        for source in VRTSources.find(in: text) {
            guard !PathPolicy.refuses(source), !source.lowercased().hasPrefix("/vsi"), !Self.isConnection(source) else {
                throw .input(
                    .pathRefused,
                    file: written,
                    message: Messages.outsideProjectFolder(written, path: source),
                    fix: Messages.outsideProjectFolderFix
                )
            }
            let full = source.hasPrefix("/") ? source : base + "/" + source
            try requireInside(full, root: root, written: written)
            guard FileManager.default.fileExists(atPath: full) else {
                throw .input(
                    .fileMissing,
                    file: written,
                    message: Messages.fileMissing(source),
                    fix: Messages.fileMissingFix
                )
            }
            _ = try checkFile(path: full, written: source, root: root, depth: depth + 1)
        }
    }

    /// `DRIVER:…` names, which open something else than a file of that name.
    private static func isConnection(_ source: String) -> Bool {
        guard let colon = source.firstIndex(of: ":") else { return false }
        return source[..<colon].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}

/// The files a VRT names.
enum VRTSources {
    private static let tags = ["SourceFilename", "SourceDataset", "SrcDataSource", "Filename", "SrcDSName"]

    /// The texts of all elements that name a source, entities undone.
    static func find(in xml: String) -> [String] {
        var sources: [String] = []
        var rest = xml[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: ">") else { break }
            let element = rest[..<close]
            rest = rest[rest.index(after: close)...]
            let name = element.prefix { !$0.isWhitespace && $0 != "/" }
            let local = name.split(separator: ":").last.map(String.init) ?? String(name)
            guard tags.contains(where: { $0.lowercased() == local.lowercased() }), !element.hasSuffix("/") else {
                continue
            }
            guard let end = rest.firstIndex(of: "<") else { break }
            var text = String(rest[..<end])
            if rest[end...].hasPrefix("<![CDATA[") {
                let body = rest[end...].dropFirst(9)
                text += body.prefix { $0 != "]" }
            }
            sources.append(unescape(text.trimmingSpaces()))
        }
        return sources
    }

    private static func unescape(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let semicolon = rest.firstIndex(of: ";") else { break }
            let name = rest[rest.index(after: rest.startIndex)..<semicolon]
            rest = rest[rest.index(after: semicolon)...]
            switch name {
            case "amp": result += "&"
            case "lt": result += "<"
            case "gt": result += ">"
            case "quot": result += "\""
            case "apos": result += "'"
            default:
                let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
                if let scalar = code.flatMap(Unicode.Scalar.init) { result.unicodeScalars.append(scalar) }
            }
        }
        return result + rest
    }
}
