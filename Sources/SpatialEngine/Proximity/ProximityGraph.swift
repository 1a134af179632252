import GEOSKit
import GeoModel

/// Which features lie within a distance of one another, and where they come nearest.
public struct ProximityGraph: Sendable, Hashable {
    /// Two features within the distance.
    public struct Link: Sendable, Hashable {
        /// Row of the first feature.
        public var first: Int
        /// Row of the second, larger.
        public var second: Int
        /// Metres between them in the plane, 0 when they meet.
        public var distance: Double
        /// The nearest place of the first feature, in the plane.
        public var start: PlanePoint
        /// The nearest place of the second.
        public var end: PlanePoint
    }

    /// A place in a plane.
    public struct PlanePoint: Sendable, Hashable {
        /// East.
        public var x: Double
        /// North.
        public var y: Double
    }

    /// By first, then second row.
    public var links: [Link]

    /// A graph of known links.
    init(links: [Link]) { self.links = links }

    /// Finds the links of a layer in a projected plane.
    ///
    /// - Parameters:
    ///   - column: the features; nulls have no neighbours.
    ///   - distance: metres; features at exactly this distance count.
    ///   - unit: metres per unit of the plane.
    ///   - accepts: pairs of rows that may be linked.
    /// - Throws: `GEOSError` of distance, `CancellationError`.
    init(
        of column: GeometryColumn,
        within distance: Double,
        unit: Double,
        threads: Int,
        monitor: WorkMonitor,
        accepts: @escaping @Sendable (Int, Int) -> Bool = { _, _ in true }
    ) throws {
        let index = SpatialIndex(column)
        // A distance of exactly the limit must not fail by the last bit of a coordinate.
        let reach = distance + ProtectedRules.resolutionInMetres
        links = try WorkerPool.map(
            count: column.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { LayerShapes(column, context: try GEOSContext()) },
            body: { shapes, row -> [Link] in
                guard !column.parts(of: row).isEmpty else { return [] }
                let near = index.query(column.envelope(of: row).expanded(by: reach / unit)).filter {
                    $0 > row && !column.parts(of: $0).isEmpty && accepts(row, $0)
                }
                return try near.sorted().compactMap { other in
                    try ProximityGraph.link(row, other, shapes, within: reach, unit: unit)
                }
            }
        ).flatMap { $0 }
    }

    private static func link(
        _ row: Int,
        _ other: Int,
        _ shapes: LayerShapes,
        within reach: Double,
        unit: Double
    ) throws(GEOSError) -> Link? {
        let shape = try shapes.prepared(row)
        let neighbour = try shapes.shape(other)
        guard let distance = try shape.distance(to: neighbour), distance * unit <= reach,
            let places = try shape.nearestPoints(to: neighbour)
        else { return nil }
        return Link(
            first: row,
            second: other,
            distance: distance * unit,
            start: PlanePoint(x: places.here.x, y: places.here.y),
            end: PlanePoint(x: places.there.x, y: places.there.y)
        )
    }
}

extension ProximityGraph {
    /// The plane in which distances of a layer are taken, its features in it and its unit in metres.
    static func plane(
        of column: GeometryColumn,
        crs: CRSReference,
        allowBallpark: Bool
    ) throws -> (crs: CRSReference, column: GeometryColumn) {
        guard crs.kind == .geographic else { return (crs, column) }
        let plane = try MetricPlane(around: column.envelope, of: crs).crs
        return (
            plane, try LayerProjector(from: crs, to: plane, allowBallpark: allowBallpark).project(column).geometries
        )
    }
}
