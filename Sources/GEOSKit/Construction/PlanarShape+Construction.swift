import CGEOS

/// The end of a buffered line.
public enum BufferCap: Int32, Sendable, Hashable {
    /// Half a circle.
    case round = 1
    /// Cut at the end point.
    case flat = 2
    /// A square beyond the end point.
    case square = 3
}

extension PlanarShape {
    /// Everything within `distance` coordinate units, arcs drawn with `quadrantSegments` chords a quarter circle.
    ///
    /// A chord lies inside its arc, so the buffer's area falls a little short: use `isWithin(distance:of:)` to decide
    /// whether something lies within a distance.
    public func buffered(
        by distance: Double,
        quadrantSegments: Int32 = 8,
        cap: BufferCap = .round
    ) throws(GEOSError) -> PlanarShape {
        try deriving("GEOSBufferWithStyle_r") {
            GEOSBufferWithStyle_r($0, $1, distance, quadrantSegments, cap.rawValue, 1, 5)
        }
    }

    /// Fewer vertices, none moved, the rest within `tolerance`; rings stay rings and do not cross.
    public func simplified(tolerance: Double) throws(GEOSError) -> PlanarShape {
        try deriving("GEOSTopologyPreserveSimplify_r") { GEOSTopologyPreserveSimplify_r($0, $1, tolerance) }
    }

    /// Without vertices closer than `tolerance` to the one before.
    public func removingRepeatedPoints(tolerance: Double = 0) throws(GEOSError) -> PlanarShape {
        try deriving("GEOSRemoveRepeatedPoints_r") { GEOSRemoveRepeatedPoints_r($0, $1, tolerance) }
    }

    /// Coordinates on a grid of the given width, still valid; parts narrower than the grid vanish.
    public func snapped(toGrid width: Double) throws(GEOSError) -> PlanarShape {
        try deriving("GEOSGeom_setPrecision_r") { GEOSGeom_setPrecision_r($0, $1, width, 0) }
    }

    /// The same points in GEOS's canonical order of parts, rings and vertices, so that equal shapes are equal vertex
    /// by vertex.
    public func normalized() throws(GEOSError) -> PlanarShape {
        let copy = try deriving("GEOSGeom_clone_r") { GEOSGeom_clone_r($0, $1) }
        try context.status("GEOSNormalize_r", on: subject, failed: -1) { GEOSNormalize_r($0, copy.geometry) }
        return copy
    }

    /// The centre of mass, which may lie outside; an empty point for an empty shape.
    public func centroid() throws(GEOSError) -> PlanarShape {
        try deriving("GEOSGetCentroid_r") { GEOSGetCentroid_r($0, $1) }
    }

    /// A point that surely lies on the shape, for labels.
    public func pointOnSurface() throws(GEOSError) -> PlanarShape {
        try deriving("GEOSPointOnSurface_r") { GEOSPointOnSurface_r($0, $1) }
    }

    /// The outline of polygons, the ends of lines.
    public func boundary() throws(GEOSError) -> PlanarShape {
        try deriving("GEOSBoundary_r") { GEOSBoundary_r($0, $1) }
    }

    /// The smallest convex shape around it.
    public func convexHull() throws(GEOSError) -> PlanarShape {
        try deriving("GEOSConvexHull_r") { GEOSConvexHull_r($0, $1) }
    }

    /// The lines cut at each crossing and joined where they touch; for `polygonize(_:context:)`.
    public func noded() throws(GEOSError) -> PlanarShape {
        try deriving("GEOSNode_r") { GEOSNode_r($0, $1) }
    }

    /// The polygons enclosed by lines that meet at their ends only; dangling lines are left out.
    public static func polygonize(_ lines: [PlanarShape], context: GEOSContext) throws(GEOSError) -> PlanarShape {
        let pointers: [OpaquePointer?] = lines.map(\.geometry)
        let result = try context.pointer("GEOSPolygonize_r", on: "\(lines.count) lines") { handle in
            withExtendedLifetime(lines) { GEOSPolygonize_r(handle, pointers, UInt32(pointers.count)) }
        }
        return PlanarShape(adopting: result, context: context)
    }
}
