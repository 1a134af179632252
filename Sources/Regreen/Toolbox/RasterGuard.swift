import Foundation
import Intake

/// What a toolbox call must know of a raster before it is measured.
enum RasterGuard {
    /// True when the file names a CRS.
    static func hasCRS(_ path: String, options: SourceOptions) throws -> Bool {
        var inspector = FileInspector.Options(context: options.context(near: path))
        inspector.scansPixels = false
        return FileInspector.inspect(path, options: inspector).raster?.crsDecision.crs != nil
    }
}
