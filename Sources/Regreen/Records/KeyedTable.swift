import Foundation
import GeoModel
import Intake
import Restoration

/// A table of records by our column names, each value read with its line at hand. CSV, UTF-8 or GBK.
struct KeyedTable {
    /// A column by its machine key and the Chinese header that is read too.
    struct Column {
        let key: String
        let title: String

        init(_ key: String, _ title: String) {
            self.key = key
            self.title = title
        }
    }

    /// One row.
    struct Row {
        let table: KeyedTable
        let line: Int
        fileprivate let cells: [String]
    }

    let file: String
    private let places: [String: Int]
    private let content: PlainTable

    /// Reads a file whose columns are all among those given.
    ///
    /// - Parameter required: columns without which the table says nothing.
    /// - Throws: `InputError` for a column that is unknown or missing.
    init(_ file: String, columns: [Column], required: [String]) throws {
        self.file = file
        let path = URL(filePath: file).standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: path) else {
            throw InputError(Finding(.fileMissing, .error, file: file, message: Messages.recordsMissing(path: file)))
        }
        content = try PlainTable.read(path, written: file)
        var places: [String: Int] = [:]
        for (place, header) in content.columns.enumerated() where !header.isEmpty {
            let name = header.lowercased()
            guard let column = columns.first(where: { $0.key == name || $0.title == header }) else {
                let nearest = EditDistance.nearest(to: name, among: columns.map(\.key))
                let message = Messages.columnUnknown(header, file: file, nearest: nearest, known: columns.map(\.key))
                throw InputError(Finding(.fieldMissing, .error, file: file, message: message))
            }
            places[column.key] = place
        }
        for key in required where places[key] == nil {
            let title = columns.first { $0.key == key }?.title ?? key
            let message = Messages.columnMissing(key, title: title, file: file)
            throw InputError(Finding(.fieldMissing, .error, file: file, message: message))
        }
        self.places = places
    }

    var rows: [Row] {
        zip(content.rows, content.lines).map { Row(table: self, line: $1, cells: $0) }
    }

    fileprivate func cell(_ key: String, _ cells: [String]) -> String? {
        guard let place = places[key], place < cells.count else { return nil }
        let text = cells[place].trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? nil : text
    }
}

extension KeyedTable.Row {
    func text(_ key: String) -> String? { table.cell(key, cells) }

    func requiredText(_ key: String) throws -> String {
        guard let text = text(key) else { throw invalid(key, "", Messages.expectedText()) }
        return text
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = text(key) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw invalid(key, text, Messages.expectedRange("\(range.lowerBound)–\(range.upperBound)"))
        }
        return value
    }

    /// A number of 0 or more, as it is written.
    func amount(_ key: String) throws -> DecimalNumber? {
        guard let text = text(key) else { return nil }
        let plain = text.replacingOccurrences(of: ",", with: "")
        guard let value = DecimalNumber(text: plain), value >= DecimalNumber(coefficient: 0, scale: 0) else {
            throw invalid(key, text, Messages.expectedNotNegative())
        }
        return value
    }

    func date(_ key: String) throws -> CalendarDate? {
        guard let text = text(key) else { return nil }
        guard let date = CalendarDate(text: text) else { throw invalid(key, text, Messages.expectedDate()) }
        return date
    }

    func flag(_ key: String) throws -> Bool? {
        guard let text = text(key)?.lowercased() else { return nil }
        if ["1", "true", "yes", "y", "是"].contains(text) { return true }
        if ["0", "false", "no", "n", "否"].contains(text) { return false }
        throw invalid(key, text, Messages.expectedYesOrNo())
    }

    /// One word of a fixed set.
    func choice<T>(_ key: String, _ type: T.Type) throws -> T?
    where T: RawRepresentable & CaseIterable, T.RawValue == String {
        guard let text = text(key) else { return nil }
        guard let value = T(rawValue: text) else {
            throw invalid(key, text, Messages.expectedOneOf(T.allCases.map(\.rawValue)))
        }
        return value
    }

    /// Several texts between semicolons.
    func list(_ key: String) -> [String] {
        (text(key) ?? "").split { ";；".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    func invalid(_ key: String, _ value: String, _ expected: LocalizedText) -> InputError {
        let message = Messages.cellInvalid(file: table.file, line: line, key: key, value: value, expected: expected)
        return InputError(Finding(.valueOutOfRange, .error, file: table.file, message: message))
    }
}
