import GDALKit
import GeoModel
import SpatialAnalysis

/// The difference of two elevation models, new − old: co-registered on stable ground, with volumes and errors
/// (domain 2.8).
///
/// The models are never resampled: grids must lie cell on cell, shifted by whole cells at most. With stable ground the
/// rasters are read twice, once for its median and spread.
public struct ElevationDifferenceOperation: Sendable {
    /// What to compare.
    public let request: ElevationDifferenceRequest

    /// Bands of the written raster.
    static let bands = [(description: "difference", unit: "m"), (description: "significant", unit: "m")]

    /// Creates an operation.
    public init(_ request: ElevationDifferenceRequest) { self.request = request }

    /// Runs; the caller puts the written raster in its place.
    ///
    /// - Throws: `EngineError` `grids_differ`, `grids_disjoint`, `errors_unknown`, `raster_unusable`,
    ///   `planar_on_geographic`; `GDALError`; `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> ElevationDifferenceResult {
        let inputs = try Inputs(request)
        var ground: StableGround?
        if request.stable != nil {
            ground = try inputs.stableGround(request, monitor: monitor.part(from: 0, to: 0.45))
            if ground == nil { throw unknown("no cell of the stable ground has a height in both models") }
        }
        let shift = ground?.median ?? 0
        let level = try level(ground)
        let rest = ground == nil ? monitor : monitor.part(from: 0.45, to: 1)
        return try inputs.compare(request, level: level, ground: ground, shift: shift, monitor: rest)
    }

    private func level(_ ground: StableGround?) throws -> DetectionLevel {
        if let old = request.sigmaOld, let new = request.sigmaNew {
            return DetectionLevel(sigmaOld: old, sigmaNew: new, t: request.t)
        }
        guard let ground else { throw unknown("neither the models' standard deviations nor stable ground are given") }
        return DetectionLevel(sigma: ground.nmad, t: request.t)
    }

    private func unknown(_ reason: String) -> EngineError {
        EngineError(
            code: .errorsUnknown,
            operation: "compare elevations",
            subject: "\(request.old.path), \(request.new.path)",
            messages: [reason]
        )
    }
}

/// The aligned rasters of a comparison.
private struct Inputs: Sendable {
    let alignment: GridAlignment
    let facts: [BandFacts]
    let polygons: CellPolygons?
    let hasMask: Bool
    let steps: SurfaceSteps

    init(_ request: ElevationDifferenceRequest) throws {
        var facts = [try BandFacts(request.old), try BandFacts(request.new)]
        if case .raster(let mask) = request.stable { facts.append(try BandFacts(mask)) }
        alignment = try GridAlignment(facts.map(\.grid), names: facts.map(\.input.path))
        if case .polygons(let column) = request.stable {
            polygons = CellPolygons(column, grid: alignment.grid)
        } else {
            polygons = nil
        }
        hasMask = facts.count == 3
        self.facts = facts
        steps = try SurfaceSteps(alignment.grid, method: request.areaMethod, subject: request.old.path)
    }

    private func stream(_ request: ElevationDifferenceRequest, inputs count: Int, bands: Int) -> SurfaceStream {
        SurfaceStream(
            grid: alignment.grid,
            inputs: (0..<count).map { index in
                SurfaceRowReader(
                    facts: facts[index],
                    offset: alignment.offsets[index],
                    columns: alignment.grid.columns,
                    rows: alignment.grid.rows
                )
            },
            halo: 0,
            bands: bands,
            threads: request.threads,
            memoryInBytes: request.memoryInBytes
        )
    }

    /// Median and spread over stable ground; nil when no cell of it has both heights.
    func stableGround(_ request: ElevationDifferenceRequest, monitor: WorkMonitor) throws -> StableGround? {
        var stream = stream(request, inputs: facts.count, bands: 0)
        var histogram = DifferenceHistogram()
        try stream.run(writer: nil, monitor: monitor) { strip in
            var part: [Double] = []
            var codes = [Int32](repeating: -1, count: polygons == nil ? 0 : strip.columns)
            for row in strip.rows {
                polygons?.fill(row: row, into: &codes)
                let starts = strip.inputs.indices.map { strip.index(input: $0, row: row) }
                for column in 0..<strip.columns {
                    let isStable = hasMask ? isStable(strip.inputs[2][starts[2] + column]) : codes[column] >= 0
                    guard isStable else { continue }
                    let change = strip.inputs[1][starts[1] + column] - strip.inputs[0][starts[0] + column]
                    if change.isFinite { part.append(change) }
                }
            }
            return SurfaceStripResult(cells: [], part: part)
        } collect: { part in
            for change in part { histogram.add(change) }
        }
        return StableGround(histogram)
    }

    private func isStable(_ value: Double) -> Bool { value.isFinite && value != 0 }

    /// Differences, volumes and the written raster.
    func compare(
        _ request: ElevationDifferenceRequest,
        level: DetectionLevel,
        ground: StableGround?,
        shift: Double,
        monitor: WorkMonitor
    ) throws -> ElevationDifferenceResult {
        let names = request.output == nil ? [] : ElevationDifferenceOperation.bands
        var stream = stream(request, inputs: 2, bands: names.count)
        let writer = try request.output.map {
            try SurfaceWriter(path: $0, grid: alignment.grid, bands: names, threads: request.threads)
        }
        var balance = ElevationBalance(level: level)
        var area = ExactSum()
        try stream.run(writer: writer, monitor: monitor) { strip in
            difference(strip, level: level, shift: shift, isWritten: !names.isEmpty)
        } collect: { part in
            balance.add(part.balance)
            area.add(part.area)
        }
        try writer?.close()
        return ElevationDifferenceResult(
            grid: alignment.grid,
            cellSize: steps.cellSize,
            stable: ground,
            shift: shift,
            balance: balance,
            validArea: area.value
        )
    }

    private struct Part: Sendable {
        var balance: ElevationBalance
        var area = ExactSum()
    }

    private func difference(
        _ strip: SurfaceStrip,
        level: DetectionLevel,
        shift: Double,
        isWritten: Bool
    ) -> SurfaceStripResult<Part> {
        let columns = strip.columns
        let count = strip.rows.count * columns
        var cells = [Float](repeating: .nan, count: isWritten ? 2 * count : 0)
        var part = Part(balance: ElevationBalance(level: level))
        var areas: [Double] = []
        for row in strip.rows {
            steps.areas.fill(row: row, columns: 0..<columns, into: &areas)
            let old = strip.index(input: 0, row: row)
            let new = strip.index(input: 1, row: row)
            let target = (row - strip.rows.lowerBound) * columns
            var covered = 0.0
            for column in 0..<columns {
                let change = strip.inputs[1][new + column] - strip.inputs[0][old + column] - shift
                guard change.isFinite else { continue }
                covered += areas[column]
                let counts = part.balance.add(change, area: areas[column])
                guard isWritten else { continue }
                cells[target + column] = Float(change)
                if counts { cells[count + target + column] = Float(change) }
            }
            part.area.add(covered)
        }
        return SurfaceStripResult(cells: cells, part: part)
    }
}
