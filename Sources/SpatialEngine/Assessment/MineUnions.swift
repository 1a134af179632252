import GEOSKit
import GeoModel

/// The unions that a mine's pieces cannot give, because they reach beyond the mine.
struct MineUnions: Sendable {
    /// Union of the counting restored features that belong to the mine; null for none.
    var restored: GeometryColumn
    /// The part outside the mine of the union of the counting damage features that belong to it; null for none.
    var damagedOutside: GeometryColumn

    init(_ cut: CutMine, layers: AssessmentLayers, context: GEOSContext) throws {
        let restoredMembers = cut.restorations.filter { layers.restored.counts[$0] }
        restored = try LayerDissolver.union(of: layers.restored.geometries, members: restoredMembers, context: context)
        let damageMembers = cut.damage.filter { layers.damage.counts[$0] }
        let subject = layers.mines[cut.mine].id
        do {
            damagedOutside = try Self.outside(
                layers.mineGeometries[cut.mine],
                of: layers.damage.geometries,
                members: damageMembers,
                context: context
            )
        } catch let error as GEOSError {
            throw EngineError(error, operation: "damage outside", subject: subject)
        }
    }

    /// What some features have outside a mine. Features that the mine covers are not even united.
    static func outside(
        _ mine: Geometry,
        of column: GeometryColumn,
        members: [Int],
        context: GEOSContext
    ) throws -> GeometryColumn {
        let polygons = members.filter { column.kinds[$0].dimension == 2 && !column.parts(of: $0).isEmpty }
        guard !polygons.isEmpty else { return ProtectedRules.nothing }
        let box = polygons.reduce(mine.envelope) { $0.union(column.envelope(of: $1)) }
        let plane = LocalPlane(around: box)
        let outline = try PlanarShape(
            plane.localised(mine.column.selecting([mine.index])),
            at: 0,
            context: context
        )
        let prepared = try PreparedShape(outline)
        let features = plane.localised(column.selecting(polygons))
        var beyond: [PlanarShape] = []
        for index in 0..<features.count {
            let shape = try PlanarShape(features, at: index, context: context)
            if try !prepared.covers(shape) { beyond.append(shape) }
        }
        guard !beyond.isEmpty else { return ProtectedRules.nothing }
        let united = try PlanarShape.union(of: beyond, context: context, keeping: .polygons).shape
        let rest = try united.difference(outline, keeping: .polygons).shape
        return rest.isEmpty ? ProtectedRules.nothing : plane.placed(try rest.column(keeping: .polygons))
    }
}
