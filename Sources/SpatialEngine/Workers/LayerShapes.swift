import GEOSKit
import GeoModel

/// The shapes of one layer for one worker, built and prepared when first asked for.
final class LayerShapes {
    let column: GeometryColumn
    let context: GEOSContext
    private var shapes: [Int: PlanarShape] = [:]
    private var prepared: [Int: PreparedShape] = [:]

    init(_ column: GeometryColumn, context: GEOSContext) {
        self.column = column
        self.context = context
    }

    /// The shape of one geometry.
    func shape(_ index: Int) throws(GEOSError) -> PlanarShape {
        if let known = shapes[index] { return known }
        let shape = try PlanarShape(column, at: index, context: context)
        shapes[index] = shape
        return shape
    }

    /// The prepared shape of one geometry.
    func prepared(_ index: Int) throws(GEOSError) -> PreparedShape {
        if let known = prepared[index] { return known }
        let result = try PreparedShape(try shape(index))
        prepared[index] = result
        return result
    }
}
