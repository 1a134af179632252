import GEOSKit
public import GeoModel

/// Finds for each feature the area (drainage, working area, town) that holds the largest part of it.
public struct AreaAssignment: Sendable {
    /// Accept operations that ignore a change of datum.
    public var allowBallpark: Bool
    /// Worker threads.
    public var threads: Int

    /// Creates an operation.
    public init(allowBallpark: Bool = false, threads: Int = 1) {
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// Assigns the features of a layer.
    ///
    /// The part is area for polygons, length for lines and number for points; of equal parts the area with the lower
    /// name counts.
    ///
    /// - Parameters:
    ///   - column: the features.
    ///   - crs: their CRS.
    ///   - areas: the areas, valid polygons.
    ///   - areasCRS: their CRS.
    ///   - names: one name per area.
    /// - Returns: the row of the area of each feature; nil for a feature without a part in any.
    /// - Throws: `EngineError` of projection, `GEOSError`, `CancellationError`.
    public func run(
        _ column: GeometryColumn,
        crs: CRSReference,
        areas: GeometryColumn,
        areasCRS: CRSReference,
        names: [String],
        monitor: WorkMonitor = .silent
    ) throws -> [Int?] {
        let (plane, flat) = try ProximityGraph.plane(of: column, crs: crs, allowBallpark: allowBallpark)
        let projector = LayerProjector(from: areasCRS, to: plane, allowBallpark: allowBallpark)
        let polygons = try projector.project(areas).geometries
        let index = SpatialIndex(polygons)
        return try WorkerPool.map(
            count: flat.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { () -> (LayerShapes, LayerShapes) in
                let context = try GEOSContext()
                return (LayerShapes(flat, context: context), LayerShapes(polygons, context: context))
            },
            body: { shapes, row -> Int? in
                guard !flat.parts(of: row).isEmpty else { return nil }
                let candidates = index.query(flat.envelope(of: row)).sorted {
                    names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
                }
                var best: (area: Int, part: Double)?
                for area in candidates {
                    let part = try AreaAssignment.part(
                        of: shapes.0.shape(row),
                        dimension: flat.kinds[row].dimension ?? 0,
                        in: shapes.1.prepared(area),
                        shapes.1.shape(area)
                    )
                    if part > best?.part ?? 0 { best = (area, part) }
                }
                return best?.area
            }
        )
    }

    private static func part(
        of shape: PlanarShape,
        dimension: Int,
        in prepared: PreparedShape,
        _ area: PlanarShape
    ) throws(GEOSError) -> Double {
        guard try prepared.intersects(shape) else { return 0 }
        if dimension == 0 {
            var inside = 0.0
            for point in try shape.parts() where try prepared.intersects(point) { inside += 1 }
            return inside
        }
        let shared = try prepared.covers(shape) ? shape : shape.intersection(area).shape
        return try dimension == 2 ? shared.area() : shared.length()
    }
}
