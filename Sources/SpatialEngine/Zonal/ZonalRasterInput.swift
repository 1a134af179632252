public import GDALKit
public import GeoModel

/// A band and how its stored numbers become values.
public struct ZonalRasterInput: Sendable {
    /// Where to find the file.
    public var path: String
    /// The band, from 1.
    public var band: Int
    /// The raster's CRS where it is not the file's own (already decided); nil for the file's.
    public var crs: CRSReference?
    /// From scaled numbers to values, for example −0.001 for millimetres pointing up
    /// (`RasterValueModel.verticalFactor` and its neighbours make it). The band's scale and offset come first.
    public var factor: Double
    /// The nodata value instead of the file's; nil for the file's.
    public var nodata: Double?
    /// A raster on the same grid whose band 1 is 0 where cells are masked.
    public var maskPath: String?
    /// Drivers that may open the file and the mask.
    public var drivers: DriverAllowList

    /// Creates an input.
    public init(
        path: String,
        band: Int = 1,
        crs: CRSReference? = nil,
        factor: Double = 1,
        nodata: Double? = nil,
        maskPath: String? = nil,
        drivers: DriverAllowList = .rasters
    ) {
        self.path = path
        self.band = band
        self.crs = crs
        self.factor = factor
        self.nodata = nodata
        self.maskPath = maskPath
        self.drivers = drivers
    }
}
