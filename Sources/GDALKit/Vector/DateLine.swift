import CGDAL
public import GeoModel

/// Longitudes beyond ±180° brought back, for formats that know no others (RFC 7946 section 3.1.9).
public enum DateLine {
    private static let operation = "cut at the antimeridian"

    /// A column in degrees (x = longitude) with every geometry that leaves −180…180 cut at the antimeridian, its parts
    /// then lying on both sides of it; a line or polygon becomes its multi kind by that.
    ///
    /// Geometries within the range are passed on as they are, and so is what leaves ±360. Needs valid polygons.
    ///
    /// - Throws: `unsupportedGeometry` naming the geometry that could not be cut.
    public static func split(_ column: GeometryColumn) throws(GDALError) -> GeometryColumn {
        let box = column.envelope
        guard !box.isEmpty, box.minX < -180 || box.maxX > 180 else { return column }
        let options = try StringList(["WRAPDATELINE": "YES"])
        let transformer = try ErrorScope.require(.unsupportedGeometry, operation, "layer") {
            OGR_GeomTransformer_Create(nil, options.pointer)
        }
        defer { OGR_GeomTransformer_Destroy(transformer) }
        var result = GeometryColumn()
        for index in 0..<column.count {
            guard leaves(column.envelope(of: index)), let bytes = column.wkb(of: index) else {
                result.append(column[index])
                continue
            }
            let parts = try ErrorScope.require(
                .unsupportedGeometry,
                operation,
                "geometry \(index)"
            ) { cut(bytes, by: transformer) }
            do throws(WKBError) {
                try append(parts, to: &result)
            } catch {
                throw GDALError(
                    .unsupportedGeometry,
                    operation: operation,
                    subject: "geometry \(index)",
                    reason: error.description
                )
            }
        }
        return result
    }

    /// Beyond a half turn, and not by so much that it cannot be a longitude at all.
    private static func leaves(_ box: Envelope) -> Bool {
        !box.isEmpty && (box.minX < -180 || box.maxX > 180) && box.minX >= -360 && box.maxX <= 360
    }

    private static func append(_ bytes: [UInt8], to column: inout GeometryColumn) throws(WKBError) {
        var failure: WKBError?
        bytes.withUnsafeBytes { bytes in
            do throws(WKBError) { try column.appendWKB(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private static func cut(_ bytes: [UInt8], by transformer: OGRGeomTransformerH) -> [UInt8]? {
        var geometry: OGRGeometryH?
        guard OGR_G_CreateFromWkb(bytes, nil, &geometry, Int32(clamping: bytes.count)) == OGRERR_NONE, let geometry
        else { return nil }
        defer { OGR_G_DestroyGeometry(geometry) }
        guard let result = OGR_GeomTransformer_Transform(transformer, geometry) else { return nil }
        defer { OGR_G_DestroyGeometry(result) }
        return isoWKB(result)
    }
}
