import GEOSKit
import GeoModel

extension PieceWorker {
    /// Joins faces of one membership, drops slivers, proves that the rest adds up.
    func assemble(
        mine: Int,
        mineArea: Double,
        faces: [CutFace],
        memberships: [PieceMembership],
        owners: Ownership,
        linework: MineLinework
    ) throws -> CutMine {
        var polygons = try joined(mine: mine, faces: faces, memberships: memberships, linework: linework)
        let unit = layers.workingCRS.metresPerUnit ?? 1
        let scale = unit * unit
        let allowed = AreaMethod.planar.partsTolerance(whole: mineArea * scale, parts: polygons.count)
        let dropped = dropSlivers(&polygons, mine: mine, budget: allowed / 2 / scale, limit: 1e-6 / scale)
        polygons.sort { $0.precedes($1) }
        var geometries = GeometryColumn()
        for polygon in polygons { geometries.append(polygon.geometry) }
        let parts = polygons.reduce(0) { $0 + $1.area }
        let residual = ConservationResidual(
            mine: mine,
            kind: .planar,
            whole: mineArea * scale,
            parts: parts * scale,
            allowed: allowed,
            count: polygons.count
        )
        guard residual.holds else {
            throw EngineError(
                code: .conservation,
                operation: "cut",
                subject: layers.mines[mine].id,
                messages: ["\(residual.parts) m² of pieces, \(residual.whole) m² of mine, \(allowed) m² allowed"]
            )
        }
        var result = CutMine(
            mine: mine,
            geometries: geometries,
            memberships: polygons.map(\.membership),
            damage: owners.damage.sorted(),
            restorations: owners.restored.sorted(),
            dropped: dropped,
            residual: residual
        )
        if keepsOutline, polygons.count > 1, faces.count > 1 {
            let outline = try union(faces.map(\.shape))
            result.nodedOutline = LocalPlane(linework.plane, within: plane).placed(
                try outline.column(keeping: .polygons)
            )
        }
        return result
    }

    /// One polygon per connected set of faces with the same membership, in the working CRS.
    private func joined(
        mine: Int,
        faces: [CutFace],
        memberships: [PieceMembership],
        linework: MineLinework
    ) throws -> [PiecePolygon] {
        let groups = Dictionary(grouping: faces.indices) { memberships[$0] }
        // A mine under one combination of features keeps its own vertices, without those that neighbours add; but not
        // when faces are missing, which the proof must see.
        let whole = layers.mineGeometries[mine].planarArea
        let covered = faces.reduce(0) { $0 + $1.area }
        let isCovered = (covered - whole).magnitude <= AreaMethod.planar.partsTolerance(whole: whole, parts: 1)
        if groups.count == 1, isCovered, let membership = memberships.first {
            return split(plane.placed(layers.mineGeometries.selecting([mine]))[0], membership: membership)
        }
        let placement = LocalPlane(linework.plane, within: plane)
        var result: [PiecePolygon] = []
        for (membership, members) in groups {
            let shapes = members.map { faces[$0].shape }
            let shape = shapes.count == 1 ? shapes[0] : try union(shapes)
            let column = placement.placed(try shape.column(keeping: .polygons))
            result += split(column[0], membership: membership)
        }
        return result
    }

    /// Faces share their edges exactly, so that dropping common edges unites them; where GEOS disagrees it overlays.
    private func union(_ shapes: [PlanarShape]) throws -> PlanarShape {
        if let quick = try? PlanarShape.coverageUnion(of: shapes, context: context), try quick.isValid() {
            return quick
        }
        return try PlanarShape.union(of: shapes, context: context, keeping: .polygons).shape
    }

    private func split(_ geometry: Geometry, membership: PieceMembership) -> [PiecePolygon] {
        geometry.parts.map { rings in
            var column = GeometryColumn()
            column.appendPolygon(rings: rings)
            return PiecePolygon(membership: membership, geometry: column[0])
        }
    }

    /// Takes out the smallest pieces: none larger than `limit`, and no more in all than `budget`, so that the proof
    /// still sees every real gap.
    private func dropSlivers(
        _ polygons: inout [PiecePolygon],
        mine: Int,
        budget: Double,
        limit: Double
    ) -> [DroppedSliver] {
        let small = polygons.indices.filter { polygons[$0].area < limit }
            .sorted { (polygons[$0].area, polygons[$0].box.minX) < (polygons[$1].area, polygons[$1].box.minX) }
        var total = 0.0
        var removed: Set<Int> = []
        var dropped: [DroppedSliver] = []
        for index in small {
            total += polygons[index].area
            if total > budget { break }
            removed.insert(index)
            let centre = polygons[index].box.center
            dropped.append(DroppedSliver(mine: mine, area: polygons[index].area, x: centre.x, y: centre.y))
        }
        if !removed.isEmpty {
            polygons = polygons.indices.filter { !removed.contains($0) }.map { polygons[$0] }
        }
        return dropped
    }
}

/// One piece on its way into the result.
struct PiecePolygon {
    let membership: PieceMembership
    let geometry: Geometry
    let box: Envelope
    let area: Double

    init(membership: PieceMembership, geometry: Geometry) {
        self.membership = membership
        self.geometry = geometry
        box = geometry.envelope
        area = geometry.planarArea
    }

    /// By membership, then by envelope, area and vertices, so that no two pieces are equal in order.
    func precedes(_ other: PiecePolygon) -> Bool {
        if membership != other.membership { return membership < other.membership }
        let mine = [box.minX, box.minY, box.maxX, box.maxY, area]
        let its = [other.box.minX, other.box.minY, other.box.maxX, other.box.maxY, other.area]
        if mine != its { return mine.lexicographicallyPrecedes(its) }
        return geometry.column.xy.lexicographicallyPrecedes(other.geometry.column.xy)
    }
}
