public import GeoModel

/// How much one read may bring into memory.
public struct ReadLimits: Sendable, Hashable {
    /// Features of one layer.
    public var features: Int
    /// Vertices of one layer.
    public var vertices: Int
    /// Bytes of text of one layer.
    public var textBytes: Int

    /// Creates limits; the defaults suit a county's layers on a common machine.
    public init(features: Int = 20_000_000, vertices: Int = 500_000_000, textBytes: Int = 4 << 30) {
        self.features = features
        self.vertices = vertices
        self.textBytes = textBytes
    }
}

/// Which part of a layer to read, and how.
public struct ReadRequest: Sendable, Hashable {
    /// The way rows are fetched; both give the same table.
    public enum Method: Sendable, Hashable {
        /// By columns where the layer allows it, else feature by feature.
        case automatic
        /// Feature by feature.
        case iteration
    }

    /// Attribute filter in OGR SQL's `WHERE` syntax.
    public var filter: String?
    /// Only features whose geometry meets this box, in the layer's CRS.
    public var box: Envelope?
    /// Names of the fields to read, in this order; nil for all.
    public var fields: [String]?
    /// True to read geometries; otherwise all are null.
    public var readsGeometry: Bool
    /// What is too much.
    public var limits: ReadLimits
    /// The way rows are fetched.
    public var method: Method

    /// Creates a request; without arguments the whole layer.
    public init(
        filter: String? = nil,
        box: Envelope? = nil,
        fields: [String]? = nil,
        readsGeometry: Bool = true,
        limits: ReadLimits = ReadLimits(),
        method: Method = .automatic
    ) {
        self.filter = filter
        self.box = box
        self.fields = fields
        self.readsGeometry = readsGeometry
        self.limits = limits
        self.method = method
    }
}

/// A geometry that could not be kept; its row has a null geometry.
public struct UnreadableGeometry: Sendable, Hashable {
    /// The source's feature id.
    public let featureID: Int64
    /// Why, English.
    public let reason: String
}

/// What one read of a layer gave.
public struct LayerReading: Sendable {
    /// The features.
    public var table: FeatureTable
    /// Geometries of kinds this package does not keep.
    public var unreadable: [UnreadableGeometry]
    /// Fields left out because their type is not kept (binary).
    public var skippedFields: [String]
    /// Fields with texts that are not valid in the file's encoding, and in how many rows; the bad bytes read as U+FFFD.
    public var invalidTexts: [String: Int]
    /// Features whose curves were turned into short straight segments.
    public var linearised: [Int64]
    /// What the library warned of during this read, as far as it had not before.
    public var warnings: [GDALMessage]
}
