import CGDAL
import GeoModel

/// The spatial index of a GeoPackage layer that is being written, filled at once when the file is closed.
///
/// GDAL 3.6 fills it feature by feature when it closes a file, which takes longer than writing the features; later
/// versions pack it themselves and are left to it. The index is made empty, the trigger that fills it is put aside and
/// brought back, and the tree's own tables get packed nodes.
final class GeoPackageIndex {
    private let connection: SQLiteConnection
    private let table: GeoPackageTable
    private let trigger: String
    private let largestCount: Int
    private var entries: [PackedRTree.Entry] = []
    private var isComplete = true

    /// True where the library needs this help.
    static var isUseful: Bool {
        (borrowedString(GDALVersionInfo("VERSION_NUM")).flatMap { Int($0) } ?? 0) < 3_070_000
    }

    /// Makes the empty index of a layer without one; nil when something stands in the way, and the library fills it.
    ///
    /// - Parameter memoryInBytes: boxes beyond this are not kept until the file is closed; the library fills the index.
    init?(_ table: GeoPackageTable, of dataset: GDALDatasetH, _ connection: SQLiteConnection, memoryInBytes: Int) {
        self.connection = connection
        self.table = table
        let name = "\(table.indexName)_insert"
        let (quotedTable, quotedColumn) = (VectorWriter.quoted(table.name), VectorWriter.quoted(table.geometryColumn))
        guard Self.text(dataset, "SELECT CreateSpatialIndex(\(quotedTable), \(quotedColumn))") == "1",
            let sql = Self.text(dataset, "SELECT sql FROM sqlite_master WHERE name = \(VectorWriter.quoted(name))"),
            connection.run("DROP TRIGGER \(SQLiteConnection.identifier(name))")
        else { return nil }
        trigger = sql
        largestCount = memoryInBytes / (2 * MemoryLayout<PackedRTree.Entry>.stride)
    }

    /// Notes a feature that was written; empty ones have no box.
    func add(_ feature: Int64, _ box: Envelope) {
        guard isComplete, !box.isEmpty else { return }
        guard entries.count < largestCount else {
            entries = []
            isComplete = false
            return
        }
        entries.append(PackedRTree.Entry(id: feature, box: box))
    }

    /// Fills the index and brings the trigger back; what SQLite said when it refused.
    func finish() -> GDALMessage? {
        (isComplete ? pack() : fill()) && connection.run(trigger) ? nil : connection.message
    }

    private func name(_ suffix: String = "") -> String { SQLiteConnection.identifier(table.indexName + suffix) }

    private func pack() -> Bool {
        let size = connection.integer("SELECT length(data) FROM \(name("_node")) WHERE nodeno = 1").map { Int($0) }
        guard let size, size > 100, let nodes = insertion(into: "_node"), let rows = insertion(into: "_rowid"),
            let parents = insertion(into: "_parent")
        else { return fill() }
        var isDone = true
        func insert(_ first: Int64, _ second: Int64, _ statement: SQLiteStatement) {
            statement.bind(first, at: 1)
            statement.bind(second, at: 2)
            isDone = statement.run() && isDone
        }
        PackedRTree(nodeBytes: size).build(
            entries,
            into: PackedRTree.Sink(
                node: { number, bytes in
                    nodes.bind(number, at: 1)
                    isDone = nodes.run(binding: bytes, at: 2) && isDone
                },
                leafOfRow: { insert($0, $1, rows) },
                parentOfNode: { insert($0, $1, parents) }
            )
        )
        return isDone
    }

    private func insertion(into part: String) -> SQLiteStatement? {
        SQLiteStatement("INSERT OR REPLACE INTO \(name(part)) VALUES (?, ?)", on: connection)
    }

    /// By SQLite's own insertion; the functions are the library's, which registered them with this connection.
    private func fill() -> Bool {
        let geometry = SQLiteConnection.identifier(table.geometryColumn)
        return connection.run(
            "INSERT INTO \(name()) SELECT \(SQLiteConnection.identifier(table.idColumn)), ST_MinX(\(geometry)), "
                + "ST_MaxX(\(geometry)), ST_MinY(\(geometry)), ST_MaxY(\(geometry)) "
                + "FROM \(SQLiteConnection.identifier(table.name)) "
                + "WHERE \(geometry) NOT NULL AND NOT ST_IsEmpty(\(geometry))"
        )
    }

    /// The first value of a query of the library.
    private static func text(_ dataset: GDALDatasetH, _ query: String) -> String? {
        guard let rows = GDALDatasetExecuteSQL(dataset, query, nil, "") else { return nil }
        defer { GDALDatasetReleaseResultSet(dataset, rows) }
        guard let row = OGR_L_GetNextFeature(rows) else { return nil }
        defer { OGR_F_Destroy(row) }
        return borrowedString(OGR_F_GetFieldAsString(row, 0))
    }
}
