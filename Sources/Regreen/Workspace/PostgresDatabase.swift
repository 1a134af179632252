import Foundation
import Restoration

/// A workspace in a PostGIS database that several people share.
final class PostgresDatabase: WorkspaceDatabase {
    let shown = "postgres:"
    /// Held around every use of the connection.
    private let lock = NSRecursiveLock()
    private let connection: PostgresConnection

    /// Connects, with a limit on how long locks are waited for.
    ///
    /// - Throws: `InputError` with the server's words; the connection string is in no message.
    init(connection text: String, patience: Double = GeoPackageDatabase.patience) throws {
        do throws(PostgresError) {
            connection = try PostgresConnection(text)
        } catch {
            throw InputError(
                Finding(
                    .workspaceUnreachable,
                    .error,
                    message: Messages.workspaceUnreachable,
                    fix: Messages.workspaceConnectionFix(variable: WorkspaceLocation.variable)
                ),
                detail: error.message
            )
        }
        do {
            try connection.run("SELECT set_config('lock_timeout', $1, false)", ["\(Int(patience * 1000))ms"])
        } catch {
            throw mapped(error)
        }
    }

    func read<T>(_ body: (any DatabaseSession) throws -> T) throws -> T {
        try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { try body($0) }
    }

    func write<T>(locking table: StoredTable, _ body: (any DatabaseSession) throws -> T) throws -> T {
        try transaction("BEGIN") { session in
            try session.execute("LOCK TABLE \(table.name) IN EXCLUSIVE MODE", [])
            return try body(session)
        }
    }

    func holdsWorkspace() throws -> Bool {
        try read { session in
            var found = false
            try session.each("SELECT to_regclass('regreen_workspace') IS NOT NULL", []) { found = $0.text(0) == "t" }
            return found
        }
    }

    func create(version: Int) throws {
        try transaction("BEGIN") { session in
            try session.each("SELECT pg_advisory_xact_lock($1)", [.integer(PostgresSchema.creationLock)]) { _ in }
            var found = false
            try session.each("SELECT to_regclass('regreen_workspace') IS NOT NULL", []) { found = $0.text(0) == "t" }
            if found { return }
            for statement in PostgresSchema.statements(version: version) { try session.execute(statement, []) }
        }
    }

    /// The server checks its pages itself; what is left is that the tables' rows can be read.
    func integrityFaults() throws -> [String] {
        try read { session in
            for table in StoredTable.all {
                try session.each("SELECT COUNT(*) FROM \(table.name) AS t WHERE t IS NOT NULL", []) { _ in }
            }
            return []
        }
    }

    /// Geometries carry their CRS.
    func registerCRS(_ epsg: Int, _ session: any DatabaseSession) throws {}

    private func transaction<T>(_ begin: String, _ body: (any DatabaseSession) throws -> T) throws -> T {
        lock.lock()
        defer { lock.unlock() }
        do {
            try connection.run(begin)
            do {
                let result = try body(PostgresSession(connection: connection))
                try connection.run("COMMIT")
                return result
            } catch {
                try? connection.run("ROLLBACK")
                throw error
            }
        } catch {
            throw mapped(error)
        }
    }

    /// The server's errors as ours: a lock that was not given, a deadlock or a cancelled wait is temporary.
    private func mapped(_ error: any Error) -> any Error {
        guard let error = error as? PostgresError else { return error }
        switch error.state {
        case "55P03", "40P01", "40001", "57014": return LockHeld(output: shown)
        case "", "08000", "08003", "08006", "57P01", "57P02", "57P03":
            return InputError(
                Finding(
                    .workspaceUnreachable,
                    .error,
                    message: Messages.workspaceUnreachable,
                    fix: Messages.workspaceConnectionFix(variable: WorkspaceLocation.variable)
                ),
                detail: error.message
            )
        default:
            return OutputFailure(operation: "workspace", path: shown, message: "\(error.message) [\(error.state)]")
        }
    }
}
