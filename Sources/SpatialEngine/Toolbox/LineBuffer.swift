import GEOSKit
import GeoModel
import PROJKit

/// Turns lines and points into polygons of a distance on each side, 8 segments a quadrant; polygons pass.
struct LineBuffer {
    let metres: Double
    let crs: CRSReference
    let allowBallpark: Bool

    /// The column with every line and point buffered. In a geographic CRS each feature is buffered in a metric plane
    /// around it and brought back.
    func apply(to column: GeometryColumn) throws -> GeometryColumn {
        guard metres > 0, metres.isFinite else {
            throw EngineError(
                code: .invalidArgument,
                operation: "buffer",
                subject: "\(metres) m",
                messages: ["must be positive"]
            )
        }
        let context = try GEOSContext()
        var result = GeometryColumn()
        for index in 0..<column.count {
            let kind = column.kinds[index]
            guard let dimension = kind.dimension, dimension < 2, !column.parts(of: index).isEmpty else {
                result.append(column[index])
                continue
            }
            do {
                result.append(try buffered(column.selecting([index]), context: context)[0])
            } catch let error as GEOSError {
                throw EngineError(error, operation: "buffer", subject: "row \(index)")
            } catch let error as PROJError {
                throw EngineError(error, operation: "buffer", subject: "row \(index)")
            }
        }
        return result
    }

    private func buffered(_ feature: GeometryColumn, context: GEOSContext) throws -> GeometryColumn {
        if let unit = crs.metresPerUnit {
            let shape = try PlanarShape(feature, at: 0, context: context)
            return try shape.buffered(by: metres / unit, quadrantSegments: 8).column(keeping: .polygons)
        }
        let plane = try MetricPlane(around: feature.envelope, of: crs)
        let pipeline = try Pipeline(
            from: crs,
            to: plane.crs,
            covering: feature.envelope,
            allowBallpark: true,
            context: try PROJContext()
        )
        let shape = try PlanarShape(try pipeline.transform(feature), at: 0, context: context)
        let polygon = try shape.buffered(by: metres, quadrantSegments: 8).column(keeping: .polygons)
        return try pipeline.transform(polygon, direction: .inverse)
    }
}
