public import GeoModel

/// What is known of the operation that brought a layer into another CRS.
public struct ProjectionFacts: Sendable, Hashable {
    /// The operation's name, `none` when the CRS are the same.
    public var name: String
    /// Stated accuracy in metres; nil when unknown.
    public var accuracyInMetres: Double?
    /// True when a datum shift is left out or guessed.
    public var isBallpark: Bool
    /// Grids the operation would like and does not find.
    public var missingGrids: [String]

    /// Creates the facts.
    public init(name: String, accuracyInMetres: Double?, isBallpark: Bool, missingGrids: [String] = []) {
        self.name = name
        self.accuracyInMetres = accuracyInMetres
        self.isBallpark = isBallpark
        self.missingGrids = missingGrids
    }
}

/// A vertex that has no place in the target CRS.
public struct ProjectionFailure: Sendable, Hashable {
    /// Index of the geometry.
    public var geometry: Int
    /// The vertex's x in the source CRS.
    public var x: Double
    /// The vertex's y in the source CRS.
    public var y: Double

    /// Creates a failure.
    public init(geometry: Int, x: Double, y: Double) {
        self.geometry = geometry
        self.x = x
        self.y = y
    }
}

/// A layer in the target CRS.
public struct ProjectedLayer: Sendable {
    /// The geometries; those that failed are null.
    public var geometries: GeometryColumn
    /// What is known of the operation.
    public var facts: ProjectionFacts
    /// One entry per geometry that could not be brought over, with its first bad vertex.
    public var failures: [ProjectionFailure]

    /// Creates a result.
    public init(geometries: GeometryColumn, facts: ProjectionFacts, failures: [ProjectionFailure] = []) {
        self.geometries = geometries
        self.facts = facts
        self.failures = failures
    }
}

/// Brings layers from their CRS to another one, vertex by vertex; heights are kept as they are.
public struct LayerProjector: Sendable {
    /// The CRS of the coordinates given.
    public let source: CRSReference
    /// The CRS wanted.
    public let target: CRSReference
    /// Whether ballpark operations are acceptable; between CGCS2000- and WGS 84-based CRS they always are.
    public let allowBallpark: Bool

    /// Creates a projector.
    public init(from source: CRSReference, to target: CRSReference, allowBallpark: Bool = false) {
        self.source = source
        self.target = target
        self.allowBallpark = allowBallpark
    }

    /// Transforms every vertex once; only the corners move, nothing is inserted.
    ///
    /// - Throws: `EngineError` `unsupported_crs` or `ballpark_refused`. A vertex without a place in the target makes
    ///   its geometry null and is listed.
    public func project(_ column: GeometryColumn) throws -> ProjectedLayer {
        throw EngineError(code: .invalidArgument, operation: "project", subject: "not yet")
    }
}
