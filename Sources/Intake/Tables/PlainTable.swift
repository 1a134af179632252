public import Restoration

/// A table of texts without geometry: parameters of panels and the like.
public struct PlainTable: Sendable {
    /// Column names, trimmed.
    public let columns: [String]
    /// Texts by row and column; empty rows are left out.
    public let rows: [[String]]
    /// Line of each row, from 1.
    public let lines: [Int]

    /// Reads delimited text; its encoding is found out as for all tables.
    ///
    /// - Throws: `InputError` `file_damaged`, `limit_exceeded`, `encoding_conflict`.
    public static func read(
        _ path: String,
        written: String,
        encoding: String? = nil
    ) throws(InputError) -> PlainTable {
        let file = try TextFile.read(
            path: path,
            written: written,
            declared: encoding,
            limit: IntakeLimits().vectorFileBytes
        )
        let table = DelimitedText.parse(file.text)
        let kept = table.rows.indices.filter { !table.rows[$0].isEmpty }
        return PlainTable(
            columns: table.header,
            rows: kept.map { table.rows[$0] },
            lines: kept.map { table.lines[$0] }
        )
    }
}
