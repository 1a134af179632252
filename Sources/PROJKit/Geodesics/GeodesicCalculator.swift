import CPROJ
public import GeoModel

/// Areas, lengths and distances on an ellipsoid along geodesics; coordinates are longitude, latitude in degrees.
///
/// Nothing is inserted between vertices: an edge is the geodesic between its ends. Rings may cross the antimeridian.
/// A value; use it from any thread.
public struct GeodesicCalculator: Sendable {
    /// The ellipsoid.
    public let ellipsoid: EllipsoidParameters
    private let geodesic: geod_geodesic

    /// A calculator on an ellipsoid, that of CGCS2000 unless told otherwise.
    public init(ellipsoid: EllipsoidParameters = .cgcs2000) {
        self.ellipsoid = ellipsoid
        var geodesic = geod_geodesic()
        geod_init(&geodesic, ellipsoid.semiMajorAxis, ellipsoid.flattening)
        self.geodesic = geodesic
    }

    /// A calculator on the ellipsoid of a CRS.
    ///
    /// - Throws: `unsupportedCRS` for local planes.
    public init(ellipsoidOf reference: CRSReference, context: PROJContext) throws(PROJError) {
        guard let ellipsoid = try CoordinateSystem(reference, context: context).ellipsoid else {
            throw PROJError(code: .unsupportedCRS, operation: "geodesic", subject: reference.summary)
        }
        self.init(ellipsoid: ellipsoid)
    }

    // MARK: Two positions

    /// Metres along the geodesic; not a number when a latitude is out of range.
    public func distance(
        from start: (longitude: Double, latitude: Double),
        to end: (longitude: Double, latitude: Double)
    ) -> Double {
        inverse(from: start, to: end).distance
    }

    /// Metres along the geodesic, and its azimuths in degrees from north at both ends, in the direction of travel.
    public func inverse(
        from start: (longitude: Double, latitude: Double),
        to end: (longitude: Double, latitude: Double)
    ) -> (distance: Double, startAzimuth: Double, endAzimuth: Double) {
        var distance = 0.0
        var first = 0.0
        var second = 0.0
        withUnsafePointer(to: geodesic) { g in
            geod_inverse(g, start.latitude, start.longitude, end.latitude, end.longitude, &distance, &first, &second)
        }
        return (distance, first, second)
    }

    /// Where a geodesic of so many metres ends that starts under an azimuth in degrees from north.
    public func destination(
        from start: (longitude: Double, latitude: Double),
        azimuth: Double,
        distance: Double
    ) -> (longitude: Double, latitude: Double) {
        var longitude = 0.0
        var latitude = 0.0
        withUnsafePointer(to: geodesic) { g in
            geod_direct(g, start.latitude, start.longitude, azimuth, distance, &latitude, &longitude, nil)
        }
        return (longitude, latitude)
    }

    // MARK: Geometries

    /// Square metres of one geometry of a column in longitude, latitude: shells minus holes by ring role, whatever the
    /// rings' direction. 0 for points and lines.
    ///
    /// - Throws: `invalidCoordinate` with the index of a vertex that is not finite or whose latitude is beyond ±90°.
    public func area(of column: GeometryColumn, at index: Int) throws(PROJError) -> Double {
        guard column.kinds[index].dimension == 2 else { return 0 }
        var total = 0.0
        for part in column.parts(of: index) {
            for (role, ring) in column.rings(ofPart: part).enumerated() {
                let area = try measure(column, ring: ring, closed: true).area
                total += role == 0 ? area : -area
            }
        }
        return total
    }

    /// Metres of all lines, or of all rings, of one geometry of a column in longitude, latitude; 0 for points.
    ///
    /// - Throws: as `area(of:at:)`.
    public func length(of column: GeometryColumn, at index: Int) throws(PROJError) -> Double {
        guard let dimension = column.kinds[index].dimension, dimension > 0 else { return 0 }
        var total = 0.0
        for part in column.parts(of: index) {
            for ring in column.rings(ofPart: part) {
                total += try measure(column, ring: ring, closed: dimension == 2).length
            }
        }
        return total
    }

    /// Square metres inside one ring of interleaved longitude, latitude, closed or not, whatever its direction.
    ///
    /// - Throws: as `area(of:at:)`.
    public func area(ofRing lonLat: [Double]) throws(PROJError) -> Double {
        try measure(lonLat, vertices: 0..<(lonLat.count / 2), closed: true).area
    }

    private func measure(
        _ column: GeometryColumn,
        ring: Int,
        closed: Bool
    ) throws(PROJError) -> (area: Double, length: Double) {
        try measure(column.xy, vertices: column.vertices(ofRing: ring), closed: closed)
    }

    private func measure(
        _ xy: [Double],
        vertices: Range<Int>,
        closed: Bool
    ) throws(PROJError) -> (area: Double, length: Double) {
        var used = vertices
        // The closing vertex repeats the first; the library closes rings itself.
        if closed, let last = vertices.last, last > vertices.lowerBound, xy[2 * last] == xy[2 * vertices.lowerBound],
            xy[2 * last + 1] == xy[2 * vertices.lowerBound + 1]
        {
            used = vertices.lowerBound..<last
        }
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, closed ? 0 : 1)
        var area = 0.0
        var length = 0.0
        let bad = withUnsafePointer(to: geodesic) { g -> Int? in
            for v in used {
                let longitude = xy[2 * v]
                let latitude = xy[2 * v + 1]
                guard longitude.isFinite, abs(latitude) <= 90 else { return v }
                geod_polygon_addpoint(g, &polygon, latitude, longitude)
            }
            _ = geod_polygon_compute(g, &polygon, 0, 1, &area, &length)
            return nil
        }
        if let bad {
            throw PROJError(
                code: .invalidCoordinate,
                operation: "geodesic",
                subject: "longitude \(xy[2 * bad]), latitude \(xy[2 * bad + 1])",
                index: bad
            )
        }
        return (abs(area), length)
    }
}
