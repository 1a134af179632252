import Foundation
import GRDB

/// A GeoPackage at work within one transaction of SQLite.
struct GeoPackageSession: DatabaseSession {
    let database: Database

    func execute(_ sql: String, _ values: [StoredValue]) throws {
        try database.execute(sql: sql, arguments: GeoPackageSession.arguments(values))
    }

    func each(_ sql: String, _ values: [StoredValue], _ body: (any StoredRow) throws -> Void) throws {
        let rows = try Row.fetchCursor(database, sql: sql, arguments: GeoPackageSession.arguments(values))
        while let row = try rows.next() { try body(GeoPackageRow(row: row)) }
    }

    func insert(_ rows: [[StoredValue]], into table: StoredTable) throws {
        guard !rows.isEmpty else { return }
        let columns = [table.key] + table.names
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let statement = try database.makeStatement(
            sql: "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        )
        for row in rows { try statement.execute(arguments: GeoPackageSession.arguments(row)) }
    }

    func place(_ number: Int) -> String { "?\(number)" }

    func expression(_ column: StoredTable.Column) -> String { column.name }

    var subjectExpression: String { GeoPackageSchema.subjectExpression }

    private static func arguments(_ values: [StoredValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: return nil
                case .text(let text): return text
                case .integer(let number): return Int64(number)
                case .real(let number): return number
                case .geometry(let wkb, let epsg): return GeoPackageGeometry.blob(wkb, epsg: epsg)
                }
            }
        )
    }
}

/// A row of SQLite; the cursor reuses it.
private struct GeoPackageRow: StoredRow {
    let row: Row

    func text(_ column: Int) -> String? { row[column] }
    func integer(_ column: Int) -> Int? { row[column] }
    func real(_ column: Int) -> Double? { row[column] }

    func bytes(_ column: Int) -> [UInt8]? {
        let data: Data? = row[column]
        return data.flatMap(GeoPackageGeometry.wkb)
    }
}
