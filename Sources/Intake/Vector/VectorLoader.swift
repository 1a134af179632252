public import Restoration

/// Reads one vector layer, decides CRS and encoding, maps fields and checks features.
///
/// Takes shapefiles, GeoPackage, GeoJSON, KML, DXF, FileGDB, FlatGeobuf, corner tables (CSV, XLSX) and 国土TXT boundary
/// files. Nothing is projected.
public enum VectorLoader {
    /// Loads a layer.
    ///
    /// - Throws: `InputError` with the finding that stops the run: `layer_ambiguous`, `crs_missing`, `field_missing`,
    ///   `driver_refused`, `path_refused`, `limit_exceeded`, `file_damaged`, `id_duplicate`, …
    public static func load(
        _ specification: LayerSpecification,
        role: LayerRole,
        context: IntakeContext
    ) throws(InputError) -> LoadedLayer {
        throw notYet("VectorLoader", specification.writtenPath)
    }
}

func notYet(_ what: String, _ path: String) -> InputError {
    InputError(
        Finding(.fileDamaged, .error, file: path, message: LocalizedText(zh: "尚未实现：\(what)", en: "not yet: \(what)"))
    )
}
