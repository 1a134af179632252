import Foundation
import GDALKit
import GeoModel
import PROJKit
import SpatialAnalysis

/// How much of each zone is seen from samples along lines: the cumulative viewshed, zone by zone.
///
/// A zone's surroundings are read block by block of the zone; every sample within range looks at the cells between
/// itself and the block. Results depend on neither threads nor order.
public struct VisibleRange: Sendable {
    private let request: VisibleRequest
    private let facts: BandFacts
    private let pixels: PixelZones
    private let samples: SampleCells
    private let plane: CRSReference
    private let lines: GeometryColumn

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
        plane = try VisibleRange.plane(request, crs)
        lines = try project(request.lines, request.linesCRS, plane)
        let points = SamplePoints.along(lines, spacing: request.spacing / (plane.metresPerUnit ?? 1))
        let placed = place.column(try project(VisibleRange.column(of: points), plane, crs)).xy
        samples = SampleCells(placed, grid: facts.grid)
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

    /// The flat counterpart: how near the lines are, and what lies within the range of them whatever the terrain.
    ///
    /// - Returns: one per zone.
    /// - Throws: `EngineError` of projection, `GEOSError`, `CancellationError`.
    public func buffers(monitor: WorkMonitor = .silent) throws -> [ZoneBuffer] {
        let projector = LayerProjector(from: request.zonesCRS, to: plane, allowBallpark: request.allowBallpark)
        return try ZoneBuffer.find(
            zones: try projector.project(request.zones).geometries,
            lines: lines,
            range: request.range / (plane.metresPerUnit ?? 1),
            unit: plane.metresPerUnit ?? 1,
            threads: request.threads,
            monitor: monitor
        )
    }
}
