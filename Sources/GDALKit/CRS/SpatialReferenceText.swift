import CGDAL
public import GeoModel

/// CRS texts, as users and files give them, turned into values and back.
public enum SpatialReferenceText {
    /// Reads `EPSG:4525`, WKT of any kind (also of an ESRI `.prj`), PROJJSON or a PROJ string.
    ///
    /// The result has an EPSG code only when the text describes the very same CRS: datum, ellipsoid, central meridian,
    /// false easting, scale and units agree. Nothing is looked up in files or on the network.
    ///
    /// - Throws: `invalidCRS` when the text is not understood.
    public static func parse(_ text: String) throws(GDALError) -> CRSReference {
        try SpatialReference(definition: text).reference()
    }

    /// The value for an EPSG code.
    ///
    /// - Throws: `invalidCRS` when there is no such code.
    public static func epsg(_ code: Int) throws(GDALError) -> CRSReference {
        try parse("EPSG:\(code)")
    }

    /// WKT (2019, one line) of a CRS.
    public static func wkt(_ crs: CRSReference) throws(GDALError) -> String {
        let reference = try SpatialReference(definition: crs.definition)
        guard let text = reference.wkt else {
            throw GDALError(.invalidCRS, operation: "write CRS as WKT", subject: crs.summary)
        }
        return text
    }

    /// WKT as ESRI's programs read it in a `.prj` file.
    public static func esriWKT(_ crs: CRSReference) throws(GDALError) -> String {
        let reference = try SpatialReference(definition: crs.definition)
        guard let text = reference.esriWKT else {
            throw GDALError(.invalidCRS, operation: "write CRS as ESRI WKT", subject: crs.summary)
        }
        return text
    }

    /// WKT of 2001, as the CRS table of a GeoPackage holds it.
    public static func wkt1(_ crs: CRSReference) throws(GDALError) -> String {
        let reference = try SpatialReference(definition: crs.definition)
        guard let text = reference.wkt1 else {
            throw GDALError(.invalidCRS, operation: "write CRS as WKT 1", subject: crs.summary)
        }
        return text
    }

    /// True when both describe the same CRS, whatever names and codes they carry.
    public static func isSame(_ a: CRSReference, _ b: CRSReference) -> Bool {
        if let first = a.epsg, let second = b.epsg { return first == second }
        guard let first = try? SpatialReference(definition: a.definition),
            let second = try? SpatialReference(definition: b.definition)
        else { return a.definition == b.definition }
        return first.isSame(as: second)
    }
}
