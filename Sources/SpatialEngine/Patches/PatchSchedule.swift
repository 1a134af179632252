import GeoModel
import SpatialAnalysis

/// How the rows of a raster are dealt to workers within the memory.
struct PatchSchedule: Sendable {
    /// Rows read at once: whole block rows, so that no block is decoded twice.
    private let stripRows: Int
    private let rasterRows: Int
    /// Number of strips.
    let count: Int
    /// Strips read at a time.
    let workers: Int
    /// Results that may wait for the stitcher.
    let ahead: Int

    /// What the patches of one table take at worst, when every run is a patch of its own.
    private static let bytesPerResult = 32 << 20

    init(facts: BandFacts, measures: [BandFacts], threads: Int, memoryInBytes: Int) {
        let block = max(1, facts.blockRows)
        // One byte more for what a mask hides.
        let cell = ([facts] + measures).reduce(0) { $0 + $1.cellType.byteCount + 1 }
        let rowBytes = max(1, facts.grid.columns * cell)
        let share = max(1, memoryInBytes / 2)
        let wanted = block * max(1, (128 + block - 1) / block)
        rasterRows = facts.grid.rows
        stripRows = max(1, min(wanted, rasterRows, share / rowBytes))
        count = (rasterRows + stripRows - 1) / stripRows
        workers = max(1, min(threads, share / (stripRows * rowBytes)))
        ahead = max(1, min(4 * workers, memoryInBytes / 4 / Self.bytesPerResult))
    }

    /// The rows of a strip.
    func rows(_ index: Int) -> Range<Int> {
        let first = index * stripRows
        return first..<min(rasterRows, first + stripRows)
    }
}
