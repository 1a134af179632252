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
        throw EngineError(code: .invalidArgument, operation: "overlap", subject: "not yet")
    }
}
