import CGDAL
import GeoModel

/// The table of a GeoPackage layer, by the names the library gave its parts.
struct GeoPackageTable {
    let name: String
    let idColumn: String
    let geometryColumn: String

    /// Nil for a layer without geometries.
    init?(_ layer: OGRLayerH, named name: String) {
        guard let column = borrowedString(OGR_L_GetGeometryColumn(layer)), !column.isEmpty else { return nil }
        self.name = name
        geometryColumn = column
        idColumn = borrowedString(OGR_L_GetFIDColumn(layer)) ?? "fid"
    }

    /// Name of the table of its spatial index.
    var indexName: String { "rtree_\(name)_\(geometryColumn)" }
}

/// Hands the rows of a GeoPackage layer to SQLite by one prepared statement, past the library's object per feature.
///
/// The library makes file, tables and triggers; rows are the bytes it would write itself. What it keeps of a layer
/// beside the rows, their number and box, is put right by `completeContents` once it has closed the file.
final class GeoPackageRows {
    private let statement: SQLiteStatement
    private let geometryType: LayerGeometryType
    private let widths: [Int]
    private let connection: SQLiteConnection
    private let system: Int32

    /// The layer's empty table; nil when it is not what these rows can be written to.
    init?(_ table: GeoPackageTable, columns: [String], definition: LayerDefinition, _ connection: SQLiteConnection) {
        guard columns.count == definition.fields.count, !definition.geometryType.hasHeights,
            !definition.fields.contains(where: { $0.type == .dateTime }),
            let system = connection.integer(
                "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?",
                table.name
            )
        else { return nil }
        let names = ([table.idColumn, table.geometryColumn] + columns).map(SQLiteConnection.identifier)
        let places = names.map { _ in "?" }.joined(separator: ", ")
        let target = SQLiteConnection.identifier(table.name)
        guard
            let statement = SQLiteStatement(
                "INSERT INTO \(target) (\(names.joined(separator: ", "))) VALUES (\(places))",
                on: connection
            )
        else { return nil }
        self.statement = statement
        geometryType = definition.geometryType
        widths = definition.fields.map { $0.type == .string ? $0.width : 0 }
        self.connection = connection
        self.system = Int32(clamping: system)
    }

    /// False for the rare tables that are left to the library: heights, empty geometries, texts wider than their field.
    func canTake(_ table: FeatureTable) -> Bool {
        let geometries = table.geometries
        guard geometries.z == nil,
            !(0..<table.count).contains(where: { geometries.kinds[$0] != .null && geometries.parts(of: $0).isEmpty })
        else { return false }
        return zip(table.columns, widths).allSatisfy { column, width in
            guard width > 0, case .strings(let texts) = column else { return true }
            return texts.allSatisfy { ($0?.unicodeScalars.count ?? 0) <= width }
        }
    }

    /// Rows that are made ahead of those that SQLite takes.
    private static let batch = 512

    /// Writes all rows; the first that could not be written and why, nil when all were.
    ///
    /// While SQLite takes some, the blobs of the next are made on another thread.
    func write(_ table: FeatureTable, keepsIDs: Bool, index: GeoPackageIndex) -> (row: Int, reason: GDALMessage)? {
        let batches = stride(from: 0, to: table.count, by: Self.batch).map { $0..<min($0 + Self.batch, table.count) }
        guard let first = batches.first else { return nil }
        let blobs = GeoPackageBlobs(column: table.geometries, geometryType: geometryType, system: system)
        var current = blobs.make(first)
        for (position, rows) in batches.enumerated() {
            let next = position + 1 < batches.count ? batches[position + 1] : 0..<0
            let (following, failed) = Concurrently.both({ blobs.make(next) }) {
                insert(rows, of: table, current, keepsIDs: keepsIDs, index: index)
            }
            if let failed { return (failed, connection.message) }
            current = following
        }
        return nil
    }

    private func insert(
        _ rows: Range<Int>,
        of table: FeatureTable,
        _ blobs: [GeoPackageBlobs.Blob],
        keepsIDs: Bool,
        index: GeoPackageIndex
    ) -> Int? {
        for (row, blob) in zip(rows, blobs) {
            if keepsIDs { statement.bind(table.featureIDs[row], at: 1) } else { statement.bindNull(at: 1) }
            for (position, column) in table.columns.enumerated() {
                statement.bind(column[row], at: Int32(position + 3))
            }
            guard statement.run(binding: blob.bytes, at: 2) else { return row }
            index.add(connection.lastRowID, blob.box)
        }
        return nil
    }

    /// Stores the number and the box of the features of layers in a closed file, and counts the rows there.
    ///
    /// - Throws: `closeFailed`, `verificationFailed`.
    static func completeContents(_ path: String, _ layers: [(name: String, features: Int, box: Envelope)])
        throws(GDALError)
    {
        guard let connection = SQLiteConnection(opening: path) else {
            throw GDALError(.closeFailed, operation: "close file", subject: path, reason: "SQLite cannot open it")
        }
        func fail() -> GDALError {
            GDALError(.closeFailed, operation: "close file", subject: path, messages: [connection.message])
        }
        // Like the library's own writing: the file is put into place, and made to last, by those who asked for it.
        guard connection.run("PRAGMA synchronous = OFF; BEGIN") else { throw fail() }
        for layer in layers {
            guard let count = connection.integer("SELECT count(*) FROM \(SQLiteConnection.identifier(layer.name))")
            else { throw fail() }
            guard count == layer.features else {
                throw GDALError(
                    .verificationFailed,
                    operation: "close file",
                    subject: "\(path) layer \(layer.name)",
                    reason: "\(layer.features) features were written, \(count) read back"
                )
            }
            guard store(layer, connection) else { throw fail() }
        }
        guard connection.run("COMMIT") else { throw fail() }
    }

    private static func store(
        _ layer: (name: String, features: Int, box: Envelope),
        _ connection: SQLiteConnection
    ) -> Bool {
        guard
            let count = SQLiteStatement(
                "UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?",
                on: connection
            ),
            let extent = SQLiteStatement(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                on: connection
            )
        else { return false }
        count.bind(Int64(layer.features), at: 1)
        count.bind(layer.name, at: 2)
        let box = layer.box
        for (index, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() where !box.isEmpty {
            extent.bind(value, at: Int32(index + 1))
        }
        extent.bind(layer.name, at: 5)
        return count.run() && extent.run()
    }
}

/// Makes the blobs of geometries.
struct GeoPackageBlobs: Sendable {
    let column: GeometryColumn
    let geometryType: LayerGeometryType
    /// Number of the CRS in the file.
    let system: Int32

    struct Blob: Sendable {
        /// Nil for a null geometry.
        var bytes: [UInt8]?
        var box = Envelope.empty
    }

    func make(_ rows: Range<Int>) -> [Blob] {
        rows.map { row in
            guard column.kinds[row] != .null else { return Blob() }
            let box = column.envelope(of: row)
            return Blob(bytes: encoded(row, box), box: box)
        }
    }

    /// A geometry as the standard's blob: header, box unless it is a point, WKB (OGC 12-128r19, 2.1.3).
    private func encoded(_ row: Int, _ box: Envelope) -> [UInt8] {
        let kind = promoted(column.kinds[row])
        // Magic and version.
        var blob: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0]
        blob.reserveCapacity(80 + 16 * column.vertices(of: row).count)
        // Bit 0: little-endian; bits 1 to 3: the box is minx, maxx, miny, maxy.
        blob.append(kind == .point ? 0b001 : 0b011)
        withUnsafeBytes(of: system.littleEndian) { blob.append(contentsOf: $0) }
        if kind != .point {
            for value in [box.minX, box.maxX, box.minY, box.maxY] {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { blob.append(contentsOf: $0) }
            }
        }
        column.appendWKB(of: row, as: kind, to: &blob)
        return blob
    }

    private func promoted(_ kind: GeometryKind) -> GeometryKind {
        guard case .known(let declared) = geometryType.kind, declared.dimension == kind.dimension else { return kind }
        switch declared {
        case .multiPoint, .multiLineString, .multiPolygon: return declared
        default: return kind
        }
    }
}
