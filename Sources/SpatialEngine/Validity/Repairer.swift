import GEOSKit
public import GeoModel
import SpatialAnalysis

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
        let outcomes = try WorkerPool.map(
            count: column.count,
            threads: threads,
            makeWorker: { (context: try GEOSContext(), proof: ValidityProof()) },
            body: { worker, index in
                if worker.proof.proves(column, at: index) { return Outcome() }
                return try outcome(column, at: index, context: worker.context)
            }
        )
        let broken = outcomes.indices.filter { outcomes[$0].linework != nil }
        let linework = try areas(broken.map { outcomes[$0].linework })
        let structure = try areas(broken.map { outcomes[$0].structure })
        var records: [Int: GeometryRepair] = [:]
        for (position, index) in broken.enumerated() {
            guard let fault = outcomes[index].fault else { continue }
            let isAccepted = accepted.contains(index) || agree(linework[position], structure[position])
            records[index] = GeometryRepair(
                geometry: index,
                area: linework[position],
                otherMethodArea: structure[position],
                areaBefore: plainArea(column[index]),
                isAccepted: isAccepted,
                fault: fault
            )
        }
        var geometries = GeometryColumn()
        var unusable: [GeometryFault] = []
        for (index, outcome) in outcomes.enumerated() {
            if let record = records[index], let repaired = outcome.linework {
                if record.isAccepted { geometries.append(repaired[0]) } else { geometries.appendNull() }
            } else if let fault = outcome.fault {
                unusable.append(fault)
                geometries.appendNull()
            } else {
                geometries.append(column[index])
            }
        }
        return RepairedLayer(
            geometries: geometries,
            repairs: broken.compactMap { records[$0] },
            unusable: unusable
        )
    }

    /// What a worker finds out about one geometry.
    private struct Outcome: Sendable {
        /// Why it cannot be used as it is; nil when it can.
        var fault: GeometryFault?
        /// Repaired by line work; nil when nothing was to be or could be repaired.
        var linework: GeometryColumn?
        /// Repaired by structure.
        var structure: GeometryColumn?
    }

    private func outcome(_ column: GeometryColumn, at index: Int, context: GEOSContext) throws -> Outcome {
        if let fault = RingFaults.unusable(column, at: index) { return Outcome(fault: fault) }
        guard column.kinds[index].dimension == 2 else { return Outcome() }
        var fault = RingFaults.openRing(column, at: index)
        let closed = fault == nil ? column[index] : RingFaults.closingRings(of: column[index])[0]
        guard !closed.isEmpty else { return Outcome(fault: fault) }
        let shape = try PlanarShape(closed, context: context)
        if fault == nil {
            let report = try shape.validity()
            if report.isValid { return Outcome() }
            fault = GeometryFault(
                geometry: index,
                kind: .invalid,
                reason: report.reason,
                x: report.location?.x,
                y: report.location?.y
            )
        }
        let both = try shape.repairedByBothMethods()
        // What collapses to nothing has no polygon to use.
        guard !both.linework.isEmpty else { return Outcome(fault: fault) }
        return Outcome(
            fault: fault,
            linework: try both.linework.column(keeping: .polygons),
            structure: try both.structure.column(keeping: .polygons)
        )
    }

    /// Areas in the counting method; where that one cannot be given the first of geodesic and plane that can.
    private func areas(_ columns: [GeometryColumn?]) throws -> [ExactArea?] {
        var all = GeometryColumn()
        for column in columns { if let column { all.append(column[0]) } else { all.appendNull() } }
        guard all.count > 0 else { return [] }
        return try measurer.measure(all).map { $0.area(method) ?? $0.geodesic ?? $0.planar }
    }

    /// Design 4.5: not more than 0.1 % nor more than 0.1 mu apart.
    private func agree(_ linework: ExactArea?, _ structure: ExactArea?) -> Bool {
        guard let linework, let structure else { return false }
        let difference = (linework - structure).microSquareMetres.magnitude
        let larger = max(linework, structure).microSquareMetres.magnitude
        // 0.1 mu is 200/3 m².
        return difference * 1000 <= larger && difference * 3 <= 200_000_000
    }

    private func plainArea(_ geometry: Geometry) -> ExactArea? {
        guard measurer.crs.kind == .projected, let unit = measurer.crs.metresPerUnit else { return nil }
        let area = geometry.planarArea * unit * unit
        return area.isFinite && area.magnitude < 1e24 ? ExactArea(squareMetres: area) : nil
    }
}
