import GeoModel
import PROJKit
import SpatialAnalysis

/// One layer on its way to its areas; every vertex is transformed once for each CRS an area needs.
struct LayerAreaMeasurement {
    private let measurer: AreaMeasurer
    private let column: GeometryColumn
    private let context: PROJContext
    private let system: CoordinateSystem
    /// Longitudes and latitudes on the CRS's own datum; nil for features without, and for all in a local plane.
    private var geographic: [GeometryColumn?]?
    /// The features that can be measured at all.
    private let usable: [Int]
    private(set) var areas: [MeasuredAreas]

    init(measurer: AreaMeasurer, column: GeometryColumn) throws(PROJError) {
        self.measurer = measurer
        self.column = column
        context = try PROJContext()
        system = try CoordinateSystem(measurer.crs, context: context)
        areas = (0..<column.count).map { index in
            guard let dimension = column.kinds[index].dimension, !column.vertices(of: index).isEmpty else {
                return .unavailable(.emptyGeometry)
            }
            if dimension < 2 { return .unavailable(.notAPolygon) }
            for value in column.vertices(of: index).lazy.map({ (column.xy[2 * $0], column.xy[2 * $0 + 1]) })
            where !(value.0.isFinite && value.1.isFinite) {
                return .unavailable(.badCoordinate)
            }
            return MeasuredAreas()
        }
        usable = areas.indices.filter { [areas] in areas[$0].planarReason == nil }
    }

    /// Shells minus holes in the plane, units turned into metres.
    mutating func measurePlanar() {
        for index in usable {
            guard let unit = system.metresPerUnit else {
                areas[index].planarReason = .geographicCRS
                continue
            }
            areas[index].planar = exact(column[index].planarArea * unit * unit)
        }
    }

    /// Geodesics between the stored vertices on the CRS's own ellipsoid.
    mutating func measureGeodesic() throws(PROJError) {
        try findGeographic()
        let ellipsoid = system.ellipsoid
        for index in usable {
            guard let ellipsoid, let geographic else {
                areas[index].geodesicReason = .noEarthPosition
                continue
            }
            guard let position = geographic[index] else {
                areas[index].geodesicReason = .notTransformable
                continue
            }
            let calculator = GeodesicCalculator(ellipsoid: ellipsoid)
            // The latitude may be beyond the pole in a file that calls itself geographic.
            if let area = try? calculator.area(of: position, at: 0) {
                areas[index].geodesic = exact(area)
            } else {
                areas[index].geodesicReason = .badCoordinate
            }
        }
    }

    /// 椭球面积 in the working CRS or in the zone of each feature's centre.
    mutating func measureStatutory() throws(PROJError) {
        try findGeographic()
        let working = try workingPlane()
        var byZone: [Int: [Int]] = [:]
        for index in usable {
            guard let geographic else {
                areas[index].statutoryReason = .noEarthPosition
                continue
            }
            guard let position = geographic[index] else {
                areas[index].statutoryReason = .notTransformable
                continue
            }
            let box = position.envelope
            guard StatutoryRange.contains(box) else {
                areas[index].statutoryReason = .outsideStatutoryRange
                continue
            }
            byZone[working == nil ? StatutoryRange.zone(of: box) : 0, default: []].append(index)
        }
        for (zone, members) in byZone.sorted(by: { $0.key < $1.key }) {
            if let working {
                try measureStatutory(members, in: working)
            } else if let plane = StatutoryPlane(zone: zone) {
                try measureStatutory(members, in: plane)
            }
        }
    }

    private mutating func measureStatutory(_ members: [Int], in plane: StatutoryPlane) throws(PROJError) {
        let procedure = StatutoryArea(falseEasting: plane.falseEasting, centralMeridian: plane.centralMeridian)
        let placed: [GeometryColumn?]
        do throws(PROJError) {
            placed = try transformed(members, to: plane)
        } catch {
            guard error.code == .ballparkRefused || error.code == .noOperation else { throw error }
            let reason: AreaReason = error.code == .ballparkRefused ? .ballparkRefused : .notTransformable
            for index in members { areas[index].statutoryReason = reason }
            return
        }
        for (index, geometry) in zip(members, placed) {
            guard let geometry else {
                areas[index].statutoryReason = .notTransformable
                continue
            }
            areas[index].zone = plane.zone
            areas[index].statutory = exact(procedure.area(of: geometry, at: 0))
        }
    }

    /// The features in a Gauss plane; as stored when they are in it already.
    private func transformed(_ members: [Int], to plane: StatutoryPlane) throws(PROJError) -> [GeometryColumn?] {
        if let own = system.gaussKruger, own.datum == .cgcs2000, own.falseNorthing == 0,
            own.centralMeridian == plane.centralMeridian, own.falseEasting == plane.falseEasting
        {
            return members.map { column.selecting([$0]) }
        }
        let selected = column.selecting(members)
        let pipeline = try Pipeline(
            from: measurer.crs,
            to: plane.crs,
            covering: selected.envelope,
            allowBallpark: measurer.allowBallpark,
            datumShift: measurer.datumShift,
            context: context
        )
        return Self.split(selected, by: pipeline)
    }

    private mutating func findGeographic() throws(PROJError) {
        guard geographic == nil, let base = system.geographicBase else { return }
        let selected = column.selecting(usable)
        let placed: [GeometryColumn?]
        if system.kind == .geographic {
            placed = usable.map { column.selecting([$0]) }
        } else {
            let pipeline = try Pipeline(from: measurer.crs, to: base, context: context)
            placed = Self.split(selected, by: pipeline)
        }
        var result = [GeometryColumn?](repeating: nil, count: column.count)
        for (index, geometry) in zip(usable, placed) { result[index] = geometry }
        geographic = result
    }

    /// Transforms a layer in one call, and feature by feature only when a vertex has no image.
    private static func split(_ column: GeometryColumn, by pipeline: Pipeline) -> [GeometryColumn?] {
        if let all = try? pipeline.transform(column) { return (0..<all.count).map { all.selecting([$0]) } }
        return (0..<column.count).map { try? pipeline.transform(column.selecting([$0])) }
    }

    private func workingPlane() throws(PROJError) -> StatutoryPlane? {
        guard let working = measurer.workingCRS else { return nil }
        let parameters = try CoordinateSystem.gaussKruger(of: working, context: context)
        guard let parameters, parameters.datum == .cgcs2000, parameters.falseNorthing == 0 else { return nil }
        return StatutoryPlane(
            crs: working,
            centralMeridian: parameters.centralMeridian,
            falseEasting: parameters.falseEasting
        )
    }

    private func exact(_ area: Double) -> ExactArea? {
        area.isFinite && area.magnitude < 1e24 ? ExactArea(squareMetres: area) : nil
    }
}
