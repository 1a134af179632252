import PROJKit
import SpatialAnalysis
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct GCJBDVectors {
    @Test(arguments: Vectors.cases("gcj_bd"))
    func shift(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let start = (
            longitude: try #require(input["lon"] as? Double),
            latitude: try #require(input["lat"] as? Double)
        )
        let gcj = ShiftedCoordinates.gcj02(fromWGS84: start)
        let bd = ShiftedCoordinates.bd09(fromGCJ02: gcj)
        let got: [String: Any] = [
            "gcj02": [gcj.longitude, gcj.latitude], "bd09": [bd.longitude, bd.latitude],
            "gcj_shift_m": distance(start, gcj), "bd_shift_m": distance(start, bd),
        ]
        #expect(try vector.differences(from: got) == [])
        let back = ShiftedCoordinates.wgs84(fromGCJ02: ShiftedCoordinates.gcj02(fromBD09: bd))
        #expect(abs(back.longitude - start.longitude) < 1e-8 && abs(back.latitude - start.latitude) < 1e-8)
    }

    private func distance(
        _ a: (longitude: Double, latitude: Double),
        _ b: (longitude: Double, latitude: Double)
    ) -> Double {
        let wgs84 = EllipsoidParameters(semiMajorAxis: 6_378_137, inverseFlattening: 298.257223563)
        return GeodesicCalculator(ellipsoid: wgs84).distance(from: a, to: b)
    }
}
