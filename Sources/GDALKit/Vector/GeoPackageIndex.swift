import CGDAL
import GeoModel

/// The spatial index of a GeoPackage layer that is being written, filled at once when the file is closed.
///
/// GDAL 3.6 fills it feature by feature when it closes a file, which takes longer than writing the features; later
/// versions pack it themselves and are left to it. The index is made empty, the trigger that fills it is put aside and
/// brought back, and the tree's own tables get packed nodes.
final class GeoPackageIndex {
    private let dataset: GDALDatasetH
    private let table: String
    private let column: String
    private let idColumn: String
    private let trigger: String
    private let largestCount: Int
    private var entries: [PackedRTree.Entry] = []
    private var isComplete = true

    /// True where the library needs this help.
    static var isUseful: Bool {
        (borrowedString(GDALVersionInfo("VERSION_NUM")).flatMap { Int($0) } ?? 0) < 3_070_000
    }

    /// Makes the empty index of a layer without one; nil when the layer has no geometries or something stands in the
    /// way, and the library fills the index.
    ///
    /// - Parameter memoryInBytes: boxes beyond this are not kept until the file is closed; the library fills the index.
    init?(_ layer: OGRLayerH, named table: String, of dataset: GDALDatasetH, memoryInBytes: Int) {
        guard let column = borrowedString(OGR_L_GetGeometryColumn(layer)), !column.isEmpty else { return nil }
        self.dataset = dataset
        self.table = table
        self.column = column
        idColumn = borrowedString(OGR_L_GetFIDColumn(layer)) ?? "fid"
        let name = "rtree_\(table)_\(column)_insert"
        let (quotedTable, quotedColumn) = (VectorWriter.quoted(table), VectorWriter.quoted(column))
        guard Self.text(dataset, "SELECT CreateSpatialIndex(\(quotedTable), \(quotedColumn))") == "1",
            let sql = Self.text(dataset, "SELECT sql FROM sqlite_master WHERE name = \(VectorWriter.quoted(name))")
        else { return nil }
        trigger = sql
        largestCount = memoryInBytes / (2 * MemoryLayout<PackedRTree.Entry>.stride)
        Self.run(dataset, "DROP TRIGGER \(Self.identifier(name))")
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

    /// Fills the index and brings the trigger back; messages of failures are the caller's to collect.
    func finish() {
        if isComplete { pack() } else { fill() }
        Self.run(dataset, trigger)
    }

    private func name(_ suffix: String = "") -> String { Self.identifier("rtree_\(table)_\(column)\(suffix)") }

    private func pack() {
        let size = Self.text(dataset, "SELECT length(data) FROM \(name("_node")) WHERE nodeno = 1").flatMap { Int($0) }
        guard let size, size > 100 else { return fill() }
        var nodes = Insertion("\(name("_node")) (nodeno, data)", dataset)
        var rows = Insertion("\(name("_rowid")) (rowid, nodeno)", dataset)
        var parents = Insertion("\(name("_parent")) (nodeno, parentnode)", dataset)
        PackedRTree(nodeBytes: size).build(
            entries,
            into: PackedRTree.Sink(
                node: { nodes.add("(\($0),x'", hex: $1, "')") },
                leafOfRow: { rows.add("(\($0),\($1))") },
                parentOfNode: { parents.add("(\($0),\($1))") }
            )
        )
        nodes.finish()
        rows.finish()
        parents.finish()
    }

    private func fill() {
        let geometry = Self.identifier(column)
        Self.run(
            dataset,
            "INSERT INTO \(name()) SELECT \(Self.identifier(idColumn)), ST_MinX(\(geometry)), ST_MaxX(\(geometry)), ST_MinY(\(geometry)), "
                + "ST_MaxY(\(geometry)) FROM \(Self.identifier(table)) "
                + "WHERE \(geometry) NOT NULL AND NOT ST_IsEmpty(\(geometry))"
        )
    }

    /// Inserts rows in statements of some size.
    private struct Insertion {
        private let target: String
        private let dataset: GDALDatasetH
        private var statement: [UInt8] = []

        /// SQLite takes a million bytes at once.
        private static let largest = 500_000
        private static let digits = Array("0123456789abcdef".utf8)

        init(_ target: String, _ dataset: GDALDatasetH) {
            self.target = target
            self.dataset = dataset
        }

        mutating func add(_ row: String) { add(row, hex: [], "") }

        mutating func add(_ before: String, hex bytes: [UInt8], _ after: String) {
            statement +=
                statement.isEmpty ? Array("INSERT OR REPLACE INTO \(target) VALUES ".utf8) : [UInt8(ascii: ",")]
            statement += before.utf8
            for byte in bytes {
                statement.append(Self.digits[Int(byte >> 4)])
                statement.append(Self.digits[Int(byte & 15)])
            }
            statement += after.utf8
            if statement.count > Self.largest { finish() }
        }

        mutating func finish() {
            if !statement.isEmpty { GeoPackageIndex.run(dataset, String(decoding: statement, as: UTF8.self)) }
            statement.removeAll(keepingCapacity: true)
        }
    }

    private static func identifier(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func run(_ dataset: GDALDatasetH, _ statement: String) {
        if let result = GDALDatasetExecuteSQL(dataset, statement, nil, "") {
            GDALDatasetReleaseResultSet(dataset, result)
        }
    }

    /// The first value of a query.
    private static func text(_ dataset: GDALDatasetH, _ query: String) -> String? {
        guard let rows = GDALDatasetExecuteSQL(dataset, query, nil, "") else { return nil }
        defer { GDALDatasetReleaseResultSet(dataset, rows) }
        guard let row = OGR_L_GetNextFeature(rows) else { return nil }
        defer { OGR_F_Destroy(row) }
        return borrowedString(OGR_F_GetFieldAsString(row, 0))
    }
}
