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
    /// Which stored numbers are no data.
    var nodata: NodataRule { get }

    /// Reads a window in the band's own type, and what a mask hides of it.
    ///
    /// - Parameters:
    ///   - window: cells of the grid.
    ///   - tile: takes the window; its memory is reused.
    /// - Throws: what the file reports, or `AnalysisError` for a window outside the grid.
    func read(_ window: RasterWindow, into tile: RasterTile) throws
}

/// Opens a source for each worker.
public protocol RasterSourceFactory: Sendable {
    /// Opens the raster; sources are independent of one another.
    func makeSource() throws -> any RasterSource
}
