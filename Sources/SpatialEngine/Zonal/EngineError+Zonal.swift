extension EngineError.Code {
    /// Planar areas were asked for on a geographic raster, which has no plane.
    public static let planarOnGeographic = EngineError.Code(rawValue: "planar_on_geographic")
    /// A raster has no placement, no CRS, a singular transform, complex numbers, or a mask on another grid.
    public static let rasterUnusable = EngineError.Code(rawValue: "raster_unusable")
    /// A covered fraction came out far from [0, 1].
    public static let fractionOutOfRange = EngineError.Code(rawValue: "fraction_out_of_range")
}
