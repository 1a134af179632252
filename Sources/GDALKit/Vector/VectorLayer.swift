import CGDAL
public import GeoModel

/// One layer of an open vector file; keeps its dataset alive.
public final class VectorLayer {
    /// The dataset, kept alive.
    public let dataset: VectorDataset
    /// The layer's name.
    public let name: String

    private let handle: OGRLayerH

    init(handle: OGRLayerH, dataset: VectorDataset) {
        self.handle = handle
        self.dataset = dataset
        name = ErrorScope.collect { borrowedString(OGR_L_GetName(handle)) }.value ?? ""
    }

    /// The handle while the dataset is open, else `closed`.
    func opened() throws(GDALError) -> OGRLayerH {
        _ = try dataset.opened()
        return handle
    }

    func ask<R>(_ standard: R, _ body: (OGRLayerH) -> R) -> R {
        guard (try? dataset.opened()) != nil else { return standard }
        return ErrorScope.collect { body(handle) }.value
    }

    /// File and layer for messages.
    var subject: String { "\(dataset.path) layer \(name)" }

    /// The fields that can be read, in the file's order; binary fields are left out.
    public var fields: [FieldDefinition] { sourceFields.compactMap(\.definition) }

    /// The CRS, nil when the file says nothing.
    ///
    /// Found out at the first use; identifying a CRS without a code takes a search in PROJ's database.
    public private(set) lazy var crs: CRSReference? = ask(nil) { SpatialReference(copying: OGR_L_GetSpatialRef($0)) }?
        .reference()

    /// The declared geometry type; files often hold multi kinds under a single one.
    public var geometryType: LayerGeometryType {
        ask(LayerGeometryType(.any)) { LayerGeometryType(gdal: OGR_L_GetGeomType($0)) }
    }

    /// Number of geometry columns; only the first is read.
    public var geometryColumnCount: Int {
        ask(0) { OGR_L_GetLayerDefn($0).map { Int(OGR_FD_GetGeomFieldCount($0)) } ?? 0 }
    }

    /// Name of the column with the feature ids, empty when the format has none.
    public var identifierColumn: String { ask("") { borrowedString(OGR_L_GetFIDColumn($0)) ?? "" } }

    /// Name of the geometry column, empty when the format has none.
    public var geometryColumn: String { ask("") { borrowedString(OGR_L_GetGeometryColumn($0)) ?? "" } }

    /// Number of features, counted if need be.
    ///
    /// - Throws: `readFailed` when counting fails.
    public func featureCount() throws(GDALError) -> Int {
        let handle = try opened()
        let count = try ErrorScope.quietly(.readFailed, "count features", subject, log: dataset.log) {
            OGR_L_GetFeatureCount(handle, 1)
        }
        return Int(max(0, count))
    }

    /// The box around all features, nil when there is none.
    public func extent() throws(GDALError) -> Envelope? {
        let handle = try opened()
        return ErrorScope.collect { () -> Envelope? in
            var box = OGREnvelope()
            guard OGR_L_GetExtent(handle, &box, 1) == OGRERR_NONE else { return nil }
            return Envelope(minX: box.MinX, minY: box.MinY, maxX: box.MaxX, maxY: box.MaxY)
        }.value
    }

    /// Metadata of a domain; for a Shapefile the domain `SHAPEFILE` tells its encoding marks
    /// (`ENCODING_FROM_CPG`, `ENCODING_FROM_LDID`, `LDID_VALUE`, `SOURCE_ENCODING`).
    public func metadata(domain: String = "") -> [String: String] {
        ask([:]) { StringList.dictionary(GDALGetMetadata($0, domain)) }
    }

    /// Names of the field domains the fields are bound to, by field name.
    public var fieldDomainNames: [String: String] {
        ask([:]) { handle in
            guard let definition = OGR_L_GetLayerDefn(handle) else { return [:] }
            var result: [String: String] = [:]
            for index in 0..<OGR_FD_GetFieldCount(definition) {
                guard let field = OGR_FD_GetFieldDefn(definition, index),
                    let domain = borrowedString(OGR_Fld_GetDomainName(field)), !domain.isEmpty
                else { continue }
                result[borrowedString(OGR_Fld_GetNameRef(field)) ?? ""] = domain
            }
            return result
        }
    }

    /// Reads the layer, or the part asked for, into a table.
    ///
    /// A geometry of a kind the model does not keep stops the read; `read(_:)` reports it and goes on.
    ///
    /// - Throws: `invalidQuery`, `notFound` (field), `limitExceeded`, `readFailed`, `unsupportedGeometry` naming the
    ///   feature.
    public func readTable(_ request: ReadRequest = ReadRequest()) throws(GDALError) -> FeatureTable {
        let reading = try read(request)
        if let first = reading.unreadable.first {
            throw GDALError(
                .unsupportedGeometry,
                operation: "read layer",
                subject: "\(subject) feature \(first.featureID)",
                reason: first.reason
            )
        }
        return reading.table
    }
}
