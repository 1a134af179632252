/// A rectangle of whole cells: first column and row from 0, and how many of each.
public struct RasterWindow: Sendable, Hashable {
    /// First column, from 0.
    public var column: Int
    /// First row, from 0 (north in a north-up raster).
    public var row: Int
    /// Number of columns.
    public var columns: Int
    /// Number of rows.
    public var rows: Int

    /// Creates a window.
    public init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = columns
        self.rows = rows
    }

    /// True when the window holds no cell.
    public var isEmpty: Bool { columns <= 0 || rows <= 0 }

    /// Number of cells, 0 when empty.
    public var cellCount: Int { isEmpty ? 0 : columns * rows }

    /// The cells both windows hold; may be empty.
    public func intersection(_ other: RasterWindow) -> RasterWindow {
        let c0 = max(column, other.column)
        let r0 = max(row, other.row)
        let c1 = min(column + columns, other.column + other.columns)
        let r1 = min(row + rows, other.row + other.rows)
        return RasterWindow(column: c0, row: r0, columns: max(0, c1 - c0), rows: max(0, r1 - r0))
    }
}

/// Size, placement and CRS of a raster.
public struct RasterGrid: Sendable, Hashable {
    /// Number of columns.
    public var columns: Int
    /// Number of rows.
    public var rows: Int
    /// Pixel space to plane.
    public var transform: GeoTransform
    /// The raster's CRS, nil when the file says none.
    public var crs: CRSReference?

    /// Creates a grid.
    public init(columns: Int, rows: Int, transform: GeoTransform, crs: CRSReference?) {
        self.columns = columns
        self.rows = rows
        self.transform = transform
        self.crs = crs
    }

    /// All cells.
    public var window: RasterWindow { RasterWindow(column: 0, row: 0, columns: columns, rows: rows) }

    /// The box around the grid's four corners, in its own CRS.
    public var envelope: Envelope {
        var box = Envelope.empty
        for (c, r) in [(0, 0), (columns, 0), (0, rows), (columns, rows)] {
            let p = transform.apply(column: Double(c), row: Double(r))
            box.include(x: p.x, y: p.y)
        }
        return box
    }
}
