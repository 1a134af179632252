import CGDAL
import GeoModel

/// Collects the rows of one read and watches its limits.
struct TableBuilder {
    let fields: [SourceField]
    let limits: ReadLimits
    let subject: String

    var featureIDs: [Int64] = []
    var columns: [AttributeColumn]
    var geometries = GeometryColumn()
    var unreadable: [UnreadableGeometry] = []
    var linearised: [Int64] = []
    var textBytes = 0
    /// Per field, the number of texts that were not valid.
    var invalidTexts: [Int]

    init(fields: [SourceField], limits: ReadLimits, subject: String) {
        self.fields = fields
        self.limits = limits
        self.subject = subject
        invalidTexts = Array(repeating: 0, count: fields.count)
        columns = fields.map { AttributeColumn(type: $0.definition?.type ?? .string) }
    }

    /// Throws `limitExceeded`, naming the limit, when the rows so far are too much.
    func checkLimits() throws(GDALError) {
        let exceeded: String
        if featureIDs.count > limits.features {
            exceeded = "more than \(limits.features) features"
        } else if geometries.vertexCount > limits.vertices {
            exceeded = "more than \(limits.vertices) vertices"
        } else if textBytes > limits.textBytes {
            exceeded = "more than \(limits.textBytes) bytes of text"
        } else {
            return
        }
        throw GDALError(.limitExceeded, operation: "read layer", subject: subject, reason: exceeded)
    }

    /// Appends a geometry from WKB; curves are linearised, kinds the model does not keep become null and are listed.
    mutating func appendGeometry(_ bytes: UnsafeRawBufferPointer, featureID: Int64) {
        guard !bytes.isEmpty else { return geometries.appendNull() }
        let error: WKBError
        do {
            try geometries.appendWKB(bytes)
            return
        } catch let failure {
            error = failure
        }
        if case .unsupportedType = error, let straight = Self.linearised(bytes),
            (try? straight.withUnsafeBytes({ try geometries.appendWKB($0) })) != nil
        {
            linearised.append(featureID)
            return
        }
        unreadable.append(UnreadableGeometry(featureID: featureID, reason: error.description))
        geometries.appendNull()
    }

    /// WKB of the same geometry with straight segments and polygons for surfaces; nil when that is impossible.
    private static func linearised(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        ErrorScope.collect { () -> [UInt8]? in
            var geometry: OGRGeometryH?
            let size = Int32(clamping: bytes.count)
            guard OGR_G_CreateFromWkb(bytes.baseAddress, nil, &geometry, size) == OGRERR_NONE, let geometry else {
                return nil
            }
            defer { OGR_G_DestroyGeometry(geometry) }
            guard let linear = OGR_G_GetLinearGeometry(geometry, 0, nil) else { return nil }
            let flat = OGR_GT_Flatten(OGR_G_GetGeometryType(linear))
            let isSurface = flat == wkbPolyhedralSurface || flat == wkbTIN || flat == wkbTriangle
            let result: OGRGeometryH? = isSurface ? OGR_G_ForceToMultiPolygon(linear) : linear
            defer { OGR_G_DestroyGeometry(result) }
            return result.flatMap(isoWKB)
        }.value
    }
}

/// ISO WKB of a geometry, little-endian; nil when it cannot be written.
func isoWKB(_ geometry: OGRGeometryH) -> [UInt8]? {
    let size = Int(OGR_G_WkbSize(geometry))
    guard size > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    return OGR_G_ExportToIsoWkb(geometry, wkbNDR, &bytes) == OGRERR_NONE ? bytes : nil
}
