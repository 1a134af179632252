public import Foundation
public import GeoModel
import Publishing
public import Restoration

/// One mine, one file (一矿一档): documents by content, recorded as events of the ledger.
public struct MineArchive: Sendable {
    /// The workspace whose ledger records the documents.
    public let store: WorkspaceStore
    /// What messages call the archive.
    public let place: String
    let contents: ContentStore

    /// The archive in the folder `archive` beside a workspace.
    public init(_ store: WorkspaceStore, folder: URL) {
        self.store = store
        let archive = folder.appending(path: "archive")
        place = archive.path
        contents = ContentStore(folder: archive)
    }

    /// Stores a file and records it; when the ledger refuses the event, the file is not kept.
    ///
    /// - Parameter values: further values, such as `licence_no` and `area_m2` of a licence.
    /// - Throws: `InputError`; `LedgerRefusalAt` for values the kind must have.
    public func add(
        _ path: String,
        mine: String,
        kind: DocumentKind,
        on date: CalendarDate,
        actor: String,
        values: JSONObject = [:],
        isPublic: Bool = false
    ) throws -> ContentHash {
        let (hash, isNew) = try contents.add(path)
        var payload = values
        payload["document"] = .string(kind.rawValue)
        payload["sha256"] = .string(hash.hex)
        payload["name"] = .string(URL(filePath: path).lastPathComponent)
        if isPublic { payload["public"] = true }
        do {
            try store.append(checking: [
                LedgerDraft(date: date, kind: .documentAdded, subject: mine, actor: actor, values: payload)
            ])
        } catch {
            if isNew { contents.remove(hash) }
            throw error
        }
        return hash
    }

    /// The files of all mines of the register, or of one mine, on a day.
    public func files(asOf date: CalendarDate, mine: String? = nil) throws -> [MineFile] {
        let mines = try registered(asOf: date)
        return MineFile.files(
            of: try store.events(),
            mines: mines.map { ($0.mineID, $0.kind) },
            asOf: date,
            isStored: contents.holds
        ).filter { mine == nil || $0.mine == mine }
    }

    private func registered(asOf date: CalendarDate) throws -> [RecordedMine] {
        try store.run(asOf: date).map { try store.mines(snapshot: $0.snapshot) } ?? []
    }

    /// What is missing, contradictory, gone or altered.
    public func findings(_ files: [MineFile], asOf date: CalendarDate) throws -> [Finding] {
        let mines = Dictionary(try registered(asOf: date).map { ($0.mineID, $0) }) { first, _ in first }
        return files.flatMap { file in
            MineFileCheck.findings(file, mine: mines[file.mine], place: place) + damaged(file)
        }
    }

    private func damaged(_ file: MineFile) -> [Finding] {
        file.documents.compactMap { document in
            let state = contents.state(document.hash)
            guard state != .intact else { return nil }
            return Finding(
                .archiveDamaged,
                .error,
                file: place,
                mineID: file.mine,
                message: Messages.archiveObjectDamaged(file.mine, document.name, isMissing: state == .missing),
                fix: Messages.archiveDamagedFix
            )
        }
    }

    /// `regreen.archive-<command>/1`.
    public static func json(
        _ command: String,
        _ files: [MineFile],
        asOf date: CalendarDate,
        findings: [Finding] = [],
        language: UserLanguage
    ) -> JSONValue {
        [
            "schema": .string("regreen.archive-\(command)/1"), "as_of": .string(date.description),
            "mines": .array(
                files.map { file in
                    [
                        "mine_id": .string(file.mine), "kind": .string(file.kind.rawValue),
                        "required": JSONValue(file.required), "present": JSONValue(file.present),
                        "missing": .array(file.missing.map { .string($0.rawValue) }),
                        "documents": .array(file.documents.map(MineArchive.json)),
                    ]
                }
            ), "findings": .array(findings.map { $0.json(language: language) }),
        ]
    }

    static func json(_ document: ArchivedDocument) -> JSONValue {
        [
            "document": .string(document.kind.rawValue), "name": .string(document.name),
            "sha256": .string(document.hash), "date": .string(document.date.description),
            "event": JSONValue(document.sequence), "public": .bool(document.isPublic),
        ]
    }
}
