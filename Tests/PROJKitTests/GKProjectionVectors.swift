import Foundation
import GeoModel
import PROJKit
import TestSupport
import Testing

/// Zone choice by domain.md 1.2 and the forward projection of PROJ.
@Suite struct GKProjectionVectors {
    @Test(.enabled(if: Vectors.available), arguments: Vectors.cases("gk_projection"))
    func projects(vector: VectorCase) throws {
        let input = try vector.inputObject()
        let longitude = try #require(input["lon"] as? Double)
        let latitude = try #require(input["lat"] as? Double)
        let isThreeDegree = try #require(input["zone_width_deg"] as? Int) == 3
        let zone = isThreeDegree ? Int((longitude + 1.5) / 3) : Int(longitude / 6) + 1
        let prefixed = isThreeDegree ? 4513 + zone - 25 : 4491 + zone - 13
        let plain = isThreeDegree ? 4534 + zone - 25 : 4502 + zone - 13
        let withPrefix = try pipeline("EPSG:4490", "EPSG:\(prefixed)").transform(x: longitude, y: latitude)
        let without = try pipeline("EPSG:4490", "EPSG:\(plain)").transform(x: longitude, y: latitude)
        let parameters = try #require(try CoordinateSystem.gaussKruger(of: try crs("EPSG:\(prefixed)")))
        let got: [String: Any] = [
            "zone": zone, "central_meridian": Int(parameters.centralMeridian), "epsg_prefixed": prefixed,
            "epsg_unprefixed": plain, "easting_prefixed": withPrefix.x, "northing": withPrefix.y,
            "easting_unprefixed": without.x,
        ]
        #expect(parameters.zonePrefix == zone)
        #expect(try vector.differences(from: got) == [])
    }
}
