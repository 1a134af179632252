import Foundation
import Publishing
import Restoration

/// Tables of records: columns by key and Chinese name, all in one file.
enum RecordSheets {
    static func sheet(
        _ name: String,
        _ title: LocalizedText,
        _ columns: [(key: String, zh: String)],
        _ rows: [[TableCell]]
    ) -> TableSheet {
        TableSheet(
            name: name,
            title: title,
            columns: columns.map { column in
                TableColumn(
                    key: column.key,
                    title: LocalizedText(zh: column.zh, en: column.key.replacingOccurrences(of: "_", with: " ")),
                    type: .text
                )
            },
            rows: rows
        )
    }

    /// Writes CSV files or a workbook by the path's ending; whole or not at all.
    static func write(
        _ sheets: [TableSheet],
        about: [LocalizedText] = [],
        to path: String,
        language: UserLanguage,
        replaces: Bool
    ) throws {
        guard let format = SheetExport.Format(path: path) else {
            let message = Messages.formatUnknown(path: path, endings: SheetExport.Format.allCases.map(\.rawValue))
            throw InputError(Finding(.driverRefused, .error, file: path, message: message))
        }
        _ = try ToolOutput.staged(path, replaces: replaces) { target in
            try SheetExport.write(
                sheets,
                about: about.map { ("", $0.text(language)) },
                to: target,
                format: format,
                date: nil,
                language: language
            )
        }
    }
}
