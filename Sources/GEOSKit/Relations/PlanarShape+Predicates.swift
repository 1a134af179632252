import CGEOS

/// The named spatial relations of the simple-feature standard.
public enum SpatialPredicate: String, Sendable, Hashable, CaseIterable {
    /// They share at least a point.
    case intersects
    /// They share no point.
    case disjoint
    /// They share boundary points only.
    case touches
    /// They share inner points, of lower dimension than the higher of both.
    case crosses
    /// Same dimension, and each has inner points the other lacks.
    case overlaps
    /// The other lies in it, not wholly on its boundary.
    case contains
    /// It lies in the other, not wholly on the other's boundary.
    case within
    /// No point of the other lies outside it.
    case covers
    /// No point of it lies outside the other.
    case coveredBy
    /// The same set of points, whatever the vertices.
    case equals
}

extension PlanarShape {
    /// Tells whether a relation holds, this shape first.
    ///
    /// - Throws: `topology` or `operationFailed` when GEOS cannot decide, usually for an invalid shape.
    public func satisfies(_ predicate: SpatialPredicate, with other: PlanarShape) throws(GEOSError) -> Bool {
        let mine = geometry
        let its = other.geometry
        return try context.predicate("GEOS \(predicate.rawValue)", on: "\(subject) and \(other.subject)") { handle in
            switch predicate {
            case .intersects: return GEOSIntersects_r(handle, mine, its)
            case .disjoint: return GEOSDisjoint_r(handle, mine, its)
            case .touches: return GEOSTouches_r(handle, mine, its)
            case .crosses: return GEOSCrosses_r(handle, mine, its)
            case .overlaps: return GEOSOverlaps_r(handle, mine, its)
            case .contains: return GEOSContains_r(handle, mine, its)
            case .within: return GEOSWithin_r(handle, mine, its)
            case .covers: return GEOSCovers_r(handle, mine, its)
            case .coveredBy: return GEOSCoveredBy_r(handle, mine, its)
            case .equals: return GEOSEquals_r(handle, mine, its)
            }
        }
    }

    /// See `SpatialPredicate.intersects`.
    public func intersects(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.intersects, with: other) }

    /// See `SpatialPredicate.disjoint`.
    public func disjoint(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.disjoint, with: other) }

    /// See `SpatialPredicate.touches`.
    public func touches(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.touches, with: other) }

    /// See `SpatialPredicate.crosses`.
    public func crosses(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.crosses, with: other) }

    /// See `SpatialPredicate.overlaps`.
    public func overlaps(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.overlaps, with: other) }

    /// See `SpatialPredicate.contains`.
    public func contains(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.contains, with: other) }

    /// See `SpatialPredicate.within`.
    public func within(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.within, with: other) }

    /// See `SpatialPredicate.covers`.
    public func covers(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.covers, with: other) }

    /// See `SpatialPredicate.coveredBy`.
    public func coveredBy(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.coveredBy, with: other) }

    /// See `SpatialPredicate.equals`.
    public func equals(_ other: PlanarShape) throws(GEOSError) -> Bool { try satisfies(.equals, with: other) }

    /// True when both have the same structure and vertices in the same order, each within a tolerance.
    public func equalsExactly(_ other: PlanarShape, tolerance: Double = 0) throws(GEOSError) -> Bool {
        try context.predicate("GEOSEqualsExact_r", on: subject) {
            GEOSEqualsExact_r($0, geometry, other.geometry, tolerance)
        }
    }

    /// The DE-9IM matrix of both, nine characters of `F012`.
    public func relate(_ other: PlanarShape) throws(GEOSError) -> String {
        guard let text = GEOSRelate_r(context.handle, geometry, other.geometry) else {
            throw context.failure("GEOSRelate_r", on: "\(subject) and \(other.subject)")
        }
        defer { GEOSFree_r(context.handle, text) }
        return String(cString: text)
    }

    /// True when the DE-9IM matrix matches a pattern of `TF*012`.
    public func relates(_ other: PlanarShape, pattern: String) throws(GEOSError) -> Bool {
        try context.predicate("GEOSRelatePattern_r", on: "pattern \(pattern)") {
            GEOSRelatePattern_r($0, geometry, other.geometry, pattern)
        }
    }
}
