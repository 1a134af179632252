public import GeoModel
public import PROJKit
public import Restoration

/// Printed decimals by unit (domain 1.7).
public struct ReportingDecimals: Sendable, Hashable {
    /// Decimals of m².
    public var squareMetre: Int
    /// Decimals of mu.
    public var mu: Int
    /// Decimals of hectares.
    public var hectare: Int

    /// Creates decimals; the defaults are those of design 4.1.
    public init(squareMetre: Int = 2, mu: Int = 2, hectare: Int = 4) {
        self.squareMetre = squareMetre
        self.mu = mu
        self.hectare = hectare
    }

    /// Decimals of one unit.
    public subscript(unit: AreaUnit) -> Int {
        switch unit {
        case .mu: return mu
        case .hectare: return hectare
        case .squareMetre: return squareMetre
        // Square kilometres are for prose; tables never print them.
        case .squareKilometre: return hectare
        }
    }
}

/// How text stands in a shapefile's table.
public enum ShapefileEncoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8 with a `.cpg`.
    case utf8 = "UTF-8"
    /// GBK with language driver 0x4D and a `.cpg`.
    case gbk = "GBK"
}

/// What every writer needs to know about the project.
public struct PublicationSettings: Sendable, Hashable {
    /// Language of headers, messages, aliases and legends.
    public var language: UserLanguage
    /// The reporting unit; m² and mu are always printed, hectares only when asked for.
    public var unit: AreaUnit
    /// Printed decimals.
    public var decimals: ReportingDecimals
    /// The working CRS of all layers.
    public var workingCRS: CRSReference
    /// County code, for the sheet about the workbook.
    public var adcode: String?
    /// Marks of the rules used, for example "default, unverified", for people to read.
    public var ruleMarks: [LocalizedText]
    /// Accept operations that ignore a change of datum when writing another CRS.
    public var allowBallpark: Bool
    /// The project's datum shift.
    public var datumShift: DatumShift?
    /// Outputs written side by side; the bytes do not depend on it.
    public var threads = 1
    /// The date written into files instead of the clock: `as_of`, or 2000-01-01 without one.
    public var fileDate: CalendarDate

    /// Creates settings; `asOf` nil stands for a project without a day.
    public init(
        language: UserLanguage,
        workingCRS: CRSReference,
        asOf: CalendarDate?,
        unit: AreaUnit = .mu,
        decimals: ReportingDecimals = ReportingDecimals(),
        adcode: String? = nil,
        ruleMarks: [LocalizedText] = [],
        allowBallpark: Bool = false,
        datumShift: DatumShift? = nil
    ) {
        self.language = language
        self.workingCRS = workingCRS
        self.unit = unit
        self.decimals = decimals
        self.adcode = adcode
        self.ruleMarks = ruleMarks
        self.allowBallpark = allowBallpark
        self.datumShift = datumShift
        fileDate = asOf ?? PublicationSettings.dateWithoutAsOf
    }

    /// 2000-01-01, a day every format can hold.
    public static var dateWithoutAsOf: CalendarDate {
        guard let date = CalendarDate(year: 2000, month: 1, day: 1) else { preconditionFailure("a valid day") }
        return date
    }
}

/// One output the project asks for.
public struct OutputRequest: Sendable, Hashable {
    /// The kinds of output this target writes.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// `assessment.gpkg` with styles.
        case geoPackage = "gpkg"
        /// `mines.geojson`, `priorities.geojson`.
        case geoJSON = "geojson"
        /// `shapefile/…` with `fields.csv`.
        case shapefile
        /// `tables/*.csv`.
        case csv
        /// `tables/mines.xlsx`.
        case workbook = "xlsx"
    }

    /// The kind.
    public var kind: Kind
    /// Output CRS; nil for the working CRS (GeoJSON: geographic by RFC 7946).
    public var crs: CRSReference?
    /// Encoding of shapefile tables.
    public var encoding: ShapefileEncoding

    /// Creates a request.
    public init(_ kind: Kind, crs: CRSReference? = nil, encoding: ShapefileEncoding = .utf8) {
        self.kind = kind
        self.crs = crs
        self.encoding = encoding
    }
}

/// What was written.
public struct PublicationReport: Sendable, Hashable {
    /// Files relative to the folder, in order of their UTF-8 bytes.
    public var files: [String]
    /// What the writers found: shortened names, cut texts, rings that rounding broke.
    public var findings: [Finding]

    /// Creates a report.
    public init(files: [String] = [], findings: [Finding] = []) {
        self.files = files
        self.findings = findings
    }

    /// Adds another report.
    public mutating func merge(_ other: PublicationReport) {
        files = (files + other.files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        findings += other.findings
    }
}
