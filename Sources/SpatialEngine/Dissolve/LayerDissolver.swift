public import GeoModel

/// Several features made one.
public struct DissolvedGroup: Sendable, Hashable {
    /// The group's key.
    public var key: String
    /// Indices of its members in the source column.
    public var members: [Int]
    /// Sum of the members' plane areas minus that of their union, in square units of the CRS; 0 without overlap.
    public var overlap: Double

    /// Creates a group.
    public init(key: String, members: [Int], overlap: Double) {
        self.key = key
        self.members = members
        self.overlap = overlap
    }
}

/// A layer with one geometry per group.
public struct DissolvedLayer: Sendable {
    /// The groups, in order of their first member.
    public var groups: [DissolvedGroup]
    /// One geometry per group; groups of one member keep its geometry to the last bit.
    public var geometries: GeometryColumn

    /// Creates a result.
    public init(groups: [DissolvedGroup], geometries: GeometryColumn) {
        self.groups = groups
        self.geometries = geometries
    }
}

/// Unites features by key: the parts of one mine, the features of one class or layer.
public enum LayerDissolver {
    /// Unites the features that share a key; null geometries join their group without effect.
    ///
    /// - Parameters:
    ///   - column: valid geometries of one CRS.
    ///   - keys: one per geometry.
    public static func dissolve(_ column: GeometryColumn, by keys: [String], threads: Int = 1) throws -> DissolvedLayer
    {
        throw EngineError(code: .invalidArgument, operation: "dissolve", subject: "not yet")
    }

    /// The union of all polygons of a column as one geometry, empty for none.
    public static func union(of column: GeometryColumn) throws -> GeometryColumn {
        throw EngineError(code: .invalidArgument, operation: "dissolve", subject: "not yet")
    }
}
