public import GeoModel
public import Restoration

/// What `inspect` tells about one file.
public struct Inspection: Sendable {
    /// The file as named.
    public var file: String
    /// Driver name; nil when nothing opens it.
    public var driver: String?
    /// Vector layers.
    public var layers: [LayerInspection]
    /// Raster bands; empty for vector files.
    public var raster: RasterInspection?
    /// Findings, errors included.
    public var findings: [Finding]

    /// Creates an inspection.
    public init(
        file: String,
        driver: String? = nil,
        layers: [LayerInspection] = [],
        raster: RasterInspection? = nil,
        findings: [Finding] = []
    ) {
        self.file = file
        self.driver = driver
        self.layers = layers
        self.raster = raster
        self.findings = findings
    }
}

/// What `inspect` tells about one vector layer.
public struct LayerInspection: Sendable {
    /// Name.
    public var name: String
    /// Number of features.
    public var features: Int
    /// Number of features by geometry kind, by machine name (`polygon`, `null`, …).
    public var geometryKinds: [String: Int]
    /// Fields.
    public var fields: [FieldDefinition]
    /// Up to three values of each text field.
    public var samples: [String: [String]]
    /// Extent in the layer's CRS.
    public var extent: Envelope
    /// CRS and why.
    public var crsDecision: CRSDecision
    /// What the coordinates look like by domain 1.4, in the words of `crs sniff`; nil without coordinates.
    public var sniff: SniffSummary?
    /// Encoding and why.
    public var encodingDecision: EncodingDecision

    /// Creates an inspection.
    public init(
        name: String,
        features: Int,
        geometryKinds: [String: Int],
        fields: [FieldDefinition],
        samples: [String: [String]],
        extent: Envelope,
        crsDecision: CRSDecision,
        sniff: SniffSummary?,
        encodingDecision: EncodingDecision
    ) {
        self.name = name
        self.features = features
        self.geometryKinds = geometryKinds
        self.fields = fields
        self.samples = samples
        self.extent = extent
        self.crsDecision = crsDecision
        self.sniff = sniff
        self.encodingDecision = encodingDecision
    }
}

/// What `inspect` tells about a raster.
public struct RasterInspection: Sendable {
    /// Size, placement and CRS.
    public var grid: RasterGrid
    /// CRS and why.
    public var crsDecision: CRSDecision
    /// `AREA_OR_POINT`, when the file says so.
    public var areaOrPoint: String?
    /// True when row 0 is the southern one.
    public var isSouthUp: Bool
    /// The bands.
    public var bands: [BandInspection]
}

/// What `inspect` tells about one band.
public struct BandInspection: Sendable, Hashable {
    /// Number, from 1.
    public var band: Int
    /// Data type name, for example `Float32`.
    public var type: String
    /// Block size in columns and rows.
    public var blockColumns: Int
    /// Block rows.
    public var blockRows: Int
    /// Declared nodata as text.
    public var nodata: String?
    /// Unit text of the file.
    public var unit: String?
    /// Scale.
    public var scale: Double
    /// Offset.
    public var offset: Double
    /// Description of the file.
    public var description: String?
    /// Number of overviews.
    public var overviews: Int
    /// What the pixels hold; nil when they could not be read.
    public var scan: RasterScan?
}

/// What coordinates look like by the rules of domain 1.4: a proposal, never a decision.
public struct SniffSummary: Sendable, Hashable {
    /// Family, as in `crs sniff`.
    public var kind: String
    /// True when north stands before east.
    public var swapped: Bool
    /// Zone number, where known.
    public var zone: Int?
    /// EPSG code of the CGCS2000 reading, where known.
    public var epsg: Int?
    /// Warning key, where there is one.
    public var warning: String?
    /// What is still needed (`zone`).
    public var needs: String?
    /// What was assumed.
    public var assumed: String?

    /// Creates a summary.
    public init(
        kind: String,
        swapped: Bool,
        zone: Int? = nil,
        epsg: Int? = nil,
        warning: String? = nil,
        needs: String? = nil,
        assumed: String? = nil
    ) {
        self.kind = kind
        self.swapped = swapped
        self.zone = zone
        self.epsg = epsg
        self.warning = warning
        self.needs = needs
        self.assumed = assumed
    }
}
