import Foundation
import GeoModel
public import Restoration

/// A folder with the documents of mines under names people read, and a manifest with their hashes.
public struct ArchiveExport: Sendable {
    /// Number of documents written.
    public let documents: Int
    /// Number of documents that were left out of a public copy.
    public let left: Int

    /// Writes the folder; it appears whole or not at all.
    ///
    /// A public copy has only documents that were marked free of personal data, under names of their kind alone: a file
    /// name may be a person's.
    /// - Throws: `InputError` `archive_damaged` when a content is gone or altered; `OutputRefused`.
    public init(
        _ archive: MineArchive,
        _ files: [MineFile],
        to output: String,
        isPublic: Bool,
        replaces: Bool,
        language: UserLanguage
    ) throws {
        let staged = try StagedOutput(output: output, replaces: replaces, inputs: [archive.place + "/objects"])
        do {
            var entries: [JSONValue] = []
            var left = 0
            for file in files {
                var numbers: [DocumentKind: Int] = [:]
                for document in file.documents {
                    guard document.isPublic || !isPublic else {
                        left += 1
                        continue
                    }
                    numbers[document.kind, default: 0] += 1
                    let name = ArchiveExport.name(document, number: numbers[document.kind] ?? 1, isPublic: isPublic)
                    let folder = ArchiveExport.safe(file.mine)
                    try ArchiveExport.copy(document, of: file, archive, to: staged.folder, folder: folder, name: name)
                    var entry: JSONObject = [
                        "mine_id": .string(file.mine), "document": .string(document.kind.rawValue),
                        "path": .string("\(folder)/\(name)"), "sha256": .string(document.hash),
                        "date": .string(document.date.description),
                    ]
                    if !isPublic { entry["name"] = .string(document.name) }
                    entries.append(.object(entry))
                }
            }
            let manifest: JSONValue = [
                "schema": "regreen.archive/1", "public": .bool(isPublic), "documents": .array(entries),
                "missing": .array(
                    files.filter { !$0.missing.isEmpty }.map { file in
                        [
                            "mine_id": .string(file.mine),
                            "missing": .array(file.missing.map { .string($0.rawValue) }),
                        ]
                    }
                ),
            ]
            let path = staged.folder.appending(path: OutputFolder.manifestName)
            do {
                try Data((manifest.serialized(pretty: true) + "\n").utf8).write(to: path)
            } catch {
                throw OutputFailure(operation: "write", path: output, message: StagedOutput.reason(error))
            }
            try staged.publish()
            documents = entries.count
            self.left = left
        } catch {
            staged.discard()
            throw error
        }
    }

    private static func copy(
        _ document: ArchivedDocument,
        of file: MineFile,
        _ archive: MineArchive,
        to root: URL,
        folder: String,
        name: String
    ) throws {
        let state = archive.contents.state(document.hash)
        guard state == .intact else {
            throw InputError(
                Finding(
                    .archiveDamaged,
                    .error,
                    file: archive.place,
                    mineID: file.mine,
                    message: Messages.archiveObjectDamaged(file.mine, document.name, isMissing: state == .missing),
                    fix: Messages.archiveDamagedFix
                )
            )
        }
        let target = root.appending(path: folder)
        do {
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: archive.contents.url(document.hash), to: target.appending(path: name))
        } catch {
            throw OutputFailure(operation: "write", path: target.path, message: StagedOutput.reason(error))
        }
    }

    private static func name(_ document: ArchivedDocument, number: Int, isPublic: Bool) -> String {
        let ending = URL(filePath: document.name).pathExtension
        let head = "\(document.kind.rawValue)-\(number)"
        guard !isPublic else { return ending.isEmpty ? head : "\(head).\(safe(ending))" }
        return "\(head)-\(safe(document.name))"
    }

    /// A name no path can be made of.
    private static func safe(_ name: String) -> String {
        let text = String(name.map { "/\\\0:".contains($0) || $0.isNewline ? "_" : $0 })
        return text.isEmpty || text.allSatisfy({ $0 == "." }) ? "_" : text
    }
}
