import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct GKInverseSeriesVectors {
    @Test(arguments: Vectors.cases("gk_inverse_series"))
    func inverse(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let zone = GaussZone(width: .three, number: try #require(input["zone"] as? Int))
        let easting = try #require(input["easting"] as? Double)
        let northing = try #require(input["northing"] as? Double)
        let meridian = try #require(input["central_meridian"] as? Double)
        let isPrefixed = easting > 1e6
        let position = StatutoryInverse.position(
            northing: northing,
            offset: easting - zone.falseEasting(prefixed: isPrefixed)
        )
        let b = position.latitude * StatutoryInverse.arcSecondsPerRadian
        let l = position.longitudeDifference * StatutoryInverse.arcSecondsPerRadian + meridian * 3600
        let got: [String: Any] = ["B_sec": b, "L_sec": l, "B_deg": b / 3600, "L_deg": l / 3600]
        #expect(try vector.differences(from: got) == [])
    }
}
