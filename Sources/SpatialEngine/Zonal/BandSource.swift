import GDALKit
import GeoModel
import SpatialAnalysis

/// What is known of a band before any pixel is read; makes one reader per worker.
struct BandFacts: RasterSourceFactory {
    let input: ZonalRasterInput
    let grid: RasterGrid
    let cellType: RasterCellType
    let valueModel: RasterValueModel
    let nodata: NodataRule
    let blockColumns: Int
    let blockRows: Int

    /// Opens the file and looks at it.
    ///
    /// - Throws: `GDALError`; `EngineError` `raster_unusable`.
    init(_ input: ZonalRasterInput) throws {
        func unusable(_ reason: String) -> EngineError {
            EngineError(code: .rasterUnusable, operation: "zonal", subject: input.path, messages: [reason])
        }
        self.input = input
        let dataset = try RasterDataset(opening: input.path, drivers: input.drivers)
        let band = try dataset.band(at: input.band)
        guard let transform = dataset.transform else { throw unusable("the raster has no placement") }
        guard transform.determinant != 0, transform.determinant.isFinite else {
            throw unusable("the raster's geotransform is singular")
        }
        guard let crs = input.crs ?? dataset.crs else { throw unusable("the raster has no CRS") }
        guard let type = RasterCellType(rawValue: band.dataType.rawValue) else {
            throw unusable("complex numbers are not measured")
        }
        guard band.scale != 0, band.scale.isFinite, band.offset.isFinite, input.factor != 0, input.factor.isFinite
        else { throw unusable("scale, offset or factor is zero or not finite") }
        grid = RasterGrid(columns: dataset.columns, rows: dataset.rows, transform: transform, crs: crs)
        cellType = type
        valueModel = RasterValueModel(scale: band.scale, offset: band.offset, factor: input.factor)
        nodata = NodataRule(declared: input.nodata ?? band.noDataValue?.double, type: type)
        (blockColumns, blockRows) = band.blockSize
        if let path = input.maskPath {
            let mask = try RasterDataset(opening: path, drivers: input.drivers)
            guard mask.columns == grid.columns, mask.rows == grid.rows,
                mask.transform.map({ BandFacts.areAlike($0, transform, grid) }) ?? true
            else { throw unusable("the mask \(path) lies on another grid") }
        }
    }

    func makeSource() throws -> any RasterSource { try BandSource(self) }

    /// True when two transforms put every corner at the same place to a millionth of a cell: a mask written by another
    /// program may differ in the last digits.
    private static func areAlike(_ a: GeoTransform, _ b: GeoTransform, _ grid: RasterGrid) -> Bool {
        [(0, 0), (grid.columns, 0), (0, grid.rows), (grid.columns, grid.rows)].allSatisfy { corner in
            let p = a.apply(column: Double(corner.0), row: Double(corner.1))
            guard let back = b.pixelPosition(x: p.x, y: p.y) else { return false }
            return (back.column - Double(corner.0)).magnitude < 1e-6 && (back.row - Double(corner.1)).magnitude < 1e-6
        }
    }
}

/// Reads a band by windows and tells valid, nodata and masked apart.
private final class BandSource: RasterSource {
    let facts: BandFacts
    private let band: RasterBand
    private let mask: RasterBand?
    private let hasExplicitMask: Bool
    private var maskValues: [Double] = []

    init(_ facts: BandFacts) throws {
        self.facts = facts
        band = try RasterDataset(opening: facts.input.path, drivers: facts.input.drivers).band(at: facts.input.band)
        mask = try facts.input.maskPath.map { try RasterDataset(opening: $0, drivers: facts.input.drivers).band(at: 1) }
        hasExplicitMask = band.hasExplicitMask
    }

    var grid: RasterGrid { facts.grid }
    var blockColumns: Int { facts.blockColumns }
    var blockRows: Int { facts.blockRows }
    var cellType: RasterCellType { facts.cellType }
    var valueModel: RasterValueModel { facts.valueModel }

    func read(_ window: RasterWindow, into tile: inout RasterTile) throws {
        tile.reshape(to: window)
        try fill(&tile.values, from: band, window)
        for index in tile.values.indices {
            tile.states[index] = (facts.nodata.isNodata(tile.values[index]) ? CellState.nodata : .valid).rawValue
        }
        // Masks are tested before nodata, so they have the last word.
        if hasExplicitMask {
            for (index, value) in try band.readMask(window).enumerated() where value == 0 {
                tile.states[index] = CellState.masked.rawValue
            }
        }
        if let mask {
            maskValues = Array(repeating: 0, count: window.cellCount)
            try fill(&maskValues, from: mask, window)
            for index in maskValues.indices where maskValues[index] == 0 {
                tile.states[index] = CellState.masked.rawValue
            }
        }
    }

    private func fill(_ values: inout [Double], from band: RasterBand, _ window: RasterWindow) throws {
        try values.withUnsafeMutableBufferPointer { try band.read(window, into: $0) }
    }
}
