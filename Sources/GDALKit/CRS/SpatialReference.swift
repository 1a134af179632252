import CGDAL
import GeoModel

/// An owned spatial reference, always with traditional axis order: x = east or longitude.
///
/// The only way to make one, so that no reference with the authority's axis order exists in this kit.
final class SpatialReference {
    let pointer: OGRSpatialReferenceH

    /// Takes over a handle.
    private init(owning pointer: OGRSpatialReferenceH) {
        self.pointer = pointer
        OSRSetAxisMappingStrategy(pointer, OAMS_TRADITIONAL_GIS_ORDER)
    }

    deinit { OSRRelease(pointer) }

    /// Copies a handle a dataset lends.
    convenience init?(copying pointer: OGRSpatialReferenceH?) {
        guard let pointer, let copy = OSRClone(pointer) else { return nil }
        self.init(owning: copy)
    }

    /// Reads a definition: `EPSG:4525`, WKT, PROJJSON, a PROJ string.
    convenience init(definition: String) throws(GDALError) {
        // The C function would look an unknown text up as a file or URL.
        guard !definition.contains("://"), !VirtualFiles.exists(definition) else {
            throw GDALError(.invalidCRS, operation: "read CRS", subject: definition, reason: "a path is not a CRS")
        }
        let pointer = try ErrorScope.require(.invalidCRS, "read CRS", String(definition.prefix(120))) {
            () -> OGRSpatialReferenceH? in
            guard let made = OSRNewSpatialReference(nil) else { return nil }
            guard OSRSetFromUserInput(made, definition) == OGRERR_NONE else {
                OSRRelease(made)
                return nil
            }
            return made
        }
        self.init(owning: pointer)
    }

    /// The reference for a value of the model, nil for none.
    static func make(_ crs: CRSReference?) throws(GDALError) -> SpatialReference? {
        guard let crs else { return nil }
        return try SpatialReference(definition: crs.definition)
    }

    /// The WKT (2019, one line), nil when it cannot be written so.
    var wkt: String? { exported(format: "WKT2_2019") }

    /// The WKT in the form ESRI's programs read.
    var esriWKT: String? { exported(format: "WKT1_ESRI") }

    /// The WKT of 2001.
    var wkt1: String? { exported(format: "WKT1_GDAL") }

    private func exported(format: String) -> String? {
        ErrorScope.collect { () -> String? in
            var text: UnsafeMutablePointer<CChar>?
            let options = StringList(strings: ["FORMAT=\(format)", "MULTILINE=NO"])
            defer { VSIFree(text) }
            guard OSRExportToWktEx(pointer, &text, options.constant) == OGRERR_NONE else { return nil }
            return borrowedString(text)
        }.value
    }

    /// The reference as a value, with the EPSG code when it is certain.
    func reference() -> CRSReference {
        // A compound reference is used for its horizontal part: heights are kept as plain numbers.
        let planar: SpatialReference
        if OSRIsCompound(pointer) != 0, let copy = SpatialReference(copying: pointer),
            OSRStripVertical(copy.pointer) == OGRERR_NONE
        {
            planar = copy
        } else {
            planar = self
        }
        let epsg = planar.identifiedEPSG()
        let named = epsg.flatMap { try? SpatialReference(definition: "EPSG:\($0)") } ?? planar
        return CRSReference(
            definition: epsg.map { "EPSG:\($0)" } ?? planar.wkt ?? "",
            epsg: epsg,
            name: ErrorScope.collect { borrowedString(OSRGetName(named.pointer)) }.value ?? "unnamed",
            kind: planar.kind,
            metresPerUnit: planar.metresPerUnit,
            datumName: named.datumName
        )
    }

    var kind: CRSKind {
        ErrorScope.collect { () -> CRSKind in
            if OSRIsProjected(pointer) != 0 { return .projected }
            if OSRIsGeographic(pointer) != 0 { return .geographic }
            if OSRIsGeocentric(pointer) != 0 { return .geocentric }
            if OSRIsLocal(pointer) != 0 { return .local }
            return .unknown
        }.value
    }

    /// Metres for one unit of the plane; nil unless projected or local.
    var metresPerUnit: Double? {
        guard kind == .projected || kind == .local else { return nil }
        return ErrorScope.collect { OSRGetLinearUnits(pointer, nil) }.value
    }

    /// The datum's name as the reference spells it.
    var datumName: String? { attribute("DATUM") ?? attribute("GEOGCS") }

    /// A text node of the WKT tree.
    func attribute(_ node: String) -> String? {
        ErrorScope.collect { borrowedString(OSRGetAttrValue(pointer, node, 0)) }.value
    }
}
