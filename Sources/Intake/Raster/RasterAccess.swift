public import GDALKit
import Restoration

/// How a checked raster source is opened: the library's path and the drivers that may try it.
///
/// A source is checked once; whoever reads pixels later opens what was checked, by this.
public struct RasterAccess: Sendable, Hashable {
    /// The path given to the library: the file itself, or the member of an archive.
    public var path: String
    /// Drivers; VRT only for a file whose sources were checked.
    public var drivers: DriverAllowList

    /// Finds the raster behind a checked path.
    ///
    /// - Throws: `layer_ambiguous` for an archive of several rasters.
    init(path: String, written: String, kind: SourceGuard.Kind) throws(InputError) {
        self.path = kind == .zip ? try ArchiveMember(archive: path, written: written).raster() : path
        drivers = kind == .vrt ? .rastersWithVRT : .rasters
    }
}
