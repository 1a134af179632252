import GEOSKit
public import GeoModel
import SpatialAnalysis

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
        let index = EdgeIndex(lines)
        let parts = try WorkerPool.map(
            count: mines.count,
            threads: threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { try GEOSContext() },
            body: { (context: inout GEOSContext, mine: Int) -> GeometryColumn in
                guard mines.kinds[mine].dimension == 2 else { return ProtectedRules.nothing }
                let near = near(mines.envelope(of: mine), index)
                guard near.count > 0 else { return ProtectedRules.nothing }
                do {
                    return try clipped(mines, mine, near, context)
                } catch let error as GEOSError {
                    throw EngineError(error, operation: "lines in mines", subject: "mine \(mine)")
                }
            }
        )
        var result = GeometryColumn()
        for part in parts { result.append(part[0]) }
        return result
    }

    /// The stretches of lines that may reach into a box.
    private static func near(_ box: Envelope, _ index: EdgeIndex) -> GeometryColumn {
        let clip = LocalClip(index: index, box: box)
        var result = GeometryColumn()
        var last: Int?
        for run in index.runs(in: box) {
            let line = index.runs.row(ofRun: run)
            guard line != last, index.runs.column.kinds[line].dimension == 1 else { continue }
            last = line
            if let stretches = clip.clipped(line), !stretches[0].isEmpty { result.append(stretches[0]) }
        }
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
