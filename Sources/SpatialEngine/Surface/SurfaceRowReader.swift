import GeoModel
import SpatialAnalysis

/// Reads a band's rows from top to bottom as values, each block once, and keeps those still needed.
///
/// Rows are read in whole block rows, several at a time on as many threads; what has no data becomes NaN.
struct SurfaceRowReader {
    let facts: BandFacts
    /// Where the output's first cell lies in the raster.
    let offset: GridAlignment.CellOffset
    /// Size of the output.
    let columns: Int
    let rows: Int
    /// Values of the rows `first..<end` of the output.
    private(set) var values: [Double] = []
    private(set) var first = 0
    private(set) var end = 0

    /// Reads on until the rows below `target` are there.
    mutating func read(upTo target: Int, threads: Int, monitor: WorkMonitor) throws {
        let units = planned(upTo: min(rows, target))
        guard !units.isEmpty else { return }
        let (facts, offset, columns) = (facts, offset, columns)
        let parts = try WorkerPool.map(
            count: units.count,
            threads: threads,
            monitor: WorkMonitor(isCancelled: monitor.isCancelled),
            makeWorker: { (try facts.makeSource(), RasterTile()) },
            body: { worker, index in
                let window = RasterWindow(
                    column: offset.columns,
                    row: units[index].lowerBound + offset.rows,
                    columns: columns,
                    rows: units[index].count
                )
                try worker.0.read(window, into: worker.1)
                return worker.1.numbers(nodata: facts.nodata).map(facts.valueModel.value)
            }
        )
        values.reserveCapacity(values.count + parts.reduce(0) { $0 + $1.count })
        for part in parts { values.append(contentsOf: part) }
        end = units[units.count - 1].upperBound
    }

    /// Forgets the rows before one.
    mutating func drop(before row: Int) {
        let count = min(max(row - first, 0), end - first)
        values.removeFirst(count * columns)
        first += count
    }

    /// Rows to read next, cut where blocks end: the last cut lies at or below the target.
    private func planned(upTo target: Int) -> [Range<Int>] {
        let height = max(1, facts.blockRows)
        let step = height * max(1, 64 / height)
        var units: [Range<Int>] = []
        var row = end
        while row < target {
            let sourceRow = row + offset.rows
            let next = min(rows, (sourceRow / step + 1) * step - offset.rows)
            units.append(row..<next)
            row = next
        }
        return units
    }
}
