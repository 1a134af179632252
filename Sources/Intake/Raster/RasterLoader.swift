public import Restoration

/// Reads a raster's metadata, proves unit, sign and nodata by one exact pass over the pixels, and keeps no pixel.
public enum RasterLoader {
    /// Loads a raster.
    ///
    /// - Throws: `InputError` with the finding that stops the run: `unit_unproven`, `sign_unproven`,
    ///   `nodata_suspect`, `value_out_of_range`, `crs_missing`, `file_damaged`, …
    public static func load(
        _ specification: RasterSpecification,
        context: IntakeContext
    ) throws(InputError) -> LoadedRaster {
        throw notYet("RasterLoader", specification.writtenPath)
    }
}
