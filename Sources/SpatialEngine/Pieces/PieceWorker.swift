import GEOSKit
import GeoModel

/// One thread's state for cutting: a GEOS context and the prepared shapes of every layer.
final class PieceWorker {
    /// About `plane`.
    let layers: AssessmentLayers
    let plane: LocalPlane
    let indices: LayerIndices
    let context: GEOSContext
    let mines: LayerShapes
    let damage: LayerShapes
    let restored: LayerShapes
    let protected: [LayerShapes]
    let towns: LayerShapes
    /// Whether the result carries the outline with the vertices that cutting added.
    let keepsOutline: Bool

    init(cutter: PieceCutter, context: GEOSContext, keepsOutline: Bool) {
        self.keepsOutline = keepsOutline
        layers = cutter.local
        plane = cutter.plane
        indices = cutter.indices
        self.context = context
        mines = LayerShapes(layers.mineGeometries, context: context)
        damage = LayerShapes(layers.damage.geometries, context: context)
        restored = LayerShapes(layers.restored.geometries, context: context)
        protected = layers.protected.map { LayerShapes($0.geometries, context: context) }
        towns = LayerShapes(layers.towns ?? GeometryColumn(), context: context)
    }

    /// Cuts one mine.
    ///
    /// - Throws: `EngineError` naming the mine; `conservation` when the pieces do not add up.
    func cut(mine: Int) throws -> CutMine {
        if let failure = layers.mines[mine].failure { throw failure }
        try requireUsable(mine)
        let candidates = CutCandidates(layers, indices, mine: mine)
        var linework = MineLinework(box: layers.mineGeometries.envelope(of: mine))
        linework.add(layers.mineGeometries, at: mine)
        let cuts = candidates.addEdges(of: layers, to: &linework)
        let mineArea = layers.mineGeometries[mine].planarArea
        let faces = cuts ? try self.faces(of: linework, mine: mine) : [try wholeFace(mine, linework: linework)]
        let memberships = try faces.map { try candidates.membership(of: $0, in: self) }
        let owners = Ownership(
            faces: faces,
            memberships: memberships,
            layers: layers,
            mine: mine,
            threshold: attachmentThreshold(mineArea: mineArea)
        )
        return try assemble(
            mine: mine,
            mineArea: mineArea,
            faces: faces,
            memberships: memberships,
            owners: owners,
            linework: linework
        )
    }

    /// A feature that names no mine belongs to those it shares this much area with: INTERSECTS of design 4.3.
    private func attachmentThreshold(mineArea: Double) -> Double {
        let unit = layers.workingCRS.metresPerUnit ?? 1
        return max(0.01 / (unit * unit), 1e-9 * mineArea)
    }

    private func requireUsable(_ mine: Int) throws {
        let geometry = layers.mineGeometries[mine]
        guard geometry.kind.dimension == 2, !geometry.isEmpty else {
            throw EngineError(code: .unusableGeometry, operation: "cut", subject: layers.mines[mine].id)
        }
        let report = try mines.shape(mine).validity()
        guard report.isValid else {
            let place = report.location.map { " at \($0.x + plane.originX) \($0.y + plane.originY)" } ?? ""
            throw EngineError(
                code: .invalidGeometry,
                operation: "cut",
                subject: layers.mines[mine].id,
                messages: [(report.reason ?? "invalid") + place]
            )
        }
    }

    /// Width of the grid on which outlines are noded, 2⁻³¹ ≈ 5e-10 units.
    ///
    /// Snapping is what makes noding sure where edges miss each other by the last bit. At this width stored vertices
    /// are on the grid already: a Gauss easting with prefix is a multiple of 2⁻²⁷, a northing of 2⁻³¹.
    private static let nodingGrid = 0x1p-31

    /// The faces of the noded outlines that lie in the mine.
    private func faces(of linework: MineLinework, mine: Int) throws -> [CutFace] {
        let noded = try linework.shape(context: context).unaryUnion(grid: Self.nodingGrid, keeping: .lines)
        let polygons = try PlanarShape.polygonize([noded], context: context)
        let outline = try mines.prepared(mine)
        var faces: [CutFace] = []
        for shape in try polygons.parts() {
            let area = try shape.area()
            guard area > 0, let inside = InnerPoint.find(in: try shape.column(), at: 0) else { continue }
            let point = try PlanarShape(
                x: inside.x + linework.plane.originX,
                y: inside.y + linework.plane.originY,
                context: context
            )
            guard try outline.intersects(point) else { continue }
            faces.append(CutFace(shape: shape, area: area, point: point))
        }
        return faces
    }

    /// The mine itself, when no outline comes near it.
    private func wholeFace(_ mine: Int, linework: MineLinework) throws -> CutFace {
        let shape = try mines.shape(mine)
        return CutFace(
            shape: shape,
            area: layers.mineGeometries[mine].planarArea,
            point: try shape.pointOnSurface(),
            isWhole: true
        )
    }
}

/// One face of the noded outlines.
struct CutFace {
    /// About the local origin; the mine's own shape when `isWhole`.
    let shape: PlanarShape
    /// In square units of the plane.
    let area: Double
    /// Inside, in the plane of the layers.
    let point: PlanarShape
    /// True when the face is the uncut mine.
    var isWhole = false
}

/// Which damage and restored features belong to a mine (design 4.8): those that name it, overlapping or not, and
/// those that name none and share more than a threshold of area with it.
struct Ownership {
    private(set) var damage: Set<Int> = []
    private(set) var restored: Set<Int> = []

    init(
        faces: [CutFace],
        memberships: [PieceMembership],
        layers: AssessmentLayers,
        mine: Int,
        threshold: Double
    ) {
        damage = Self.owned(layers.damage, mine: mine, faces: faces, lists: memberships.map(\.damage), threshold)
        restored = Self.owned(
            layers.restored,
            mine: mine,
            faces: faces,
            lists: memberships.map(\.restorations),
            threshold
        )
    }

    private static func owned(
        _ input: ChangeInput,
        mine: Int,
        faces: [CutFace],
        lists: [[Int]],
        _ threshold: Double
    ) -> Set<Int> {
        var shared: [Int: Double] = [:]
        for (face, list) in zip(faces, lists) {
            for feature in list { shared[feature, default: 0] += face.area }
        }
        var result = Set(shared.filter { input.namedMines[$0.key] == nil && $0.value > threshold }.keys)
        for (feature, named) in input.namedMines.enumerated() where named == mine { result.insert(feature) }
        return result
    }
}
