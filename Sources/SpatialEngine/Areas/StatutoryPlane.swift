import GeoModel
import SpatialAnalysis

/// Where statutory areas are defined: the mainland's range of design 4.5.
enum StatutoryRange {
    /// Longitudes and latitudes, x = longitude.
    static let box = Envelope(minX: 73, minY: 3, maxX: 136, maxY: 54)

    /// True when a box of longitudes and latitudes lies wholly inside.
    static func contains(_ other: Envelope) -> Bool { !other.isEmpty && box.contains(other) }

    /// The 3-degree zone of a box's centre. West of 73.5° E there is no zone with a code: the first one serves.
    static func zone(of box: Envelope) -> Int {
        let zone = GaussZone(containing: box.center.x, width: .three).number
        return min(max(zone, GaussZone.Width.three.codedZones.lowerBound), GaussZone.Width.three.codedZones.upperBound)
    }
}

/// A CGCS2000 Gauss-Kruger plane in which statutory areas are taken.
struct StatutoryPlane {
    let crs: CRSReference
    /// Degrees east.
    let centralMeridian: Double
    /// Metres, the zone prefix included.
    let falseEasting: Double

    /// The 3-degree zone's number: the one whose central meridian lies nearest.
    var zone: Int { Int((centralMeridian / 3).rounded()) }

    init(crs: CRSReference, centralMeridian: Double, falseEasting: Double) {
        self.crs = crs
        self.centralMeridian = centralMeridian
        self.falseEasting = falseEasting
    }

    /// The plane of a 3-degree zone with its number before the easting; nil for zones without a code.
    init?(zone: Int) {
        let plane = GaussPlane(datum: .cgcs2000, zone: GaussZone(width: .three, number: zone), isPrefixed: true)
        guard let epsg = plane.epsg else { return nil }
        crs = CRSReference(
            definition: "EPSG:\(epsg)",
            epsg: epsg,
            name: "CGCS2000 / 3-degree Gauss-Kruger zone \(zone)",
            kind: .projected,
            metresPerUnit: 1,
            datumName: "China 2000"
        )
        centralMeridian = plane.centralMeridian
        falseEasting = plane.falseEasting
    }
}
