import CGEOS
public import GeoModel

extension PlanarShape {
    /// Appends the shape to a column, without heights.
    ///
    /// - Parameter wanted: keeps parts of this dimension only; the result is then of that dimension's kind, a multi
    ///   kind unless exactly one part is left, and empty when none is. Without it a collection is accepted when its
    ///   parts have one dimension.
    /// - Throws: `unsupportedType` for a mixed collection without `keeping`; nothing is appended then.
    public func append(to column: inout GeometryColumn, keeping wanted: ShapeDimension? = nil) throws(GEOSError) {
        var parts = leaves()
        let kept: GeometryKind
        if let wanted {
            parts = parts.filter { GEOSGeom_getDimensions_r(context.handle, $0) == Int32(wanted.rawValue) }
            kept = wanted.kind(parts: parts.count)
        } else if let kind {
            kept = kind
        } else {
            let dimensions = Set(parts.map { Int(GEOSGeom_getDimensions_r(context.handle, $0)) })
            guard dimensions.count <= 1 else {
                throw GEOSError(code: .unsupportedType, operation: "append", subject: "collection of mixed dimensions")
            }
            kept = (dimensions.first.flatMap(ShapeDimension.init(rawValue:)) ?? .polygons).kind(parts: 2)
        }
        // Everything is read before the column is touched, so that a failure leaves it as it was.
        var read: [[[Double]]] = []
        read.reserveCapacity(parts.count)
        for part in parts { read.append(try rings(of: part)) }
        for rings in read {
            for ring in rings {
                column.appendVertices(interleaved: ring)
                column.endRing()
            }
            column.endPart()
        }
        column.endGeometry(kind: kept)
    }

    /// The shape as a column of one geometry; see `append(to:keeping:)`.
    public func column(keeping wanted: ShapeDimension? = nil) throws(GEOSError) -> GeometryColumn {
        var result = GeometryColumn()
        try append(to: &result, keeping: wanted)
        return result
    }

    /// The well-known binary, little-endian, two dimensions.
    public func wkb() throws(GEOSError) -> [UInt8] {
        guard let writer = GEOSWKBWriter_create_r(context.handle) else {
            throw context.failure("GEOSWKBWriter_create_r", on: "writer")
        }
        defer { GEOSWKBWriter_destroy_r(context.handle, writer) }
        GEOSWKBWriter_setOutputDimension_r(context.handle, writer, 2)
        GEOSWKBWriter_setByteOrder_r(context.handle, writer, littleEndian)
        var size = 0
        guard let bytes = GEOSWKBWriter_write_r(context.handle, writer, geometry, &size) else {
            throw context.failure("GEOSWKBWriter_write_r", on: subject)
        }
        defer { GEOSFree_r(context.handle, bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    /// The well-known text with trimmed numbers, two dimensions; for messages and tests.
    public func wkt() throws(GEOSError) -> String {
        guard let writer = GEOSWKTWriter_create_r(context.handle) else {
            throw context.failure("GEOSWKTWriter_create_r", on: "writer")
        }
        defer { GEOSWKTWriter_destroy_r(context.handle, writer) }
        GEOSWKTWriter_setTrim_r(context.handle, writer, 1)
        GEOSWKTWriter_setOutputDimension_r(context.handle, writer, 2)
        guard let text = GEOSWKTWriter_write_r(context.handle, writer, geometry) else {
            throw context.failure("GEOSWKTWriter_write_r", on: subject)
        }
        defer { GEOSFree_r(context.handle, text) }
        return String(cString: text)
    }

    private var littleEndian: Int32 { 1 }

    /// Rings of a polygon, or the one coordinate list of a point or line, interleaved.
    private func rings(of part: OpaquePointer) throws(GEOSError) -> [[Double]] {
        guard GEOSGeomTypeId_r(context.handle, part) == 3 else { return [try coordinates(of: part)] }
        var result = [
            try coordinates(
                of: try context.pointer("GEOSGetExteriorRing_r", on: subject) { GEOSGetExteriorRing_r($0, part) }
            )
        ]
        for hole in 0..<max(0, GEOSGetNumInteriorRings_r(context.handle, part)) {
            let ring = try context.pointer("GEOSGetInteriorRingN_r", on: subject) {
                GEOSGetInteriorRingN_r($0, part, hole)
            }
            result.append(try coordinates(of: ring))
        }
        return result
    }

    private func coordinates(of line: OpaquePointer) throws(GEOSError) -> [Double] {
        let sequence = try context.pointer("GEOSGeom_getCoordSeq_r", on: subject) { GEOSGeom_getCoordSeq_r($0, line) }
        var size: UInt32 = 0
        try context.status("GEOSCoordSeq_getSize_r", on: subject) { GEOSCoordSeq_getSize_r($0, sequence, &size) }
        var status: Int32 = 1
        let values = [Double](unsafeUninitializedCapacity: 2 * Int(size)) { buffer, count in
            guard size > 0 else { return }
            status = GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, buffer.baseAddress, 0, 0)
            count = status == 0 ? 0 : 2 * Int(size)
        }
        guard status != 0 else { throw context.failure("GEOSCoordSeq_copyToBuffer_r", on: subject) }
        return values
    }
}

extension ShapeDimension {
    /// The column kind for so many parts.
    func kind(parts: Int) -> GeometryKind {
        switch self {
        case .points: return parts == 1 ? .point : .multiPoint
        case .lines: return parts == 1 ? .lineString : .multiLineString
        case .polygons: return parts == 1 ? .polygon : .multiPolygon
        }
    }
}
