/// One thing wrong with a geometry (domain 5.7), with its place in the layer's CRS.
public struct GeometryFault: Sendable, Hashable {
    /// The kinds of faults; the raw value is a stable key.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No geometry.
        case null
        /// A geometry without vertices.
        case empty
        /// NaN or infinite coordinates.
        case badCoordinate = "bad_coordinate"
        /// A ring that does not end where it starts, or has fewer than three corners.
        case openRing = "open_ring"
        /// Self-intersection, hole outside its shell and what else GEOS calls invalid; `reason` says which.
        case invalid
        /// Two neighbouring vertices closer than 1 mm, not equal.
        case closeVertices = "close_vertices"
        /// Two equal vertices in a row.
        case repeatedVertices = "repeated_vertices"
        /// The ring turns back on itself: an angle below 1 degree at a corner whose sides are longer than 1 mm.
        case spike
        /// The same geometry as an earlier feature, whatever its starting vertex and direction.
        case duplicate
    }

    /// Index of the geometry in its column.
    public var geometry: Int
    /// The kind.
    public var kind: Kind
    /// GEOS's reason for `invalid`, else nil. English.
    public var reason: String?
    /// Where, x = east; nil when the fault has no place.
    public var x: Double?
    /// Where, y = north.
    public var y: Double?
    /// For `duplicate` the index of the earlier feature.
    public var other: Int?

    /// Creates a fault.
    public init(
        geometry: Int,
        kind: Kind,
        reason: String? = nil,
        x: Double? = nil,
        y: Double? = nil,
        other: Int? = nil
    ) {
        self.geometry = geometry
        self.kind = kind
        self.reason = reason
        self.x = x
        self.y = y
        self.other = other
    }

    /// True when no area may be taken before a repair.
    public var preventsArea: Bool {
        switch kind {
        case .null, .empty, .badCoordinate, .openRing, .invalid: return true
        case .closeVertices, .repeatedVertices, .spike, .duplicate: return false
        }
    }
}
