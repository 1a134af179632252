import GDALKit
public import GeoModel
public import PROJKit
public import Restoration

/// Writes one table to a file of a format chosen by name, for `regreen convert` and the toolbox's `-o`.
public enum VectorExport {
    /// Formats by file name extension.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// GeoPackage, geometry column `geom`.
        case geoPackage = "gpkg"
        /// GeoJSON, RFC 7946 unless native.
        case geoJSON = "geojson"
        /// Shapefile with `fields.csv`.
        case shapefile = "shp"
        /// FlatGeobuf.
        case flatGeobuf = "fgb"

        /// The format of a path by its extension (`json` counts as GeoJSON); nil for others.
        public init?(path: String) {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            guard let dot = name.lastIndex(of: ".") else { return nil }
            let ending = name[name.index(after: dot)...].lowercased()
            self.init(rawValue: ending == "json" ? "geojson" : ending)
        }
    }

    /// How to write.
    public struct Options: Sendable, Hashable {
        /// The CRS to write; nil keeps the table's (GeoJSON: geographic by RFC 7946 unless `native`).
        public var crs: CRSReference?
        /// Coordinates as they are, whatever the format's rule.
        public var native: Bool
        /// Encoding of a shapefile's table.
        public var encoding: ShapefileEncoding
        /// Date to write into the file instead of the clock.
        public var fileDate: CalendarDate?
        /// Language of side files.
        public var language: UserLanguage
        /// Accept operations that ignore a change of datum.
        public var allowBallpark: Bool
        /// A declared datum shift.
        public var datumShift: DatumShift?
        /// Upper bound of threads; the bytes do not depend on it.
        public var threads = 1

        /// Creates options.
        public init(
            crs: CRSReference? = nil,
            native: Bool = false,
            encoding: ShapefileEncoding = .utf8,
            fileDate: CalendarDate? = nil,
            language: UserLanguage = .zh,
            allowBallpark: Bool = false,
            datumShift: DatumShift? = nil
        ) {
            self.crs = crs
            self.native = native
            self.encoding = encoding
            self.fileDate = fileDate
            self.language = language
            self.allowBallpark = allowBallpark
            self.datumShift = datumShift
        }
    }

    /// Writes the table; `files` of the report are absolute or relative as `path` is, side files included.
    ///
    /// - Throws: `PublishingError`; `crs_missing` when the format needs a CRS and the table has none.
    public static func write(
        _ table: FeatureTable,
        to path: String,
        format: Format,
        options: Options = Options()
    ) throws(PublishingError) -> PublicationReport {
        let transform = TableTransform(allowBallpark: options.allowBallpark, datumShift: options.datumShift)
        if format == .geoJSON { return try writeGeoJSON(table, to: path, options: options, transform: transform) }
        var table = table
        if let crs = options.crs { table = try transform.transformed(table, to: crs, path: path) }
        switch format {
        case .shapefile: return try writeShapefile(table, to: path, options: options)
        case .geoPackage: return try write(table, to: path, driver: "GPKG", options: options)
        case .flatGeobuf: return try write(table, to: path, driver: "FlatGeobuf", options: options)
        case .geoJSON: return PublicationReport()
        }
    }

    /// Writes tables as layers of one GeoPackage, as they are.
    ///
    /// - Throws: `PublishingError`.
    public static func write(
        _ tables: [FeatureTable],
        toGeoPackage path: String
    ) throws(PublishingError) -> PublicationReport {
        do {
            let writer = try VectorWriter(creating: path, driver: "GPKG", timestamp: "\(defaultDate)T00:00:00.000Z")
            for table in tables {
                let layer = try writer.addLayer(GeoPackageWriter.definition(of: table))
                try writer.write(table, to: layer)
            }
            try writer.close()
        } catch {
            throw GeoPackageWriter.failure(error, path: path)
        }
        return PublicationReport(files: [path])
    }

    private static func writeGeoJSON(
        _ table: FeatureTable,
        to path: String,
        options: Options,
        transform: TableTransform
    ) throws(PublishingError) -> PublicationReport {
        let writer: GeoJSONWriter
        var table = table
        if let crs = options.crs, options.native || crs.kind != .geographic {
            // A plane asked for by name is honoured, with the CRS named in the file.
            table = try transform.transformed(table, to: crs, path: path)
            writer = GeoJSONWriter(positions: .native, threads: options.threads)
        } else if options.native {
            writer = GeoJSONWriter(positions: .native, threads: options.threads)
        } else {
            let degrees = try transform.degrees(table, path: path)
            table = degrees.0
            writer = GeoJSONWriter(positions: .degrees(note: degrees.note), threads: options.threads)
        }
        return PublicationReport(files: [path], findings: try writer.write(table, to: path, file: path))
    }

    private static func writeShapefile(
        _ table: FeatureTable,
        to path: String,
        options: Options
    ) throws(PublishingError) -> PublicationReport {
        guard ShapefileWriter.dimensions(of: table).count < 2 else {
            throw PublishingError(
                code: FindingCode.geometryType.rawValue,
                operation: "write shapefile",
                path: path,
                messages: [],
                text: Messages.mixedGeometry(layer: table.name, path: path)
            )
        }
        let base = path.lowercased().hasSuffix(".shp") ? String(path.dropLast(4)) : path
        let writer = ShapefileWriter(encoding: options.encoding, date: options.fileDate ?? defaultDate)
        let written = try writer.write(table, to: base, file: path)
        var dictionary = FieldDictionary()
        dictionary.add(layer: table.name, fields: table.fields, shortNames: written.shortNames)
        let fields = base + ".fields.csv"
        try OutputFile.write(dictionary.bytes(language: options.language), to: fields)
        return PublicationReport(
            files: written.endings.map { "\(base).\($0)" } + [fields],
            findings: written.findings
        )
    }

    private static func write(
        _ table: FeatureTable,
        to path: String,
        driver: String,
        options: Options
    ) throws(PublishingError) -> PublicationReport {
        var definition = GeoPackageWriter.definition(of: table)
        if driver != "GPKG" { definition = LayerDefinition(describing: table) }
        do {
            let writer = try VectorWriter(
                creating: path,
                driver: driver,
                timestamp: "\(options.fileDate ?? defaultDate)T00:00:00.000Z"
            )
            let layer = try writer.addLayer(definition)
            try writer.write(table, to: layer)
            try writer.close()
        } catch {
            throw GeoPackageWriter.failure(error, path: path)
        }
        return PublicationReport(files: [path])
    }

    /// The day written into files when the caller names none.
    private static var defaultDate: CalendarDate { PublicationSettings.dateWithoutAsOf }
}
