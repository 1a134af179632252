import GEOSKit
public import GeoModel

/// Features that lie within a distance of one another, chain by chain (集中连片).
public struct FeatureClusters: Sendable, Hashable {
    /// Two features within the distance.
    public struct Link: Sendable, Hashable {
        /// Row of the first feature.
        public var first: Int
        /// Row of the second, larger.
        public var second: Int
        /// Metres between them in the plane, 0 when they meet.
        public var distance: Double
    }

    /// Cluster of each row; nil for a row without a geometry. Clusters are numbered by the order of names of their
    /// first members.
    public var clusterOfRow: [Int?]
    /// Rows of each cluster by the order of their names; the first one names the cluster.
    public var members: [[Int]]
    /// The proximity graph, by rows.
    public var links: [Link]
}

/// Clusters features by distance.
public struct ClusterOperation: Sendable {
    /// Features this near to one another belong together, metres.
    public var distance: Double
    /// Accept operations that ignore a change of datum.
    public var allowBallpark: Bool
    /// Worker threads.
    public var threads: Int

    /// Creates an operation.
    public init(distance: Double, allowBallpark: Bool = false, threads: Int = 1) {
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
    ///   - areas: an area key per row; features of different keys are never put together. Nil for no such rule.
    /// - Throws: `EngineError` of projection, `GEOSError` of distance, `CancellationError`.
    public func run(
        _ column: GeometryColumn,
        crs: CRSReference,
        names: [String],
        areas: [String?]? = nil,
        monitor: WorkMonitor = .silent
    ) throws -> FeatureClusters {
        precondition(names.count == column.count, "one name per feature")
        let plane = crs.kind == .geographic ? try MetricPlane(around: column.envelope, of: crs).crs : crs
        let projector = LayerProjector(from: crs, to: plane, allowBallpark: allowBallpark)
        let flat = crs.kind == .geographic ? try projector.project(column).geometries : column
        let unit = plane.metresPerUnit ?? 1
        let index = SpatialIndex(flat)
        let links = try WorkerPool.map(
            count: flat.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { LayerShapes(flat, context: try GEOSContext()) },
            body: { shapes, row in
                try self.links(of: row, in: flat, index: index, shapes: shapes, unit: unit, areas: areas)
            }
        ).flatMap { $0 }
        return ClusterOperation.clusters(flat, links: links, names: names)
    }

    private func links(
        of row: Int,
        in column: GeometryColumn,
        index: SpatialIndex,
        shapes: LayerShapes,
        unit: Double,
        areas: [String?]?
    ) throws -> [FeatureClusters.Link] {
        guard !column.parts(of: row).isEmpty else { return [] }
        // A distance of exactly the limit must not fail by the last bit of a coordinate.
        let reach = distance + ProtectedRules.resolutionInMetres
        let near = index.query(column.envelope(of: row).expanded(by: reach / unit)).filter { other in
            other > row && !column.parts(of: other).isEmpty && areas.map { $0[other] == $0[row] } ?? true
        }
        var links: [FeatureClusters.Link] = []
        for other in near.sorted() {
            guard let units = try shapes.prepared(row).distance(to: shapes.shape(other)) else { continue }
            let metres = units * unit
            if metres <= reach { links.append(FeatureClusters.Link(first: row, second: other, distance: metres)) }
        }
        return links
    }

    private static func clusters(
        _ column: GeometryColumn,
        links: [FeatureClusters.Link],
        names: [String]
    ) -> FeatureClusters {
        var parents = Array(0..<column.count)
        func root(_ row: Int) -> Int {
            var row = row
            while parents[row] != row {
                parents[row] = parents[parents[row]]
                row = parents[row]
            }
            return row
        }
        for link in links { parents[root(link.second)] = root(link.first) }
        let order = (0..<column.count).filter { !column.parts(of: $0).isEmpty }.sorted {
            let (a, b) = (names[$0].utf8, names[$1].utf8)
            return a.elementsEqual(b) ? $0 < $1 : a.lexicographicallyPrecedes(b)
        }
        var numbers: [Int: Int] = [:]
        var members: [[Int]] = []
        var clusterOfRow = [Int?](repeating: nil, count: column.count)
        for row in order {
            let number = numbers[root(row)] ?? members.count
            if number == members.count {
                numbers[root(row)] = number
                members.append([])
            }
            members[number].append(row)
            clusterOfRow[row] = number
        }
        return FeatureClusters(clusterOfRow: clusterOfRow, members: members, links: links)
    }
}
