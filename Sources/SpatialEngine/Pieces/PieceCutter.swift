import GEOSKit
import GeoModel

/// Cuts mines into the disjoint pieces of design 4.8.
///
/// All outlines near a mine are noded in one step and polygonised, so that common edges of several layers stay common
/// and the faces cover the mine without gaps or overlaps; each face's features are then found by a point inside it,
/// and faces with the same features are joined along common edges. Nothing is ever cut twice.
public struct PieceCutter: Sendable {
    /// The layers.
    public let layers: AssessmentLayers
    /// The layers about an origin amid the mines, where a Double resolves 1e-11 m: what covers a point a few nanometres
    /// from an edge is a matter of the input then, not of rounding.
    let local: AssessmentLayers
    /// That origin.
    let plane: LocalPlane
    let indices: LayerIndices

    /// Builds the search trees, once for all mines and threads.
    public init(_ layers: AssessmentLayers) {
        self.layers = layers
        let plane = LocalPlane(around: layers.mineGeometries.envelope)
        var local = layers
        local.mineGeometries = plane.localised(layers.mineGeometries)
        local.damage.geometries = plane.localised(layers.damage.geometries)
        local.restored.geometries = plane.localised(layers.restored.geometries)
        for index in local.protected.indices {
            local.protected[index].geometries = plane.localised(layers.protected[index].geometries)
        }
        local.towns = layers.towns.map(plane.localised)
        self.plane = plane
        self.local = local
        indices = LayerIndices(local)
    }

    /// Cuts every mine; the result of one mine depends on nothing but the layers.
    ///
    /// - Returns: one per mine, in the register's order: pieces, or why there are none.
    public func cut(threads: Int, monitor: WorkMonitor = .silent) throws -> [Result<CutMine, EngineError>] {
        try cut(threads: threads, monitor: monitor, nodedOutlines: false)
    }

    /// As above; on request with outlines that hold the vertices cutting added.
    func cut(threads: Int, monitor: WorkMonitor, nodedOutlines: Bool) throws -> [Result<CutMine, EngineError>] {
        try WorkerPool.map(
            count: layers.mines.count,
            threads: threads,
            monitor: monitor,
            makeWorker: { PieceWorker(cutter: self, context: try GEOSContext(), keepsOutline: nodedOutlines) },
            body: { worker, mine in
                do {
                    return .success(try worker.cut(mine: mine))
                } catch let error as EngineError {
                    return .failure(error)
                } catch let error as GEOSError {
                    return .failure(EngineError(error, operation: "cut", subject: layers.mines[mine].id))
                }
            }
        )
    }
}

/// Search trees over the layers that cut.
struct LayerIndices: Sendable {
    let mines: SpatialIndex
    let damage: SpatialIndex
    let restored: SpatialIndex
    let protected: [SpatialIndex]
    let towns: SpatialIndex

    init(_ layers: AssessmentLayers) {
        mines = SpatialIndex(layers.mineGeometries)
        damage = SpatialIndex(layers.damage.geometries)
        restored = SpatialIndex(layers.restored.geometries)
        protected = layers.protected.map { SpatialIndex($0.geometries) }
        towns = SpatialIndex(layers.towns ?? GeometryColumn())
    }
}
