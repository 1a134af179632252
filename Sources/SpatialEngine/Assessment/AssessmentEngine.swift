import GeoModel

/// Measures a project: pieces, areas, hits, unions, rasters (design 4.5, 4.8). One call for `assess`.
public struct AssessmentEngine: Sendable {
    /// Parameters.
    public let settings: AssessmentSettings

    /// Creates an engine.
    public init(settings: AssessmentSettings) {
        self.settings = settings
    }

    /// Measures everything once. A mine that fails is reported in `mines[i].failure` and the rest goes on.
    ///
    /// - Throws: `EngineError` for what concerns the whole project, `CancellationError` when cancelled.
    public func measure(
        _ layers: AssessmentLayers,
        monitor: WorkMonitor = .silent
    ) throws -> AssessmentMeasurements {
        throw EngineError(code: .invalidArgument, operation: "measure", subject: "not yet")
    }
}
