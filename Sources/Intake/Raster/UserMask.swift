import GDALKit
import GeoModel
import Restoration

/// A mask raster named in the project: 0 where cells do not count, on the very grid of the raster it belongs to.
struct UserMask {
    var access: RasterAccess
    var band: RasterBand

    /// Opens a mask.
    ///
    /// - Parameter crs: the CRS decided for the raster; a mask that names another one does not fit, a mask without a CRS
    ///   goes by its cells.
    /// - Throws: what opening a raster throws; `raster_disjoint` when it lies on another grid.
    init(
        path: String,
        over grid: RasterGrid,
        crs: CRSReference?,
        written: String,
        context: IntakeContext
    ) throws(InputError) {
        access = try RasterLoader.access(to: path, written: path, context: context)
        let dataset = try RasterLoader.open(access, path: path, written: path)
        guard dataset.columns == grid.columns, dataset.rows == grid.rows,
            dataset.transform.map({ Self.isSamePlace($0, grid) }) ?? true, !Self.names(another: crs, dataset.crs),
            let first = try? dataset.band(at: 1)
        else {
            throw .input(
                .rasterDisjoint,
                file: path,
                message: Messages.maskOnOtherGrid(path, raster: written),
                fix: Messages.maskOnOtherGridFix
            )
        }
        band = first
    }

    /// True when both CRS are known by code and differ.
    private static func names(another crs: CRSReference?, _ own: CRSReference?) -> Bool {
        guard let crs = crs?.epsg, let own = own?.epsg else { return false }
        return crs != own
    }

    /// True when both put every corner at the same place to a millionth of a cell, as the engine asks.
    private static func isSamePlace(_ transform: GeoTransform, _ grid: RasterGrid) -> Bool {
        [(0, 0), (grid.columns, 0), (0, grid.rows), (grid.columns, grid.rows)].allSatisfy { corner in
            let place = transform.apply(column: Double(corner.0), row: Double(corner.1))
            guard let back = grid.transform.pixelPosition(x: place.x, y: place.y) else { return false }
            return (back.column - Double(corner.0)).magnitude < 1e-6 && (back.row - Double(corner.1)).magnitude < 1e-6
        }
    }
}
