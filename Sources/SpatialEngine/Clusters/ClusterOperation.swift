public import GeoModel

/// Features that belong together (集中连片).
public struct FeatureClusters: Sendable, Hashable {
    /// Cluster of each row; nil for a row that belongs to none. Clusters are numbered by the order of names of their
    /// first members.
    public var clusterOfRow: [Int?]
    /// Rows of each cluster by the order of their names; the first one names the cluster.
    public var members: [[Int]]
    /// The proximity graph, by rows; empty without a distance.
    public var graph: ProximityGraph
    /// The plane of the graph's places.
    public var plane: CRSReference
}

/// Clusters features by distance, chain by chain, by area, or by distance within areas.
public struct ClusterOperation: Sendable {
    /// Features this near to one another belong together, metres; nil to go by areas alone.
    public var distance: Double?
    /// Accept operations that ignore a change of datum.
    public var allowBallpark: Bool
    /// Worker threads.
    public var threads: Int

    /// Creates an operation.
    public init(distance: Double?, allowBallpark: Bool = false, threads: Int = 1) {
        self.distance = distance
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// Finds the clusters of a layer.
    ///
    /// Distances are planar in the layer's CRS when that is projected, else in a plane about the layer.
    ///
    /// - Parameters:
    ///   - column: the features; nulls belong to no cluster.
    ///   - crs: their CRS.
    ///   - names: one name per row, which alone decides numbers and orders: the same features give the same clusters
    ///     in any order of rows.
    ///   - areas: an area key per row; features of different keys are never put together, those without a key only
    ///     with their like. Without a distance each key is a cluster and features without one belong to none. Nil for
    ///     no such rule.
    /// - Throws: `EngineError` of projection, `GEOSError` of distance, `CancellationError`.
    public func run(
        _ column: GeometryColumn,
        crs: CRSReference,
        names: [String],
        areas: [String?]? = nil,
        monitor: WorkMonitor = .silent
    ) throws -> FeatureClusters {
        precondition(names.count == column.count, "one name per feature")
        precondition(distance != nil || areas != nil, "clusters go by distance or by area")
        let (plane, flat) = try ProximityGraph.plane(of: column, crs: crs, allowBallpark: allowBallpark)
        var graph = ProximityGraph(links: [])
        var groups = RowGroups(count: column.count)
        if let distance {
            graph = try ProximityGraph(
                of: flat,
                within: distance,
                unit: plane.metresPerUnit ?? 1,
                threads: threads,
                monitor: monitor,
                accepts: { first, second in areas.map { $0[first] == $0[second] } ?? true }
            )
            for link in graph.links { groups.join(link.first, link.second) }
        } else if let areas {
            groups.join(byKeys: areas)
        }
        let belongs = { (row: Int) in
            !column.parts(of: row).isEmpty && (distance != nil || areas?[row] != nil)
        }
        let members = groups.members(of: (0..<column.count).filter(belongs), names: names)
        var clusterOfRow = [Int?](repeating: nil, count: column.count)
        for (number, rows) in members.enumerated() { for row in rows { clusterOfRow[row] = number } }
        return FeatureClusters(clusterOfRow: clusterOfRow, members: members, graph: graph, plane: plane)
    }
}
