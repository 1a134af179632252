import GeoModel

/// Brings layers in a raster's CRS into its pixel space.
struct PixelPlace {
    private let transform: GeoTransform

    init(_ grid: RasterGrid) { transform = grid.transform }

    /// The same geometries in columns and rows.
    func column(_ column: GeometryColumn) -> GeometryColumn {
        var xy = column.xy
        for index in stride(from: 0, to: xy.count, by: 2) {
            guard let place = transform.pixelPosition(x: xy[index], y: xy[index + 1]) else { continue }
            (xy[index], xy[index + 1]) = (place.column, place.row)
        }
        return column.replacingCoordinates(xy)
    }
}
