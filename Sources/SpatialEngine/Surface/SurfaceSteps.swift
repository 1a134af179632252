import Foundation
import GeoModel
import SpatialAnalysis

/// Central differences and cell areas of a raster, row by row.
///
/// On a projected grid all rows are alike. On a geographic one a row's cell is measured in metres along its parallel
/// and its meridian; the neglected turn of the meridians within three cells changes a curvature by about slope/6400 km.
struct SurfaceSteps: Sendable {
    /// Areas by the chosen method.
    let areas: CellAreaModel
    /// Mean side of the cell in the raster's middle, metres.
    let cellSize: Double
    private let grid: RasterGrid
    private let isGeographic: Bool
    private let metresPerUnit: Double

    /// - Throws: `EngineError` for a raster without CRS, `planar_on_geographic`.
    init(_ grid: RasterGrid, method: AreaMethod, subject: String) throws {
        guard let crs = grid.crs else {
            throw EngineError(
                code: .rasterUnusable,
                operation: "derive surface",
                subject: subject,
                messages: ["no CRS"]
            )
        }
        self.grid = grid
        isGeographic = crs.kind == .geographic
        metresPerUnit = crs.metresPerUnit ?? 1
        if isGeographic, !grid.transform.isAxisAligned {
            throw EngineError(
                code: .rasterUnusable,
                operation: "derive surface",
                subject: subject,
                messages: ["a rotated raster in longitude and latitude has no rows along parallels"]
            )
        }
        areas = try GroundMeasure(grid: grid, crs: crs, method: method, subject: subject).cellAreas
        let middle = try SurfaceSteps.stencil(grid, row: grid.rows / 2, isGeographic, metresPerUnit)
        cellSize = middle.cellArea.squareRoot()
    }

    /// The differences of a row.
    func stencil(row: Int) throws(AnalysisError) -> SurfaceStencil {
        try SurfaceSteps.stencil(grid, row: row, isGeographic, metresPerUnit)
    }

    private static func stencil(
        _ grid: RasterGrid,
        row: Int,
        _ isGeographic: Bool,
        _ metresPerUnit: Double
    ) throws(AnalysisError) -> SurfaceStencil {
        guard isGeographic else {
            return try SurfaceStencil(grid.transform, metresPerUnitX: metresPerUnit, metresPerUnitY: metresPerUnit)
        }
        let latitude = grid.transform.apply(column: 0, row: Double(row) + 0.5).y * .pi / 180
        let ellipsoid = ReferenceEllipsoid.cgcs2000
        let e2 = ellipsoid.eccentricitySquared
        let w = (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
        let meridian = ellipsoid.semiMajorAxis * (1 - e2) / (w * w * w)
        let parallel = ellipsoid.semiMajorAxis * cos(latitude) / w
        return try SurfaceStencil(
            grid.transform,
            metresPerUnitX: parallel * .pi / 180,
            metresPerUnitY: meridian * .pi / 180
        )
    }
}
