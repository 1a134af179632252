/// The drivers that may try to open a file in one role.
///
/// The library has more than two hundred; a file of a known role is opened by the few that read its kind, so that a
/// crafted file cannot choose an obscure parser.
public struct DriverAllowList: Sendable, Hashable {
    /// Short names of the drivers.
    public let names: [String]

    /// Creates a list from short names.
    public init(_ names: [String]) { self.names = names }

    /// The list with more drivers.
    public func adding(_ more: String...) -> DriverAllowList {
        DriverAllowList(names + more.filter { !names.contains($0) })
    }

    /// Vector formats a county hands in or gets. VRT is added on request only.
    public static let vectors = DriverAllowList([
        "ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON", "LIBKML", "KML", "DXF", "OpenFileGDB",
        "FlatGeobuf", "CSV", "XLSX", "MapInfo File", "OSM",
    ])

    /// Raster formats. VRT is added on request only.
    public static let rasters = DriverAllowList([
        "GTiff", "AAIGrid", "GSAG", "GSBG", "GS7BG", "XYZ", "ENVI", "EHdr", "ISCE", "ROI_PAC", "SRTMHGT", "HFA",
    ])

    /// Vector formats with VRT, for a caller that checks the sources first.
    public static let vectorsWithVRT = vectors.adding("OGR_VRT")

    /// Raster formats with VRT, for a caller that checks the sources first.
    public static let rastersWithVRT = rasters.adding("VRT")
}
