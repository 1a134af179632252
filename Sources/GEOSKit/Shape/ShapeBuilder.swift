import CGEOS
import GeoModel

/// Fills GEOS geometries from the slices of one geometry of a column.
struct ShapeBuilder {
    let column: GeometryColumn
    let index: Int
    let context: GEOSContext

    /// The geometry, owned by the caller.
    func build() throws(GEOSError) -> OpaquePointer {
        let kind = column.kinds[index]
        let parts = column.parts(of: index)
        switch kind {
        case .null, .point, .lineString, .polygon:
            guard let part = parts.first else { return try empty(kind) }
            guard parts.count == 1 else { throw error(.invalidArgument, "\(parts.count) parts in a simple geometry") }
            return try simple(kind, part: part)
        case .multiPoint: return try multi(.point, type: 4, parts: parts)
        case .multiLineString: return try multi(.lineString, type: 5, parts: parts)
        case .multiPolygon: return try multi(.polygon, type: 6, parts: parts)
        }
    }

    private func empty(_ kind: GeometryKind) throws(GEOSError) -> OpaquePointer {
        try context.pointer("create empty", on: "geometry \(index)") { handle in
            switch kind {
            case .point: return GEOSGeom_createEmptyPoint_r(handle)
            case .lineString: return GEOSGeom_createEmptyLineString_r(handle)
            default: return GEOSGeom_createEmptyPolygon_r(handle)
            }
        }
    }

    private func multi(_ kind: GeometryKind, type: Int32, parts: Range<Int>) throws(GEOSError) -> OpaquePointer {
        var owned = OwnedGeometries(context: context)
        for part in parts { owned.add(try simple(kind, part: part)) }
        return try owned.intoCollection(type: type, subject: "geometry \(index)")
    }

    private func simple(_ kind: GeometryKind, part: Int) throws(GEOSError) -> OpaquePointer {
        let rings = column.rings(ofPart: part)
        guard let first = rings.first else { return try empty(kind) }
        if kind == .polygon { return try polygon(rings) }
        let sequence = try self.sequence(ring: first, closed: false)
        return try context.pointer("create \(kind)", on: "geometry \(index)") { handle in
            kind == .point
                ? GEOSGeom_createPoint_r(handle, sequence) : GEOSGeom_createLineString_r(handle, sequence)
        }
    }

    private func polygon(_ rings: Range<Int>) throws(GEOSError) -> OpaquePointer {
        var holes = OwnedGeometries(context: context)
        for ring in rings.dropFirst() { holes.add(try linearRing(ring)) }
        let shell = try linearRing(rings.lowerBound)
        var members: [OpaquePointer?] = holes.release()
        // GEOS takes the rings over when it succeeds and also when it throws after taking them; see its capi source.
        return try context.pointer("GEOSGeom_createPolygon_r", on: "geometry \(index)") { handle in
            GEOSGeom_createPolygon_r(handle, shell, &members, UInt32(members.count))
        }
    }

    private func linearRing(_ ring: Int) throws(GEOSError) -> OpaquePointer {
        let sequence = try self.sequence(ring: ring, closed: true)
        return try context.pointer("GEOSGeom_createLinearRing_r", on: place(ring: ring)) {
            GEOSGeom_createLinearRing_r($0, sequence)
        }
    }

    /// Copies a slice into a coordinate sequence, owned by the caller, who hands it on at once.
    private func sequence(ring: Int, closed: Bool) throws(GEOSError) -> OpaquePointer {
        let vertices = column.vertices(ofRing: ring)
        let values = (2 * vertices.lowerBound)..<(2 * vertices.upperBound)
        // One sum tells whether all are finite: NaN and infinity spread through it. Multiplying by 0 keeps it from
        // overflowing; the slow search runs only when something is wrong.
        let result = try column.xy.withUnsafeBufferPointer { (xy) throws(GEOSError) -> OpaquePointer in
            var poison = 0.0
            for position in values { poison += xy[position] * 0 }
            guard poison == 0 else { throw badVertex(ring: ring) }
            if closed, let last = vertices.last {
                let first = vertices.lowerBound
                guard xy[2 * first] == xy[2 * last], xy[2 * first + 1] == xy[2 * last + 1] else {
                    throw error(.unclosedRing, place(ring: ring))
                }
            }
            let slice = UnsafeBufferPointer(rebasing: xy[values])
            return try context.pointer("GEOSCoordSeq_copyFromBuffer_r", on: place(ring: ring)) { handle in
                slice.isEmpty
                    ? GEOSCoordSeq_create_r(handle, 0, 2)
                    : GEOSCoordSeq_copyFromBuffer_r(handle, slice.baseAddress, UInt32(vertices.count), 0, 0)
            }
        }
        return result
    }

    private func badVertex(ring: Int) -> GEOSError {
        let vertices = column.vertices(ofRing: ring)
        let bad = vertices.first { !(column.xy[2 * $0].isFinite && column.xy[2 * $0 + 1].isFinite) }
        let position = (bad ?? vertices.lowerBound) - vertices.lowerBound
        return error(.invalidCoordinate, "\(place(ring: ring)), vertex \(position)")
    }

    private func place(ring: Int) -> String {
        let part = column.parts(of: index).first { column.rings(ofPart: $0).contains(ring) } ?? 0
        let firstPart = column.parts(of: index).lowerBound
        let firstRing = column.rings(ofPart: part).lowerBound
        return "geometry \(index), part \(part - firstPart), ring \(ring - firstRing)"
    }

    private func error(_ code: GEOSError.Code, _ subject: String) -> GEOSError {
        GEOSError(code: code, operation: "build", subject: subject)
    }
}

/// Geometries not yet adopted by a parent; destroyed when building stops half-way.
struct OwnedGeometries: ~Copyable {
    private let context: GEOSContext
    private var members: [OpaquePointer] = []

    init(context: GEOSContext) { self.context = context }

    deinit { for member in members { GEOSGeom_destroy_r(context.handle, member) } }

    /// Number of members.
    var count: Int { members.count }

    mutating func add(_ geometry: OpaquePointer) { members.append(geometry) }

    /// Hands the members over to a caller that owns them from now on.
    mutating func release() -> [OpaquePointer] {
        defer { members = [] }
        return members
    }

    /// Hands the members over to a new collection of a GEOS type id.
    mutating func intoCollection(type: Int32, subject: String) throws(GEOSError) -> OpaquePointer {
        var children: [OpaquePointer?] = release()
        return try context.pointer("GEOSGeom_createCollection_r", on: subject) { handle in
            children.isEmpty
                ? GEOSGeom_createEmptyCollection_r(handle, type)
                : GEOSGeom_createCollection_r(handle, type, &children, UInt32(children.count))
        }
    }
}
