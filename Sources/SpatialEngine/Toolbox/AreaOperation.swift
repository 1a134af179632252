import GEOSKit
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
        guard let crs = table.crs else {
            throw EngineError(code: .unsupportedCRS, operation: "area", subject: table.name, messages: ["no CRS"])
        }
        let measurer = AreaMeasurer(crs: crs, workingCRS: workingCRS, allowBallpark: allowBallpark)
        let repaired = try Repairer(measurer: measurer, method: method)
            .repair(table.geometries, accepting: accepted, threads: threads)
        var areas = try measurer.measure(repaired.geometries, threads: threads)
        var features = areas.map { FeatureAreas(areas: $0, isValid: true) }
        for repair in repaired.repairs {
            let row = repair.geometry
            if !repair.isAccepted { areas[row] = .unavailable(.repairRefused) }
            features[row] = FeatureAreas(areas: areas[row], isValid: false, repair: repair)
        }
        for fault in repaired.unusable {
            let reason: AreaReason = fault.kind == .badCoordinate ? .badCoordinate : .emptyGeometry
            areas[fault.geometry] = .unavailable(reason)
            features[fault.geometry] = FeatureAreas(areas: areas[fault.geometry], isValid: false)
        }
        // Total and sum are over what can be measured; what cannot has its reason at the feature.
        let measurable = areas.indices.filter { areas[$0].hasAny }
        let union = try LayerDissolver.union(
            of: repaired.geometries,
            members: measurable,
            context: try GEOSContext()
        )
        let total = try measure(union, with: measurer)
        return LayerAreas(features: features, total: total, sum: AreaOperation.sum(areas))
    }

    /// The union's areas, polygon by polygon: a layer that spans several zones is measured in the zone of each.
    private func measure(_ union: GeometryColumn, with measurer: AreaMeasurer) throws -> MeasuredAreas {
        var polygons = GeometryColumn()
        for rings in union[0].parts where union.kinds[0].dimension == 2 { polygons.appendPolygon(rings: rings) }
        guard polygons.count > 0 else { return try measurer.measure(union).first ?? .unavailable(.emptyGeometry) }
        return AreaOperation.sum(try measurer.measure(polygons, threads: threads))
    }

    /// Sums by method over the features that have any area; nil where one of them lacks this method's, or none has any.
    private static func sum(_ areas: [MeasuredAreas]) -> MeasuredAreas {
        guard areas.contains(where: \.hasAny) else { return areas.first ?? .unavailable(.emptyGeometry) }
        func total(_ method: AreaMethod) -> (ExactArea?, AreaReason?) {
            var sum = ExactArea.zero
            for feature in areas where feature.hasAny {
                guard let area = feature.area(method) else { return (nil, feature.reason(method)) }
                sum += area
            }
            return (sum, nil)
        }
        let statutory = total(.statutory)
        let geodesic = total(.geodesic)
        let planar = total(.planar)
        return MeasuredAreas(
            statutory: statutory.0,
            geodesic: geodesic.0,
            planar: planar.0,
            statutoryReason: statutory.1,
            geodesicReason: geodesic.1,
            planarReason: planar.1
        )
    }
}
