import GEOSKit
import GeoModel

/// The features whose boxes meet a mine's box, by layer.
struct CutCandidates {
    /// Damage features near the mine.
    let damage: [Int]
    /// Restored features near the mine.
    let restored: [Int]
    /// By protected layer.
    let protected: [[Int]]
    /// Towns.
    let towns: [Int]
    /// Mines that come before this one where both lie, the first first.
    let earlierMines: [Int]

    init(_ layers: AssessmentLayers, _ indices: LayerIndices, mine: Int) {
        let box = layers.mineGeometries.envelope(of: mine)
        func polygons(_ index: SpatialIndex, _ column: GeometryColumn) -> [Int] {
            index.query(box).filter { column.kinds[$0].dimension == 2 }
        }
        // Damage and restoration go by place, whichever mine a feature names; the name decides where it is listed.
        damage = polygons(indices.damage, layers.damage.geometries)
        restored = polygons(indices.restored, layers.restored.geometries)
        protected = zip(indices.protected, layers.protected).map { polygons($0, $1.geometries) }
        towns = polygons(indices.towns, layers.towns ?? GeometryColumn())
        let own = layers.mines[mine].precedence
        earlierMines = indices.mines.query(box)
            .filter { layers.mines[$0].precedence < own && layers.mines[$0].failure == nil }
            .sorted { layers.mines[$0].precedence < layers.mines[$1].precedence }
    }

    /// Adds the candidates' edges near the mine; false when there are none and the mine stays whole.
    func addEdges(of layers: AssessmentLayers, to linework: inout MineLinework) -> Bool {
        var cuts = false
        for index in damage where linework.add(layers.damage.geometries, at: index) { cuts = true }
        for index in restored where linework.add(layers.restored.geometries, at: index) { cuts = true }
        for (layer, features) in zip(layers.protected, protected) {
            for index in features where linework.add(layer.geometries, at: index) { cuts = true }
        }
        if let column = layers.towns {
            for index in towns where linework.add(column, at: index) { cuts = true }
        }
        for index in earlierMines where linework.add(layers.mineGeometries, at: index) { cuts = true }
        return cuts
    }

    /// The features that cover a face, found by its inner point.
    func membership(of face: CutFace, in worker: PieceWorker) throws -> PieceMembership {
        let point = face.point
        func covering(_ features: [Int], _ shapes: LayerShapes) throws -> [Int] {
            try features.filter { try shapes.prepared($0).intersects(point) }
        }
        func first(_ features: [Int], _ shapes: LayerShapes) throws -> Int? {
            try features.first { try shapes.prepared($0).intersects(point) }
        }
        var layersThere: [Int] = []
        for (layer, features) in protected.enumerated()
        where try first(features, worker.protected[layer]) != nil {
            layersThere.append(layer)
        }
        return PieceMembership(
            damage: try covering(damage, worker.damage),
            restorations: try covering(restored, worker.restored),
            protected: layersThere,
            town: try first(towns, worker.towns),
            givenUpTo: try first(earlierMines, worker.mines)
        )
    }
}
