import GEOSKit
import GeoModel

/// What a worker finds out about one mine and one protected layer, before areas are measured.
struct FoundHit: Sendable {
    /// Metres in the working plane; nil when the layer has no geometry.
    var distanceInMetres: Double?
    /// True when a line or point lies more than 1 mm inside the mine.
    var hasLineInside = false
    /// The mine within the buffer; nil without the rule, null when nothing lies within.
    var buffer: GeometryColumn?
}

/// One thread's state for relations and distances to protected layers.
final class HitFinder {
    private let layers: AssessmentLayers
    private let indices: LayerIndices
    private let context: GEOSContext
    private let shapes: [LayerShapes]
    private let mines: LayerShapes
    /// Metres per unit of the working plane.
    private let unit: Double

    init(layers: AssessmentLayers, indices: LayerIndices, context: GEOSContext) {
        self.layers = layers
        self.indices = indices
        self.context = context
        shapes = layers.protected.map { LayerShapes($0.geometries, context: context) }
        mines = LayerShapes(layers.mineGeometries, context: context)
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
        let outline = try mines.shape(mine)
        let box = layers.mineGeometries.envelope(of: mine)
        let features = shapes[layer]
        // The feature is prepared, not the mine: reserves are large and asked by many mines.
        let nearest = try indices.protected[layer].nearest(to: box) { index in
            try features.prepared(index).distance(to: outline)
        }
        guard let nearest else { return FoundHit() }
        var hit = FoundHit(distanceInMetres: nearest.distance * unit)
        if nearest.distance == 0 { hit.hasLineInside = try hasLineInside(outline, box: box, layer: layer) }
        if let distance = layers.protected[layer].bufferInMetres {
            hit.buffer = try buffer(outline, box: box, layer: layer, distance: distance / unit)
        }
        return hit
    }

    /// True when a part of a line, or a point, lies more than 1 mm inside.
    private func hasLineInside(_ outline: PlanarShape, box: Envelope, layer: Int) throws -> Bool {
        let column = layers.protected[layer].geometries
        let lines = indices.protected[layer].query(box).filter { (column.kinds[$0].dimension ?? 2) < 2 }
        guard !lines.isEmpty else { return false }
        let inner = try outline.buffered(by: -ProtectedRules.touchInMetres / unit)
        guard !inner.isEmpty else { return false }
        let prepared = try PreparedShape(inner)
        return try lines.contains { try prepared.intersects(try shapes[layer].shape($0)) }
    }

    /// The mine within the layer's buffer polygon, 8 segments a quadrant, features united.
    private func buffer(_ outline: PlanarShape, box: Envelope, layer: Int, distance: Double) throws -> GeometryColumn {
        let reach = box.expanded(by: distance)
        // A margin beyond the reach keeps the ends of clipped features from showing.
        let clip = try PlanarShape(rectangle: box.expanded(by: distance + 10 / unit), context: context)
        var buffers: [PlanarShape] = []
        for index in indices.protected[layer].query(reach) {
            var feature = try shapes[layer].shape(index)
            // Long rivers and large reserves are cut to what can matter; small features keep every vertex.
            if feature.vertexCount > 2000 { feature = try feature.intersection(clip).shape }
            guard !feature.isEmpty else { continue }
            buffers.append(try feature.buffered(by: distance, quadrantSegments: 8))
        }
        guard !buffers.isEmpty else { return ProtectedRules.nothing }
        let united = try PlanarShape.union(of: buffers, context: context, keeping: .polygons).shape
        let shared = try outline.intersection(united, keeping: .polygons).shape
        return shared.isEmpty ? ProtectedRules.nothing : try shared.column(keeping: .polygons)
    }
}
