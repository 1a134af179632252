import Foundation
public import GeoModel
import Publishing
public import Restoration

/// What is handed to auditors or to justice: files with their hashes in one ZIP archive of fixed bytes.
public struct EvidencePacket: Sendable {
    /// A paper the events name.
    public struct Paper: Sendable, Hashable {
        /// The event's place in the ledger.
        public var event: Int
        /// What the paper is.
        public var kind: String
        /// Its hash by the ledger.
        public var hash: String
        /// The file in the packet with that content; nil for a paper that was not given.
        public var file: String?
    }

    /// What the packet is about.
    public let subject: String
    /// The events, in order.
    public let events: [LedgerEvent]
    /// The papers they name.
    public let papers: [Paper]
    /// Documents given that no event names.
    public let unnamed: [String]
    private var archive = ZipArchive()

    /// Collects a case.
    ///
    /// - Parameters:
    ///   - subject: the case or mine; nil takes all events.
    ///   - documents: files; those an event names by hash are matched to it.
    ///   - tables: further files by name, for example a budget.
    ///   - date: later events do not count; the last event's day when nil.
    public init(
        subject: String?,
        events: [LedgerEvent],
        documents: [String],
        tables: [(name: String, bytes: [UInt8])] = [],
        asOf date: CalendarDate? = nil
    ) throws {
        self.subject = subject ?? ""
        let date = date ?? events.map(\.date).max()
        let chosen = EvidencePacket.events(of: subject, in: events).filter { event in
            date.map { event.date <= $0 } ?? true
        }
        guard !chosen.isEmpty || !tables.isEmpty else {
            let message = Messages.evidenceEmpty(subject: subject ?? "", date: date.map { "\($0)" } ?? "–")
            throw InputError(Finding(.mineUnknown, .error, mineID: subject, message: message))
        }
        self.events = chosen
        var byHash: [String: String] = [:]
        var given: [String] = []
        for path in documents {
            let bytes = try EvidencePacket.read(path)
            let name = EvidencePacket.freeName("documents/" + URL(filePath: path).lastPathComponent, in: archive)
            let hash = ContentHash(of: bytes).hex
            if byHash[hash] != nil { continue }
            _ = archive.add(name, bytes)
            byHash[hash] = name
            given.append(hash)
        }
        papers = chosen.flatMap { event in
            (event.payload["evidence"]?.arrayValue ?? []).map { paper in
                let hash = paper["sha256"]?.stringValue ?? ""
                let kind = paper["kind"]?.stringValue ?? ""
                return Paper(event: event.sequence, kind: kind, hash: hash, file: byHash[hash])
            }
        }
        let named = Set(papers.map(\.hash))
        unnamed = given.filter { !named.contains($0) }.compactMap { byHash[$0] }
        for table in tables { _ = archive.add(table.name, table.bytes) }
        _ = archive.add("events.jsonl", Array(chosen.map(EvidencePacket.line).joined().utf8))
        _ = archive.add("states.json", Array(try states(on: date).serialized(pretty: true).utf8))
    }

    /// The case's own events, and those of cases that belong to the mine.
    private static func events(of subject: String?, in events: [LedgerEvent]) -> [LedgerEvent] {
        guard let subject else { return events }
        let members = Set(events.filter { $0.payload["mine"]?.stringValue == subject }.map(\.subject))
        return events.filter { $0.subject == subject || members.contains($0.subject) }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw InputError(Finding(.fileMissing, .error, file: path, message: Messages.recordsMissing(path: path)))
        }
        return Array(data)
    }

    private static func freeName(_ name: String, in archive: ZipArchive) -> String {
        let taken = Set(archive.entries.map(\.path))
        var free = name
        var number = 1
        while taken.contains(free) {
            number += 1
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            let head = parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
            free = parts.count > 1 ? "\(head)-\(number).\(parts[parts.count - 1])" : "\(head)-\(number)"
        }
        return free
    }

    private static func line(_ event: LedgerEvent) -> String {
        let object: JSONObject = [
            "sequence": JSONValue(event.sequence), "date": .string(event.date.description),
            "kind": .string(event.kind.text), "actor": .string(event.actor), "payload": .object(event.payload),
        ]
        return JSONValue.object(object).serialized() + "\n"
    }

    /// What each machine says of the cases on the day.
    private func states(on date: CalendarDate?) throws -> JSONValue {
        guard let date else { return .array([]) }
        let cases: [CaseHistory]
        do {
            cases = try CaseHistory.cases(of: events)
        } catch {
            throw InputError(Finding(.valueOutOfRange, .error, message: Messages.eventsMakeNoCases(error)))
        }
        return .array(
            cases.map { history in
                var object: JSONObject = [
                    "subject": .string(history.subject), "mine": .string(history.mine),
                    "machine": .string(history.machine.id.rawValue), "as_of": .string(date.description),
                ]
                if let outcome = try? history.outcome(asOf: date) { object["outcome"] = .object(outcome) }
                return .object(object)
            }
        )
    }

    /// The packet's list: every file with its hash, every paper with where it is.
    public func manifest(_ language: UserLanguage) -> JSONValue {
        [
            "schema": "regreen.evidence/1",
            "subject": .string(subject),
            "events": JSONValue(events.count),
            "files": .array(
                archive.entries.map { entry in
                    [
                        "path": .string(entry.path), "bytes": JSONValue(entry.bytes.count),
                        "sha256": .string(ContentHash(of: entry.bytes).hex),
                    ]
                }
            ),
            "papers": .array(
                papers.map { paper in
                    [
                        "event": JSONValue(paper.event), "kind": .string(paper.kind), "sha256": .string(paper.hash),
                        "file": JSONValue(paper.file),
                    ]
                }
            ),
            "unnamed": .array(unnamed.map(JSONValue.string)),
        ]
    }

    /// Papers the ledger names and that are not in the packet.
    public var missing: [Paper] { papers.filter { $0.file == nil } }

    /// Writes the archive; whole or not at all.
    public func write(to path: String, language: UserLanguage, replaces: Bool) throws {
        var whole = archive
        _ = whole.add("manifest.json", Array(manifest(language).serialized(pretty: true).utf8))
        guard let bytes = whole.bytes() else {
            throw InputError(
                Finding(.limitExceeded, .error, file: path, message: Messages.evidenceTooLarge(path: path))
            )
        }
        try PlainOutput.write(bytes, to: path, replaces: replaces)
    }
}

/// Writes bytes to a file; whole or not at all.
enum PlainOutput {
    static func write(_ bytes: [UInt8], to path: String, replaces: Bool) throws {
        _ = try ToolOutput.staged(path, replaces: replaces) { target in
            do {
                try Data(bytes).write(to: URL(filePath: target))
            } catch {
                throw OutputFailure(operation: "write", path: path, message: StagedOutput.reason(error))
            }
            return PublicationReport()
        }
    }
}
