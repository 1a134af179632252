import CPostgreSQL
import Foundation
import Restoration

/// What PostgreSQL said when it refused.
struct PostgresError: Error {
    /// SQLSTATE; empty for a lost connection.
    let state: String
    let message: String
}

/// One connection of libpq. Values go in as parameters, never into the text of a statement.
///
/// `@unchecked Sendable`: libpq allows a connection to be used from any thread, one at a time. Its one owner,
/// `PostgresDatabase`, holds `lock` around every use after connecting; sessions do not outlive that hold.
final class PostgresConnection: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ text: String) throws(PostgresError) {
        guard let pointer = PQconnectdb(text) else { throw PostgresError(state: "", message: "out of memory") }
        self.pointer = pointer
        // Notices are for people at a terminal of the server's own client.
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        guard PQstatus(pointer) == CONNECTION_OK else {
            throw PostgresError(state: "", message: PostgresConnection.line(PQerrorMessage(pointer)))
        }
        PQsetClientEncoding(pointer, "UTF8")
    }

    deinit { PQfinish(pointer) }

    /// Runs one statement; the result is handed to `body` and freed after.
    func run<T>(_ sql: String, _ values: [String?] = [], _ body: (PostgresResult) throws -> T) throws -> T {
        let copies = values.map { $0.map { strdup($0) } ?? nil }
        defer { for copy in copies { free(copy) } }
        let parameters = copies.map { UnsafePointer<CChar>($0) }
        guard let result = PQexecParams(pointer, sql, Int32(values.count), nil, parameters, nil, nil, 0) else {
            throw PostgresError(state: "", message: PostgresConnection.line(PQerrorMessage(pointer)))
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return try body(PostgresResult(result: result))
        default:
            // 'C' is the field of the SQLSTATE, 'M' that of the message alone (PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_PRIMARY).
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))) ?? PQerrorMessage(pointer)
            throw PostgresError(state: state ?? "", message: PostgresConnection.line(message))
        }
    }

    func run(_ sql: String, _ values: [String?] = []) throws { try run(sql, values) { _ in } }

    private static func line(_ text: UnsafePointer<CChar>?) -> String {
        let words = text.map { String(cString: $0) } ?? ""
        return words.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// The rows of a query in text form.
struct PostgresResult {
    fileprivate let result: OpaquePointer

    var count: Int { Int(PQntuples(result)) }

    func text(_ row: Int, _ column: Int) -> String? {
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
        return PQgetvalue(result, Int32(row), Int32(column)).map { String(cString: $0) }
    }
}
