/// A table of texts: CSV, or a sheet of a workbook.
struct TextTable {
    /// Column names, trimmed.
    var header: [String]
    /// Rows of as many texts as there are columns; an empty row is an empty list.
    var rows: [[String]]
    /// Line or row number of each row, from 1.
    var lines: [Int]
}

/// Reads delimited text by RFC 4180: quotes, doubled quotes, line ends inside quotes.
enum DelimitedText {
    /// Reads a table; the delimiter is the one of `,` `;` tab and `，` that the first line has most of.
    static func parse(_ text: String) -> TextTable {
        let firstLine = text.prefix { !$0.isNewline }
        let candidates: [Character] = [",", ";", "\t", "，"]
        let delimiter = candidates.max { a, b in
            firstLine.count { $0 == a } < firstLine.count { $0 == b }
        }
        var records = Self.records(text, delimiter: delimiter ?? ",")
        while let first = records.first, first.values.allSatisfy({ $0.isEmpty }) { records.removeFirst() }
        guard let header = records.first else { return TextTable(header: [], rows: [], lines: []) }
        let names = header.values.map { $0.trimmingSpaces() }
        let body = records.dropFirst()
        return TextTable(
            header: names,
            rows: body.map { record in
                let values = record.values.map { $0.trimmingSpaces() }
                if values.allSatisfy(\.isEmpty) { return [] }
                return names.indices.map { $0 < values.count ? values[$0] : "" }
            },
            lines: body.map(\.line)
        )
    }

    private static func records(_ text: String, delimiter: Character) -> [(values: [String], line: Int)] {
        var records: [(values: [String], line: Int)] = []
        var values: [String] = []
        var value = ""
        var isQuoted = false
        var line = 1
        var start = 1
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if isQuoted {
                if character == "\"" {
                    if next < text.endIndex, text[next] == "\"" {
                        value.append("\"")
                        index = text.index(after: next)
                        continue
                    }
                    isQuoted = false
                } else {
                    if character.isNewline { line += 1 }
                    value.append(character)
                }
            } else if character == "\"", value.allSatisfy(\.isWhitespace) {
                value = ""
                isQuoted = true
            } else if character == delimiter {
                values.append(value)
                value = ""
            } else if character.isNewline {
                values.append(value)
                records.append((values, start))
                values = []
                value = ""
                line += 1
                start = line
            } else {
                value.append(character)
            }
            index = next
        }
        if !value.isEmpty || !values.isEmpty { records.append((values + [value], start)) }
        return records
    }
}
