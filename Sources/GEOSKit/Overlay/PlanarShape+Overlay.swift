import CGEOS
public import GeoModel

extension PlanarShape {
    /// Overlays two shapes on the precision ladder: floating first, then snapped to growing grids when GEOS finds the
    /// noding contradictory (see `OverlayPrecision`).
    ///
    /// - Parameter wanted: keeps parts of this dimension only, for instance polygons where shared edges would
    ///   otherwise come along as lines.
    /// - Throws: the error of the floating attempt when no rung succeeds.
    public func overlay(
        _ operation: OverlayOperation,
        with other: PlanarShape,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        let ladder = PrecisionLadder(magnitude: max(try magnitude(), try other.magnitude()))
        let (result, precision) = try ladder.climb { (rung) throws(GEOSError) -> PlanarShape in
            try self.overlay(operation, with: other, at: rung)
        }
        return OverlayOutcome(shape: try wanted.map(result.keepingParts) ?? result, precision: precision)
    }

    /// What both share; see `overlay(_:with:keeping:)`.
    public func intersection(
        _ other: PlanarShape,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        try overlay(.intersection, with: other, keeping: wanted)
    }

    /// What either has; see `overlay(_:with:keeping:)`.
    public func union(
        _ other: PlanarShape,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        try overlay(.union, with: other, keeping: wanted)
    }

    /// What this shape has and the other has not; see `overlay(_:with:keeping:)`.
    public func difference(
        _ other: PlanarShape,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        try overlay(.difference, with: other, keeping: wanted)
    }

    /// What exactly one of them has; see `overlay(_:with:keeping:)`.
    public func symmetricDifference(
        _ other: PlanarShape,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        try overlay(.symmetricDifference, with: other, keeping: wanted)
    }

    /// Dissolves overlaps among the shape's own parts, on the precision ladder.
    public func unaryUnion(keeping wanted: ShapeDimension? = nil) throws(GEOSError) -> OverlayOutcome {
        let ladder = PrecisionLadder(magnitude: try magnitude())
        let (result, precision) = try ladder.climb { (rung) throws(GEOSError) -> PlanarShape in
            switch rung {
            case .floating: return try deriving("GEOSUnaryUnion_r") { GEOSUnaryUnion_r($0, $1) }
            case .grid(let width):
                return try deriving("GEOSUnaryUnionPrec_r") { GEOSUnaryUnionPrec_r($0, $1, width) }
            }
        }
        return OverlayOutcome(shape: try wanted.map(result.keepingParts) ?? result, precision: precision)
    }

    /// Dissolves overlaps among the shape's own parts, or nodes its lines, on a grid of the given width: never in doubt,
    /// because every vertex and crossing is snapped. A width that is a power of two keeps vertices on it exactly.
    public func unaryUnion(
        grid width: Double,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> PlanarShape {
        let result = try deriving("GEOSUnaryUnionPrec_r") { GEOSUnaryUnionPrec_r($0, $1, width) }
        return try wanted.map(result.keepingParts) ?? result
    }

    /// Unites many shapes at once, far faster than one after another; empty input gives an empty shape.
    public static func union(
        of shapes: [PlanarShape],
        context: GEOSContext,
        keeping wanted: ShapeDimension? = nil
    ) throws(GEOSError) -> OverlayOutcome {
        try PlanarShape(collecting: shapes, context: context).unaryUnion(keeping: wanted)
    }

    /// Unites polygons that share edges exactly and overlap nowhere, by dropping common edges.
    ///
    /// Fast, and adds no vertices; but it trusts the input: with overlaps the result is wrong or an error.
    public static func coverageUnion(
        of shapes: [PlanarShape],
        context: GEOSContext
    ) throws(GEOSError) -> PlanarShape {
        try PlanarShape(collecting: shapes, context: context).deriving("GEOSCoverageUnion_r") {
            GEOSCoverageUnion_r($0, $1)
        }
    }

    /// The parts of one dimension, as a shape; empty when there is none.
    public func keepingParts(_ wanted: ShapeDimension) throws(GEOSError) -> PlanarShape {
        var owned = OwnedGeometries(context: context)
        for leaf in leaves() where GEOSGeom_getDimensions_r(context.handle, leaf) == Int32(wanted.rawValue) {
            owned.add(try context.pointer("GEOSGeom_clone_r", on: subject) { GEOSGeom_clone_r($0, leaf) })
        }
        let multi: Int32 = wanted == .points ? 4 : wanted == .lines ? 5 : 6
        if owned.count == 1 { return PlanarShape(adopting: owned.release()[0], context: context) }
        return PlanarShape(adopting: try owned.intoCollection(type: multi, subject: subject), context: context)
    }

    /// What lies inside a box, quickly; boundaries may be handled less strictly than by `intersection`.
    public func clipped(to box: Envelope) throws(GEOSError) -> PlanarShape {
        try deriving("GEOSClipByRect_r") { GEOSClipByRect_r($0, $1, box.minX, box.minY, box.maxX, box.maxY) }
    }

    /// The largest absolute coordinate.
    private func magnitude() throws(GEOSError) -> Double {
        let box = try envelope()
        guard !box.isEmpty else { return 0 }
        return max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY))
    }

    private func overlay(
        _ operation: OverlayOperation,
        with other: PlanarShape,
        at precision: OverlayPrecision
    ) throws(GEOSError) -> PlanarShape {
        let its = other.geometry
        let name = "GEOS \(operation.rawValue)"
        let result = try context.pointer(name, on: "\(subject) and \(other.subject)") { handle in
            switch (operation, precision) {
            case (.intersection, .floating): return GEOSIntersection_r(handle, geometry, its)
            case (.union, .floating): return GEOSUnion_r(handle, geometry, its)
            case (.difference, .floating): return GEOSDifference_r(handle, geometry, its)
            case (.symmetricDifference, .floating): return GEOSSymDifference_r(handle, geometry, its)
            case (.intersection, .grid(let width)): return GEOSIntersectionPrec_r(handle, geometry, its, width)
            case (.union, .grid(let width)): return GEOSUnionPrec_r(handle, geometry, its, width)
            case (.difference, .grid(let width)): return GEOSDifferencePrec_r(handle, geometry, its, width)
            case (.symmetricDifference, .grid(let width)):
                return GEOSSymDifferencePrec_r(handle, geometry, its, width)
            }
        }
        return PlanarShape(adopting: result, context: context)
    }
}
