import Foundation
import GDALKit
public import GeoModel
public import SpatialAnalysis

/// Turns cells of selected values into polygons with their exact outlines.
///
/// The raster is read once, in strips of block rows; workers make the patches of a strip, one stitcher puts the strips
/// together in order. Patches come in an order of their own (last row, then first cell), so that the same raster
/// gives the same patches at any number of threads and any memory. Memory: the strips on their way and the outlines
/// that are still open; with simplification all outlines.
public struct PatchEngine: Sendable {
    /// What to make.
    public let request: PatchRequest
    /// The raster's grid.
    public let grid: RasterGrid

    private let facts: BandFacts
    private let measures: [MeasuredBand]
    private let layout: PatchLayout
    private let selection: [Double]
    private let schedule: PatchSchedule

    /// Opens the raster and prepares its areas.
    ///
    /// - Throws: `EngineError` (`raster_unusable`, `planar_on_geographic`, `unsupported_crs`, `grids_differ`,
    ///   `grids_disjoint`), `GDALError`.
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
        measures = try request.measures.map { try MeasuredBand(BandFacts($0), over: facts) }
        selection = request.values.map { value in
            let raw = facts.valueModel.threshold(value, type: facts.cellType)
            return facts.nodata.isNodata(raw) ? .nan : raw
        }
        var layout = PatchLayout(
            columns: grid.columns,
            rows: grid.rows,
            transform: grid.transform,
            cellAreas: measure.cellAreas,
            connectivity: request.connectivity,
            minimumArea: request.minimumArea
        )
        layout.tracesPixels = request.tolerance != nil
        self.layout = layout
        schedule = PatchSchedule(
            facts: facts,
            measures: measures.map(\.facts),
            threads: request.threads,
            memoryInBytes: request.memoryInBytes
        )
    }

    /// The mean of a measured band over a patch of a batch, as a value of that band; nil where it has no number.
    ///
    /// - Parameter band: index into `PatchRequest.measures`.
    public func mean(ofBand band: Int, overPatch patch: Int, of batch: PatchBatch) -> Double? {
        measures[band].mean(batch.measures[patch][band])
    }

    /// Makes all patches.
    ///
    /// - Parameters:
    ///   - monitor: progress and cancellation.
    ///   - sink: takes the patches batch by batch, in order, on the calling thread, with the areas within their
    ///     outlines where these were simplified.
    /// - Throws: `GDALError` of reading, `EngineError` `limit_exceeded` when open outlines do not fit into the memory,
    ///   `CancellationError`, what the sink throws.
    public func run(
        monitor: WorkMonitor = .silent,
        sink: (PatchBatch, [ExactArea?]?) throws -> Void
    ) throws -> PatchSummary {
        guard let tolerance = request.tolerance else { return try trace(monitor) { try sink($0, nil) } }
        var all = PatchBatch()
        var summary = try trace(monitor) { batch in
            all.append(batch)
            try checkMemory(corners: all.geometries.vertexCount)
        }
        let simplified = try PatchSimplification(grid: grid, tolerance: tolerance, request: request).run(all)
        for (patch, value) in all.values.enumerated() {
            let sum = summary.values[Int(value)].outlineArea
            summary.values[Int(value)].outlineArea = simplified.areas[patch].flatMap { area in sum.map { $0 + area } }
        }
        summary.vertices.written = simplified.outlines.vertexCount
        if all.count > 0 { try sink(all.replacingOutlines(simplified.outlines), simplified.areas) }
        return summary
    }

    /// Exact outlines, in the plane or in pixel space.
    private func trace(_ monitor: WorkMonitor, sink: (PatchBatch) throws -> Void) throws -> PatchSummary {
        var summary = PatchSummary(
            values: request.values.map { PatchSummary.Value(value: $0) },
            dropped: 0,
            impossibleValues: impossibleValues,
            grid: grid
        )
        var stitcher = PatchStitcher(layout)
        let (facts, measures, layout, selection, schedule) = (facts, measures, layout, selection, schedule)
        try OrderedPipeline.run(
            count: schedule.count,
            threads: schedule.workers,
            ahead: schedule.ahead,
            makeWorker: { try RunReader(facts, selection: selection, measures: measures) },
            body: { reader, index, give in
                try reader.read(schedule.rows(index)) { table in
                    try monitor.check()
                    try give(StripPatches(table, layout: layout))
                }
            },
            consume: { index, strip in
                try monitor.check()
                guard let strip else { return monitor.progress(Double(index + 1) / Double(schedule.count)) }
                let batch = stitcher.add(strip)
                try checkMemory(corners: stitcher.openCorners)
                summary.add(batch)
                if batch.count > 0 { try sink(batch) }
            }
        )
        summary.dropped = stitcher.dropped
        if request.tolerance == nil {
            for index in summary.values.indices { summary.values[index].outlineArea = summary.values[index].area }
        }
        return summary
    }

    /// A corner takes about as much while its outline is traced and written.
    private static let bytesPerCorner = 64

    private func checkMemory(corners: Int) throws {
        guard corners > request.memoryInBytes / Self.bytesPerCorner else { return }
        throw EngineError(
            code: .limitExceeded,
            operation: "trace outlines",
            subject: request.raster.path,
            messages: ["\(corners) corners of outlines are open at once"]
        )
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

extension PatchSummary {
    fileprivate mutating func add(_ batch: PatchBatch) {
        for patch in 0..<batch.count {
            let value = Int(batch.values[patch])
            values[value].patches += 1
            values[value].cells += batch.cells[patch]
            values[value].area += batch.areas[patch]
        }
        vertices.exact += batch.geometries.vertexCount
        vertices.written += batch.geometries.vertexCount
    }
}

extension EngineError.Code {
    /// The work does not fit into the memory it was given.
    public static let limitExceeded = EngineError.Code(rawValue: "limit_exceeded")
}
