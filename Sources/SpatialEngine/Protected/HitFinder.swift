import GEOSKit
import GeoModel
import SpatialAnalysis

/// What a worker finds out about one mine and one protected layer, before areas are measured.
struct FoundHit: Sendable {
    /// Metres in the working plane; nil when the layer has no geometry.
    var distanceInMetres: Double?
    /// True when a line or point lies more than 1 mm inside the mine.
    var hasLineInside = false
    /// The mine within the buffer; nil without the rule, null when nothing lies within.
    var buffer: GeometryColumn?
}

/// What all workers share to find relations: edges of mines and layers, and the layers' buffers near the mines, made once.
struct ProtectedSurroundings: Sendable {
    let mines: EdgeRuns
    /// By layer.
    let edges: [EdgeIndex]
    /// By layer; nil without a buffer rule, and for layers of lines.
    let buffers: [BufferedPieces?]
    /// By layer; nil without a buffer rule, and where there is more than lines.
    let lineBuffers: [LineBuffers?]

    init(_ layers: AssessmentLayers, threads: Int, monitor: WorkMonitor) throws {
        let unit = layers.workingCRS.metresPerUnit ?? 1
        let places = EdgeIndex(layers.mineGeometries)
        mines = places.runs
        let layerCount = layers.protected.count
        // Trees over edges and buffers of lines are made side by side: the long layers need both.
        let made = try WorkerPool.map(
            count: 2 * layerCount,
            threads: threads,
            makeWorker: {},
            body: { _, position -> (edges: EdgeIndex?, lines: LineBuffers?) in
                let layer = layers.protected[position / 2]
                guard position % 2 == 1 else { return (EdgeIndex(layer.geometries), nil) }
                guard let distance = layer.bufferInMetres, distance > 0, LineBuffers.serves(layer.geometries) else {
                    return (nil, nil)
                }
                return (nil, try LineBuffers(layer.geometries, distance: distance / unit, threads: 1))
            }
        )
        edges = made.compactMap(\.edges)
        let lineBuffers = (0..<layerCount).map { made[2 * $0 + 1].lines }
        self.lineBuffers = lineBuffers
        buffers = try layers.protected.enumerated().map { position, layer in
            guard let distance = layer.bufferInMetres, lineBuffers[position] == nil else { return nil }
            guard distance > 0 else { return BufferedPieces(features: layer.geometries) }
            return try BufferedPieces(
                layer.geometries,
                distance: distance / unit,
                buffersPolygons: true,
                places: places,
                threads: threads,
                monitor: WorkMonitor(isCancelled: monitor.isCancelled)
            )
        }
    }
}

/// One thread's state for relations and distances to protected layers.
final class HitFinder {
    private let layers: AssessmentLayers
    private let surroundings: ProtectedSurroundings
    private let context: GEOSContext
    private let local: LocalIntersection
    /// By layer of lines with a buffer rule.
    private let lines: [LineBufferWorker?]
    /// Metres per unit of the working plane.
    private let unit: Double

    init(layers: AssessmentLayers, surroundings: ProtectedSurroundings, context: GEOSContext) {
        self.layers = layers
        self.surroundings = surroundings
        self.context = context
        local = LocalIntersection(source: surroundings.mines, context: context)
        lines = surroundings.lineBuffers.map { $0.map { LineBufferWorker($0, context: context) } }
        unit = layers.workingCRS.metresPerUnit ?? 1
    }

    /// All layers against one mine, in project order.
    func find(mine: Int) throws -> [FoundHit] {
        try layers.protected.indices.map { layer in
            do {
                return try find(mine: mine, layer: layer)
            } catch let error as GEOSError {
                throw EngineError(
                    error,
                    operation: "protected layer \(layers.protected[layer].name)",
                    subject: layers.mines[mine].id
                )
            }
        }
    }

    private func find(mine: Int, layer: Int) throws -> FoundHit {
        let nearest = surroundings.edges[layer].nearest(to: mine, of: surroundings.mines)
        guard let nearest else { return FoundHit() }
        var hit = FoundHit(distanceInMetres: nearest.distance * unit)
        if nearest.distance == 0 { hit.hasLineInside = try hasLineInside(mine, layer: layer) }
        if layers.protected[layer].bufferInMetres != nil {
            hit.buffer = try buffer(mine, layer: layer)
        }
        return hit
    }

    /// True when a part of a line, or a point, lies more than 1 mm inside.
    private func hasLineInside(_ mine: Int, layer: Int) throws -> Bool {
        let index = surroundings.edges[layer]
        let lines = index.related(to: mine, of: surroundings.mines)
            .filter { (index.runs.column.kinds[$0.row].dimension ?? 2) < 2 }
        guard !lines.isEmpty else { return false }
        let inner = try local.shape(mine).buffered(by: -ProtectedRules.touchInMetres / unit)
        guard !inner.isEmpty else { return false }
        let prepared = try PreparedShape(inner)
        let clip = LocalClip(index: index, box: layers.mineGeometries.envelope(of: mine))
        return try lines.contains { line in
            guard let near = clip.clipped(line.row) else { return false }
            return try !near[0].isEmpty && prepared.intersects(try PlanarShape(near, at: 0, context: context))
        }
    }

    /// The mine within the layer's buffer, 8 segments a quadrant, features united.
    private func buffer(_ mine: Int, layer: Int) throws -> GeometryColumn {
        guard let lines = lines[layer] else {
            return try surroundings.buffers[layer].map { try buffer(mine, in: $0) } ?? ProtectedRules.nothing
        }
        switch try lines.shared(layers.mineGeometries, mine) {
        case .part(let column): return column
        case .whole: return layers.mineGeometries.selecting([mine])
        case .nothing, .undecided: return ProtectedRules.nothing
        }
    }

    private func buffer(_ mine: Int, in pieces: BufferedPieces) throws -> GeometryColumn {
        let meeting = pieces.index.related(to: mine, of: surroundings.mines)
        guard !meeting.isEmpty else { return ProtectedRules.nothing }
        if meeting.contains(where: { $0.relation == .covered }) { return layers.mineGeometries.selecting([mine]) }
        let shapes = try meeting.map { try local.intersection(of: mine, with: $0.row, in: pieces.index) }
        let shared = try PlanarShape.union(of: shapes, context: context, keeping: .polygons).shape
        return shared.isEmpty ? ProtectedRules.nothing : try shared.column(keeping: .polygons)
    }
}
