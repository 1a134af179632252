import GEOSKit
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
        precondition(keys.count == column.count, "one key per geometry")
        var order: [String] = []
        var members: [String: [Int]] = [:]
        for (index, key) in keys.enumerated() {
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(index)
        }
        let groups = order.map { members[$0] ?? [] }
        let united = try WorkerPool.map(
            count: groups.count,
            threads: threads,
            makeWorker: { try GEOSContext() },
            body: { context, group in try union(of: column, members: groups[group], context: context) }
        )
        var geometries = GeometryColumn()
        for geometry in united { geometries.append(geometry[0]) }
        let result = zip(order, groups).enumerated().map { position, entry in
            let sum = entry.1.reduce(0) { $0 + column[$1].planarArea }
            let overlap = entry.1.count > 1 ? max(0, sum - united[position][0].planarArea) : 0
            return DissolvedGroup(key: entry.0, members: entry.1, overlap: overlap)
        }
        return DissolvedLayer(groups: result, geometries: geometries)
    }

    /// The union of all polygons of a column as one geometry, empty for none.
    public static func union(of column: GeometryColumn) throws -> GeometryColumn {
        try union(of: column, members: Array(0..<column.count), context: try GEOSContext())
    }

    /// The union of some geometries; one alone keeps its vertices, none gives a null or empty geometry.
    static func union(of column: GeometryColumn, members: [Int], context: GEOSContext) throws -> GeometryColumn {
        let polygons = members.filter { column.kinds[$0].dimension == 2 && !column.parts(of: $0).isEmpty }
        var result = GeometryColumn()
        if polygons.count <= 1 {
            // Lines and points of a single feature pass as they are.
            if let only = polygons.first ?? members.first { result.append(column[only]) } else { result.appendNull() }
            return result
        }
        do {
            let local = LocalPlane(around: polygons.reduce(Envelope.empty) { $0.union(column.envelope(of: $1)) })
            let moved = local.localised(column.selecting(polygons))
            let shapes = try PlanarShape.shapes(from: moved, context: context).compactMap { $0 }
            let union = try PlanarShape.union(of: shapes, context: context, keeping: .polygons).shape
            return local.placed(try union.column(keeping: .polygons))
        } catch {
            throw EngineError(error, operation: "dissolve", subject: "feature \(polygons[0])")
        }
    }
}
