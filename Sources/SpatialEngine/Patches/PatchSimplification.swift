import Foundation
import GeoModel
import SpatialAnalysis

/// Simplifies outlines in pixel space, puts them into the plane and measures them.
struct PatchSimplification {
    let grid: RasterGrid
    let tolerance: Double
    let request: PatchRequest

    /// - Returns: outlines in the plane and their areas by the request's method.
    /// - Throws: `EngineError` of measuring.
    func run(_ batch: PatchBatch) throws -> (outlines: GeometryColumn, areas: [ExactArea?]) {
        let steps = GroundSteps(grid: grid, column: Double(grid.columns) / 2, row: Double(grid.rows) / 2)
        let simplifier = OutlineSimplifier(tolerance: tolerance, columnStep: steps.column, rowStep: steps.row)
        let pixels = simplifier.simplify(batch.geometries)
        var xy = pixels.xy
        for index in stride(from: 0, to: xy.count, by: 2) {
            (xy[index], xy[index + 1]) = grid.transform.apply(column: xy[index], row: xy[index + 1])
        }
        let outlines = pixels.replacingCoordinates(xy)
        guard let crs = grid.crs else { preconditionFailure("a raster without CRS was refused") }
        let measured = try AreaMeasurer(crs: crs).measure(
            outlines,
            methods: [request.areaMethod],
            threads: request.threads
        )
        return (outlines, measured.map { $0.area(request.areaMethod) })
    }
}
