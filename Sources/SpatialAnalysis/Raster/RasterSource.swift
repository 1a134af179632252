public import GeoModel

/// What a cell holds.
public enum CellState: UInt8, Sendable, Hashable, CaseIterable {
    /// A value.
    case valid
    /// Nothing: the nodata value, NaN or an infinity.
    case nodata
    /// Hidden by a mask; tested before nodata.
    case masked
}

/// A rectangle of cells in memory: stored numbers and states, row by row.
public struct RasterTile: Sendable {
    /// Which cells.
    public var window: RasterWindow
    /// Stored numbers before scale and offset, `columns · rows`, row-major; anything where a cell is not valid.
    public var values: [Double]
    /// `CellState` raw values, in the same order.
    public var states: [UInt8]

    /// An empty tile.
    public init() {
        window = RasterWindow(column: 0, row: 0, columns: 0, rows: 0)
        values = []
        states = []
    }

    /// Takes another window, reusing the memory; contents are to be filled.
    public mutating func reshape(to window: RasterWindow) {
        self.window = window
        let count = window.cellCount
        if values.count != count {
            values = Array(repeating: 0, count: count)
            states = Array(repeating: 0, count: count)
        }
    }

    /// Position of a cell of the raster in the arrays.
    public func index(column: Int, row: Int) -> Int {
        (row - window.row) * window.columns + column - window.column
    }
}

/// A band that can be read by windows: the port the zonal engine reads through.
///
/// A source belongs to one worker; `RasterSourceFactory` opens one for each.
public protocol RasterSource: AnyObject {
    /// Size, placement and CRS.
    var grid: RasterGrid { get }
    /// Columns of a block as the file lays them out.
    var blockColumns: Int { get }
    /// Rows of a block.
    var blockRows: Int { get }
    /// What the band stores.
    var cellType: RasterCellType { get }
    /// From stored numbers to values.
    var valueModel: RasterValueModel { get }

    /// Reads a window with states.
    ///
    /// - Parameters:
    ///   - window: cells of the grid.
    ///   - tile: takes the window; its memory is reused.
    /// - Throws: what the file reports, or `AnalysisError` for a window outside the grid.
    func read(_ window: RasterWindow, into tile: inout RasterTile) throws
}

/// Opens a source for each worker.
public protocol RasterSourceFactory: Sendable {
    /// Opens the raster; sources are independent of one another.
    func makeSource() throws -> any RasterSource
}
