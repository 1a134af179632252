import CGEOS

/// A shape prepared for many questions against others.
///
/// Keeps its source alive. The index inside is built at the first question, so even reading is for one thread only:
/// prepare one per worker.
public final class PreparedShape {
    /// The shape it was made of.
    public let source: PlanarShape
    private let prepared: OpaquePointer

    private var context: GEOSContext { source.context }

    /// Prepares a shape.
    public init(_ source: PlanarShape) throws(GEOSError) {
        self.source = source
        prepared = try source.context.pointer("GEOSPrepare_r", on: source.subject) {
            GEOSPrepare_r($0, source.geometry)
        }
    }

    deinit { GEOSPreparedGeom_destroy_r(source.context.handle, prepared) }

    /// Tells whether a relation holds, the prepared shape first.
    public func satisfies(_ predicate: SpatialPredicate, with other: PlanarShape) throws(GEOSError) -> Bool {
        let mine = prepared
        let its = other.geometry
        // GEOS has no prepared form of equality.
        if predicate == .equals { return try source.equals(other) }
        let operation = "GEOS prepared \(predicate.rawValue)"
        return try context.predicate(operation, on: "\(source.subject) and \(other.subject)") { handle in
            switch predicate {
            case .intersects: return GEOSPreparedIntersects_r(handle, mine, its)
            case .disjoint: return GEOSPreparedDisjoint_r(handle, mine, its)
            case .touches: return GEOSPreparedTouches_r(handle, mine, its)
            case .crosses: return GEOSPreparedCrosses_r(handle, mine, its)
            case .overlaps: return GEOSPreparedOverlaps_r(handle, mine, its)
            case .contains: return GEOSPreparedContains_r(handle, mine, its)
            case .within: return GEOSPreparedWithin_r(handle, mine, its)
            case .covers: return GEOSPreparedCovers_r(handle, mine, its)
            case .coveredBy: return GEOSPreparedCoveredBy_r(handle, mine, its)
            case .equals: return 2
            }
        }
    }

    /// See `SpatialPredicate.intersects`.
    public func intersects(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.intersects, with: other) }

    /// See `SpatialPredicate.contains`.
    public func contains(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.contains, with: other) }

    /// See `SpatialPredicate.covers`.
    public func covers(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.covers, with: other) }

    /// See `SpatialPredicate.touches`.
    public func touches(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.touches, with: other) }

    /// True when the other lies in the interior, meeting no boundary point.
    public func containsProperly(_ other: PlanarShape) throws(GEOSError) -> Bool {
        try context.predicate("GEOSPreparedContainsProperly_r", on: source.subject) {
            GEOSPreparedContainsProperly_r($0, prepared, other.geometry)
        }
    }

    /// The least plane distance, 0 when they meet; nil when one of them is empty.
    public func distance(to other: PlanarShape) throws(GEOSError) -> Double? {
        guard !source.isEmpty, !other.isEmpty else { return nil }
        return try context.value("GEOSPreparedDistance_r", on: "\(source.subject) and \(other.subject)") {
            GEOSPreparedDistance_r($0, prepared, other.geometry, $1)
        }
    }

    /// True when the plane distance is at most `limit`.
    public func isWithin(distance limit: Double, of other: PlanarShape) throws(GEOSError) -> Bool {
        try context.predicate("GEOSPreparedDistanceWithin_r", on: source.subject) {
            GEOSPreparedDistanceWithin_r($0, prepared, other.geometry, limit)
        }
    }

    /// The closest pair of points, the first on the prepared shape; nil when one of them is empty.
    public func nearestPoints(
        to other: PlanarShape
    ) throws(GEOSError) -> (here: PlanarPoint, there: PlanarPoint)? {
        guard !source.isEmpty, !other.isEmpty else { return nil }
        let sequence = try context.pointer("GEOSPreparedNearestPoints_r", on: source.subject) {
            GEOSPreparedNearestPoints_r($0, prepared, other.geometry)
        }
        return try context.takePair(sequence)
    }
}
