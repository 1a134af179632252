import Foundation
import GeoModel
import Restoration
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.available))
struct LicenceVectors {
    @Test(arguments: Vectors.cases("licence"))
    func interpretsTheHeadOnly(_ vector: VectorCase) throws {
        let text = try #require(try vector.input() as? String)
        let licence = LicenceNumber(text)
        let got: [String: Any] = [
            "valid": licence.isValid,
            "format": licence.format?.rawValue ?? NSNull(),
            "issuer_code": licence.issuerCode ?? NSNull(),
            "issue_year": licence.issueYear ?? NSNull(),
            "issue_month": licence.issueMonth ?? NSNull(),
            "tail": licence.tail ?? NSNull(),
        ]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct AdcodesVectors {
    @Test(arguments: Vectors.cases("adcodes"))
    func namesTheCountiesOfThePlans(_ vector: VectorCase) throws {
        let text = try #require(try vector.input() as? String)
        let code = try #require(AreaCode(text))
        let got: [String: Any] = [
            "county": code.county ?? NSNull(),
            "city": code.city ?? NSNull(),
            "province": code.province ?? NSNull(),
            "province_code": code.provinceCode,
            "city_code": code.cityCode ?? NSNull(),
        ]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct DBFNamesVectors {
    @Test(arguments: Vectors.cases("dbf_names"))
    func cutsOnCharacterBoundaries(_ vector: VectorCase) throws {
        let input = try vector.inputObject()
        let names = try #require(input["names"] as? [String])
        let name = try #require(input["encoding"] as? String)
        let encoding = try #require(DBFNames.Encoding(rawValue: name))
        let fields = DBFNames.shortened(names, encoding: encoding)
        let got: [String: Any] = ["fields": fields, "bytes": fields.map(encoding.byteCount)]
        #expect(try vector.differences(from: got) == [])
    }
}

@Suite(.enabled(if: Vectors.available))
struct GeoJSONRingVectors {
    @Test(arguments: Vectors.cases("geojson_ring"))
    func followsTheRightHandRule(_ vector: VectorCase) throws {
        let points = try #require(try vector.input() as? [[NSNumber]])
        let ring = try #require(GeoJSONRing(interleaved: points.flatMap { $0.map(\.doubleValue) }))
        let c = ring.coordinates
        let got: [String: Any] = [
            "ring": stride(from: 0, to: c.count, by: 2).map { [c[$0], c[$0 + 1]] },
            "was_clockwise": ring.wasClockwise,
            "bbox": [ring.box.minX, ring.box.minY, ring.box.maxX, ring.box.maxY],
        ]
        #expect(try vector.differences(from: got) == [])
    }
}
