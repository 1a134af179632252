import GeoModel
import PROJKit
import SpatialAnalysis

/// Compares distances of a plane with geodesics between the same points: a plane that does not fit its place shows.
struct EllipsoidCheck {
    /// To longitudes and latitudes of the plane's own datum, so that no datum is shifted.
    private let pipeline: Pipeline
    private let geodesic: GeodesicCalculator

    /// - Throws: `PROJError` when the plane's CRS is unknown to the library.
    init?(_ plane: CRSReference, covering box: Envelope, context: PROJContext) throws(PROJError) {
        guard plane.metresPerUnit != nil, plane.kind == .projected, !box.isEmpty,
            let base = try CoordinateSystem(plane, context: context).geographicBase
        else { return nil }
        pipeline = try Pipeline(from: plane, to: base, covering: box, allowBallpark: false, context: context)
        geodesic = try GeodesicCalculator(ellipsoidOf: plane, context: context)
    }

    /// Metres along the ellipsoid between two points of the plane; nil where the plane has no place.
    func distance(_ here: PlanePoint, _ there: PlanePoint) -> Double? {
        guard let a = try? pipeline.transform(x: here.x, y: here.y),
            let b = try? pipeline.transform(x: there.x, y: there.y)
        else { return nil }
        let found = geodesic.distance(from: (a.x, a.y), to: (b.x, b.y))
        return found.isFinite ? found : nil
    }
}
