import GeoModel
import Restoration

/// Turns a printed table into the attributes of a layer: machine keys as names, the headers as aliases.
struct SheetAttributes {
    /// Which of a cell's two numbers a layer carries.
    enum Figures {
        /// Unrounded m² and rates, for GeoPackage and GeoJSON.
        case exact
        /// As printed, for shapefiles.
        case printed
    }

    let fields: [FieldDefinition]
    let columns: [AttributeColumn]

    /// - Parameter keeps: which columns to take.
    init(
        _ sheet: TableSheet,
        figures: Figures,
        language: UserLanguage,
        keeps: (TableColumn) -> Bool = { _ in true }
    ) {
        var fields: [FieldDefinition] = []
        var columns: [AttributeColumn] = []
        for (index, column) in sheet.columns.enumerated() where keeps(column) {
            let type: AttributeType =
                switch column.type {
                case .text: .string
                case .integer: .integer
                case .decimal: .real
                case .date: .date
                }
            let precision = figures == .printed && column.type == .decimal ? column.decimals : 0
            fields.append(
                FieldDefinition(
                    name: column.key,
                    type: type,
                    precision: precision,
                    alias: column.title.text(language)
                )
            )
            var values = AttributeColumn(type: type)
            for row in sheet.rows { values.append(SheetAttributes.value(row[index], type, figures)) }
            columns.append(values)
        }
        self.fields = fields
        self.columns = columns
    }

    private static func value(_ cell: TableCell, _ type: AttributeType, _ figures: Figures) -> AttributeValue {
        switch cell {
        case .empty, .dash: return .null
        case .text(let text):
            return type == .date ? CalendarDate(text: text).map(AttributeValue.date) ?? .null : .string(text)
        case .number(let printed, let exact):
            if type == .integer { return Int64(exactly: exact).map(AttributeValue.integer) ?? .null }
            return .real(figures == .exact ? exact : printed.doubleValue)
        }
    }
}
