import Foundation
import GDALKit
import Restoration

/// Makes a shapefile with missing or damaged members readable without writing beside it.
struct ShapefileRepair {
    /// What to open instead of the path asked for.
    struct Prepared {
        var path: String
        var findings: [Finding] = []
        var temporaryFolder: String?

        func cleanUp() {
            if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
        }
    }

    /// Looks at the members of a shapefile; any other path is returned as it is.
    ///
    /// Without a `.shx` the index is rebuilt on a copy in a temporary folder.
    static func prepare(path: String, written: String) throws(InputError) -> Prepared {
        guard path.lowercased().hasSuffix(".shp") else { return Prepared(path: path) }
        var prepared = Prepared(path: path)
        let members = members(of: path)
        func has(_ suffix: String) -> Bool { members.contains { $0.lowercased().hasSuffix(suffix) } }
        prepared.findings += try headerFindings(path: path, written: written)
        if !has(".dbf") {
            prepared.findings.append(
                Finding(
                    .fileDamaged,
                    .warning,
                    file: written,
                    message: Messages.memberMissing(written, member: ".dbf"),
                    fix: Messages.askForMember
                )
            )
        }
        guard !has(".shx") else { return prepared }
        prepared.findings.append(
            Finding(
                .fileDamaged,
                .warning,
                file: written,
                message: Messages.indexRebuilt(written),
                fix: Messages.askForMember
            )
        )
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("regreen-\(UUID().uuidString)").path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for member in members {
                let name = URL(fileURLWithPath: member).lastPathComponent
                try FileManager.default.copyItem(atPath: member, toPath: folder + "/" + name)
            }
        } catch {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.cannotRead(file: written),
                fix: Messages.copyAgain,
                detail: "\(error)"
            )
        }
        prepared.temporaryFolder = folder
        prepared.path = folder + "/" + URL(fileURLWithPath: path).lastPathComponent
        let dropped = try ShapefileIndex.rebuild(prepared.path, written: written)
        if dropped > 0 {
            prepared.findings.append(
                Finding(
                    .fileDamaged,
                    .warning,
                    file: written,
                    message: Messages.bytesAfterLastRecord(written, bytes: dropped),
                    fix: Messages.askForMember
                )
            )
        }
        return prepared
    }

    /// The files of one name beside a shapefile.
    static func members(of path: String) -> [String] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let stem = url.deletingPathExtension().lastPathComponent.lowercased()
        let suffixes: Set<String> = ["shp", "shx", "dbf", "prj", "cpg", "qpj", "sbn", "sbx", "qix"]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { name in
            let member = URL(fileURLWithPath: name)
            return member.deletingPathExtension().lastPathComponent.lowercased() == stem
                && suffixes.contains(member.pathExtension.lowercased())
        }.map { folder.appendingPathComponent($0).path }
    }

    /// Compares what headers claim with what is there.
    private static func headerFindings(path: String, written: String) throws(InputError) -> [Finding] {
        guard let head = SourceGuard.head(of: path, count: 100), head.count == 100, head[2] == 0x27, head[3] == 0x0A
        else {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.fileDamaged(written),
                fix: Messages.copyAgain
            )
        }
        var findings: [Finding] = []
        let claimed = head[24..<28].reduce(0) { $0 << 8 | Int($1) } * 2
        if let size = size(of: path), size != claimed {
            findings.append(
                Finding(
                    .fileDamaged,
                    claimed > size ? .warning : .info,
                    file: written,
                    message: Messages.headerLengthDiffers(written, header: claimed, file: size),
                    fix: Messages.copyAgain
                )
            )
        }
        guard let table = members(of: path).first(where: { $0.lowercased().hasSuffix(".dbf") }),
            let start = SourceGuard.head(of: table, count: 32), start.count == 32, let bytes = size(of: table)
        else { return findings }
        let records = start[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = Int(start[8]) | Int(start[9]) << 8
        let width = Int(start[10]) | Int(start[11]) << 8
        if header + records * width > bytes {
            findings.append(
                Finding(
                    .fileDamaged,
                    .warning,
                    file: written,
                    message: Messages.tableCutShort(
                        written,
                        records: records,
                        found: max(0, (bytes - header) / max(1, width))
                    ),
                    fix: Messages.copyAgain
                )
            )
        }
        return findings
    }

    private static func size(of path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }
}

/// Rebuilds the index of a shapefile from its records.
///
/// GDAL's own rebuilding gives up on bytes after the last record; here they are cut off, which only ever touches a copy.
enum ShapefileIndex {
    /// Writes the `.shx` beside a `.shp` and cuts the `.shp` after its last whole record.
    ///
    /// - Returns: the number of bytes cut off.
    static func rebuild(_ path: String, written: String) throws(InputError) -> Int {
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            var shapes = Array(try Data(contentsOf: url))
            var index = Array(shapes.prefix(100))
            var position = 100
            var number = 1
            while position + 8 <= shapes.count {
                let words = bigEndian(shapes, position + 4)
                let end = position + 8 + words * 2
                guard bigEndian(shapes, position) == number, words >= 2, end <= shapes.count else { break }
                index += bytes(position / 2) + bytes(words)
                position = end
                number += 1
            }
            let dropped = shapes.count - position
            shapes.removeLast(dropped)
            shapes.replaceSubrange(24..<28, with: bytes(shapes.count / 2))
            index.replaceSubrange(24..<28, with: bytes(index.count / 2))
            try Data(shapes).write(to: url)
            try Data(index).write(to: url.deletingPathExtension().appendingPathExtension("shx"))
            return dropped
        } catch {
            throw .input(
                .fileDamaged,
                file: written,
                message: Messages.cannotRead(file: written),
                fix: Messages.copyAgain,
                detail: "\(error)"
            )
        }
    }

    private static func bigEndian(_ bytes: [UInt8], _ at: Int) -> Int {
        bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func bytes(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
}
