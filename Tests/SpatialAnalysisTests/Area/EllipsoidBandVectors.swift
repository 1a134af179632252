import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct EllipsoidBandVectors {
    @Test(arguments: Vectors.cases("ellipsoid_band"))
    func band(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let b1 = try #require(input["B1_deg"] as? Double) * .pi / 180
        let b2 = try #require(input["B2_deg"] as? Double) * .pi / 180
        let dl = try #require(input["dL_deg"] as? Double) * .pi / 180
        let integral = AuthalicIntegral(.cgcs2000)
        let got: [String: Any] = [
            "area_m2": StatutoryBand.area(latitude1: b1, latitude2: b2, longitudeDifference: dl),
            "exact_integral_m2": integral.band(latitude1: b1, latitude2: b2, longitudeDifference: dl),
        ]
        #expect(try vector.differences(from: got) == [])
    }

    @Test("A narrow band loses no digits", arguments: [1e-3, 1e-5, 1e-7])
    func narrow(_ height: Double) {
        let integral = AuthalicIntegral(.cgcs2000)
        let series = StatutoryBand.area(latitude1: 0.7, latitude2: 0.7 + height, longitudeDifference: 1)
        let closed = integral.band(latitude1: 0.7, latitude2: 0.7 + height, longitudeDifference: 1)
        #expect(abs(closed / series - 1) < 2e-11)
    }
}
