public import GeoModel

/// What became of one invalid geometry.
public struct GeometryRepair: Sendable, Hashable {
    /// Index of the geometry in its column.
    public var geometry: Int
    /// The method whose polygon is used, as in JSON: `linework`.
    public var method: String
    /// Area by line work in the counting method; nil when it cannot be given.
    public var area: ExactArea?
    /// `other_method_m2`: area by the structure method; nil when it cannot be given.
    public var otherMethodArea: ExactArea?
    /// Area of the faulty polygon by the plain ring formula in the plane, m²; nil for geographic coordinates.
    public var areaBefore: ExactArea?
    /// False when the two methods differ by more than 0.1 % or 0.1 mu and the feature was not accepted by id.
    public var isAccepted: Bool
    /// The fault that made the repair necessary.
    public var fault: GeometryFault

    /// Creates a record.
    public init(
        geometry: Int,
        method: String = "linework",
        area: ExactArea?,
        otherMethodArea: ExactArea?,
        areaBefore: ExactArea?,
        isAccepted: Bool,
        fault: GeometryFault
    ) {
        self.geometry = geometry
        self.method = method
        self.area = area
        self.otherMethodArea = otherMethodArea
        self.areaBefore = areaBefore
        self.isAccepted = isAccepted
        self.fault = fault
    }
}

/// A layer after repair.
public struct RepairedLayer: Sendable {
    /// The geometries: valid ones untouched, repaired ones replaced, refused and unusable ones null.
    public var geometries: GeometryColumn
    /// One record per geometry that was invalid and not past repair, by index.
    public var repairs: [GeometryRepair]
    /// Geometries that are null, empty or past repair (NaN), by index.
    public var unusable: [GeometryFault]

    /// Creates a result.
    public init(geometries: GeometryColumn, repairs: [GeometryRepair], unusable: [GeometryFault]) {
        self.geometries = geometries
        self.repairs = repairs
        self.unusable = unusable
    }
}

/// Makes invalid polygons valid by both methods, and refuses where the two disagree (design 4.5).
public struct Repairer: Sendable {
    /// Measures both results.
    public let measurer: AreaMeasurer
    /// The method that counts.
    public let method: AreaMethod

    /// Creates a repairer for layers in the measurer's CRS.
    public init(measurer: AreaMeasurer, method: AreaMethod) {
        self.measurer = measurer
        self.method = method
    }

    /// Repairs what is invalid. Unclosed rings are closed first; lines and points pass untouched.
    ///
    /// - Parameter accepted: indices whose repair is taken although the methods disagree.
    public func repair(
        _ column: GeometryColumn,
        accepting accepted: Set<Int> = [],
        threads: Int = 1
    ) throws -> RepairedLayer {
        throw EngineError(code: .invalidArgument, operation: "repair", subject: "not yet")
    }
}
