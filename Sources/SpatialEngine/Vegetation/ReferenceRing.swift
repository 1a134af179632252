import GEOSKit
public import GeoModel

/// Land around sites with which their vegetation is compared: a ring without the sites and other damage (domain 4.2).
public struct ReferenceRing: Sendable {
    /// Where the ring begins, metres from the site.
    public var inner: Double
    /// Where it ends.
    public var outer: Double

    /// Creates a ring.
    public init(inner: Double = 100, outer: Double = 500) {
        self.inner = inner
        self.outer = outer
    }

    /// One ring per site; null for a site that is no polygon and where nothing is left of the ring.
    ///
    /// - Parameters:
    ///   - sites: polygons; none of them belongs to any ring.
    ///   - damaged: other polygons of the same CRS that belong to none.
    ///   - crs: of the polygons. For longitude and latitude the rings come in a metric plane about the sites.
    /// - Returns: the rings and their CRS.
    /// - Throws: `EngineError` `overlay`, and what `LayerProjector` throws; `CancellationError`.
    public func rings(
        around sites: GeometryColumn,
        excluding damaged: GeometryColumn = GeometryColumn(),
        crs: CRSReference,
        threads: Int = 1,
        monitor: WorkMonitor = .silent
    ) throws -> (rings: GeometryColumn, crs: CRSReference) {
        guard crs.kind == .geographic else {
            return (try rings(sites, damaged, metresPerUnit: crs.metresPerUnit ?? 1, threads, monitor), crs)
        }
        let plane = try MetricPlane(around: sites.envelope, of: crs).crs
        let projector = LayerProjector(from: crs, to: plane, allowBallpark: true)
        let moved = (try projector.project(sites).geometries, try projector.project(damaged).geometries)
        return (try rings(moved.0, moved.1, metresPerUnit: 1, threads, monitor), plane)
    }

    private func rings(
        _ sites: GeometryColumn,
        _ damaged: GeometryColumn,
        metresPerUnit: Double,
        _ threads: Int,
        _ monitor: WorkMonitor
    ) throws -> GeometryColumn {
        let (inner, outer) = (inner / metresPerUnit, outer / metresPerUnit)
        var all = sites
        for index in 0..<damaged.count { all.append(damaged[index]) }
        let obstacles = all
        let index = SpatialIndex(obstacles)
        let parts = try WorkerPool.map(
            count: sites.count,
            threads: threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { try GEOSContext() },
            body: { (context: inout GEOSContext, site: Int) -> GeometryColumn in
                guard obstacles.kinds[site].dimension == 2 else { return ProtectedRules.nothing }
                do {
                    return try ReferenceRing.ring(site, obstacles, index, inner: inner, outer: outer, context)
                } catch let error as GEOSError {
                    throw EngineError(error, operation: "reference ring", subject: "site \(site)")
                }
            }
        )
        var rings = GeometryColumn()
        for part in parts { rings.append(part[0]) }
        return rings
    }

    private static func ring(
        _ site: Int,
        _ obstacles: GeometryColumn,
        _ index: SpatialIndex,
        inner: Double,
        outer: Double,
        _ context: GEOSContext
    ) throws -> GeometryColumn {
        let box = obstacles.envelope(of: site).expanded(by: outer)
        let plane = LocalPlane(around: box)
        let shape = try PlanarShape(plane.localised(obstacles.selecting([site])), at: 0, context: context)
        let whole = try shape.buffered(by: outer)
        var rest = try whole.difference(try shape.buffered(by: inner), keeping: .polygons).shape
        let near = index.query(box).filter { $0 != site && obstacles.kinds[$0].dimension == 2 }
        if !near.isEmpty {
            let column = plane.localised(obstacles.selecting(near))
            let shapes = try (0..<column.count).map { try PlanarShape(column, at: $0, context: context) }
            let union = try PlanarShape.union(of: shapes, context: context, keeping: .polygons).shape
            rest = try rest.difference(union, keeping: .polygons).shape
        }
        guard !rest.isEmpty else { return ProtectedRules.nothing }
        return plane.placed(try rest.column(keeping: .polygons))
    }
}
