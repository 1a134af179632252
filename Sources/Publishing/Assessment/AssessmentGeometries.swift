public import GeoModel
public import Restoration

/// A finding with its place in the working CRS, for the layer `findings`.
public struct PlacedFinding: Sendable, Hashable {
    /// The finding; its own `x`, `y` stay in the CRS of the layer it is about.
    public var finding: Finding
    /// Easting in the working CRS; nil when the finding has no place or it cannot be brought there.
    public var x: Double?
    /// Northing in the working CRS.
    public var y: Double?

    /// Creates a placed finding.
    public init(_ finding: Finding, x: Double? = nil, y: Double? = nil) {
        self.finding = finding
        self.x = x
        self.y = y
    }
}

/// One protected layer with what its style needs.
public struct ProtectedGeometryLayer: Sendable {
    /// The layer's name in the project.
    public var name: String
    /// The kind, which decides the colour.
    public var kind: ProtectedKind
    /// The features, with the attributes to publish.
    public var table: FeatureTable

    /// Creates a layer.
    public init(name: String, kind: ProtectedKind, table: FeatureTable) {
        self.name = name
        self.kind = kind
        self.table = table
    }
}

/// The geometries behind an assessment, all in the working CRS.
///
/// Tables carry geometry and the fields named here, further fields are published as they are. What the assessment
/// knows about a mine or a hit is joined to them while writing, so figures have one source.
public struct AssessmentGeometries: Sendable {
    /// One row per mine with the field `mine_id`.
    public var mines: FeatureTable
    /// One row per piece: `piece_id`, `mine_id`, areas, `damaged_m2`, `unknown_m2`, `account` (design 4.8).
    public var pieces: FeatureTable
    /// Damage features or outlines: `mine_id`, `type`, `date` and the like.
    public var damage: FeatureTable
    /// Restored features: `mine_id`, `status`, `date`, `account`.
    public var restored: FeatureTable
    /// Shared geometry of a mine and a protected layer: `mine_id`, `layer`. A hit without a row here has no geometry.
    public var hits: FeatureTable
    /// Findings with their places.
    public var findings: [PlacedFinding]
    /// The protected layers, in project order.
    public var protected: [ProtectedGeometryLayer]

    /// Creates the layers.
    public init(
        mines: FeatureTable,
        pieces: FeatureTable,
        damage: FeatureTable,
        restored: FeatureTable,
        hits: FeatureTable,
        findings: [PlacedFinding],
        protected: [ProtectedGeometryLayer]
    ) {
        self.mines = mines
        self.pieces = pieces
        self.damage = damage
        self.restored = restored
        self.hits = hits
        self.findings = findings
        self.protected = protected
    }
}
