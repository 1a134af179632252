public import GeoModel

/// The cells seen from one cell of an elevation grid, by reference planes.
///
/// From the eye outwards every cell gets the height that the ground before it hides: on the eye's row, column and
/// diagonals the height before it continued along the line, elsewhere the plane through the eye and the two cells
/// before it (the "edge" model of J. Wang, G. Robinson and K. White, "Generating viewsheds without using sightlines",
/// 2000, which GDAL's viewshed follows too). One visit per cell, against one per cell and step for sight lines.
public struct Viewshed: Sendable {
    /// Eye above the ground, metres.
    public var eyeHeight: Double
    /// Target above the ground, metres.
    public var targetHeight: Double
    /// Cells farther than this are not looked at, metres.
    public var range: Double
    /// How the Earth falls away.
    public var drop: EarthDrop

    private var bounds = RasterWindow(column: 0, row: 0, columns: 0, rows: 0)
    private var previous: [Double] = []
    private var current: [Double] = []

    /// Creates a view; eye 1.6 m, target on the ground.
    public init(eyeHeight: Double = 1.6, targetHeight: Double = 0, range: Double, drop: EarthDrop = EarthDrop()) {
        self.eyeHeight = eyeHeight
        self.targetHeight = targetHeight
        self.range = range
        self.drop = drop
    }

    /// Elevations to look over: metres, row by row, NaN where there is none.
    public struct Ground: Sendable {
        /// Heights, `columns · rows`, row-major.
        public var heights: [Double]
        /// Number of columns.
        public var columns: Int
        /// Number of rows.
        public var rows: Int
        /// Metres east and north for one column.
        public var columnStep: (x: Double, y: Double)
        /// Metres east and north for one row.
        public var rowStep: (x: Double, y: Double)

        /// Creates a ground.
        public init(
            heights: [Double],
            columns: Int,
            rows: Int,
            columnStep: (x: Double, y: Double),
            rowStep: (x: Double, y: Double)
        ) {
            precondition(heights.count == columns * rows, "one height per cell")
            self.heights = heights
            self.columns = columns
            self.rows = rows
            self.columnStep = columnStep
            self.rowStep = rowStep
        }

        /// All cells.
        var window: RasterWindow { RasterWindow(column: 0, row: 0, columns: columns, rows: rows) }

        /// Squared distance between cells so many columns and rows apart, m².
        public func squaredDistance(_ columns: Int, _ rows: Int) -> Double {
            let x = Double(columns) * columnStep.x + Double(rows) * rowStep.x
            let y = Double(columns) * columnStep.y + Double(rows) * rowStep.y
            return x * x + y * y
        }
    }

    /// Looks round from a cell.
    ///
    /// - Parameters:
    ///   - column: the eye's column.
    ///   - row: the eye's row.
    ///   - ground: the elevations.
    ///   - window: the cells asked about; nil for all. Only what lies between them and the eye is looked at.
    ///   - seen: called for every cell within range that is seen, the eye's own included; cells without elevation
    ///     are not seen and hide nothing.
    /// - Returns: false when the eye's cell has no elevation.
    @discardableResult
    public mutating func look(
        fromColumn column: Int,
        row: Int,
        over ground: Ground,
        within window: RasterWindow? = nil,
        seen: (_ column: Int, _ row: Int) -> Void
    ) -> Bool {
        let height = ground.heights[row * ground.columns + column]
        guard height.isFinite else { return false }
        let eye = height + eyeHeight
        bounds = Viewshed.hull(window ?? ground.window, column, row).intersection(ground.window)
        previous = Array(repeating: 0, count: ground.columns)
        current = previous
        lookAlongRow(column, row, eye, ground, seen)
        let firstLine = previous
        for step in [-1, 1] {
            previous = firstLine
            var line = row + step
            while line >= bounds.row, line < bounds.row + bounds.rows {
                guard lookAlongLine(column, row, line, eye, ground, seen) else { break }
                swap(&previous, &current)
                line += step
            }
        }
        return true
    }

    /// The smallest window that holds another and a cell.
    private static func hull(_ window: RasterWindow, _ column: Int, _ row: Int) -> RasterWindow {
        let left = min(window.column, column)
        let top = min(window.row, row)
        let right = max(window.column + window.columns, column + 1)
        let bottom = max(window.row + window.rows, row + 1)
        return RasterWindow(column: left, row: top, columns: right - left, rows: bottom - top)
    }

    /// The eye's own row.
    private mutating func lookAlongRow(
        _ eyeColumn: Int,
        _ row: Int,
        _ eye: Double,
        _ ground: Ground,
        _ seen: (Int, Int) -> Void
    ) {
        seen(eyeColumn, row)
        previous[eyeColumn] = -eyeHeight
        for step in [-1, 1] {
            var column = eyeColumn + step
            while column >= bounds.column, column < bounds.column + bounds.columns {
                let offset = (column - eyeColumn).magnitude
                let squared = ground.squaredDistance(column - eyeColumn, 0)
                if squared > range * range { break }
                let height = ground.heights[row * ground.columns + column] - drop.rate * squared - eye
                let hidden = offset == 1 ? height : previous[column - step] * Double(offset) / Double(offset - 1)
                previous[column] = settle(height, hidden, column, row, seen)
                column += step
            }
        }
    }

    /// A row above or below the eye's; false when all of it is out of range.
    private mutating func lookAlongLine(
        _ eyeColumn: Int,
        _ eyeRow: Int,
        _ row: Int,
        _ eye: Double,
        _ ground: Ground,
        _ seen: (Int, Int) -> Void
    ) -> Bool {
        let rows = (row - eyeRow).magnitude
        let base = row * ground.columns
        let straight = ground.squaredDistance(0, row - eyeRow)
        guard straight <= range * range else { return false }
        let height = ground.heights[base + eyeColumn] - drop.rate * straight - eye
        let hidden = rows == 1 ? height : previous[eyeColumn] * Double(rows) / Double(rows - 1)
        current[eyeColumn] = settle(height, hidden, eyeColumn, row, seen)
        for step in [-1, 1] {
            var column = eyeColumn + step
            while column >= bounds.column, column < bounds.column + bounds.columns {
                let squared = ground.squaredDistance(column - eyeColumn, row - eyeRow)
                if squared > range * range { break }
                let columns = (column - eyeColumn).magnitude
                let height = ground.heights[base + column] - drop.rate * squared - eye
                let hidden = plane(
                    Double(columns),
                    Double(rows),
                    before: current[column - step],
                    last: previous[column],
                    corner: previous[column - step],
                    height
                )
                current[column] = settle(height, hidden, column, row, seen)
                column += step
            }
        }
        return true
    }

    /// The height hidden at a cell so many columns and rows from the eye.
    ///
    /// - Parameters:
    ///   - before: height of the neighbour in the same row, nearer to the eye.
    ///   - last: height of the neighbour in the same column.
    ///   - corner: height of the neighbour across the corner.
    ///   - height: the cell's own, which counts next to the eye.
    private func plane(
        _ columns: Double,
        _ rows: Double,
        before: Double,
        last: Double,
        corner: Double,
        _ height: Double
    ) -> Double {
        if columns == rows { return columns == 1 ? height : corner * columns / (columns - 1) }
        if columns > rows { return (corner * rows + before * (columns - rows)) / (columns - 1) }
        return (corner * columns + last * (rows - columns)) / (rows - 1)
    }

    /// Decides one cell and gives the height that goes on to the cells behind it.
    private func settle(
        _ height: Double,
        _ hidden: Double,
        _ column: Int,
        _ row: Int,
        _ seen: (Int, Int) -> Void
    ) -> Double {
        // Next to the eye the hidden height is the cell's own, which may be missing.
        guard height.isFinite else { return hidden.isFinite ? hidden : -1e9 }
        if height + targetHeight >= hidden { seen(column, row) }
        return max(height, hidden)
    }
}
