import Foundation
import GeoModel
import Intake
public import Restoration

/// Events that are to be entered, with where each stands in its file.
public struct LedgerBatch: Sendable {
    /// The events.
    public let drafts: [LedgerDraft]
    /// The file they are from; nil for events of the command line.
    public let file: String?
    /// Line or element of each, from 1.
    let places: [Int]

    /// Events without a file.
    public init(_ drafts: [LedgerDraft]) {
        self.drafts = drafts
        file = nil
        places = Array(drafts.indices.map { $0 + 1 })
    }

    /// Reads a file of events: JSON lines, a JSON array, or CSV with a header.
    ///
    /// Keys are `date, kind, subject, actor, value, values, evidence`. In CSV every other column is a value, and
    /// `evidence` is a list such as `scheme=papers/scheme.pdf; review_opinion=sha256:…`. Papers are named relative to the
    /// file.
    /// - Throws: `InputError` with the line and key of the first fault; nothing is entered then.
    public init(file path: String) throws {
        file = path
        let folder = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
        let objects = try LedgerBatch.objects(path)
        var drafts: [LedgerDraft] = []
        var papers = EvidenceFiles(folder: folder)
        for (object, place) in objects {
            do throws(DraftFault) {
                drafts.append(try LedgerBatch.draft(object, &papers))
            } catch {
                throw error.error(file: path, place: place)
            }
        }
        self.drafts = drafts
        places = objects.map(\.place)
    }

    /// Checks the events by the rules of their cases and appends them; one bad event and nothing is written.
    ///
    /// - Throws: `InputError` `ledger_refused` with rule, clause and place; `LockHeld`.
    /// - Returns: the new head.
    @discardableResult
    public func append(to store: WorkspaceStore) throws -> LedgerHead {
        do {
            return try store.append(checking: drafts)
        } catch let refused as LedgerRefusalAt {
            throw refusal(refused)
        }
    }

    private func refusal(_ refused: LedgerRefusalAt) -> any Error {
        guard let file else { return refused }
        var finding =
            Failure(refused).findings.last ?? Finding(.ledgerRefused, .error, message: LocalizedText(zh: "", en: ""))
        finding.file = file
        finding.message = Messages.atPlace(places[refused.index], finding.message)
        finding.fix = Messages.nothingEntered(count: drafts.count)
        return InputError(finding)
    }

    // MARK: Files

    private static func objects(_ path: String) throws -> [(object: JSONObject, place: Int)] {
        if path.lowercased().hasSuffix(".csv") { return try table(path) }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw InputError(
                Finding(
                    .fileMissing,
                    .error,
                    file: path,
                    message: Messages.fileMissing(path),
                    fix: Messages.fileMissingFix
                )
            )
        }
        if path.lowercased().hasSuffix(".json") { return try array(data, path) }
        var objects: [(JSONObject, Int)] = []
        for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let value = try JSONValue(parsing: Array(line.last == 0x0D ? line.dropLast() : line))
                guard let object = value.objectValue else { throw DraftFault(key: nil, value: "…") }
                objects.append((object, index + 1))
            } catch {
                throw damaged(path, place: index + 1, "\(error)")
            }
        }
        return objects
    }

    private static func array(_ data: Data, _ path: String) throws -> [(object: JSONObject, place: Int)] {
        do {
            let value = try JSONValue(parsing: Array(data))
            let elements = value.arrayValue ?? value["events"]?.arrayValue ?? [value]
            return try elements.enumerated().map { index, element in
                guard let object = element.objectValue else { throw DraftFault(key: nil, value: "…") }
                return (object, index + 1)
            }
        } catch {
            throw damaged(path, place: 1, "\(error)")
        }
    }

    private static func damaged(_ path: String, place: Int, _ detail: String) -> InputError {
        let message = Messages.atPlace(place, Messages.eventUnreadable)
        return InputError(Finding(.fileDamaged, .error, file: path, message: message), detail: detail)
    }

    private static func table(_ path: String) throws -> [(object: JSONObject, place: Int)] {
        let table = try PlainTable.read(URL(filePath: path).standardizedFileURL.path, written: path)
        let own = LedgerBatch.keys.filter { $0 != "values" }
        return zip(table.rows, table.lines).map { row, line in
            var object = JSONObject()
            var values = JSONObject()
            for (name, cell) in zip(table.columns, row) where !name.isEmpty && !cell.isEmpty {
                if own.contains(name) {
                    object[name] = .string(cell)
                } else {
                    values[name] = LedgerBatch.value(cell)
                }
            }
            if !values.isEmpty { object["values"] = .object(values) }
            return (object, line)
        }
    }

    /// A cell or option as a value: a whole number where it is one, text otherwise.
    public static func value(_ text: String) -> JSONValue {
        // A leading zero is a code, not a number.
        guard text == "0" || !text.hasPrefix("0"), let number = Int64(text), String(number) == text else {
            return .string(text)
        }
        return .int(number)
    }

    /// A kind that does not exist, with the nearest that does.
    public static func unknownKind(_ text: String) -> InputError {
        let nearest = EditDistance.nearest(to: text, among: LedgerKind.allTexts)
        return DraftFault(key: "kind", value: text, nearest: nearest).error(file: nil, place: 1)
    }

    // MARK: One event

    static let keys = ["date", "kind", "subject", "actor", "value", "values", "evidence"]

    private static func draft(_ object: JSONObject, _ papers: inout EvidenceFiles) throws(DraftFault) -> LedgerDraft {
        for key in object.keys where !keys.contains(key) {
            throw DraftFault(key: key, value: nil, nearest: EditDistance.nearest(to: key, among: keys))
        }
        func text(_ key: String) throws(DraftFault) -> String {
            guard let text = object[key]?.stringValue, !text.isEmpty else { throw DraftFault(key: key, value: nil) }
            return text
        }
        let (dateText, kindText) = (try text("date"), try text("kind"))
        guard let date = CalendarDate(text: dateText) else { throw DraftFault(key: "date", value: dateText) }
        guard let kind = LedgerKind(text: kindText) else {
            let nearest = EditDistance.nearest(to: kindText, among: LedgerKind.allTexts)
            throw DraftFault(key: "kind", value: kindText, nearest: nearest)
        }
        var values = object["values"]?.objectValue ?? JSONObject()
        if let value = object["value"] { values["value"] = value }
        return LedgerDraft(
            date: date,
            kind: kind,
            subject: try text("subject"),
            actor: try text("actor"),
            values: values,
            evidence: try papers.evidence(object["evidence"])
        )
    }
}

/// What is wrong with one event of a file.
struct DraftFault: Error {
    let key: String?
    let value: String?
    var nearest: String?

    func error(file: String?, place: Int) -> InputError {
        var message = Messages.eventFault(key: key ?? "", value: value, nearest: nearest)
        if file != nil { message = Messages.atPlace(place, message) }
        return InputError(Finding(.ledgerRefused, .error, file: file, message: message))
    }
}
