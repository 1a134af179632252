import GeoModel
import PROJKit

/// A plane in metres around a place, for measures that a geographic CRS has no plane for.
struct MetricPlane {
    /// The plane's CRS, on the datum of the geographic one where it is a local plane.
    let crs: CRSReference
    /// True when it is a CGCS2000 Gauss zone; false for the local plane outside its range.
    let isGaussZone: Bool

    /// The Gauss zone of a box's centre inside 73–136°E, 3–54°N; else an equidistant plane about the centre.
    init(around box: Envelope, of geographic: CRSReference) throws(PROJError) {
        if StatutoryRange.contains(box), let plane = StatutoryPlane(zone: StatutoryRange.zone(of: box)) {
            crs = plane.crs
            isGaussZone = true
            return
        }
        let system = try CoordinateSystem(geographic, context: try PROJContext())
        let ellipsoid = system.ellipsoid ?? .cgcs2000
        // Around the centre, distances from it are true and others nearly so.
        let centre = box.center
        let shape = "+a=\(ellipsoid.semiMajorAxis) +rf=\(ellipsoid.inverseFlattening)"
        crs = CRSReference(
            definition: "+proj=aeqd +lat_0=\(centre.y) +lon_0=\(centre.x) \(shape) +units=m",
            epsg: nil,
            name: "azimuthal equidistant",
            kind: .projected,
            metresPerUnit: 1
        )
        isGaussZone = false
    }
}
