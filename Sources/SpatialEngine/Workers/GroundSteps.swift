import Foundation
import GeoModel
import SpatialAnalysis

/// Metres east and north for one column and one row of a raster, near a place.
///
/// Good to the map scale of a projected raster; on a geographic one a sphere of the mean radius is meant, which is
/// within 0.6 %.
struct GroundSteps {
    let column: (x: Double, y: Double)
    let row: (x: Double, y: Double)

    /// - Parameters:
    ///   - column: place in pixel space.
    ///   - row: place in pixel space.
    init(grid: RasterGrid, column: Double, row: Double) {
        let t = grid.transform
        var (east, north) = (grid.crs?.metresPerUnit ?? 1, grid.crs?.metresPerUnit ?? 1)
        if grid.crs?.kind == .geographic {
            north = EarthDrop().radius * .pi / 180
            east = north * cos(t.apply(column: column, row: row).y * .pi / 180)
        }
        self.column = (t.pixelWidth * east, t.columnRotation * north)
        self.row = (t.rowRotation * east, t.pixelHeight * north)
    }

    /// Length of a step in metres, never 0.
    static func length(_ step: (x: Double, y: Double)) -> Double {
        max(1e-9, (step.x * step.x + step.y * step.y).squareRoot())
    }
}
