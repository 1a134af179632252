import GeoModel
import SpatialAnalysis

/// Rows of an output on which one thread works, with the inputs' rows around them.
struct SurfaceStrip: Sendable {
    /// Rows of the output to compute.
    let rows: Range<Int>
    /// Columns of the output.
    let columns: Int
    /// First row of each input's values.
    let firstRows: [Int]
    /// Each input's values, NaN where there is no data.
    let inputs: [[Double]]

    /// Position of a cell in an input's values.
    func index(input: Int, row: Int, column: Int = 0) -> Int { (row - firstRows[input]) * columns + column }
}

/// What a strip gives: its cells band by band, and what is counted.
struct SurfaceStripResult<Part: Sendable>: Sendable {
    /// `bands · rows · columns` values, band after band; empty when nothing is written.
    var cells: [Float]
    /// Counts.
    var part: Part
}

/// One pass over aligned rasters from top to bottom: read, compute, write, with a halo of rows and bounded memory.
///
/// Strips are as high as the output's tiles, which the size of the raster alone decides. Results are handed on in
/// strip order, so that the file's bytes and the sums depend on neither threads nor memory.
struct SurfaceStream {
    /// The output.
    let grid: RasterGrid
    /// What is read.
    var inputs: [SurfaceRowReader]
    /// Rows needed above and below a row.
    let halo: Int
    /// Bands written.
    let bands: Int
    let threads: Int
    let memoryInBytes: Int

    /// Height and width of the tiles of a raster with so many columns: smaller where a strip would be very large.
    static func tileSize(columns: Int) -> Int { columns > 400_000 ? 64 : columns > 100_000 ? 128 : 256 }

    /// Strips worked on together: as many as the memory holds, at least one, at most two per thread.
    private func batch(tile: Int) -> Int {
        let perCell = inputs.count * 34 + bands * 8
        let perStrip = max(1, grid.columns * tile * perCell)
        return max(1, min(2 * threads, memoryInBytes / perStrip))
    }

    /// Runs the pass.
    ///
    /// - Parameters:
    ///   - writer: takes the cells; nil when only counts are wanted.
    ///   - compute: one strip; called from several threads.
    ///   - collect: takes the strips' counts in order.
    mutating func run<Part: Sendable>(
        writer: SurfaceWriter?,
        monitor: WorkMonitor,
        compute: @Sendable (SurfaceStrip) throws -> SurfaceStripResult<Part>,
        collect: (Part) -> Void
    ) throws {
        let tile = SurfaceStream.tileSize(columns: grid.columns)
        let count = (grid.rows + tile - 1) / tile
        let together = batch(tile: tile)
        var next = 0
        while next < count {
            try monitor.check()
            let last = min(count, next + together)
            let strips = try self.strips(next..<last, tile: tile, monitor: monitor)
            let results = try WorkerPool.map(
                count: strips.count,
                threads: threads,
                monitor: WorkMonitor(isCancelled: monitor.isCancelled),
                makeWorker: {},
                body: { (_: inout Void, index: Int) in try compute(strips[index]) }
            )
            for (strip, result) in zip(strips, results) {
                try monitor.check()
                try writer?.write(result.cells, rows: strip.rows)
                collect(result.part)
            }
            next = last
            monitor.progress(Double(next) / Double(count))
        }
    }

    /// Reads what a batch needs, forgets what no batch will need again.
    private mutating func strips(
        _ numbers: Range<Int>,
        tile: Int,
        monitor: WorkMonitor
    ) throws -> [SurfaceStrip] {
        let top = numbers.lowerBound * tile
        let bottom = min(grid.rows, numbers.upperBound * tile)
        for index in inputs.indices {
            inputs[index].drop(before: top - halo)
            try inputs[index].read(upTo: bottom + halo, threads: threads, monitor: monitor)
        }
        let values = inputs.map(\.values)
        let firstRows = inputs.map(\.first)
        return numbers.map { number in
            SurfaceStrip(
                rows: number * tile..<min(grid.rows, (number + 1) * tile),
                columns: grid.columns,
                firstRows: firstRows,
                inputs: values
            )
        }
    }
}
