import GEOSKit
public import GeoModel
import SpatialAnalysis

/// The nearest feature of one layer of B to one feature of A.
public struct NearestPair: Sendable, Hashable {
    /// Row of A.
    public var row: Int
    /// B's layer.
    public var layer: String
    /// Row in that layer; nil when none lies within the limit.
    public var nearestRow: Int?
    /// Distance in metres, 0 when they meet; nil with `nearestRow`.
    public var distanceInMetres: Double?
    /// Metres along the ellipsoid between the two nearest points of the plane; nil at distance 0, and where the distance is
    /// not one of a projected plane.
    public var geodesicInMetres: Double?

    /// Creates a pair.
    public init(
        row: Int,
        layer: String,
        nearestRow: Int?,
        distanceInMetres: Double?,
        geodesicInMetres: Double? = nil
    ) {
        self.row = row
        self.layer = layer
        self.nearestRow = nearestRow
        self.distanceInMetres = distanceInMetres
        self.geodesicInMetres = geodesicInMetres
    }

    /// By what share the plane's distance differs from the geodesic; nil where there is nothing to compare.
    public var distortion: Double? {
        guard let distanceInMetres, let geodesicInMetres, geodesicInMetres > 0 else { return nil }
        return (distanceInMetres - geodesicInMetres).magnitude / geodesicInMetres
    }
}

/// Finds, for every feature of A, the nearest feature of each layer of B (design 4.6).
///
/// Distances are planar in the working CRS, else in A's projected CRS; for geographic A in the Gauss zone of the
/// feature, outside 73–136°E, 3–54°N geodesic. Of equally near features the first row wins.
public struct NearestOperation: Sendable {
    /// The project's working CRS; nil in the toolbox.
    public var workingCRS: CRSReference?
    /// Farther features are not reported, metres.
    public var maximumInMetres: Double?
    /// Whether ballpark operations are acceptable.
    public var allowBallpark: Bool
    /// Upper bound of threads.
    public var threads: Int

    /// Creates an operation.
    public init(
        workingCRS: CRSReference? = nil,
        maximumInMetres: Double? = nil,
        allowBallpark: Bool = false,
        threads: Int = 1
    ) {
        self.workingCRS = workingCRS
        self.maximumInMetres = maximumInMetres
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// One pair per row of A and layer of B, by row and then by layer.
    public func run(
        _ a: FeatureTable,
        to layers: [FeatureTable],
        monitor: WorkMonitor = .silent
    ) throws -> [NearestPair] {
        guard let own = a.crs else {
            throw EngineError(code: .unsupportedCRS, operation: "nearest", subject: a.name, messages: ["no CRS"])
        }
        let plane = workingCRS ?? own
        let sources = try placed(a, in: plane)
        let targets = try layers.map { try placed($0, in: plane) }
        // In a plane edges decide; on the ellipsoid boxes only tell candidates.
        let isPlane = plane.metresPerUnit != nil
        let edges = isPlane ? targets.map { EdgeIndex($0) } : []
        let indices = isPlane ? [] : targets.map { SpatialIndex($0) }
        let runs = EdgeRuns(sources)
        let perRow = try WorkerPool.map(
            count: a.count,
            threads: threads,
            monitor: monitor,
            makeWorker: {
                try NearestWorker(operation: self, crs: plane, sources: runs, targets: targets, edges: edges)
            },
            body: { worker, row in
                try layers.indices.map { layer in
                    let found = try worker.nearest(row: row, layer: layer, index: isPlane ? nil : indices[layer])
                    return NearestPair(
                        row: row,
                        layer: layers[layer].name,
                        nearestRow: found?.row,
                        distanceInMetres: found?.distance,
                        geodesicInMetres: found.flatMap { worker.geodesic(row: row, layer: layer, $0) }
                    )
                }
            }
        )
        return perRow.flatMap { $0 }
    }

    private func placed(_ table: FeatureTable, in plane: CRSReference) throws -> GeometryColumn {
        guard let own = table.crs else {
            throw EngineError(code: .unsupportedCRS, operation: "nearest", subject: table.name, messages: ["no CRS"])
        }
        return try LayerProjector(from: own, to: plane, allowBallpark: allowBallpark)
            .project(table.geometries).geometries
    }
}
