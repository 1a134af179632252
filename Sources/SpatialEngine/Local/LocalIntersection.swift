import GEOSKit
import GeoModel
import SpatialAnalysis

/// One thread's intersections of features with others of any size, cut to the place first.
final class LocalIntersection {
    private let source: EdgeRuns
    private let context: GEOSContext
    /// The source feature in use and its shape: questions come feature by feature.
    private var current: (row: Int, shape: PlanarShape)?

    init(source: EdgeRuns, context: GEOSContext) {
        self.source = source
        self.context = context
    }

    /// The source's shape.
    func shape(_ row: Int) throws(GEOSError) -> PlanarShape {
        if let current, current.row == row { return current.shape }
        let shape = try PlanarShape(source.column, at: row, context: context)
        current = (row, shape)
        return shape
    }

    /// What a source feature shares with one of another layer.
    func intersection(of row: Int, with other: Int, in index: EdgeIndex) throws(GEOSError) -> PlanarShape {
        let own = try shape(row)
        let vertices = index.runs.column.vertices(of: other).count
        guard vertices > Self.smallFeature else { return try own.intersection(try whole(other, index)).shape }
        let box = source.runs(of: row).reduce(Envelope.empty) { $0.union(source.boxes[$1]) }
        // GEOS cuts the operands of an intersection at the common box and a tenth more: our cut lies farther out, by a
        // share that coordinates on a grid do not hit.
        let margin = 0.254_829 * max(box.width, box.height) + 64 * max(abs(box.maxX), abs(box.maxY)).ulp
        if let clipped = LocalClip(index: index, box: box.expanded(by: margin)).clipped(other) {
            guard !clipped.parts(of: 0).isEmpty else { return try PlanarShape(rectangle: .empty, context: context) }
            if let result = try? own.intersection(try PlanarShape(clipped, at: 0, context: context)) {
                if case .floating = result.precision { return result.shape }
            }
        }
        return try own.intersection(try whole(other, index)).shape
    }

    /// Features of so few vertices are not worth cutting.
    private static let smallFeature = 64

    private func whole(_ row: Int, _ index: EdgeIndex) throws(GEOSError) -> PlanarShape {
        try PlanarShape(index.runs.column, at: row, context: context)
    }
}
