public import GeoModel

/// Looks for the faults of domain 5.7 in a layer.
public struct ValidityChecker: Sendable {
    /// 1 mm in the layer's units; degrees are taken as 111 320 m.
    let millimetre: Double

    /// Creates a checker for layers in one CRS.
    public init(crs: CRSReference?) {
        switch crs?.kind {
        case .geographic?: millimetre = 0.001 / 111_320
        default: millimetre = 0.001 / (crs?.metresPerUnit ?? 1)
        }
    }

    /// All faults, by geometry and then in order of `GeometryFault.Kind`.
    public func check(_ column: GeometryColumn, threads: Int = 1) throws -> [GeometryFault] {
        throw EngineError(code: .invalidArgument, operation: "check", subject: "not yet")
    }
}
