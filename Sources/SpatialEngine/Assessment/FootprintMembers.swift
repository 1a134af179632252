import GEOSKit
public import GeoModel

/// Which footprints stand in which mine.
public enum FootprintMembers {
    /// For each mine the footprints that share area with it, ascending; none for a mine without a polygon.
    ///
    /// - Parameters:
    ///   - mines: polygons.
    ///   - footprints: polygons of the same plane; others belong to none.
    /// - Throws: `EngineError` `overlay` naming the mine by its position.
    public static func find(
        mines: GeometryColumn,
        footprints: GeometryColumn,
        threads: Int = 1,
        monitor: WorkMonitor = .silent
    ) throws -> [[Int]] {
        let index = SpatialIndex(footprints)
        return try WorkerPool.map(
            count: mines.count,
            threads: threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { try GEOSContext() },
            body: { (context: inout GEOSContext, mine: Int) -> [Int] in
                guard mines.kinds[mine].dimension == 2 else { return [] }
                let near = index.query(mines.envelope(of: mine)).filter { footprints.kinds[$0].dimension == 2 }
                guard !near.isEmpty else { return [] }
                do {
                    let outline = try PreparedShape(PlanarShape(mines, at: mine, context: context))
                    return try near.filter { candidate in
                        let shape = try PlanarShape(footprints, at: candidate, context: context)
                        return try outline.intersects(shape) && !outline.touches(shape)
                    }
                } catch let error as GEOSError {
                    throw EngineError(error, operation: "buildings in mines", subject: "mine \(mine)")
                }
            }
        )
    }
}
