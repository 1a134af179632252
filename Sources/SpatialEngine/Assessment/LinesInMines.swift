import GEOSKit
public import GeoModel

/// The parts of lines inside mines.
public enum LinesInMines {
    /// For each mine what of a layer's lines lies inside it, each place once; null without any.
    ///
    /// - Parameters:
    ///   - mines: polygons.
    ///   - lines: of the same plane; what is no line is left out.
    /// - Throws: `EngineError` `overlay` naming the mine by its position.
    public static func clip(
        mines: GeometryColumn,
        lines: GeometryColumn,
        threads: Int = 1,
        monitor: WorkMonitor = .silent
    ) throws -> GeometryColumn {
        let index = SpatialIndex(lines)
        let parts = try WorkerPool.map(
            count: mines.count,
            threads: threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { try GEOSContext() },
            body: { (context: inout GEOSContext, mine: Int) -> GeometryColumn in
                guard mines.kinds[mine].dimension == 2 else { return ProtectedRules.nothing }
                let near = index.query(mines.envelope(of: mine)).filter { lines.kinds[$0].dimension == 1 }
                guard !near.isEmpty else { return ProtectedRules.nothing }
                do {
                    return try clipped(mines, mine, lines.selecting(near), context)
                } catch let error as GEOSError {
                    throw EngineError(error, operation: "lines in mines", subject: "mine \(mine)")
                }
            }
        )
        var result = GeometryColumn()
        for part in parts { result.append(part[0]) }
        return result
    }

    private static func clipped(
        _ mines: GeometryColumn,
        _ mine: Int,
        _ lines: GeometryColumn,
        _ context: GEOSContext
    ) throws -> GeometryColumn {
        let plane = LocalPlane(around: mines.envelope(of: mine))
        let outline = try PlanarShape(plane.localised(mines.selecting([mine])), at: 0, context: context)
        let near = plane.localised(lines)
        var shapes: [PlanarShape] = []
        for index in 0..<near.count {
            let inside = try PlanarShape(near, at: index, context: context)
                .intersection(outline, keeping: .lines).shape
            if !inside.isEmpty { shapes.append(inside) }
        }
        guard !shapes.isEmpty else { return ProtectedRules.nothing }
        let union = try PlanarShape.union(of: shapes, context: context, keeping: .lines).shape
        return plane.placed(try union.column(keeping: .lines))
    }
}
