import Foundation
public import Restoration

/// Where commands read ledger events from: a workspace (`.gpkg`, or `postgres:` with the connection string in the
/// environment), or a file of JSON lines.
public enum LedgerPlace {
    /// The events of a place, in the order of the chain or of the file.
    ///
    /// - Throws: `InputError` for a place that cannot be read and for a row that is no event.
    public static func events(of place: String, environment: [String: String]) throws -> [LedgerEvent] {
        let isDatabase = ["postgres", "postgres:"].contains(place)
        guard isDatabase || place.lowercased().hasSuffix(".gpkg") else { return try EventsFile.load(place) }
        let folder = URL(filePath: FileManager.default.currentDirectoryPath)
        let location = try WorkspaceLocation(declared: place, folder: folder, environment: environment)
        let store = try WorkspaceStore.open(location)
        var events: [LedgerEvent] = []
        while true {
            let rows = try store.rows(after: events.last?.sequence ?? 0, limit: 10_000)
            guard !rows.isEmpty else { return events }
            for row in rows {
                do throws(LedgerFault) {
                    events.append(try LedgerEvent(row))
                } catch {
                    let message = Messages.eventLineUnusable(
                        path: place,
                        line: error.sequence,
                        reason: error.reason.rawValue
                    )
                    throw InputError(Finding(.fileDamaged, .error, file: place, message: message))
                }
            }
        }
    }
}
