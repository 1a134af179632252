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

/// Reads a band by windows in its own type, and what masks hide of it.
///
/// Blocks of plain TIFF files are decoded here (`BlockDecoder`); everything else, and whatever that cannot decode,
/// goes through the library.
private final class BandSource: RasterSource {
    let facts: BandFacts
    private let band: RasterBand
    private let decoder: BlockDecoder?
    private let type: RasterDataType
    private let mask: RasterBand?
    private let hasExplicitMask: Bool

    init(_ facts: BandFacts) throws {
        self.facts = facts
        band = try RasterDataset(opening: facts.input.path, drivers: facts.input.drivers).band(at: facts.input.band)
        decoder = BlockDecoder(band)
        type = band.dataType
        mask = try facts.input.maskPath.map { try RasterDataset(opening: $0, drivers: facts.input.drivers).band(at: 1) }
        hasExplicitMask = band.hasExplicitMask
    }

    var grid: RasterGrid { facts.grid }
    var blockColumns: Int { facts.blockColumns }
    var blockRows: Int { facts.blockRows }
    var cellType: RasterCellType { facts.cellType }
    var valueModel: RasterValueModel { facts.valueModel }
    var nodata: NodataRule { facts.nodata }

    func read(_ window: RasterWindow, into tile: RasterTile) throws {
        tile.reshape(to: window, type: facts.cellType)
        if let decoder {
            try decoder.read(window, into: tile.bytes)
        } else {
            try band.read(window, into: tile.bytes)
        }
        // Masks are tested before nodata: what they hide has no other state.
        if hasExplicitMask { hide(try band.readMask(window).map { $0 == 0 }, in: tile) }
        if let mask { hide(try mask.read(window, as: Double.self).map { $0 == 0 }, in: tile) }
    }

    private func hide(_ cells: [Bool], in tile: RasterTile) {
        tile.hidden = tile.hidden.isEmpty ? cells : zip(tile.hidden, cells).map { $0 || $1 }
    }
}
