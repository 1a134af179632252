import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct IdentificationTests {
    /// The `.prj` text ESRI's programs write for a Gauss–Krüger zone.
    static func prj(_ name: String, datum: String, spheroid: String, meridian: Int, easting: Int) -> String {
        """
        PROJCS["\(name)",GEOGCS["GCS_\(datum)",DATUM["D_\(datum)",SPHEROID[\(spheroid)]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],\
        PARAMETER["False_Easting",\(easting).0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",\(meridian).0],PARAMETER["Scale_Factor",1.0],\
        PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """
    }

    static let cgcs = #""CGCS2000",6378137.0,298.257222101"#
    static let krassowsky = #""Krasovsky_1940",6378245.0,298.3"#
    static let iag75 = #""Xian_1980",6378140.0,298.257"#

    static let zones: [(String, Int)] = [
        (
            prj(
                "CGCS2000_3_Degree_GK_Zone_37",
                datum: "China_2000",
                spheroid: cgcs,
                meridian: 111,
                easting: 37_500_000
            ), 4525
        ),
        (
            prj(
                "CGCS2000_3_Degree_GK_Zone_38",
                datum: "China_2000",
                spheroid: cgcs,
                meridian: 114,
                easting: 38_500_000
            ), 4526
        ),
        (
            prj("CGCS2000_3_Degree_GK_CM_111E", datum: "China_2000", spheroid: cgcs, meridian: 111, easting: 500_000),
            4546
        ),
        (
            prj("CGCS2000_3_Degree_GK_CM_114E", datum: "China_2000", spheroid: cgcs, meridian: 114, easting: 500_000),
            4547
        ),
        (prj("CGCS2000_GK_Zone_19", datum: "China_2000", spheroid: cgcs, meridian: 111, easting: 19_500_000), 4497),
        (
            prj(
                "Beijing_1954_3_Degree_GK_Zone_37",
                datum: "Beijing_1954",
                spheroid: krassowsky,
                meridian: 111,
                easting: 37_500_000
            ), 2413
        ),
        (
            prj(
                "Beijing_1954_3_Degree_GK_CM_111E",
                datum: "Beijing_1954",
                spheroid: krassowsky,
                meridian: 111,
                easting: 500_000
            ), 2434
        ),
        (
            prj(
                "Xian_1980_3_Degree_GK_Zone_37",
                datum: "Xian_1980",
                spheroid: iag75,
                meridian: 111,
                easting: 37_500_000
            ), 2361
        ),
        (
            prj("Xian_1980_3_Degree_GK_CM_111E", datum: "Xian_1980", spheroid: iag75, meridian: 111, easting: 500_000),
            2382
        ),
    ]

    @Test(arguments: zones)
    func aZoneIsIdentifiedFromItsPRJ(text: String, code: Int) throws {
        let crs = try SpatialReferenceText.parse(text)
        #expect(crs.epsg == code)
        #expect(crs.definition == "EPSG:\(code)")
        #expect(crs.kind == .projected)
        #expect(crs.metresPerUnit == 1)
    }

    @Test func anUnusualNameDoesNotHideTheZone() throws {
        let text = Self.prj("本地坐标", datum: "China_2000", spheroid: Self.cgcs, meridian: 111, easting: 37_500_000)
        #expect(try SpatialReferenceText.parse(text).epsg == 4525)
    }

    @Test(arguments: [
        // An own central meridian, an own false easting, another ellipsoid under the name of the datum.
        prj("CGCS2000_3_Degree_GK_CM_111E", datum: "China_2000", spheroid: cgcs, meridian: 112, easting: 500_000),
        prj("CGCS2000_3_Degree_GK_Zone_37", datum: "China_2000", spheroid: cgcs, meridian: 111, easting: 37_400_000),
        prj(
            "CGCS2000_3_Degree_GK_Zone_37",
            datum: "China_2000",
            spheroid: krassowsky,
            meridian: 111,
            easting: 37_500_000
        ),
    ])
    func aZoneWithOtherParametersGetsNoCode(text: String) throws {
        let crs = try SpatialReferenceText.parse(text)
        #expect(crs.epsg == nil)
        #expect(!crs.definition.isEmpty)
    }

    @Test(arguments: [(4490, CRSKind.geographic), (4326, .geographic), (4525, .projected), (4978, .geocentric)])
    func aCodeGivesItsKind(code: Int, kind: CRSKind) throws {
        let crs = try SpatialReferenceText.epsg(code)
        #expect(crs.epsg == code)
        #expect(crs.kind == kind)
        #expect((crs.metresPerUnit != nil) == (kind == .projected))
    }

    @Test(arguments: [
        4490, 4214, 4610, 4326, 4525, 2413, 32_650, 3857, 2056, 27_700, 28_355, 7855, 25_832, 26_918, 31_287,
    ])
    func esriTextOfACodeIsThatCode(code: Int) throws {
        let crs = try SpatialReferenceText.epsg(code)
        #expect(try SpatialReferenceText.parse(SpatialReferenceText.esriWKT(crs)).epsg == code)
        #expect(try SpatialReferenceText.parse(SpatialReferenceText.wkt(crs)).epsg == code)
    }

    /// All Gauss–Krüger zones of Xian 1980, Beijing 1954 and CGCS2000, with and without prefix, of 3 and 6 degrees.
    @Test func everyChineseZoneIsFoundFromItsESRIText() throws {
        for code in Array(2327...2390) + Array(2401...2442) + Array(4491...4554) {
            let crs = try SpatialReferenceText.epsg(code)
            #expect(try SpatialReferenceText.parse(SpatialReferenceText.esriWKT(crs)).epsg == code)
        }
    }

    @Test(arguments: ["", "EPSG:999999", "no such crs", "https://example.org/x.prj", "/etc/passwd"])
    func nonsenseIsAnError(text: String) {
        #expect { try SpatialReferenceText.parse(text) } throws: { ($0 as? GDALError)?.code == .invalidCRS }
    }

    @Test func axesAreEastFirstWhateverTheAuthoritySays() throws {
        // EPSG:4490 is latitude first by its authority; in a file x stays longitude.
        let folder = try TemporaryDirectory()
        var column = GeometryColumn()
        column.appendVertex(x: 111.5, y: 37.25)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        let table = FeatureTable(
            name: "a",
            crs: try SpatialReferenceText.epsg(4490),
            featureIDs: [1],
            fields: [],
            columns: [],
            geometries: column
        )
        for name in ["a.gpkg", "a.shp", "a.fgb"] {
            try VectorConversion.write([table], to: folder.path(name))
            let read = try VectorDataset(opening: folder.path(name)).layer(at: 0).readTable()
            #expect(read.geometries.xy == [111.5, 37.25], "\(name)")
            #expect(read.crs?.epsg == 4490, "\(name)")
        }
    }
}
