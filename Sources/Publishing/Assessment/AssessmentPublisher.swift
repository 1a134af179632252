import GeoModel
public import Restoration

/// Writes an assessment into a staging folder; renaming it into place is the caller's.
public struct AssessmentPublisher: Sendable {
    /// What every writer needs to know.
    public let settings: PublicationSettings

    /// Creates a publisher.
    public init(settings: PublicationSettings) {
        self.settings = settings
    }

    /// Writes `assessment.json`, `findings.jsonl` and every requested output into an existing, empty folder.
    ///
    /// The bytes depend only on the arguments and the library versions. `manifest.json` is the caller's; see
    /// `FolderInventory`. Findings of the writers themselves are in the report, and in `findings.jsonl` after the
    /// given ones.
    /// - Throws: `PublishingError`, naming the file.
    public func publish(
        _ assessment: Assessment,
        layers: AssessmentGeometries,
        outputs: [OutputRequest],
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        let (sheets, book) = Concurrently.both({ LayerSet.Sheets(assessment, settings: settings) }) {
            TableBook(assessment, settings: settings)
        }
        let set = LayerSet(assessment: assessment, layers: layers, book: book, sheets: sheets, settings: settings)
        var report = PublicationReport()
        var document: [UInt8]?
        // The document is written beside the other outputs, as if these found nothing.
        let jobs: [OutputRequest?] = outputs.map(Optional.some) + [nil]
        let done = Concurrently.map(jobs, threads: settings.threads) { output in
            Result { () throws(PublishingError) -> (report: PublicationReport?, document: [UInt8]?) in
                guard let output else { return (nil, self.document(assessment)) }
                return (try write(output, assessment: assessment, book: book, set: set, to: directory), nil)
            }
        }
        for job in done {
            let result = try job.get()
            if let written = result.report { report.merge(written) }
            document = document ?? result.document
        }
        if !report.findings.isEmpty {
            var counted = assessment
            for finding in report.findings { counted.findingsCount[finding.code, default: 0] += 1 }
            document = self.document(counted)
        }
        try OutputFile.write(document ?? [], to: directory + "/assessment.json")
        let lines = (layers.findings.map(\.finding) + report.findings).map {
            $0.json(language: settings.language).serialized() + "\n"
        }
        try OutputFile.write(Array(lines.joined().utf8), to: directory + "/findings.jsonl")
        report.merge(PublicationReport(files: ["assessment.json", "findings.jsonl"]))
        return report
    }

    private func document(_ assessment: Assessment) -> [UInt8] {
        Array((AssessmentJSON.document(assessment, language: settings.language).serialized(pretty: true) + "\n").utf8)
    }

    private var transform: TableTransform {
        TableTransform(allowBallpark: settings.allowBallpark, datumShift: settings.datumShift)
    }

    private func write(
        _ output: OutputRequest,
        assessment: Assessment,
        book: TableBook,
        set: LayerSet,
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        switch output.kind {
        case .csv: return try TableWriter(settings: settings).writeCSV(book, to: directory)
        case .workbook: return try TableWriter(settings: settings).writeWorkbook(book, to: directory)
        case .geoPackage: return try writeGeoPackage(output, set: set, to: directory)
        case .geoJSON: return try writeGeoJSON(output, set: set, to: directory)
        case .shapefile: return try writeShapefiles(output, set: set, to: directory)
        }
    }

    private func writeGeoPackage(
        _ output: OutputRequest,
        set: LayerSet,
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        let path = "assessment.gpkg"
        var styled = set.all(figures: .exact)
        if let crs = output.crs {
            for index in styled.indices {
                styled[index].table = try transform.transformed(styled[index].table, to: crs, path: path)
            }
        }
        let writer = GeoPackageWriter(
            path: directory + "/" + path,
            date: settings.fileDate,
            language: settings.language
        )
        try writer.write(styled)
        return PublicationReport(files: [path])
    }

    private func writeGeoJSON(
        _ output: OutputRequest,
        set: LayerSet,
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        var report = PublicationReport()
        for table in [set.mines(figures: .exact), set.priorities()] {
            let path = table.name + ".geojson"
            let findings: [Finding]
            if let crs = output.crs, crs.kind != .geographic {
                // A CRS asked for by name is not RFC 7946 any more: coordinates as they are, with the CRS named.
                let moved = try transform.transformed(table, to: crs, path: path)
                findings = try GeoJSONWriter(positions: .native).write(moved, to: directory + "/" + path, file: path)
            } else {
                let (degrees, note) = try transform.degrees(table, path: path)
                let writer = GeoJSONWriter(positions: .degrees(note: note))
                findings = try writer.write(degrees, to: directory + "/" + path, file: path)
            }
            report.merge(PublicationReport(files: [path], findings: findings))
        }
        return report
    }

    private func writeShapefiles(
        _ output: OutputRequest,
        set: LayerSet,
        to directory: String
    ) throws(PublishingError) -> PublicationReport {
        var tables = set.all(figures: .printed).map(\.table)
        // Ten bytes do not tell `restored_m2` from `restored_mu`; mu follow from m² and stand in the tables.
        tables[0] = set.mines(figures: .printed) { $0.unit != "ha" && ($0.unit != "mu" || $0.key == "mu") }
        if let crs = output.crs {
            for index in tables.indices {
                tables[index] = try transform.transformed(tables[index], to: crs, path: "shapefile")
            }
        }
        return try ShapefileFolder(directory: directory, settings: settings, encoding: output.encoding).write(tables)
    }
}
