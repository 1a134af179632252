public import GeoModel

/// One feature's areas in `area`.
public struct FeatureAreas: Sendable, Hashable {
    /// The areas of the feature, or of its repaired polygon.
    public var areas: MeasuredAreas
    /// False when the stored polygon is invalid.
    public var isValid: Bool
    /// How it was repaired; nil when it was valid or past repair.
    public var repair: GeometryRepair?

    /// Creates a record.
    public init(areas: MeasuredAreas, isValid: Bool, repair: GeometryRepair? = nil) {
        self.areas = areas
        self.isValid = isValid
        self.repair = repair
    }
}

/// The result of `area`.
public struct LayerAreas: Sendable {
    /// One per feature, in order.
    public var features: [FeatureAreas]
    /// Areas of the union of all usable features.
    public var total: MeasuredAreas
    /// Sums over features; a method that is nil for one feature is nil here, with that feature's reason.
    public var sum: MeasuredAreas

    /// Creates a result.
    public init(features: [FeatureAreas], total: MeasuredAreas, sum: MeasuredAreas) {
        self.features = features
        self.total = total
        self.sum = sum
    }
}

/// The three areas of every feature of a file, of their union and their sum (design 4.6).
public struct AreaOperation: Sendable {
    /// The counting method, for the repair rule.
    public var method: AreaMethod
    /// The project's working CRS; nil in the toolbox.
    public var workingCRS: CRSReference?
    /// Whether ballpark operations are acceptable.
    public var allowBallpark: Bool
    /// Upper bound of threads.
    public var threads: Int

    /// Creates an operation.
    public init(
        method: AreaMethod = .statutory,
        workingCRS: CRSReference? = nil,
        allowBallpark: Bool = false,
        threads: Int = 1
    ) {
        self.method = method
        self.workingCRS = workingCRS
        self.allowBallpark = allowBallpark
        self.threads = threads
    }

    /// Measures every feature. Points and lines have a reason instead of an area.
    ///
    /// - Parameter accepted: rows whose repair is taken although the two methods disagree.
    public func run(_ table: FeatureTable, accepting accepted: Set<Int> = []) throws -> LayerAreas {
        throw EngineError(code: .invalidArgument, operation: "area", subject: "not yet")
    }
}
