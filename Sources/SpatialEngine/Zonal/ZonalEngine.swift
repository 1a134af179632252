import GDALKit
import GeoModel
import SpatialAnalysis

/// Measures rasters under polygons by exact covered fractions (design 5).
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
    ///   `raster_unusable`, `conservation`), `GDALError` for files, `CancellationError`.
    public func run(monitor: WorkMonitor = .silent) throws -> ZonalResult {
        throw EngineError(code: .invalidArgument, operation: "zonal", subject: "not yet")
    }
}
