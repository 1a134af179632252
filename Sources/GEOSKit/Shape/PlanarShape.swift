import CGEOS
public import GeoModel

/// A geometry inside GEOS: planar, x = east, in whatever units its coordinates have.
///
/// The shape owns its GEOS geometry and keeps its context alive. It has no heights: a Z column is dropped on the way
/// in and must be taken from the source where it matters. Not `Sendable`; see `GEOSContext`.
public final class PlanarShape {
    /// The context the shape belongs to.
    public let context: GEOSContext
    let geometry: OpaquePointer

    /// Takes ownership of a geometry.
    init(adopting geometry: OpaquePointer, context: GEOSContext) {
        self.geometry = geometry
        self.context = context
    }

    deinit { GEOSGeom_destroy_r(context.handle, geometry) }

    /// Runs a call that makes a new geometry and adopts the result at once.
    func deriving(
        _ operation: String,
        _ call: (_ context: OpaquePointer, _ geometry: OpaquePointer) -> OpaquePointer?
    ) throws(GEOSError) -> PlanarShape {
        let result = try context.pointer(operation, on: subject) { call($0, geometry) }
        return PlanarShape(adopting: result, context: context)
    }

    /// A short text for errors: type, number of vertices and the first one.
    var subject: String {
        let count = GEOSGetNumCoordinates_r(context.handle, geometry)
        guard let box = try? envelope(), !box.isEmpty else { return "\(kindName), empty" }
        return "\(kindName), \(count) vertices, from (\(box.minX), \(box.minY)) to (\(box.maxX), \(box.maxY))"
    }

    /// The simple-feature name of the type.
    public var kindName: String {
        switch GEOSGeomTypeId_r(context.handle, geometry) {
        case 0: return "Point"
        case 1: return "LineString"
        case 2: return "LinearRing"
        case 3: return "Polygon"
        case 4: return "MultiPoint"
        case 5: return "MultiLineString"
        case 6: return "MultiPolygon"
        case 7: return "GeometryCollection"
        default: return "unknown type"
        }
    }

    /// The kind in a `GeometryColumn`; nil for collections, whose members decide.
    public var kind: GeometryKind? {
        switch GEOSGeomTypeId_r(context.handle, geometry) {
        case 0: return .point
        case 1, 2: return .lineString
        case 3: return .polygon
        case 4: return .multiPoint
        case 5: return .multiLineString
        case 6: return .multiPolygon
        default: return nil
        }
    }

    /// The highest dimension among the parts; nil for an empty collection.
    public var dimension: ShapeDimension? {
        ShapeDimension(rawValue: Int(GEOSGeom_getDimensions_r(context.handle, geometry)))
    }

    /// True when there is no point in it.
    public var isEmpty: Bool { GEOSisEmpty_r(context.handle, geometry) == 1 }

    /// Number of vertices, ring ends counted.
    public var vertexCount: Int { Int(GEOSGetNumCoordinates_r(context.handle, geometry)) }

    /// The parts as shapes of their own (copies); one for a simple geometry, none for an empty one.
    public func parts() throws(GEOSError) -> [PlanarShape] {
        var result: [PlanarShape] = []
        for leaf in leaves() {
            let copy = try context.pointer("GEOSGeom_clone_r", on: subject) { GEOSGeom_clone_r($0, leaf) }
            result.append(PlanarShape(adopting: copy, context: context))
        }
        return result
    }

    /// Borrowed simple geometries that are not empty, collections opened; valid while the shape lives.
    func leaves() -> [OpaquePointer] {
        var result: [OpaquePointer] = []
        collectLeaves(of: geometry, into: &result)
        return result
    }

    private func collectLeaves(of geometry: OpaquePointer, into result: inout [OpaquePointer]) {
        guard GEOSGeomTypeId_r(context.handle, geometry) >= 4 else {
            if GEOSisEmpty_r(context.handle, geometry) == 0 { result.append(geometry) }
            return
        }
        for index in 0..<max(0, GEOSGetNumGeometries_r(context.handle, geometry)) {
            guard let member = GEOSGetGeometryN_r(context.handle, geometry, index) else { continue }
            collectLeaves(of: member, into: &result)
        }
    }
}

/// The dimension of a geometry or of what to keep of one.
public enum ShapeDimension: Int, Sendable, Hashable, CaseIterable {
    /// Points.
    case points = 0
    /// Lines.
    case lines = 1
    /// Polygons.
    case polygons = 2
}
