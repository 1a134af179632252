public import GeoModel

/// How a mine lies to a protected layer (domain 3.3, design 4.3); the raw values are the codes printed.
public enum LayerRelation: String, Sendable, Hashable, CaseIterable {
    /// Covered by the layer.
    case inside = "INSIDE"
    /// Shares area, or a line or point lies more than 1 mm inside.
    case intersects = "INTERSECTS"
    /// Within 1 mm otherwise.
    case touches = "TOUCHES"
    /// Within the rule's distance, by true distance.
    case withinBuffer = "WITHIN_BUFFER"
}

/// One mine against one protected layer, its features united.
public struct LayerHit: Sendable, Hashable {
    /// Index of the layer.
    public var layer: Int
    /// In the order of `LayerRelation.allCases`; empty for none.
    public var relations: [LayerRelation]
    /// Shared area, from the pieces; 0 for lines and points.
    public var intersection: ExactArea
    /// `buffer_m2`: area of the mine within the buffer polygon; nil without the rule.
    public var bufferArea: ExactArea?
    /// Distance in metres in the working plane, 0 when they meet; nil when the layer has no geometry.
    public var distanceInMetres: Double?

    /// Creates a hit.
    public init(
        layer: Int,
        relations: [LayerRelation],
        intersection: ExactArea,
        bufferArea: ExactArea?,
        distanceInMetres: Double?
    ) {
        self.layer = layer
        self.relations = relations
        self.intersection = intersection
        self.bufferArea = bufferArea
        self.distanceInMetres = distanceInMetres
    }
}

/// A protected layer in the working CRS.
public struct ProtectedLayerInput: Sendable {
    /// The layer's name, for messages.
    public var name: String
    /// Its features: polygons, lines or points, valid; nulls are passed over.
    public var geometries: GeometryColumn
    /// The rule's distance in metres; nil without one.
    public var bufferInMetres: Double?

    /// Creates a layer.
    public init(name: String, geometries: GeometryColumn, bufferInMetres: Double? = nil) {
        self.name = name
        self.geometries = geometries
        self.bufferInMetres = bufferInMetres
    }
}
