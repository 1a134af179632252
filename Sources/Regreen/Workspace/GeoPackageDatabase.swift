import Foundation
import GDALKit
import GRDB
import GeoModel
import Restoration

/// A workspace in a GeoPackage.
///
/// The journal stays the one the file has, a rollback journal for those we make: a GeoPackage travels as one file.
/// Every commit reaches the disk, the end of the journal included, so that a process killed at any moment leaves the
/// last whole step.
final class GeoPackageDatabase: WorkspaceDatabase {
    let shown: String
    private let queue: DatabaseQueue

    /// How long a writer or reader waits for another one, in seconds.
    static let patience = 10.0

    /// Opens a file.
    ///
    /// - Parameter creates: the file may not be there yet.
    init(path: String, creates: Bool, patience: Double = patience) throws {
        shown = path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists || creates, !isFolder.boolValue else { throw WorkspaceOpening.missing(path) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = EXTRA")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw GeoPackageDatabase.mapped(error, path: path)
        }
    }

    func read<T>(_ body: (any DatabaseSession) throws -> T) throws -> T {
        do {
            return try queue.read { try body(GeoPackageSession(database: $0)) }
        } catch {
            throw GeoPackageDatabase.mapped(error, path: shown)
        }
    }

    func write<T>(locking table: StoredTable, _ body: (any DatabaseSession) throws -> T) throws -> T {
        try immediate(body)
    }

    /// A transaction that holds the writers' lock from its first moment.
    private func immediate<T>(_ body: (any DatabaseSession) throws -> T) throws -> T {
        var result: T?
        do {
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    result = try body(GeoPackageSession(database: database))
                    return .commit
                }
            }
        } catch {
            throw GeoPackageDatabase.mapped(error, path: shown)
        }
        guard let result else { throw WorkspaceOpening.damaged(shown, "no result") }
        return result
    }

    func holdsWorkspace() throws -> Bool {
        try read { session in
            var found = false
            try session.each(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'regreen_workspace'",
                []
            ) { _ in found = true }
            return found
        }
    }

    func create(version: Int) throws {
        try immediate { session in
            var tables: Set<String> = []
            try session.each("SELECT name FROM sqlite_master WHERE type = 'table'", []) { row in
                if let name = row.text(0) { tables.insert(name) }
            }
            if tables.contains("regreen_workspace") { return }
            guard tables.isEmpty else { throw WorkspaceOpening.foreign(shown) }
            for statement in GeoPackageSchema.statements(version: version) { try session.execute(statement, []) }
        }
    }

    func integrityFaults() throws -> [String] {
        try read { session in
            var faults: [String] = []
            try session.each("PRAGMA integrity_check(20)", []) { row in
                if let text = row.text(0), text != "ok" { faults.append(text) }
            }
            return faults
        }
    }

    func registerCRS(_ epsg: Int, _ session: any DatabaseSession) throws {
        let crs = try SpatialReferenceText.epsg(epsg)
        try session.execute(
            """
            INSERT OR IGNORE INTO gpkg_spatial_ref_sys
              (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (?1, ?2, 'EPSG', ?2, ?3)
            """,
            [.text(crs.name), .integer(epsg), .text(try SpatialReferenceText.wkt1(crs))]
        )
        try session.execute("UPDATE gpkg_geometry_columns SET srs_id = ?1", [.integer(epsg)])
        try session.execute(
            "UPDATE gpkg_contents SET srs_id = ?1 WHERE data_type = 'features'",
            [.integer(epsg)]
        )
    }

    /// SQLite's errors as ours: a lock is temporary, a file that is no database is damaged, the rest is the disk's.
    private static func mapped(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let text = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return LockHeld(output: path)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
            return WorkspaceOpening.damaged(path, text)
        default: return OutputFailure(operation: "workspace", path: path, message: text)
        }
    }
}
