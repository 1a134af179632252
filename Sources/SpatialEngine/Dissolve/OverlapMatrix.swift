import GEOSKit
public import GeoModel

/// Two polygons of a layer that share area.
public struct OverlapPair: Sendable, Hashable {
    /// Index of the first polygon.
    public var first: Int
    /// Index of the second, greater than the first.
    public var second: Int
    /// The shared area in the counting method.
    public var area: ExactArea
    /// A point inside the shared area.
    public var x: Double
    /// A point inside the shared area.
    public var y: Double

    /// Creates a pair.
    public init(first: Int, second: Int, area: ExactArea, x: Double, y: Double) {
        self.first = first
        self.second = second
        self.area = area
        self.x = x
        self.y = y
    }
}

/// Which polygons of a layer overlap, and by how much.
public enum OverlapMatrix {
    /// All pairs that share more than `threshold`, by first and second index. Shared edges are no overlap.
    ///
    /// - Parameters:
    ///   - column: valid polygons in the measurer's CRS.
    ///   - measurer: measures the shared areas.
    ///   - method: the counting method.
    ///   - threshold: 0.01 m² by default, as for INTERSECTS.
    public static func pairs(
        of column: GeometryColumn,
        measurer: AreaMeasurer,
        method: AreaMethod,
        threshold: ExactArea = ExactArea(microSquareMetres: 10_000),
        threads: Int = 1
    ) throws -> [OverlapPair] {
        let index = SpatialIndex(column)
        let rows = try WorkerPool.map(
            count: column.count,
            threads: threads,
            makeWorker: { LayerShapes(column, context: try GEOSContext()) },
            body: { shapes, first in try overlaps(of: first, in: shapes, index: index) }
        )
        let candidates = rows.flatMap { $0 }
        guard !candidates.isEmpty else { return [] }
        var shared = GeometryColumn()
        for candidate in candidates { shared.append(candidate.shared[0]) }
        let areas = try measurer.measure(shared, methods: [method, .planar])
        return zip(candidates, areas).compactMap { candidate, areas in
            guard let area = areas.area(method) ?? areas.planar, area > threshold else { return nil }
            return OverlapPair(
                first: candidate.first,
                second: candidate.second,
                area: area,
                x: candidate.x,
                y: candidate.y
            )
        }
    }

    private struct Candidate: Sendable {
        let first: Int
        let second: Int
        let shared: GeometryColumn
        let x: Double
        let y: Double
    }

    private static func overlaps(of first: Int, in shapes: LayerShapes, index: SpatialIndex) throws -> [Candidate] {
        let column = shapes.column
        guard column.kinds[first].dimension == 2 else { return [] }
        var result: [Candidate] = []
        for second in index.query(column.envelope(of: first)) where second > first {
            guard column.kinds[second].dimension == 2,
                try shapes.prepared(first).intersects(try shapes.shape(second))
            else { continue }
            let shared = try shapes.shape(first).intersection(try shapes.shape(second), keeping: .polygons).shape
            guard !shared.isEmpty, let point = try shared.pointOnSurface().point else { continue }
            result.append(
                Candidate(
                    first: first,
                    second: second,
                    shared: try shared.column(keeping: .polygons),
                    x: point.x,
                    y: point.y
                )
            )
        }
        return result
    }
}
