public import GeoModel

/// Categories of the cells of a window, for areas by class and category; NaN where there is none.
public struct CrossTile: Sendable {
    /// The window.
    public var window: RasterWindow
    /// Row by row.
    public var values: [Double]

    /// Creates a tile.
    public init(window: RasterWindow, values: [Double]) {
        precondition(values.count == window.cellCount, "one value per cell")
        self.window = window
        self.values = values
    }

    /// The category of a cell; NaN for none.
    func value(column: Int, row: Int) -> Double {
        values[(row - window.row) * window.columns + column - window.column]
    }
}

/// A class of a raster and a category of another one.
public struct CrossCell: Sendable, Hashable, Comparable {
    /// The class, from 0.
    public let classIndex: Int
    /// The category; nil where the other raster has none.
    public let category: Double?

    /// Creates a key.
    public init(classIndex: Int, category: Double?) {
        self.classIndex = classIndex
        self.category = category
    }

    /// By class, then by category, none first.
    public static func < (lhs: CrossCell, rhs: CrossCell) -> Bool {
        (lhs.classIndex, lhs.category ?? -.infinity) < (rhs.classIndex, rhs.category ?? -.infinity)
    }
}
