public import GeoModel
public import Restoration

/// A file that belongs to a dataset, with its hash.
public struct FileHash: Sendable, Hashable {
    /// Absolute path.
    public var path: String
    /// Size in bytes.
    public var bytes: Int
    /// SHA-256, hexadecimal.
    public var sha256: String

    /// Creates a hash.
    public init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// A vector layer in memory with all decisions that led to it.
///
/// `table` is in the layer's own CRS with x = east. Mapped attributes stand first under our names (`mine_id`,
/// `name`, …), then the source's other fields under theirs; personal fields are left out. Status, dates and numbers of
/// our names are normalised; an unread original stays beside them as `<name>_raw`.
public struct LoadedLayer: Sendable {
    /// What was asked for.
    public var specification: LayerSpecification
    /// The role it was loaded for.
    public var role: LayerRole
    /// The driver that read it, `BoundaryText` and `CornerTable` for our own readers.
    public var driver: String
    /// The layer's name in the file.
    public var layerName: String
    /// The features.
    public var table: FeatureTable
    /// The CRS and why.
    public var crsDecision: CRSDecision
    /// The text encoding and why.
    public var encodingDecision: EncodingDecision
    /// Our name → the source's, for what was found.
    public var mappedFields: [String: String]
    /// Source fields left out as personal data.
    public var droppedFields: [String]
    /// All files of the dataset, by path.
    public var files: [FileHash]
    /// What a person should know.
    public var findings: [Finding]
    /// What was assumed rather than proven.
    public var assumptions: [LocalizedText]

    /// Rows whose geometry can take part in planar work: present, of the role's type, all numbers finite.
    public var usableRows: [Int]

    /// Creates a layer.
    public init(
        specification: LayerSpecification,
        role: LayerRole,
        driver: String,
        layerName: String,
        table: FeatureTable,
        crsDecision: CRSDecision,
        encodingDecision: EncodingDecision,
        mappedFields: [String: String] = [:],
        droppedFields: [String] = [],
        files: [FileHash] = [],
        findings: [Finding] = [],
        assumptions: [LocalizedText] = [],
        usableRows: [Int]? = nil
    ) {
        self.specification = specification
        self.role = role
        self.driver = driver
        self.layerName = layerName
        self.table = table
        self.crsDecision = crsDecision
        self.encodingDecision = encodingDecision
        self.mappedFields = mappedFields
        self.droppedFields = droppedFields
        self.files = files
        self.findings = findings
        self.assumptions = assumptions
        self.usableRows = usableRows ?? Array(0..<table.count)
    }
}
