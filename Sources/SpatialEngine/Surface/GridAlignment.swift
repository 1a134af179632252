public import GeoModel

/// The cells two or more rasters share, when their cells lie exactly on one another.
public struct GridAlignment: Sendable, Hashable {
    /// The shared cells as a grid.
    public let grid: RasterGrid
    /// For each raster the column and row of the shared grid's first cell.
    public let offsets: [CellOffset]

    /// A whole number of cells.
    public struct CellOffset: Sendable, Hashable {
        /// Columns to the right.
        public let columns: Int
        /// Rows down.
        public let rows: Int
    }

    /// Largest part of a cell that may be left over where grids count as aligned: what two programs' rounding differ by.
    public static let tolerance = 1e-3

    /// Aligns rasters on the first one's cells.
    ///
    /// - Parameters:
    ///   - grids: at least one; the first one gives placement and CRS.
    ///   - names: for messages.
    /// - Throws: `EngineError` `grids_differ` with the reason, `grids_disjoint`.
    public init(_ grids: [RasterGrid], names: [String]) throws(EngineError) {
        precondition(!grids.isEmpty && grids.count == names.count, "one name per grid")
        let base = grids[0]
        var shared = base.window
        var origins: [CellOffset] = []
        for (grid, name) in zip(grids, names) {
            let origin = try GridAlignment.origin(of: grid, on: base, names: (names[0], name))
            origins.append(origin)
            shared = shared.intersection(
                RasterWindow(column: origin.columns, row: origin.rows, columns: grid.columns, rows: grid.rows)
            )
        }
        guard !shared.isEmpty else {
            throw EngineError(
                code: .gridsDisjoint,
                operation: "align rasters",
                subject: names.joined(separator: ", "),
                messages: ["the rasters have no cell in common"]
            )
        }
        var transform = base.transform
        let corner = transform.apply(column: Double(shared.column), row: Double(shared.row))
        (transform.originX, transform.originY) = (corner.x, corner.y)
        grid = RasterGrid(columns: shared.columns, rows: shared.rows, transform: transform, crs: base.crs)
        offsets = origins.map { CellOffset(columns: shared.column - $0.columns, rows: shared.row - $0.rows) }
    }

    /// Where a raster's first cell lies on the base grid.
    private static func origin(
        of grid: RasterGrid,
        on base: RasterGrid,
        names: (base: String, other: String)
    ) throws(EngineError) -> CellOffset {
        func differ(_ reason: String) -> EngineError {
            EngineError(
                code: .gridsDiffer,
                operation: "align rasters",
                subject: "\(names.base), \(names.other)",
                messages: [reason]
            )
        }
        if let first = base.crs, let second = grid.crs, !ZonePath.areSame(first, second) {
            throw differ("\(first.summary) and \(second.summary) are different CRS")
        }
        func position(column: Int, row: Int) -> (column: Double, row: Double)? {
            let place = grid.transform.apply(column: Double(column), row: Double(row))
            return base.transform.pixelPosition(x: place.x, y: place.y)
        }
        guard let first = position(column: 0, row: 0), let right = position(column: grid.columns, row: 0),
            let below = position(column: 0, row: grid.rows)
        else { throw differ("a geotransform is singular") }
        // Over the whole width the steps may not drift by a noticeable part of a cell.
        let drifts = [
            right.column - first.column - Double(grid.columns), right.row - first.row,
            below.column - first.column, below.row - first.row - Double(grid.rows),
        ]
        guard drifts.allSatisfy({ $0.magnitude <= tolerance }) else {
            throw differ("the cells have another size or direction")
        }
        let (column, row) = (first.column.rounded(), first.row.rounded())
        let rest = max((first.column - column).magnitude, (first.row - row).magnitude)
        guard rest <= tolerance else {
            throw differ(
                "the cells are shifted by \(text(first.column - column)), \(text(first.row - row)) of a cell"
            )
        }
        return CellOffset(columns: Int(column), rows: Int(row))
    }

    private static func text(_ share: Double) -> String { "\((share * 1000).rounded() / 1000)" }
}
