import Foundation
import GeoModel
public import Restoration

/// Reads ledger events from a file of JSON lines, one event a line.
///
/// A line is a row of the ledger (`sequence, date, kind, payload, actor, evidence, previous, hash`, the chain is then
/// verified) or, typed by hand, `date, kind, subject, actor` with further values beside them.
public enum EventsFile {
    /// Reads the events in the order of the file.
    ///
    /// - Throws: `InputError` naming the line.
    public static func load(_ path: String) throws -> [LedgerEvent] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw InputError(Finding(.fileMissing, .error, file: path, message: Messages.recordsMissing(path: path)))
        }
        var events: [LedgerEvent] = []
        var verifier = LedgerVerifier()
        for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let bytes = line.last == 0x0D ? line.dropLast() : line
            guard bytes.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let object = try JSONValue(parsing: Array(bytes)).objectValue ?? JSONObject()
                let row = row(of: object, number: events.count + 1)
                if object["hash"] != nil { verifier.check(row) }
                events.append(try LedgerEvent(row))
            } catch {
                throw damaged(path, line: index + 1, reason: reason(error))
            }
        }
        if let fault = verifier.finished().first {
            throw damaged(path, line: fault.sequence, reason: reason(fault))
        }
        return events
    }

    private static func row(of object: JSONObject, number: Int) -> LedgerRow {
        var payload = object["payload"]?.stringValue
        if payload == nil {
            var values = object["payload"]?.objectValue ?? JSONObject()
            let own = ["payload", "sequence", "date", "kind", "actor", "previous", "hash"]
            for member in object.members where !own.contains(member.key) { values[member.key] = member.value }
            payload = JSONValue.object(values).canonicalized()
        }
        return LedgerRow(
            sequence: object["sequence"]?.intValue ?? number,
            date: object["date"]?.stringValue ?? "",
            kind: object["kind"]?.stringValue ?? "",
            payload: payload ?? "{}",
            actor: object["actor"]?.stringValue ?? "",
            evidence: object["evidence"]?.stringValue,
            previous: object["previous"]?.stringValue ?? "",
            hash: object["hash"]?.stringValue ?? ""
        )
    }

    private static func reason(_ error: any Error) -> String {
        (error as? LedgerFault).map { $0.reason.rawValue } ?? "\(error)"
    }

    private static func damaged(_ path: String, line: Int, reason: String) -> InputError {
        let message = Messages.eventLineUnusable(path: path, line: line, reason: reason)
        return InputError(Finding(.fileDamaged, .error, file: path, message: message))
    }
}
