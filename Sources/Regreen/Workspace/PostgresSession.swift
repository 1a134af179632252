import Restoration

/// A PostgreSQL database at work within one transaction.
struct PostgresSession: DatabaseSession {
    let connection: PostgresConnection

    /// Rows of one statement: parameters are counted in 16 bits.
    private static let batch = 1000

    func execute(_ sql: String, _ values: [StoredValue]) throws {
        try connection.run(sql, values.map(PostgresSession.text))
    }

    func each(_ sql: String, _ values: [StoredValue], _ body: (any StoredRow) throws -> Void) throws {
        try connection.run(sql, values.map(PostgresSession.text)) { result in
            for index in 0..<result.count { try body(PostgresRow(result: result, index: index)) }
        }
    }

    func insert(_ rows: [[StoredValue]], into table: StoredTable) throws {
        let columns = [table.key] + table.names
        let kinds = [StoredTable.Column.Kind.integer] + table.columns.map(\.kind)
        var rest = rows[...]
        while !rest.isEmpty {
            let portion = rest.prefix(PostgresSession.batch)
            rest = rest.dropFirst(PostgresSession.batch)
            var values: [String?] = []
            let places = portion.map { row -> String in
                let cells = zip(row, kinds).map { value, kind -> String in
                    values.append(PostgresSession.text(value))
                    return PostgresSession.cell(value, kind, place: values.count)
                }
                return "(\(cells.joined(separator: ", ")))"
            }
            try connection.run(
                "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES \(places.joined(separator: ", "))",
                values
            )
        }
    }

    func place(_ number: Int) -> String { "$\(number)" }

    func expression(_ column: StoredTable.Column) -> String {
        column.kind == .geometry ? "encode(ST_AsBinary(\(column.name)), 'hex')" : column.name
    }

    var subjectExpression: String { PostgresSchema.subjectExpression }

    /// A parameter with its type, so that rows of several statements mean the same.
    private static func cell(_ value: StoredValue, _ kind: StoredTable.Column.Kind, place: Int) -> String {
        switch kind {
        case .text: return "$\(place)::text"
        case .integer: return "$\(place)::bigint"
        case .real: return "$\(place)::double precision"
        case .geometry:
            guard case .geometry(_, let epsg) = value else { return "$\(place)::geometry" }
            return "ST_SetSRID(ST_GeomFromWKB(decode($\(place), 'hex')), \(epsg))"
        }
    }

    private static func text(_ value: StoredValue) -> String? {
        switch value {
        case .null: return nil
        case .text(let text): return text
        case .integer(let number): return String(number)
        case .real(let number): return "\(number)"
        case .geometry(let wkb, _): return HexText.of(wkb)
        }
    }
}

private struct PostgresRow: StoredRow {
    let result: PostgresResult
    let index: Int

    func text(_ column: Int) -> String? { result.text(index, column) }
    func integer(_ column: Int) -> Int? { result.text(index, column).flatMap { Int($0) } }
    func real(_ column: Int) -> Double? { result.text(index, column).flatMap { Double($0) } }
    func bytes(_ column: Int) -> [UInt8]? { result.text(index, column).flatMap(HexText.bytes) }
}

/// Bytes as hexadecimal digits, as PostgreSQL takes and gives them.
private enum HexText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func of(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let values = text.utf8.compactMap { digits.firstIndex(of: $0) }
        guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
