extension TextTable {
    /// Rows above the header that are still looked at: titles, units, dates.
    private static let mostTitleRows = 10

    /// The table with its header found, and how many rows stood above it.
    ///
    /// Sheets from offices carry a title above the header; and a workbook of texts alone comes without a header at all,
    /// because nothing in it tells the first row from the others. The first row under which the columns hold
    /// coordinates is the header; without one the table stays as it is.
    func withHeaderFound() -> (table: TextTable, titleRows: Int) {
        guard CornerColumns(self) == nil else { return (self, 0) }
        for index in rows.indices.prefix(Self.mostTitleRows) where !rows[index].isEmpty {
            let candidate = TextTable(
                header: rows[index].map { $0.trimmingSpaces() },
                rows: Array(rows[(index + 1)...]),
                lines: Array(lines[(index + 1)...])
            )
            guard CornerColumns(candidate) != nil else { continue }
            // A made-up header is no title.
            let isMadeUp = header.enumerated().allSatisfy { $0.element == "Field\($0.offset + 1)" }
            return (candidate, index + (isMadeUp ? 0 : 1))
        }
        return (self, 0)
    }
}
