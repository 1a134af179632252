/// A table for people, in at most 80 columns.
struct TextTable {
    enum Alignment {
        case left
        case right
    }

    private let headers: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ columns: [(String, Alignment)]) {
        headers = columns.map(\.0)
        alignments = columns.map(\.1)
    }

    mutating func add(_ cells: [String?]) { rows.append(cells.map { $0 ?? "–" }) }

    var isEmpty: Bool { rows.isEmpty }

    /// The lines; columns of text give way, the widest first, figures never do.
    func lines(width: Int = 80) -> [String] {
        var widths = headers.indices.map { column in
            ([headers[column]] + rows.map { $0[column] }).map(DisplayWidth.of).max() ?? 0
        }
        let gaps = 2 * max(0, headers.count - 1)
        while widths.reduce(gaps, +) > width {
            let texts = widths.indices.filter { alignments[$0] == .left && widths[$0] > 6 }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return ([headers] + rows).map { row in
            let cells = row.indices.map { column in
                let text = DisplayWidth.cut(row[column], to: widths[column])
                return DisplayWidth.pad(text, to: widths[column], right: alignments[column] == .right)
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
