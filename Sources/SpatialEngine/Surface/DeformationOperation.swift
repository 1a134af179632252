import GDALKit
import GeoModel
import SpatialAnalysis

/// Computes tilt, curvature, displacement, strain and grades of a subsidence surface in one pass (domain 2.3–2.7).
public struct DeformationOperation: Sendable {
    /// What to compute.
    public let request: DeformationRequest

    /// Creates an operation.
    public init(_ request: DeformationRequest) { self.request = request }

    /// Runs and writes the raster; the caller puts it in its place.
    ///
    /// - Throws: `EngineError` `grids_differ`, `grids_disjoint`, `raster_unusable`, `planar_on_geographic`; `GDALError`;
    ///   `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> DeformationResult {
        switch request.source {
        case .rasters(let layers, let period): return try derive(layers, period: period, monitor: monitor)
        case .panels(let forecast, let grid): return try forecast.run(request, on: grid, monitor: monitor)
        }
    }

    private func derive(_ layers: [SurfaceLayer], period: Double, monitor: WorkMonitor) throws -> DeformationResult {
        let facts = try layers.map { try BandFacts($0.raster) }
        let coherence = try layers.map { try $0.coherence.map(BandFacts.init) }
        let all = facts + coherence.compactMap(\.self)
        let alignment = try GridAlignment(all.map(\.grid), names: all.map(\.input.path))
        let stack = LayerStack(
            coherence: coherence.reduce(into: (next: facts.count, list: [Int?]())) { state, layer in
                state.list.append(layer == nil ? nil : state.next)
                if layer != nil { state.next += 1 }
            }.list,
            spans: layers.map(\.span),
            period: period,
            minimumCoherence: request.minimumCoherence,
            minimumPairs: request.minimumPairs ?? layers.count
        )
        var stream = SurfaceStream(
            grid: alignment.grid,
            inputs: zip(all, alignment.offsets).map { facts, offset in
                SurfaceRowReader(
                    facts: facts,
                    offset: offset,
                    columns: alignment.grid.columns,
                    rows: alignment.grid.rows
                )
            },
            halo: 1,
            bands: request.bands.count,
            threads: request.threads,
            memoryInBytes: request.memoryInBytes
        )
        let work = try DeformationWork(request, grid: alignment.grid, subject: all[0].input.path)
        return try work.run(&stream, monitor: monitor) { strip, row in
            stack.row(row, of: strip)
        }
    }
}

/// From the layers of a stack to one surface.
struct LayerStack: Sendable {
    /// Which input holds a layer's coherence.
    let coherence: [Int?]
    let spans: [Double]
    let period: Double
    let minimumCoherence: Double
    let minimumPairs: Int

    /// One row of the surface; empty beyond the raster's ends.
    func row(_ row: Int, of strip: SurfaceStrip) -> [Double] {
        let starts = strip.inputs.indices.map { strip.index(input: $0, row: row) }
        var values: [Double] = []
        values.reserveCapacity(strip.columns)
        for column in 0..<strip.columns {
            func value(_ layer: Int) -> Double {
                if let mask = coherence[layer] {
                    let coherent = strip.inputs[mask][starts[mask] + column]
                    guard coherent >= minimumCoherence else { return .nan }
                }
                return strip.inputs[layer][starts[layer] + column]
            }
            if spans.count == 1 {
                values.append(value(0))
            } else {
                var rate = StackedRate()
                for layer in spans.indices { rate.add(value(layer), span: spans[layer]) }
                values.append(rate.pairs >= minimumPairs ? rate.rate.map { $0 * period } ?? .nan : .nan)
            }
        }
        return values
    }
}
