public import GeoModel
public import Restoration

/// A vector layer as the project file names it (design 4.1).
public struct LayerSpecification: Sendable, Hashable {
    /// Absolute path, resolved against the project file.
    public var path: String
    /// The path as written, for messages.
    public var writtenPath: String
    /// Layer name; nil when the file has one layer.
    public var layer: String?
    /// Declared CRS, for example `EPSG:4525`; overruled by nobody.
    public var crs: String?
    /// Declared text encoding.
    public var encoding: String?
    /// Attribute filter in OGR SQL.
    public var filter: String?
    /// Field profile by name.
    public var profile: String?
    /// Our field name → the source's.
    public var fields: [String: String]

    /// Creates a layer specification.
    public init(
        path: String,
        writtenPath: String? = nil,
        layer: String? = nil,
        crs: String? = nil,
        encoding: String? = nil,
        filter: String? = nil,
        profile: String? = nil,
        fields: [String: String] = [:]
    ) {
        self.path = path
        self.writtenPath = writtenPath ?? path
        self.layer = layer
        self.crs = crs
        self.encoding = encoding
        self.filter = filter
        self.profile = profile
        self.fields = fields
    }
}

/// The register layer.
public struct MinesSpecification: Sendable, Hashable {
    /// The layer.
    public var layer: LayerSpecification
    /// The source's mine id field.
    public var idField: String
    /// The source's boundary id field.
    public var boundaryIDField: String?

    /// Creates a register specification.
    public init(layer: LayerSpecification, idField: String, boundaryIDField: String? = nil) {
        self.layer = layer
        self.idField = idField
        self.boundaryIDField = boundaryIDField
    }
}

/// A layer of damage polygons.
public struct DamageSpecification: Sendable, Hashable {
    /// The layer.
    public var layer: LayerSpecification
    /// Damage type of the layer; a mapped field `type` wins per feature.
    public var type: DamageType?
    /// Date of the layer; a mapped field `date` wins per feature.
    public var date: CalendarDate?

    /// Creates a damage layer.
    public init(layer: LayerSpecification, type: DamageType?, date: CalendarDate?) {
        self.layer = layer
        self.type = type
        self.date = date
    }
}

/// A layer of restored polygons.
public struct RestoredSpecification: Sendable, Hashable {
    /// The layer.
    public var layer: LayerSpecification
    /// Date of the layer; a mapped field `date` wins per feature.
    public var date: CalendarDate?
    /// Status word of the layer; a mapped field `status` wins per feature.
    public var status: String?

    /// Creates a restored layer.
    public init(layer: LayerSpecification, date: CalendarDate?, status: String?) {
        self.layer = layer
        self.date = date
        self.status = status
    }
}

/// A protected layer with its rules.
public struct ProtectedSpecification: Sendable, Hashable {
    /// The layer.
    public var layer: LayerSpecification
    /// The kind.
    public var kind: ProtectedKind
    /// The class within the kind.
    public var layerClass: String?
    /// Buffer distance, m.
    public var bufferInMetres: Double?
    /// Visible range, m.
    public var visibleInMetres: Double?
    /// Who designated it.
    public var authority: String?
    /// Its grade.
    public var grade: String?
    /// In force from.
    public var validFrom: CalendarDate?
    /// In force until, inclusive.
    public var validTo: CalendarDate?

    /// Creates a protected layer.
    public init(
        layer: LayerSpecification,
        kind: ProtectedKind,
        layerClass: String? = nil,
        bufferInMetres: Double? = nil,
        visibleInMetres: Double? = nil,
        authority: String? = nil,
        grade: String? = nil,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil
    ) {
        self.layer = layer
        self.kind = kind
        self.layerClass = layerClass
        self.bufferInMetres = bufferInMetres
        self.visibleInMetres = visibleInMetres
        self.authority = authority
        self.grade = grade
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

/// What a raster's values are.
public enum RasterQuantity: String, Sendable, Hashable, CaseIterable {
    /// Vertical movement.
    case subsidence
    /// Movement along the line of sight.
    case lineOfSight = "los"
    /// Unwrapped interferometric phase.
    case phase
    /// Height.
    case elevation
    /// Class codes.
    case classes = "class"
    /// Vegetation index.
    case ndvi
}

/// The unit of a raster's values.
public enum RasterUnit: String, Sendable, Hashable, CaseIterable {
    /// Metres.
    case metres = "m"
    /// Centimetres.
    case centimetres = "cm"
    /// Millimetres.
    case millimetres = "mm"
    /// Radians of phase.
    case radians = "rad"
    /// No unit.
    case one = "1"
}

/// Which way a raster's positive values point.
public enum RasterSign: String, Sendable, Hashable, CaseIterable {
    /// Positive values are subsidence.
    case downPositive = "down_positive"
    /// Positive values are uplift.
    case upPositive = "up_positive"
    /// Positive values are movement toward the satellite.
    case towardSatellite = "toward_satellite"
}

/// A raster as the project file names it.
public struct RasterSpecification: Sendable, Hashable {
    /// Absolute path.
    public var path: String
    /// The path as written.
    public var writtenPath: String
    /// Declared CRS.
    public var crs: String?
    /// Band, from 1.
    public var band: Int
    /// What the values are.
    public var quantity: RasterQuantity
    /// Their unit, nil when not declared.
    public var unit: RasterUnit?
    /// Their sign, nil when not declared.
    public var sign: RasterSign?
    /// Declared nodata, as text so that it can be compared in the band's type.
    public var nodata: String?
    /// Mask raster: cells with value 0 are masked.
    public var mask: String?
    /// Date.
    public var date: CalendarDate?
    /// Second date, which is then the raster's date.
    public var date2: CalendarDate?
    /// Standard deviation of the values, in their unit.
    public var sigma: Double?
    /// Radar wavelength, m.
    public var wavelengthInMetres: Double?
    /// Incidence angle at the ground, degrees.
    public var incidenceInDegrees: Double?
    /// Flight direction, degrees clockwise from north.
    public var headingInDegrees: Double?

    /// Creates a raster specification.
    public init(path: String, writtenPath: String? = nil, band: Int = 1, quantity: RasterQuantity) {
        self.path = path
        self.writtenPath = writtenPath ?? path
        self.band = band
        self.quantity = quantity
    }

    /// `date2`, else `date`.
    public var effectiveDate: CalendarDate? { date2 ?? date }
}

/// How to move between datums when the CRS database has only a ballpark operation.
public enum DatumShiftSpecification: Sendable, Hashable {
    /// Parameters: metres, arc-seconds, ppm.
    case parameters(DatumShiftParameters)
    /// A grid file by absolute path.
    case grid(path: String)
}

/// Three or seven parameters of a datum shift and their convention.
public struct DatumShiftParameters: Sendable, Hashable {
    /// Rotation convention.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Position vector (Bursa-Wolf).
        case positionVector = "position_vector"
        /// Coordinate frame.
        case coordinateFrame = "coordinate_frame"
        /// Three translations only.
        case translation
    }

    /// The convention; there is no default.
    public var method: Method
    /// Target CRS, for example `EPSG:4490`.
    public var target: String
    /// dx, dy, dz in metres.
    public var translation: [Double]
    /// rx, ry, rz in arc-seconds.
    public var rotation: [Double]
    /// Scale difference in ppm.
    public var scalePartsPerMillion: Double

    /// Creates parameters.
    public init(
        method: Method,
        target: String,
        translation: [Double],
        rotation: [Double] = [0, 0, 0],
        scalePartsPerMillion: Double = 0
    ) {
        self.method = method
        self.target = target
        self.translation = translation
        self.rotation = rotation
        self.scalePartsPerMillion = scalePartsPerMillion
    }
}

/// One output the project asks for.
public struct OutputSpecification: Sendable, Hashable {
    /// The kinds of output.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// GeoPackage with styles.
        case gpkg
        /// RFC 7946 GeoJSON.
        case geojson
        /// Shapefiles with `fields.csv`.
        case shapefile
        /// CSV tables.
        case csv
        /// Workbook.
        case xlsx
        /// Printed maps.
        case map
    }

    /// The kind.
    public var kind: Kind
    /// Output CRS, nil for the default.
    public var crs: String?
    /// Text encoding (`UTF-8` or `GBK`), nil for the default.
    public var encoding: String?

    /// Creates an output.
    public init(kind: Kind, crs: String? = nil, encoding: String? = nil) {
        self.kind = kind
        self.crs = crs
        self.encoding = encoding
    }
}

/// How figures are reported.
public struct ReportingSpecification: Sendable, Hashable {
    /// The method that counts.
    public var areaMethod: AreaMethod
    /// True when the project file names the method, false for the default.
    public var areaMethodIsDeclared: Bool
    /// `mu`, `ha` or `m2`.
    public var unit: String
    /// Decimals of m².
    public var squareMetreDecimals: Int
    /// Decimals of mu.
    public var muDecimals: Int
    /// Decimals of hectares.
    public var hectareDecimals: Int
    /// Damage boundary in metres of subsidence, inclusive.
    public var damageThresholdInMetres: Double
    /// Below this share of valid data a figure is flagged.
    public var coverageFloor: Double

    /// Creates the defaults of design 4.1, thresholds from the rules file.
    public init(rules: Rules = .standard) {
        areaMethod = .statutory
        areaMethodIsDeclared = false
        unit = "mu"
        squareMetreDecimals = 2
        muDecimals = 2
        hectareDecimals = 4
        damageThresholdInMetres = rules.damageThresholdInMetres
        coverageFloor = rules.coverageFloor
    }
}

/// Where a key or its value stands in the project file.
public struct ProjectPlace: Sendable, Hashable {
    /// Line, from 1.
    public var line: Int
    /// Column, from 1.
    public var column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A key that was read and checked but that nothing uses yet.
public struct UnusedProjectKey: Sendable, Hashable {
    /// The key's path, for example `panels` or `protected[1].rule.visible`.
    public var keyPath: String
    /// Where it stands.
    public var place: ProjectPlace

    /// Creates an entry.
    public init(keyPath: String, place: ProjectPlace) {
        self.keyPath = keyPath
        self.place = place
    }
}

/// A layer or table of panels (domain 2.6).
public struct PanelSpecification: Sendable, Hashable {
    /// The layer, or a CSV table.
    public var layer: LayerSpecification
    /// The day from which it holds; nil for always.
    public var date: CalendarDate?

    /// Creates a specification.
    public init(layer: LayerSpecification, date: CalendarDate? = nil) {
        self.layer = layer
        self.date = date
    }
}

/// A whole project file, validated and with absolute paths (schema `regreen.project/1`).
public struct ProjectSpecification: Sendable, Hashable {
    /// Absolute path of the project file.
    public var path: String
    /// SHA-256 of its bytes, hexadecimal.
    public var sha256: String
    /// The project's name.
    public var name: String
    /// County code (GB/T 2260).
    public var adcode: String?
    /// The day the figures are of; nil: all data count.
    public var asOf: CalendarDate?
    /// Working CRS, for example `EPSG:4525`.
    public var crs: String
    /// Language of user text.
    public var language: UserLanguage
    /// County layer.
    public var county: LayerSpecification?
    /// County box, longitude and latitude in degrees.
    public var countyBox: Envelope?
    /// Town layer.
    public var towns: LayerSpecification?
    /// Register.
    public var mines: MinesSpecification
    /// Damage layers.
    public var damage: [DamageSpecification]
    /// Subsidence rasters.
    public var subsidence: [RasterSpecification]
    /// Elevation rasters.
    public var elevation: [RasterSpecification]
    /// Vegetation rasters.
    public var vegetation: [RasterSpecification]
    /// Land-use layer.
    public var landUse: LayerSpecification?
    /// Building footprints.
    public var buildings: [LayerSpecification]
    /// Planned or worked panels: they say how far ground moves sideways where it sinks.
    public var panels: [PanelSpecification]
    /// Protected layers.
    public var protected: [ProtectedSpecification]
    /// Restored layers.
    public var restored: [RestoredSpecification]
    /// Class thresholds in metres, ascending.
    public var subsidenceClasses: [Double]
    /// Reporting.
    public var reporting: ReportingSpecification
    /// Datum shift.
    public var datumShift: DatumShiftSpecification?
    /// Accept ballpark operations, and mark every output.
    public var allowBallpark: Bool
    /// Carry `holder_org` to outputs.
    public var keepHolder: Bool
    /// The workspace as written: a path relative to the project's folder, or `postgres:`; nil for the default file.
    public var workspace: String?
    /// Memory budget in bytes, nil for the default.
    public var memoryBudgetInBytes: Int?
    /// Outputs; the default list when the file names none.
    public var outputs: [OutputSpecification]
    /// Keys of later issues that were validated by name and kept aside, for the manifest.
    public var reservedKeys: [String]
    /// Keys that are valid and have no effect yet, in the order of the file.
    public var unusedKeys: [UnusedProjectKey]
    /// Where `crs` and `reporting.area_method` stand, for faults that only the data show.
    public var places: [String: ProjectPlace]

    /// Creates a project with the mandatory keys.
    public init(path: String, sha256: String, name: String, crs: String, mines: MinesSpecification) {
        self.path = path
        self.sha256 = sha256
        self.name = name
        self.crs = crs
        self.mines = mines
        language = .zh
        damage = []
        subsidence = []
        elevation = []
        vegetation = []
        buildings = []
        panels = []
        protected = []
        restored = []
        subsidenceClasses = [0.1, 0.5, 1.5]
        reporting = ReportingSpecification()
        allowBallpark = false
        keepHolder = false
        outputs = [.gpkg, .geojson, .shapefile, .csv, .xlsx].map { OutputSpecification(kind: $0) }
        reservedKeys = []
        unusedKeys = []
        places = [:]
    }
}
