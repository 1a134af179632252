import GDALKit
public import GeoModel
public import SpatialAnalysis

/// Turns cells of selected values into polygons with their exact outlines.
///
/// The raster is read once, in strips of block rows; workers make the patches of a strip, one stitcher puts the strips
/// together in order. Patches come in an order of their own (last row, then first cell), so that the same raster
/// gives the same patches at any number of threads and any memory. Memory: the strips on their way and the outlines
/// that are still open.
public struct PatchEngine: Sendable {
    /// What to make.
    public let request: PatchRequest
    /// The raster's grid.
    public let grid: RasterGrid

    private let facts: BandFacts
    private let layout: PatchLayout
    private let selection: [Double]
    private let stripRows: Int

    /// Opens the raster and prepares its areas.
    ///
    /// - Throws: `EngineError` (`raster_unusable`, `planar_on_geographic`, `unsupported_crs`), `GDALError`.
    public init(_ request: PatchRequest) throws {
        self.request = request
        let facts = try BandFacts(request.raster)
        guard let crs = facts.grid.crs else { preconditionFailure("a raster without CRS was refused") }
        let measure = try GroundMeasure(
            grid: facts.grid,
            crs: crs,
            method: request.areaMethod,
            subject: request.raster.path
        )
        self.facts = facts
        grid = facts.grid
        selection = request.values.map { value in
            let raw = facts.valueModel.threshold(value, type: facts.cellType)
            return facts.nodata.isNodata(raw) ? .nan : raw
        }
        layout = PatchLayout(
            columns: grid.columns,
            rows: grid.rows,
            transform: grid.transform,
            cellAreas: measure.cellAreas,
            connectivity: request.connectivity,
            minimumArea: request.minimumArea
        )
        let block = max(1, facts.blockRows)
        stripRows = min(grid.rows, block * max(1, (128 + block - 1) / block))
    }

    /// Makes all patches.
    ///
    /// - Parameters:
    ///   - monitor: progress and cancellation.
    ///   - sink: takes the patches batch by batch, in order, on the calling thread.
    /// - Throws: `GDALError` of reading, `CancellationError`, what the sink throws.
    public func run(
        monitor: WorkMonitor = .silent,
        sink: (PatchBatch) throws -> Void
    ) throws -> PatchSummary {
        let count = (grid.rows + stripRows - 1) / stripRows
        var summary = PatchSummary(
            values: request.values.map { PatchSummary.Value(value: $0) },
            dropped: 0,
            impossibleValues: impossibleValues,
            grid: grid
        )
        var stitcher = PatchStitcher(layout)
        let (facts, layout, selection, stripRows, rows) = (facts, layout, selection, stripRows, grid.rows)
        try OrderedPipeline.run(
            count: count,
            threads: request.threads,
            ahead: stripsAhead,
            makeWorker: { try RunReader(facts, selection: selection) },
            body: { reader, index in
                try monitor.check()
                let first = index * stripRows
                let table = try reader.read(first..<min(rows, first + stripRows))
                return StripPatches(table, layout: layout)
            },
            consume: { index, strip in
                try monitor.check()
                let batch = stitcher.add(strip)
                for row in 0..<batch.count {
                    let value = Int(batch.values[row])
                    summary.values[value].patches += 1
                    summary.values[value].cells += batch.cells[row]
                    summary.values[value].area += batch.areas[row]
                }
                if batch.count > 0 { try sink(batch) }
                monitor.progress(Double(index + 1) / Double(count))
            }
        )
        summary.dropped = stitcher.dropped
        return summary
    }

    /// Strips that may be on their way: each may hold its cells and, at worst, as much again in outlines.
    private var stripsAhead: Int {
        let cell = RasterDataType(rawValue: facts.cellType.rawValue)?.byteCount ?? 8
        let strip = max(1, stripRows * grid.columns * max(4, cell))
        return max(1, min(4 * request.threads, request.memoryInBytes / 4 / strip))
    }

    /// Values that no cell can have.
    private var impossibleValues: [Double] {
        zip(request.values, selection).filter { _, raw in
            guard !raw.isNaN else { return true }
            guard let range = facts.cellType.integerRange else { return false }
            return !range.contains(raw) || raw.rounded() != raw
        }.map(\.0)
    }
}
