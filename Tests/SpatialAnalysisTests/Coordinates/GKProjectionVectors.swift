import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct GKProjectionVectors {
    @Test(arguments: Vectors.cases("gk_projection"))
    func forward(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let longitude = try #require(input["lon"] as? Double)
        let latitude = try #require(input["lat"] as? Double)
        let width = try #require((input["zone_width_deg"] as? Int).flatMap(GaussZone.Width.init(rawValue:)))
        let zone = GaussZone(containing: longitude, width: width)
        let plain = GaussPlane(datum: .cgcs2000, zone: zone, isPrefixed: false)
        let prefixed = GaussPlane(datum: .cgcs2000, zone: zone, isPrefixed: true)
        let a = prefixed.projection.forward(longitude: longitude, latitude: latitude)
        let b = plain.projection.forward(longitude: longitude, latitude: latitude)
        let got: [String: Any] = [
            "zone": zone.number, "central_meridian": zone.centralMeridian,
            "epsg_prefixed": try #require(prefixed.epsg), "epsg_unprefixed": try #require(plain.epsg),
            "easting_prefixed": a.x, "northing": a.y, "easting_unprefixed": b.x,
        ]
        #expect(try vector.differences(from: got) == [])
        let back = plain.projection.inverse(x: b.x, y: b.y)
        #expect(abs(back.longitude - longitude) < 1e-12 && abs(back.latitude - latitude) < 1e-12)
    }
}
