import CSQLite
import GeoModel

/// A connection to an SQLite file: the one a GeoPackage's dataset holds open, or one of its own.
final class SQLiteConnection {
    fileprivate let handle: OpaquePointer
    private let isOwned: Bool

    /// Uses a connection that the library opened; it must outlive this object.
    init(borrowing handle: OpaquePointer) {
        self.handle = handle
        isOwned = false
    }

    /// Opens an existing file for writing; nil when that is not possible.
    init?(opening path: String) {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let opened
        else {
            sqlite3_close(opened)
            return nil
        }
        handle = opened
        isOwned = true
    }

    deinit { if isOwned { sqlite3_close(handle) } }

    /// What the last failed call complained of, as a message of failure class.
    private(set) var message = GDALMessage(severity: .failure, number: 0, text: "unknown SQLite error")

    /// Keeps what SQLite says of a call that failed: the next call wipes it.
    @discardableResult
    fileprivate func kept(_ succeeded: Bool) -> Bool {
        if !succeeded {
            let text = sqlite3_errmsg(handle).map { String(cString: $0) } ?? message.text
            message = GDALMessage(severity: .failure, number: Int(sqlite3_extended_errcode(handle)), text: text)
        }
        return succeeded
    }

    /// The id of the row inserted last.
    var lastRowID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs statements without results; false when one failed.
    func run(_ statements: String) -> Bool { kept(sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK) }

    /// The first value of a query as a whole number; nil without a row or after a failure.
    func integer(_ query: String, _ texts: String...) -> Int64? {
        guard let statement = SQLiteStatement(query, on: self) else { return nil }
        for (index, text) in texts.enumerated() { statement.bind(text, at: Int32(index + 1)) }
        return statement.integer()
    }

    /// A name as an SQL identifier, quotes doubled.
    static func identifier(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// A prepared statement; parameters count from 1 and keep their values until they are bound again.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let connection: SQLiteConnection

    /// Prepares a statement; nil when it does not fit the file.
    init?(_ sql: String, on connection: SQLiteConnection) {
        var prepared: OpaquePointer?
        guard connection.kept(sqlite3_prepare_v2(connection.handle, sql, -1, &prepared, nil) == SQLITE_OK),
            let prepared
        else { return nil }
        handle = prepared
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ text: String, at index: Int32) {
        // SQLite copies the text: it is gone when this call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(handle, index, text, -1, copied)
    }

    func bind(_ number: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, number) }

    /// SQLite stores NaN as NULL.
    func bind(_ number: Double, at index: Int32) { sqlite3_bind_double(handle, index, number) }

    func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

    func bind(_ value: AttributeValue, at index: Int32) {
        switch value {
        case .null: bindNull(at: index)
        case .string(let text), .dateTime(let text): bind(text, at: index)
        case .integer(let number): bind(number, at: index)
        case .real(let number): bind(number, at: index)
        case .boolean(let flag): bind(flag ? 1 as Int64 : 0, at: index)
        case .date(let date): bind(date.description, at: index)
        }
    }

    /// Runs a statement without results; false when it failed.
    func run() -> Bool {
        let isDone = connection.kept(sqlite3_step(handle) == SQLITE_DONE)
        sqlite3_reset(handle)
        return isDone
    }

    /// Runs it with some bytes, or none, as one parameter; they are read where they lie.
    func run(binding bytes: [UInt8]?, at index: Int32) -> Bool {
        guard let bytes else {
            bindNull(at: index)
            return run()
        }
        return bytes.withUnsafeBytes { raw in
            sqlite3_bind_blob64(handle, index, raw.baseAddress, UInt64(raw.count), nil)
            defer { sqlite3_bind_null(handle, index) }
            return run()
        }
    }

    /// The first column of the first row.
    func integer() -> Int64? {
        defer { sqlite3_reset(handle) }
        return connection.kept(sqlite3_step(handle) == SQLITE_ROW) ? sqlite3_column_int64(handle, 0) : nil
    }
}
