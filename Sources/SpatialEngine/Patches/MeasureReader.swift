import GeoModel
import SpatialAnalysis

/// A band that is measured over patches, and where its cells lie on those of the classes.
struct MeasuredBand: Sendable {
    let facts: BandFacts
    /// Column and row of the classes' first cell in this band.
    let shift: (columns: Int, rows: Int)

    /// - Throws: `EngineError` `grids_differ`, `grids_disjoint`.
    init(_ facts: BandFacts, over classes: BandFacts) throws {
        let alignment = try GridAlignment(
            [classes.grid, facts.grid],
            names: [classes.input.path, facts.input.path]
        )
        let (first, second) = (alignment.offsets[0], alignment.offsets[1])
        self.facts = facts
        shift = (second.columns - first.columns, second.rows - first.rows)
    }

    /// The mean number of a patch as a value of the band.
    func mean(_ measure: PatchMeasure) -> Double? { measure.mean.map(facts.valueModel.value) }
}

/// Sums of a band over runs of cells; cells beyond the band have no number.
final class MeasureReader {
    private let band: MeasuredBand
    private let source: any RasterSource
    private let tile = RasterTile()

    init(_ band: MeasuredBand) throws {
        self.band = band
        source = try band.facts.makeSource()
    }

    /// Reads what lies under a window of the classes.
    func read(_ window: RasterWindow) throws {
        var shifted = window
        shifted.column += band.shift.columns
        shifted.row += band.shift.rows
        let shared = shifted.intersection(band.facts.grid.window)
        if shared.isEmpty {
            tile.reshape(to: shared, type: band.facts.cellType)
        } else {
            try source.read(shared, into: tile)
        }
    }

    /// - Parameter row: row of the classes' raster.
    func measure(_ run: CellRun, row: Int) -> PatchMeasure {
        let window = tile.window
        let row = row + band.shift.rows
        let first = max(window.column, Int(run.column) + band.shift.columns)
        let end = min(window.column + window.columns, Int(run.end) + band.shift.columns)
        guard row >= window.row, row < window.row + window.rows, first < end else { return PatchMeasure() }
        return tile.measure(columns: first..<end, row: row, nodata: band.facts.nodata)
    }
}
