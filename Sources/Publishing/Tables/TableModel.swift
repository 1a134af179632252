public import Restoration

/// What a column holds.
public enum TableColumnType: String, Sendable, Hashable {
    /// Text, printed as it is.
    case text
    /// A whole number.
    case integer
    /// A number with fixed decimals.
    case decimal
    /// A calendar day as `yyyy-MM-dd`.
    case date
}

/// One column: the one definition that CSV, workbook, `fields.csv`, aliases and layers come from.
public struct TableColumn: Sendable, Hashable {
    /// The machine key, the header in English.
    public let key: String
    /// The header in Chinese, and an English phrase for `fields.csv`.
    public let title: LocalizedText
    /// Unit: `m2`, `mu`, `ha`, `m`, `m3`, `1`, or empty.
    public let unit: String
    /// The type.
    public let type: TableColumnType
    /// Digits after the point of a decimal.
    public let decimals: Int

    /// Creates a column.
    public init(key: String, title: LocalizedText, unit: String = "", type: TableColumnType, decimals: Int = 0) {
        self.key = key
        self.title = title
        self.unit = unit
        self.type = type
        self.decimals = decimals
    }

    /// The header in the project's language: the key in English, the Chinese name in Chinese.
    public func header(_ language: UserLanguage) -> String { language == .en ? key : title.zh }
}

/// One cell. Null is `.empty`, never 0 and never an empty text.
public enum TableCell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// A figure that has no meaning here, such as a rate of nothing: a dash for people, null in layers.
    case dash
    /// Text.
    case text(String)
    /// A printed number, with the unrounded value for layers.
    case number(DecimalNumber, exact: Double)

    /// How `.dash` is printed.
    static let dashText = "–"

    /// Text, or empty for nil.
    static func optional(_ text: String?) -> TableCell { text.map(TableCell.text) ?? .empty }

    /// A whole number, or empty for nil.
    static func integer(_ value: Int?) -> TableCell {
        value.map { .number(DecimalNumber(coefficient: Int128($0), scale: 0), exact: Double($0)) } ?? .empty
    }

    /// A real number rounded half-up on its decimal text, or empty for nil and for what is no number.
    static func decimal(_ value: Double?, _ decimals: Int) -> TableCell {
        guard let value, value.isFinite, let printed = DecimalNumber.printed(value, decimals: decimals) else {
            return .empty
        }
        return .number(printed, exact: value)
    }
}

/// One table: columns and rows of cells.
public struct TableSheet: Sendable, Hashable {
    /// The machine name: the CSV file's name without its ending.
    public let name: String
    /// The sheet's title in the workbook.
    public let title: LocalizedText
    /// Columns, in order.
    public let columns: [TableColumn]
    /// Rows of as many cells.
    public let rows: [[TableCell]]

    /// Creates a table.
    public init(name: String, title: LocalizedText, columns: [TableColumn], rows: [[TableCell]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "one cell per column")
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Index of the column with a key.
    public func columnIndex(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }
}

/// A column together with how to get its cell from a row value.
struct ColumnDefinition<Row> {
    let column: TableColumn
    let cell: (Row) -> TableCell

    init(_ key: String, _ title: LocalizedText, unit: String = "", cell: @escaping (Row) -> TableCell) {
        column = TableColumn(key: key, title: title, unit: unit, type: .text)
        self.cell = cell
    }

    init(_ column: TableColumn, cell: @escaping (Row) -> TableCell) {
        self.column = column
        self.cell = cell
    }
}

extension TableSheet {
    /// A table from column definitions and row values.
    init<Row>(name: String, title: LocalizedText, definitions: [ColumnDefinition<Row>], rows: [Row]) {
        self.init(
            name: name,
            title: title,
            columns: definitions.map(\.column),
            rows: rows.map { row in definitions.map { $0.cell(row) } }
        )
    }
}
