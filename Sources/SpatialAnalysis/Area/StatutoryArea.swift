public import GeoModel

/// 椭球面积 of polygons in a Gauss plane by the land survey's procedure (domain 1.6, steps 1 to 5).
public struct StatutoryArea: Sendable, Hashable {
    /// Easting of the central meridian, metres, the zone prefix included.
    public var falseEasting: Double
    /// Central meridian, degrees; it is also the reference meridian of the bands.
    public var centralMeridian: Double
    /// Whether coordinates and angles are rounded as the procedure says (steps 1 and 3).
    public var isRounding: Bool
    /// Whether points are inserted on edges of 70 m and more (step 2).
    public var isDensifying: Bool

    /// Creates the procedure for a plane; anything but the defaults is for comparison only.
    public init(falseEasting: Double, centralMeridian: Double, isRounding: Bool = true, isDensifying: Bool = true) {
        self.falseEasting = falseEasting
        self.centralMeridian = centralMeridian
        self.isRounding = isRounding
        self.isDensifying = isDensifying
    }

    /// Creates the procedure for a plane of the EPSG table.
    public init(plane: GaussPlane) {
        self.init(falseEasting: plane.falseEasting, centralMeridian: plane.centralMeridian)
    }

    /// Area in m² of one geometry: shells minus holes by ring role, all parts; 0 for what is no polygon.
    ///
    /// - Parameter column: x = easting, y = northing in the plane's metres; rings closed.
    public func area(of column: GeometryColumn, at geometry: Int) -> Double {
        guard column.kinds[geometry].dimension == 2 else { return 0 }
        var total = CompensatedSum()
        for part in column.parts(of: geometry) {
            let rings = column.rings(ofPart: part)
            for ring in rings {
                let area = area(ofRing: column.vertices(ofRing: ring), in: column.xy)
                total.add(ring == rings.lowerBound ? area : -area)
            }
        }
        return total.value
    }

    /// Area in m² of one closed ring, not negative.
    ///
    /// - Parameters:
    ///   - vertices: the ring's vertices, the first repeated at the end.
    ///   - xy: interleaved easting, northing.
    public func area(ofRing vertices: Range<Int>, in xy: [Double]) -> Double {
        guard vertices.count >= 4 else { return 0 }
        var sum = CompensatedSum()
        let start = vertices.lowerBound
        let first = vertex(x: xy[2 * start], y: xy[2 * start + 1])
        var previous = first
        for v in vertices.dropLast() {
            let x0 = xy[2 * v]
            let y0 = xy[2 * v + 1]
            let dx = xy[2 * v + 2] - x0
            let dy = xy[2 * v + 3] - y0
            let inserted = isDensifying ? Int((dx * dx + dy * dy).squareRoot() / 70) : 0
            if inserted > 0 {
                for i in 1...inserted {
                    let t = Double(i) / Double(inserted + 1)
                    let point = position(x: rounded(x0 + dx * t, 1e6), y: rounded(y0 + dy * t, 1e6))
                    sum.add(band(previous, point))
                    previous = point
                }
            }
            let isLast = v + 2 == vertices.upperBound
            let next = isLast ? first : vertex(x: xy[2 * v + 2], y: xy[2 * v + 3])
            sum.add(band(previous, next))
            previous = next
        }
        return sum.value.magnitude
    }

    private func vertex(x: Double, y: Double) -> (b: Double, l: Double) {
        position(x: rounded(x, 1e4), y: rounded(y, 1e4))
    }

    /// Latitude and longitude difference in radians, rounded once per vertex to 1e-6 arc-second.
    private func position(x: Double, y: Double) -> (b: Double, l: Double) {
        let p = StatutoryInverse.position(northing: y, offset: x - falseEasting)
        guard isRounding else { return (p.latitude, p.longitudeDifference) }
        let rho = StatutoryInverse.arcSecondsPerRadian
        // The central meridian is a whole number of seconds, so rounding the difference rounds the longitude.
        return (rounded(p.latitude * rho, 1e6) / rho, rounded(p.longitudeDifference * rho, 1e6) / rho)
    }

    private func band(_ p: (b: Double, l: Double), _ q: (b: Double, l: Double)) -> Double {
        StatutoryBand.area(latitude1: p.b, latitude2: q.b, longitudeDifference: (p.l + q.l) / 2)
    }

    /// Half-up at 1/quantum.
    private func rounded(_ value: Double, _ perUnit: Double) -> Double {
        isRounding ? (value * perUnit + 0.5).rounded(.down) / perUnit : value
    }
}
