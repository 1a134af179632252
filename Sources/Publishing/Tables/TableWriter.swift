import Restoration

/// Writes the tables of an assessment: `tables/*.csv`, `tables/fields.csv`, `tables/mines.xlsx` and `ranking.csv`.
public struct TableWriter: Sendable {
    /// What every writer needs to know.
    public let settings: PublicationSettings

    /// Creates a writer.
    public init(settings: PublicationSettings) {
        self.settings = settings
    }

    /// Writes CSV files into a folder that exists.
    public func writeCSV(_ book: TableBook, to directory: String) throws(PublishingError) -> PublicationReport {
        var report = PublicationReport()
        try OutputFile.makeFolder(directory + "/tables")
        for sheet in book.sheets + [book.fields] {
            let path = sheet.name == "ranking" ? "ranking.csv" : "tables/\(sheet.name).csv"
            try OutputFile.write(CSVText.bytes(of: sheet, language: settings.language), to: directory + "/" + path)
            report.merge(PublicationReport(files: [path]))
        }
        return report
    }

    /// Writes the workbook into a folder that exists.
    public func writeWorkbook(_ book: TableBook, to directory: String) throws(PublishingError) -> PublicationReport {
        let path = "tables/mines.xlsx"
        try OutputFile.makeFolder(directory + "/tables")
        let workbook = WorkbookFile(
            path: directory + "/" + path,
            language: settings.language,
            fileDate: settings.fileDate
        )
        try workbook.write(book.sheets, about: book.about)
        return PublicationReport(files: [path])
    }
}
