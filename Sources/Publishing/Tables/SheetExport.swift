public import GeoModel
public import Restoration

/// Writes tables of any report: one workbook, or one CSV file a table.
public enum SheetExport {
    /// Formats by the ending of a path.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// A CSV file for each table: the first under the path, the others with `-name` before the ending.
        case csv
        /// One workbook with a sheet for each table.
        case xlsx

        /// The format of a path; nil for another ending.
        public init?(path: String) {
            guard let format = Format.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) }) else {
                return nil
            }
            self = format
        }
    }

    /// A table as the bytes of a CSV file.
    public static func csv(_ sheet: TableSheet, language: UserLanguage) -> [UInt8] {
        CSVText.bytes(of: sheet, language: language)
    }

    /// Writes tables into a folder that exists.
    ///
    /// - Parameters:
    ///   - about: label and text of the workbook's last sheet; left out in CSV.
    ///   - date: the day written into the workbook instead of the clock.
    public static func write(
        _ sheets: [TableSheet],
        about: [(label: String, text: String)] = [],
        to path: String,
        format: Format,
        date: CalendarDate?,
        language: UserLanguage
    ) throws(PublishingError) -> PublicationReport {
        switch format {
        case .csv:
            var files: [String] = []
            for (index, sheet) in sheets.enumerated() {
                let target = index == 0 ? path : "\(path.dropLast(4))-\(sheet.name).csv"
                try OutputFile.write(CSVText.bytes(of: sheet, language: language), to: target)
                files.append(target)
            }
            return PublicationReport(files: files)
        case .xlsx:
            let workbook = WorkbookFile(
                path: path,
                language: language,
                fileDate: date ?? PublicationSettings.dateWithoutAsOf
            )
            try workbook.write(sheets, about: about.map { TableBook.AboutLine(label: $0.label, text: $0.text) })
            return PublicationReport(files: [path])
        }
    }
}

extension TableCell {
    /// A decimal number with at least that many decimals; empty for nil.
    public static func number(_ value: DecimalNumber?, decimals: Int) -> TableCell {
        guard let value else { return .empty }
        let printed = value.rounded(to: decimals) + DecimalNumber(coefficient: 0, scale: decimals)
        return .number(printed, exact: value.doubleValue)
    }

    /// A whole number; empty for nil.
    public static func whole(_ value: Int?) -> TableCell { .integer(value) }

    /// Text; empty for nil.
    public static func words(_ text: String?) -> TableCell { .optional(text) }
}
