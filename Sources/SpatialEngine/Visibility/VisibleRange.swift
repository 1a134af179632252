import Foundation
import GDALKit
import GeoModel
import PROJKit
import SpatialAnalysis

/// How much of each zone is seen from samples along lines: the cumulative viewshed, zone by zone.
///
/// A zone's surroundings are read once; every sample within range looks at the cells between itself and the zone.
/// Results depend on neither threads nor order.
public struct VisibleRange: Sendable {
    private let request: VisibleRequest
    private let facts: BandFacts
    private let pixels: PixelZones
    /// Samples in pixel space of the elevation raster.
    private let samples: [Place]

    struct Place: Sendable, Hashable {
        var column: Int
        var row: Int
    }

    /// Brings lines and zones to the raster.
    ///
    /// - Throws: `EngineError` (`raster_unusable`, `unsupported_crs`, `ballpark_refused`), `GDALError`.
    public init(_ request: VisibleRequest) throws {
        self.request = request
        facts = try BandFacts(request.elevation)
        guard let crs = facts.grid.crs else { preconditionFailure("a raster without CRS was refused") }
        let place = PixelPlace(facts.grid)
        func project(_ column: GeometryColumn, _ from: CRSReference, _ to: CRSReference) throws -> GeometryColumn {
            try LayerProjector(from: from, to: to, allowBallpark: request.allowBallpark).project(column).geometries
        }
        pixels = try PixelZones(place.column(try project(request.zones, request.zonesCRS, crs)))
        let plane = try VisibleRange.plane(request, crs)
        let points = SamplePoints.along(
            try project(request.lines, request.linesCRS, plane),
            spacing: request.spacing / (plane.metresPerUnit ?? 1)
        )
        let placed = place.column(try project(VisibleRange.column(of: points), plane, crs)).xy
        var seen: Set<Place> = []
        let grid = facts.grid
        samples = stride(from: 0, to: placed.count, by: 2).compactMap { index in
            let (x, y) = (placed[index].rounded(.down), placed[index + 1].rounded(.down))
            guard x >= 0, y >= 0, x < Double(grid.columns), y < Double(grid.rows) else { return nil }
            let place = Place(column: Int(x), row: Int(y))
            return seen.insert(place).inserted ? place : nil
        }
    }

    /// A plane in metres in which samples are spaced.
    private static func plane(_ request: VisibleRequest, _ raster: CRSReference) throws -> CRSReference {
        for crs in [request.zonesCRS, request.linesCRS, raster] where crs.kind == .projected { return crs }
        return try MetricPlane(around: request.lines.envelope, of: request.linesCRS).crs
    }

    private static func column(of points: [Double]) -> GeometryColumn {
        var column = GeometryColumn()
        for index in stride(from: 0, to: points.count, by: 2) {
            column.appendVertex(x: points[index], y: points[index + 1])
            column.endRing()
            column.endPart()
            column.endGeometry(kind: .point)
        }
        return column
    }

    /// Looks at every zone.
    ///
    /// - Throws: `GDALError` of reading, `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> VisibleResult {
        let zones = try WorkerPool.map(
            count: pixels.column.count,
            threads: request.threads,
            monitor: monitor,
            makeWorker: { try ZoneView(facts, pixels, samples, request) },
            body: { worker, zone in try worker.look(at: zone) }
        )
        return VisibleResult(zones: zones, grid: facts.grid, samples: samples.count)
    }
}

/// One thread's work on zones.
private struct ZoneView {
    private let facts: BandFacts
    private let pixels: PixelZones
    private let samples: [VisibleRange.Place]
    private let range: Double
    private let band: RasterBand
    private var kernel: CoverageKernel
    private var viewshed: Viewshed

    init(
        _ facts: BandFacts,
        _ pixels: PixelZones,
        _ samples: [VisibleRange.Place],
        _ request: VisibleRequest
    ) throws {
        self.facts = facts
        self.pixels = pixels
        self.samples = samples
        range = request.range
        band = try RasterDataset(opening: facts.input.path, drivers: facts.input.drivers).band(at: facts.input.band)
        kernel = CoverageKernel(columns: facts.grid.columns)
        viewshed = Viewshed(eyeHeight: request.eyeHeight, range: request.range)
    }

    mutating func look(at zone: Int) throws -> VisibleZone {
        var result = VisibleZone(share: nil, nearestDistance: nil, samples: 0, seen: [])
        let spans = try self.spans(of: zone)
        guard let box = ZoneView.box(of: spans) else { return result }
        let middle = Double(box.row) + Double(box.rows) / 2
        let steps = GroundSteps(grid: facts.grid, column: Double(box.column), row: middle)
        let reachColumns = Int((range / GroundSteps.length(steps.column)).rounded(.up)) + 1
        let reachRows = Int((range / GroundSteps.length(steps.row)).rounded(.up)) + 1
        let window = RasterWindow(
            column: box.column - reachColumns,
            row: box.row - reachRows,
            columns: box.columns + 2 * reachColumns,
            rows: box.rows + 2 * reachRows
        ).intersection(facts.grid.window)
        let ground = Viewshed.Ground(
            heights: try heights(window),
            columns: window.columns,
            rows: window.rows,
            columnStep: steps.column,
            rowStep: steps.row
        )
        // Covered fraction of the zone's cells in the window; 0 elsewhere.
        var fractions = [Float](repeating: 0, count: window.cellCount)
        for span in spans {
            let base = (span.row - window.row) * window.columns - window.column
            for column in span.column..<(span.column + span.count) { fractions[base + column] = Float(span.fraction) }
        }
        let target = RasterWindow(
            column: box.column - window.column,
            row: box.row - window.row,
            columns: box.columns,
            rows: box.rows
        )
        guard zip(fractions, ground.heights).contains(where: { $0 > 0 && $1.isFinite }) else { return result }
        var isSeen = [Bool](repeating: false, count: window.cellCount)
        var nearest = Double.infinity
        for sample in near(window) {
            let (column, row) = (sample.column - window.column, sample.row - window.row)
            let looked = viewshed.look(fromColumn: column, row: row, over: ground, within: target) { c, r in
                let cell = r * ground.columns + c
                guard fractions[cell] > 0 else { return }
                isSeen[cell] = true
                nearest = min(nearest, ground.squaredDistance(c - column, r - row))
            }
            if looked { result.samples += 1 }
        }
        if nearest.isFinite { result.nearestDistance = nearest.squareRoot() }
        finish(&result, zone, spans, window, isSeen)
        return result
    }

    private func finish(
        _ result: inout VisibleZone,
        _ zone: Int,
        _ spans: [CoverageSpan],
        _ window: RasterWindow,
        _ isSeen: [Bool]
    ) {
        var share = CompensatedSum()
        for span in spans {
            for column in span.column..<(span.column + span.count) {
                guard isSeen[(span.row - window.row) * window.columns + column - window.column] else { continue }
                share.add(span.fraction)
                if let last = result.seen.last, last.row == span.row, last.column + last.count == column {
                    result.seen[result.seen.count - 1].count += 1
                } else {
                    result.seen.append(VisibleZone.SeenRun(row: span.row, column: column, count: 1))
                }
            }
        }
        let whole = pixels.cellArea(of: zone)
        result.share = whole > 0 ? min(1, share.value / whole) : nil
    }

    private mutating func spans(of zone: Int) throws -> [CoverageSpan] {
        var spans: [CoverageSpan] = []
        kernel.begin(rows: pixels.rows(of: zone, in: facts.grid.window))
        kernel.add(zone, of: pixels)
        try kernel.sweep(tolerance: CoverageKernel.transformedTolerance) { spans.append($0) }
        return spans
    }

    private static func box(of spans: [CoverageSpan]) -> RasterWindow? {
        guard let first = spans.first, let last = spans.last else { return nil }
        let left = spans.map(\.column).min() ?? 0
        let right = spans.map { $0.column + $0.count }.max() ?? 0
        return RasterWindow(column: left, row: first.row, columns: right - left, rows: last.row - first.row + 1)
    }

    private func near(_ window: RasterWindow) -> [VisibleRange.Place] {
        samples.filter { sample in
            sample.column >= window.column && sample.column < window.column + window.columns
                && sample.row >= window.row && sample.row < window.row + window.rows
        }
    }

    /// Elevations in metres, NaN where there are none.
    private func heights(_ window: RasterWindow) throws -> [Double] {
        var heights = try band.read(window, as: Double.self)
        for index in heights.indices {
            heights[index] = facts.nodata.isNodata(heights[index]) ? .nan : facts.valueModel.value(heights[index])
        }
        if band.hasExplicitMask {
            for (index, value) in try band.readMask(window).enumerated() where value == 0 { heights[index] = .nan }
        }
        return heights
    }
}
