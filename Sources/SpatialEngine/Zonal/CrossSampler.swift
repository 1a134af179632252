import GeoModel
import SpatialAnalysis

/// Reads the categories under the cells of another raster: each cell has that of the category cell its middle lies in.
///
/// A middle on an edge belongs to the category cell of the higher column or row. Both rasters are in one CRS; sizes,
/// placements and directions may differ.
struct CrossSampler {
    /// Keeps middles that lie on an edge from falling to either side by rounding, in category cells.
    private static let snap = 1e-6

    private let source: any RasterSource
    private let facts: BandFacts
    private let grid: RasterGrid
    private let tile = RasterTile()

    init(_ input: ZonalRasterInput, under grid: RasterGrid) throws {
        facts = try BandFacts(input)
        source = try facts.makeSource()
        self.grid = grid
    }

    /// The categories of a window of the other raster.
    func read(_ window: RasterWindow) throws -> CrossTile {
        var values = [Double](repeating: .nan, count: window.cellCount)
        guard let origin = position(column: window.column, row: window.row),
            let right = position(column: window.column + 1, row: window.row),
            let below = position(column: window.column, row: window.row + 1)
        else { return CrossTile(window: window, values: values) }
        let step = (column: right.column - origin.column, row: right.row - origin.row)
        let line = (column: below.column - origin.column, row: below.row - origin.row)
        func place(_ column: Int, _ row: Int) -> (column: Int, row: Int) {
            let (c, r) = (Double(column), Double(row))
            return (
                Int((origin.column + c * step.column + r * line.column + Self.snap).rounded(.down)),
                Int((origin.row + c * step.row + r * line.row + Self.snap).rounded(.down))
            )
        }
        let corners = [
            place(0, 0), place(window.columns - 1, 0), place(0, window.rows - 1),
            place(window.columns - 1, window.rows - 1),
        ]
        let columns = corners.map(\.column)
        let rows = corners.map(\.row)
        let (left, top) = (columns.min() ?? 0, rows.min() ?? 0)
        let needed = RasterWindow(
            column: left,
            row: top,
            columns: (columns.max() ?? 0) - left + 1,
            rows: (rows.max() ?? 0) - top + 1
        ).intersection(facts.grid.window)
        guard !needed.isEmpty else { return CrossTile(window: window, values: values) }
        try source.read(needed, into: tile)
        let categories = tile.numbers(nodata: facts.nodata).map(facts.valueModel.value)
        for row in 0..<window.rows {
            for column in 0..<window.columns {
                let cell = place(column, row)
                let (c, r) = (cell.column - needed.column, cell.row - needed.row)
                guard c >= 0, r >= 0, c < needed.columns, r < needed.rows else { continue }
                values[row * window.columns + column] = categories[r * needed.columns + c]
            }
        }
        return CrossTile(window: window, values: values)
    }

    /// Where the middle of a cell lies among the category cells.
    private func position(column: Int, row: Int) -> (column: Double, row: Double)? {
        let middle = grid.transform.apply(column: Double(column) + 0.5, row: Double(row) + 0.5)
        return facts.grid.transform.pixelPosition(x: middle.x, y: middle.y)
    }
}
