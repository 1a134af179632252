import GDALKit
import GeoModel
import SpatialAnalysis

/// Measures rasters under polygons by exact covered fractions (design 5).
///
/// Polygons go to the raster, the raster is never warped. It is read once, in strips of block rows that depend on the
/// file's layout alone, by workers that each have their own dataset; leaves per zone and block are added exactly, so
/// that results depend on neither threads nor memory.
public struct ZonalEngine: Sendable {
    /// What to measure.
    public let request: ZonalRequest

    /// Creates an engine for one request.
    public init(_ request: ZonalRequest) {
        self.request = request
    }

    /// Reads every raster once and measures all zones and groups.
    ///
    /// - Parameter monitor: progress and cancellation.
    /// - Throws: `EngineError` (`unsupported_crs`, `ballpark_refused`, `transformation`, `planar_on_geographic`,
    ///   `raster_unusable`, `fraction_out_of_range`, `conservation`), `GDALError` for files, `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> ZonalResult {
        // Every block is read once: a large cache of blocks would keep what nobody asks for again.
        GDALLibrary.limitBlockCache(bytes: request.memoryInBytes / 4)
        let bands = try request.rasters.enumerated().map { index, input in
            let facts = try BandFacts(input)
            let thresholds = ClassThresholds(
                classes: request.classes,
                damage: request.damageThreshold,
                model: facts.valueModel,
                type: facts.cellType
            )
            return PlannedBand(index: index, facts: facts, thresholds: thresholds)
        }
        var facts = bands.map { band in
            ZonalRasterFacts(
                grid: band.facts.grid,
                unusableNodata: band.facts.nodata.isUsable ? nil : band.facts.nodata.declared
            )
        }
        try checkCross(bands)
        guard !bands.isEmpty else { return ZonalResult(passes: [], rasters: []) }
        var passes: [ZonalPassResult] = []
        switch request.combination {
        case .separate:
            for (index, band) in bands.enumerated() {
                let part = monitor.part(
                    from: Double(index) / Double(bands.count),
                    to: Double(index + 1) / Double(bands.count)
                )
                passes.append(try measure(band, facts: &facts, monitor: part))
            }
        case .firstValid:
            var chain = try ZonalChain(request)
            try chain.measure(stacks(bands), facts: &facts, monitor: monitor)
            passes.append(chain.result())
        }
        return ZonalResult(passes: passes, rasters: facts)
    }

    /// Measures one raster on its own; quantiles in several readings where one would take more memory than there is.
    private func measure(
        _ band: PlannedBand,
        facts: inout [ZonalRasterFacts],
        monitor: WorkMonitor
    ) throws -> ZonalPassResult {
        let quantiles = request.quantiles.isEmpty ? nil : try BoundedQuantiles(request, band: band)
        guard let quantiles, !quantiles.fitInMemory else {
            var chain = try ZonalChain(request)
            try chain.measure([[band]], facts: &facts, monitor: monitor)
            return chain.result()
        }
        var rest = request
        rest.quantiles = []
        var chain = try ZonalChain(rest)
        try chain.measure([[band]], facts: &facts, monitor: monitor.part(from: 0, to: 0.5))
        var result = chain.result()
        let found = try quantiles.measure(result.groups, monitor: monitor.part(from: 0.5, to: 1))
        for (group, values) in found.enumerated() { result.groups[group].quantiles = values }
        return result
    }

    /// Categories are looked up by place, without a transformation.
    private func checkCross(_ bands: [PlannedBand]) throws {
        guard let input = request.cross else { return }
        let cross = try BandFacts(input)
        for band in bands {
            guard let first = band.facts.grid.crs, let second = cross.grid.crs, !ZonePath.areSame(first, second)
            else { continue }
            throw EngineError(
                code: .gridsDiffer,
                operation: "zonal",
                subject: "\(band.facts.input.path), \(input.path)",
                messages: ["\(first.summary) and \(second.summary) are different CRS"]
            )
        }
    }

    /// Neighbours in the list that lie on one grid can be compared cell by cell.
    private func stacks(_ bands: [PlannedBand]) -> [[PlannedBand]] {
        var stacks: [[PlannedBand]] = []
        for band in bands {
            if let grid = stacks.last?.first?.facts.grid, ZonalEngine.areSame(grid, band.facts.grid) {
                stacks[stacks.count - 1].append(band)
            } else {
                stacks.append([band])
            }
        }
        return stacks
    }

    private static func areSame(_ a: RasterGrid, _ b: RasterGrid) -> Bool {
        guard a.columns == b.columns, a.rows == b.rows, a.transform == b.transform else { return false }
        guard let first = a.crs, let second = b.crs else { return false }
        return ZonePath.areSame(first, second)
    }
}
