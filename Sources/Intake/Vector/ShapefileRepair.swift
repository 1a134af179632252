import Foundation
import GDALKit
import Restoration

/// Makes a shapefile with missing or damaged members readable without writing beside it.
struct ShapefileRepair {
    /// What to open instead of the path asked for.
    struct Prepared {
        var path: String
        var options: [String: String] = [:]
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
        prepared.options = ["SHAPE_RESTORE_SHX": "YES"]
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

    /// Compares the length the header claims with the file's.
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
        let words = head[24..<28].reduce(0) { $0 << 8 | Int($1) }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes?[.size] as? Int, words * 2 > size else { return [] }
        return [
            Finding(
                .fileDamaged,
                .warning,
                file: written,
                message: Messages.headerLongerThanFile(written, header: words * 2, file: size),
                fix: Messages.copyAgain
            )
        ]
    }
}
