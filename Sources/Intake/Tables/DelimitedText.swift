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
    /// Reads a table; the delimiter is the one of `,` `;` and tab that the first line with any of them has most of, else
    /// `，`: a title may stand above the header. All rows are as long as the longest; columns without a name have an
    /// empty one.
    static func parse(_ text: String) -> TextTable {
        let candidates: [Character] = [",", ";", "\t"]
        let first = text.split(maxSplits: 10, whereSeparator: \.isNewline).prefix(10)
            .first { line in candidates.contains { line.contains($0) } }
        let delimiter = first.flatMap { line in
            candidates.max { a, b in line.count { $0 == a } < line.count { $0 == b } }
        }
        var records = Self.records(text, delimiter: delimiter ?? "，")
        while let first = records.first, first.values.allSatisfy({ $0.isEmpty }) { records.removeFirst() }
        guard let header = records.first else { return TextTable(header: [], rows: [], lines: []) }
        let body = records.dropFirst()
        let width = records.reduce(0) { max($0, $1.values.count) }
        let names = (0..<width).map { $0 < header.values.count ? header.values[$0].trimmingSpaces() : "" }
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
