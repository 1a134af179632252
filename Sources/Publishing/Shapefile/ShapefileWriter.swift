import GDALKit
public import GeoModel
import PROJKit
public import Restoration

/// Writes a table as a shapefile whose names, texts, encoding marks and rings other programs read right (domain 5.6).
///
/// `.shp .shx .dbf .cpg`, and `.prj` in ESRI's dialect when the CRS is known. Names take 10 bytes and texts 254 of the
/// encoding, cut between characters and reported; nulls are blanks. The bytes do not depend on the clock.
public struct ShapefileWriter: Sendable {
    /// The encoding of names and texts.
    public let encoding: ShapefileEncoding
    /// The date in the table's header.
    public let date: CalendarDate

    /// The most bytes a part of a shapefile may have: offsets are signed.
    static let sizeLimit = Int(Int32.max)

    /// Creates a writer.
    public init(encoding: ShapefileEncoding, date: CalendarDate) {
        self.encoding = encoding
        self.date = date
    }

    /// What was written.
    public struct Written: Sendable {
        /// Endings of the files written, in order: `cpg`, `dbf`, …
        public let endings: [String]
        /// Short name of every field, in field order.
        public let shortNames: [String]
        /// Shortened names, cut texts, characters the encoding lacks.
        public let findings: [Finding]
    }

    /// Writes the files of one table whose geometries have one dimension; others count as null shapes.
    ///
    /// - Parameters:
    ///   - base: the path without an ending.
    ///   - file: the name used in findings.
    /// - Throws: `limit_exceeded` before anything is written when a file would pass 2 GB or a record the format's width.
    public func write(_ table: FeatureTable, to base: String, file: String) throws(PublishingError) -> Written {
        if encoding == .gbk, !GDALLibrary.hasConverter(for: encoding.rawValue) {
            throw OutputFile.failure(base, ["this build of GDAL cannot write GBK"], operation: "write shapefile")
        }
        let dimension = ShapefileWriter.dimensions(of: table).first ?? 2
        var layout = DBFLayout(encoding: encoding, file: file, layer: table.name)
        let attributes = DBFFile(
            columns: layout.columns(of: table),
            rowCount: table.count,
            date: date,
            languageDriver: encoding == .gbk ? 0x4D : 0
        )
        let shapes = ShapeFile(table.geometries, dimension: dimension)
        let size = max(shapes.size, attributes.size)
        guard size <= Self.sizeLimit else {
            throw limit(base, "\(size) bytes", Messages.shapefileTooLarge(path: file))
        }
        guard attributes.fitsFormat else {
            throw limit(base, "\(table.fields.count) fields", Messages.shapefileTooWide(path: file))
        }
        let (written, shape) = Concurrently.both(
            { Result { () throws(PublishingError) in try attributes.write(to: base + ".dbf") } },
            { Result { () throws(PublishingError) in try shapes.write(shp: base + ".shp", shx: base + ".shx") } }
        )
        try shape.get()
        try written.get()
        try OutputFile.write(Array(encoding.rawValue.utf8), to: base + ".cpg")
        var endings = ["cpg", "dbf", "shp", "shx"]
        if let crs = table.crs, let text = try projection(of: crs, path: base + ".prj") {
            try OutputFile.write(Array(text.utf8), to: base + ".prj")
            endings.insert("prj", at: 2)
        }
        return Written(endings: endings, shortNames: layout.shortNames(table.fields), findings: layout.findings)
    }

    private func limit(_ base: String, _ amount: String, _ text: LocalizedText) -> PublishingError {
        PublishingError(
            code: FindingCode.limitExceeded.rawValue,
            operation: "write shapefile",
            path: base + ".shp",
            messages: [amount],
            text: text
        )
    }

    /// The dimensions that occur in a table, the most frequent first.
    static func dimensions(of table: FeatureTable) -> [Int] {
        var counts = [0, 0, 0]
        for kind in table.geometries.kinds {
            if let dimension = kind.dimension { counts[dimension] += 1 }
        }
        return counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) > (counts[$1], $1) }
    }

    private func projection(of crs: CRSReference, path: String) throws(PublishingError) -> String? {
        do {
            return try CoordinateSystem(crs, context: try PROJContext()).esriWKT()
        } catch {
            throw OutputFile.failure(path, error.messages, operation: error.operation)
        }
    }
}
