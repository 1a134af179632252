public import GeoModel

/// What `overlay` does with two layers.
public enum OverlayKind: String, Sendable, Hashable, CaseIterable {
    /// What both cover, attributes of both.
    case intersection
    /// What either covers: shared parts with the attributes of both, the rest with those of its own.
    case union
    /// What A covers and no feature of B does.
    case difference
    /// What one of the two covers and the other does not.
    case symmetricDifference = "symmetric_difference"
    /// All of A, shared parts with the attributes of B too.
    case identity
}

/// Parts of a result that were left out.
public struct DroppedResult: Sendable, Hashable {
    /// B's layer.
    public var layer: String
    /// Row of A, nil for parts of B alone.
    public var a: Int?
    /// Row of B, nil for parts of A alone.
    public var b: Int?
    /// `point`, `line` or `sliver`.
    public var kind: String
    /// Plane area of the parts in square units of A's CRS; 0 for points and lines.
    public var area: Double

    /// Creates a record.
    public init(layer: String, a: Int?, b: Int?, kind: String, area: Double) {
        self.layer = layer
        self.a = a
        self.b = b
        self.kind = kind
        self.area = area
    }
}

/// Count and area of the result for one layer of B.
public struct OverlayLayerSummary: Sendable, Hashable {
    /// B's layer.
    public var layer: String
    /// Number of features.
    public var features: Int
    /// Sum of their areas in the counting method; nil with `reason` when one cannot be given.
    public var area: ExactArea?
    /// Why the area is nil.
    public var reason: AreaReason?

    /// Creates a summary.
    public init(layer: String, features: Int, area: ExactArea?, reason: AreaReason? = nil) {
        self.layer = layer
        self.features = features
        self.area = area
        self.reason = reason
    }
}

/// The result of `overlay`.
public struct OverlayResult: Sendable {
    /// The features, in A's CRS: A's fields, `layer` with several layers, then B's fields; a name of B that A has gets
    /// `_2`.
    public var table: FeatureTable
    /// One per layer of B, in order.
    public var layers: [OverlayLayerSummary]
    /// What was left out.
    public var dropped: [DroppedResult]

    /// Creates a result.
    public init(table: FeatureTable, layers: [OverlayLayerSummary], dropped: [DroppedResult]) {
        self.table = table
        self.layers = layers
        self.dropped = dropped
    }

    /// Sum over the layers; nil when one is nil.
    public var area: ExactArea? {
        layers.reduce(ExactArea?.some(.zero)) { sum, layer in
            guard let sum, let area = layer.area else { return nil }
            return sum + area
        }
    }
}

/// Overlays layer A with one or more layers B on plain tables (design 4.6).
public struct LayerOverlay: Sendable {
    /// The operation.
    public var kind: OverlayKind
    /// Lines and points of B become polygons of this many metres on each side, 8 segments a quadrant; nil leaves them.
    public var lineBufferInMetres: Double?
    /// Keep polygons only.
    public var areasOnly: Bool
    /// The counting method.
    public var areaMethod: AreaMethod
    /// Whether ballpark operations are acceptable.
    public var allowBallpark: Bool
    /// Upper bound of threads.
    public var threads: Int

    /// Creates an operation.
    public init(
        _ kind: OverlayKind,
        lineBufferInMetres: Double? = nil,
        areasOnly: Bool = false,
        areaMethod: AreaMethod = .statutory,
        allowBallpark: Bool = false,
        threads: Int = 1
    ) {
        self.kind = kind
        self.lineBufferInMetres = lineBufferInMetres
        self.areasOnly = areasOnly
        self.areaMethod = areaMethod
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// Runs it layer by layer of B. Geometries must be valid; nulls are passed over. Heights are dropped.
    ///
    /// - Throws: `EngineError`; `unsupported_crs` when a CRS is missing and the other is not.
    public func run(
        _ a: FeatureTable,
        with layers: [FeatureTable],
        monitor: WorkMonitor = .silent
    ) throws -> OverlayResult {
        throw EngineError(code: .invalidArgument, operation: "overlay", subject: "not yet")
    }
}
