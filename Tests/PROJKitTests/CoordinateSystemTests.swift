import GeoModel
import Testing

@testable import PROJKit

@Suite struct CoordinateSystemTests {
    @Test(arguments: [
        ("EPSG:4525", 4525), (" 4525 ", 4525), ("epsg:4490", 4490), ("+init=epsg:4546 +no_defs", 4546),
        ("urn:ogc:def:crs:EPSG::4526", 4526), ("CGCS2000 / 3-degree Gauss-Kruger zone 37", 4525),
        // Heights are left out.
        ("EPSG:4480", 4490), ("EPSG:4525+5737", 4525),
        (PRJ.cgcsGeographic, 4490), (PRJ.plane(name: "CGCS2000_3_Degree_GK_Zone_37", falseEasting: 37_500_000), 4525),
        ("OGC:CRS84", 4326), ("+proj=longlat +datum=WGS84", 4326), ("+proj=utm +zone=49 +datum=WGS84", 32649),
        // All-zero parameters say nothing.
        (PRJ.beijing(towgs84: "0,0,0,0,0,0,0"), 4214),
    ])
    func identifies(text: String, code: Int) throws {
        let found = try crs(text)
        #expect(found.epsg == code)
        #expect(found.definition == "EPSG:\(code)")
    }

    @Test func aNamelessPlaneThatTwoCodesFitHasNone() throws {
        // 4508 (6-degree CM 111E) and 4546 (3-degree CM 111E) are one plane; a local name does not decide.
        let found = try crs(PRJ.plane(name: "mine plane", falseEasting: 500_000))
        #expect(found.epsg == nil)
        #expect(found.name == "mine plane")
        #expect(found.kind == .projected)
        #expect(try crs(found.definition).kind == .projected)
    }

    @Test func parametersToWGS84KeepTheDefinition() throws {
        let found = try crs(PRJ.beijing(towgs84: "15.8,-154.4,-82.3,0,0,0,0"))
        #expect(found.epsg == nil)
        #expect(found.definition.contains("-154.4"))
        #expect(try CoordinateSystem(found, context: PROJContext()).boundShift?[1] == -154.4)
    }

    @Test(arguments: ["", "hello", "EPSG:99999", "+proj=nonsense", "LINESTRING (0 0, 1 1)"])
    func refusesWhatIsNoCRS(text: String) throws {
        let error = #expect(throws: PROJError.self) { try crs(text) }
        #expect(error?.code == .unknownCRS)
    }

    @Test func anAuthorityNodeThatContradictsTheParametersIsNotBelieved() throws {
        let text =
            PRJ.plane(name: "wrong", falseEasting: 38_500_000, meridian: 114).dropLast()
            + ",AUTHORITY[\"EPSG\",\"4525\"]]"
        #expect(try crs(String(text)).epsg != 4525)
    }

    @Test(arguments: [
        ("EPSG:4525", AxisOrder.northEast), ("EPSG:4326", .northEast), ("EPSG:32649", .eastNorth),
        ("EPSG:3857", .eastNorth),
    ])
    func axisOrder(text: String, order: AxisOrder) throws {
        #expect(try CoordinateSystem(text, context: PROJContext()).authorityAxisOrder == order)
    }

    @Test(arguments: [
        ("EPSG:4525", DatumFamily.cgcs2000), ("EPSG:4508", .cgcs2000), ("EPSG:4610", .xian80), ("EPSG:2361", .xian80),
        ("EPSG:4214", .beijing54), ("EPSG:2415", .beijing54), ("EPSG:4555", .other), ("EPSG:4326", .wgs84),
        ("EPSG:9057", .wgs84), ("EPSG:32649", .wgs84), ("EPSG:4269", .other), ("+proj=longlat +ellps=krass", .other),
    ])
    func datumFamily(text: String, family: DatumFamily) throws {
        #expect(try CoordinateSystem.datumFamily(of: try crs(text)) == family)
    }

    @Test(arguments: [("CGCS2000国家大地坐标系", DatumFamily.cgcs2000), ("D_Xian_1980", .xian80), ("新1954北京坐标系", .other)])
    func datumFamilyByName(name: String, family: DatumFamily) { #expect(DatumFamily(datumName: name) == family) }

    @Test(arguments: [
        (4525, 111.0, 37_500_000.0, 37 as Int?), (4546, 111, 500_000, nil), (4497, 111, 19_500_000, 19),
        (4508, 111, 500_000, nil), (2361, 111, 37_500_000, 37), (21419, 111, 19_500_000, 19),
    ])
    func gaussKruger(code: Int, meridian: Double, easting: Double, prefix: Int?) throws {
        let found = try #require(try CoordinateSystem.gaussKruger(of: try crs("EPSG:\(code)")))
        #expect(found.centralMeridian == meridian)
        #expect(found.falseEasting == easting)
        #expect(found.falseNorthing == 0)
        #expect(found.scale == 1)
        #expect(found.zonePrefix == prefix)
    }

    @Test(arguments: ["EPSG:32649", "EPSG:4490", "EPSG:3857", "LOCAL_CS[\"mine grid\",UNIT[\"metre\",1]]"])
    func notGaussKruger(text: String) throws {
        #expect(try CoordinateSystem.gaussKruger(of: try crs(text)) == nil)
    }

    @Test(arguments: [
        ("EPSG:4490", 6_378_137.0, 298.257222101), ("EPSG:4610", 6_378_140, 298.257), ("EPSG:4214", 6_378_245, 298.3),
        ("EPSG:4326", 6_378_137, 298.257223563),
    ])
    func ellipsoid(text: String, semiMajor: Double, inverseFlattening: Double) throws {
        let found = try #require(try CoordinateSystem(text, context: PROJContext()).ellipsoid)
        #expect(found.semiMajorAxis == semiMajor)
        #expect(abs(found.inverseFlattening - inverseFlattening) < 1e-9)
    }

    @Test func localPlaneHasNoDatum() throws {
        let found = try crs("LOCAL_CS[\"mine grid\",UNIT[\"metre\",1]]")
        #expect(found.kind == .local)
        #expect(found.datumName == nil)
        let error = #expect(throws: PROJError.self) { try pipeline(found.definition, "EPSG:4490") }
        #expect(error?.code == .unsupportedCRS)
    }

    @Test func areaOfUseOfAZone() throws {
        let area = try #require(try CoordinateSystem("EPSG:4525", context: PROJContext()).areaOfUse)
        #expect(area.box.minX == 109.5)
        #expect(area.box.maxX == 112.5)
    }

    @Test func areaAcrossTheAntimeridianHoldsBothSides() {
        let area = AreaOfUse(name: "Fiji", west: 176, south: -20, east: -178, north: -12)
        #expect(area.contains(Envelope(minX: 177, minY: -18, maxX: 179, maxY: -17)))
        #expect(area.contains(Envelope(minX: -180, minY: -18, maxX: -179, maxY: -17)))
        #expect(!area.contains(Envelope(minX: 170, minY: -18, maxX: 179, maxY: -17)))
    }

    @Test func library() throws {
        #expect(PROJLibrary.runtimeVersion.split(separator: ".").count == 3)
        #expect(try PROJLibrary.databasePath()?.hasSuffix("proj.db") == true)
        #expect(try PROJLibrary.registryVersion() != nil)
    }
}
