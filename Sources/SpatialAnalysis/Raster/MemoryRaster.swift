public import GeoModel

/// A raster in memory, for tests and for computed surfaces.
public struct MemoryRaster: RasterSourceFactory {
    /// Size, placement and CRS.
    public var grid: RasterGrid
    /// Stored numbers, row-major.
    public var values: [Double]
    /// True where a cell is masked; empty for no mask.
    public var mask: [Bool]
    /// What the band is taken to store.
    public var cellType: RasterCellType
    /// The declared nodata value.
    public var nodata: Double?
    /// From stored numbers to values.
    public var valueModel: RasterValueModel
    /// Block size that sources claim.
    public var blockSize: (columns: Int, rows: Int)

    /// Creates a raster; as many values as the grid has cells.
    public init(
        grid: RasterGrid,
        values: [Double],
        mask: [Bool] = [],
        cellType: RasterCellType = .float64,
        nodata: Double? = nil,
        valueModel: RasterValueModel = .identity,
        blockSize: (columns: Int, rows: Int) = (256, 256)
    ) {
        precondition(values.count == grid.columns * grid.rows, "one value per cell")
        precondition(mask.isEmpty || mask.count == values.count, "one mask value per cell")
        self.grid = grid
        self.values = values
        self.mask = mask
        self.cellType = cellType
        self.nodata = nodata
        self.valueModel = valueModel
        self.blockSize = blockSize
    }

    /// A source over these values.
    public func makeSource() -> any RasterSource { MemoryRasterSource(self) }
}

/// Reads a `MemoryRaster`.
private final class MemoryRasterSource: RasterSource {
    private let raster: MemoryRaster
    let nodata: NodataRule

    init(_ raster: MemoryRaster) {
        self.raster = raster
        nodata = NodataRule(declared: raster.nodata, type: raster.cellType)
    }

    var grid: RasterGrid { raster.grid }
    var blockColumns: Int { raster.blockSize.columns }
    var blockRows: Int { raster.blockSize.rows }
    var cellType: RasterCellType { raster.cellType }
    var valueModel: RasterValueModel { raster.valueModel }

    func read(_ window: RasterWindow, into tile: RasterTile) throws {
        guard !window.isEmpty, raster.grid.window.intersection(window) == window else {
            throw AnalysisError(code: .windowOutOfRange, operation: "read", message: "\(window)")
        }
        // Kept as Doubles: what the band is taken to store shows in rounding alone.
        tile.reshape(to: window, type: .float64)
        let target = tile.bytes.bindMemory(to: Double.self)
        for row in 0..<window.rows {
            for column in 0..<window.columns {
                let source = (window.row + row) * raster.grid.columns + window.column + column
                let value = raster.values[source]
                target[row * window.columns + column] = raster.cellType == .float32 ? Double(Float(value)) : value
            }
        }
        guard !raster.mask.isEmpty else { return }
        tile.hide { column, row in raster.mask[row * raster.grid.columns + column] }
    }
}
