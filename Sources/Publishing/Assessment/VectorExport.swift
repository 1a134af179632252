public import GeoModel
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
        /// Language of the messages of findings.
        public var language: UserLanguage

        /// Creates options.
        public init(
            crs: CRSReference? = nil,
            native: Bool = false,
            encoding: ShapefileEncoding = .utf8,
            fileDate: CalendarDate? = nil,
            language: UserLanguage = .zh
        ) {
            self.crs = crs
            self.native = native
            self.encoding = encoding
            self.fileDate = fileDate
            self.language = language
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
        PublicationReport()
    }
}
