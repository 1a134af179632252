import GeoModel

/// By how much the parts of a mine miss the whole, and how much they may (design 4.5).
public struct ConservationResidual: Sendable, Hashable {
    /// Index of the mine.
    public var mine: Int
    /// What was compared.
    public var kind: Kind
    /// The whole, m².
    public var whole: Double
    /// The sum of the parts, m².
    public var parts: Double
    /// The tolerance, m².
    public var allowed: Double
    /// Number of parts.
    public var count: Int

    /// What was compared with what.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Plane areas of the pieces and of the mine.
        case planar
        /// Geodesic areas.
        case geodesic
        /// Statutory areas.
        case statutory
        /// The kernel's area of a piece and its polygon area.
        case zonal
    }

    /// Creates a residual.
    public init(mine: Int, kind: Kind, whole: Double, parts: Double, allowed: Double, count: Int) {
        self.mine = mine
        self.kind = kind
        self.whole = whole
        self.parts = parts
        self.allowed = allowed
        self.count = count
    }

    /// Parts minus whole, m².
    public var difference: Double { parts - whole }

    /// True when the parts add up.
    public var holds: Bool { difference.magnitude <= allowed }
}

extension AreaMethod {
    /// The residual's kind for polygon areas by this method.
    var residualKind: ConservationResidual.Kind {
        switch self {
        case .planar: return .planar
        case .geodesic: return .geodesic
        case .statutory: return .statutory
        }
    }

    /// Design 4.5's tolerance for parts that should add up to a whole, m².
    ///
    /// Plane: 1e-9 relative + 1e-6 m². Ellipsoid: 1e-9 relative + 0.01 m² per part, because vertices are rounded.
    func partsTolerance(whole: Double, parts: Int) -> Double {
        switch self {
        case .planar: return 1e-9 * whole.magnitude + 1e-6
        case .geodesic, .statutory: return 1e-9 * whole.magnitude + 0.01 * Double(max(1, parts))
        }
    }
}
