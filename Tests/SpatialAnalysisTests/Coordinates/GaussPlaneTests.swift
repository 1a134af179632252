import GeoModel
import PROJKit
import SpatialAnalysis
import Testing

@Suite struct GaussPlaneTests {
    @Test("Every code of the table means what EPSG says", arguments: ChineseDatum.allCases)
    func codes(_ datum: ChineseDatum) throws {
        let context = try PROJContext()
        for width in GaussZone.Width.allCases {
            for number in width.codedZones {
                for prefixed in [true, false] {
                    let plane = GaussPlane(
                        datum: datum,
                        zone: GaussZone(width: width, number: number),
                        isPrefixed: prefixed
                    )
                    let code = try #require(plane.epsg)
                    #expect(GaussPlane(epsg: code) == plane)
                    let system = try CoordinateSystem("EPSG:\(code)", context: context)
                    let parameters = try #require(system.gaussKruger)
                    #expect(parameters.centralMeridian == plane.centralMeridian)
                    #expect(parameters.falseEasting == plane.falseEasting)
                }
            }
        }
    }

    @Test("Codes beside the table are none", arguments: [4490, 4555, 2326, 32649, 0])
    func otherCodes(_ code: Int) { #expect(GaussPlane(epsg: code) == nil) }

    @Test(
        "A meridian between zones belongs to the eastern one",
        arguments: [
            (112.5, GaussZone.Width.three, 38), (112.499999, .three, 37), (108.0, .six, 19), (107.999, .six, 18),
        ]
    )
    func borders(_ longitude: Double, _ width: GaussZone.Width, _ number: Int) {
        #expect(GaussZone(containing: longitude, width: width).number == number)
    }

    @Test("Krüger's series agrees with PROJ to a hundredth of a micrometre, and the statutory one to 5e-6 seconds")
    func againstPROJ() throws {
        let context = try PROJContext()
        let base = try CoordinateSystem.identify("EPSG:4490", context: context)
        let target = try CoordinateSystem.identify("EPSG:4525", context: context)
        let pipeline = try Pipeline(from: base, to: target, context: context)
        let plane = try #require(GaussPlane(epsg: 4525))
        for latitude in stride(from: 18.0, through: 54, by: 3) {
            for longitude in stride(from: 109.5, through: 112.5, by: 0.5) {
                let expected = try pipeline.transform(x: longitude, y: latitude)
                let got = plane.projection.forward(longitude: longitude, latitude: latitude)
                #expect(abs(got.x - expected.x) < 1e-8 && abs(got.y - expected.y) < 1e-8)
                let series = StatutoryInverse.position(northing: got.y, offset: got.x - plane.falseEasting)
                #expect(abs(series.latitude * 648_000 / .pi - latitude * 3600) < 5e-6)
                #expect(abs(series.longitudeDifference * 648_000 / .pi - (longitude - 111) * 3600) < 5e-6)
            }
        }
    }
}
