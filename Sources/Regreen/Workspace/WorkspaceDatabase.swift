/// A row a query gives, valid until the next one.
protocol StoredRow {
    func text(_ column: Int) -> String?
    func integer(_ column: Int) -> Int?
    func real(_ column: Int) -> Double?
    func bytes(_ column: Int) -> [UInt8]?
}

/// A database at work within one transaction. Parameters are the only way values get into a statement.
protocol DatabaseSession {
    /// Runs a statement without results.
    func execute(_ sql: String, _ values: [StoredValue]) throws
    /// Runs a query and hands out its rows one after another.
    func each(_ sql: String, _ values: [StoredValue], _ body: (any StoredRow) throws -> Void) throws
    /// Appends rows to a table; each holds the key and then all columns.
    func insert(_ rows: [[StoredValue]], into table: StoredTable) throws
    /// The place of the n-th parameter in a statement, from 1.
    func place(_ number: Int) -> String
    /// The expression that selects a column, for example with its geometry as WKB.
    func expression(_ column: StoredTable.Column) -> String
    /// The subject of an event, an expression over `payload`.
    var subjectExpression: String { get }
}

/// One of the two databases a workspace can lie in.
protocol WorkspaceDatabase: Sendable {
    /// What messages call it.
    var shown: String { get }
    /// Runs reads on one state of the database.
    func read<T>(_ body: (any DatabaseSession) throws -> T) throws -> T
    /// Runs writes as one step, as the only writer of a table; nothing is written when the body throws.
    ///
    /// - Throws: `LockHeld` when another writer does not finish in time.
    func write<T>(locking table: StoredTable, _ body: (any DatabaseSession) throws -> T) throws -> T
    /// True when the workspace's tables are there.
    func holdsWorkspace() throws -> Bool
    /// Makes what a new workspace consists of, as one step, unless another process has made it meanwhile.
    func create(version: Int) throws
    /// What is wrong with the database below the tables; empty when nothing is.
    func integrityFaults() throws -> [String]
    /// Notes the CRS of the geometries at the first snapshot.
    func registerCRS(_ epsg: Int, _ session: any DatabaseSession) throws
}
