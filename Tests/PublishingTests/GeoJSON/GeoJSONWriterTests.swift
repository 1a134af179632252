import Foundation
import GDALKit
import GeoModel
import Publishing
import Restoration
import TestSupport
import Testing

@Suite struct GeoJSONWriterTests {
    private func written(
        _ geometries: GeometryColumn,
        _ positions: GeoJSONWriter.Positions = .degrees(note: nil)
    ) throws -> (text: String, findings: [Finding]) {
        let folder = try TemporaryDirectory()
        let table = Fixture.table(
            "t",
            [
                (
                    FieldDefinition(name: "名", type: .string),
                    .strings(Array(repeating: "a\"b\n", count: geometries.count))
                )
            ],
            geometries
        )
        let path = folder.path("t.geojson")
        let findings = try GeoJSONWriter(positions: positions).write(table, to: path, file: "t.geojson")
        return (try text(path), findings)
    }

    @Test func aClockwiseShellIsTurnedAndKeepsItsFirstPoint() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [[112.1, 35.6, 112.1, 35.7, 112.2, 35.7, 112.2, 35.6, 112.1, 35.6]])
        let result = try written(column)
        #expect(
            result.text == """
                {"type":"FeatureCollection","name":"t","bbox":[112.1,35.6,112.2,35.7],"features":[
                {"type":"Feature","id":1,"properties":{"名":"a\\"b\\n"},"geometry":{"type":"Polygon","coordinates":\
                [[[112.1,35.6],[112.2,35.6],[112.2,35.7],[112.1,35.7],[112.1,35.6]]]}}
                ]}

                """
        )
        #expect(result.findings.isEmpty)
    }

    /// RFC 7946: nothing crosses the antimeridian, and the box has west above east.
    @Test func aPolygonAcrossTheAntimeridianIsCut() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [Fixture.square(179.5, 50, 1)])
        column.appendPolygon(rings: [Fixture.square(181, 50, 1)])
        column.appendPolygon(rings: [Fixture.square(179, 50, 0.25)])
        let text = try written(column).text
        #expect(text.contains("\"bbox\":[179,50,-178,51]"))
        #expect(text.contains("\"MultiPolygon\""))
        #expect(!text.contains("180.5") && !text.contains("[181,"))
        #expect(text.contains("[-179.5,50]") && text.contains("[180,50]") && text.contains("[-180,51]"))
        #expect(text.contains("[-179,50]") && text.contains("[-178,51]"), "beyond it as a whole: one turn back")
        #expect(text.contains("[179.25,50.25]"))
    }

    @Test func holesRunClockwise() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [Fixture.square(112, 35, 1), Fixture.square(112.2, 35.2, 0.5)])
        let text = try written(column).text
        #expect(text.contains("[[112.2,35.2],[112.2,35.7],[112.7,35.7],[112.7,35.2],[112.2,35.2]]"))
    }

    @Test(arguments: [
        (112.00000005, "112.0000001"), (35.12345675, "35.1234568"), (-0.00000005, "-0.0000001"), (112, "112"),
    ])
    func positionsAreRoundedHalfUpOnTheirText(value: Double, expected: String) throws {
        var column = GeometryColumn()
        column.appendVertex(x: value, y: 1)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        #expect(try written(column).text.contains("\"coordinates\":[\(expected),1]"))
    }

    @Test func aRingThatRoundingLosesIsReported() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [Fixture.square(112, 35, 1e-9)])
        let result = try written(column)
        #expect(result.text.contains("\"geometry\":null"))
        #expect(result.findings.map(\.code) == [.geometryInvalid])
    }

    @Test func aRingThatRoundingCrossesIsReported() throws {
        // A thin wedge whose upper edge dips below the lower one after rounding to 1e-7.
        var column = GeometryColumn()
        column.appendPolygon(rings: [
            [
                112, 35, 112.000_01, 35.000_000_04, 112.000_02, 35, 112.000_02, 35.000_01, 112.000_01, 35.000_000_06,
                112, 35.000_000_03, 112, 35,
            ]
        ])
        _ = try written(column)
        var bowtie = GeometryColumn()
        bowtie.appendPolygon(rings: [[0, 0, 2, 2, 2, 0, 0, 1, 0, 0]])
        #expect(try written(bowtie).findings.map(\.code) == [.geometryInvalid])
    }

    /// The writer's whole-number rings are those of the domain's rule.
    @Test(arguments: 1...20)
    func ringsFollowTheDomainRule(seed: UInt64) throws {
        var state = seed
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        let ring = (0..<12).flatMap { step in
            let angle = (seed.isMultiple(of: 2) ? 1 : -1) * Double(step) / 12 * 2 * Double.pi
            let radius = 0.000_001 + random() * 0.001
            return [112 + radius * cos(angle), 35 + radius * sin(angle)]
        }
        let expected = try #require(GeoJSONRing(interleaved: ring))
        var column = GeometryColumn()
        column.appendPolygon(rings: [ring + ring[0..<2]])
        let document = try JSONSerialization.jsonObject(with: Data(try written(column).text.utf8)) as? [String: Any]
        let feature = (document?["features"] as? [[String: Any]])?.first
        let geometry = feature?["geometry"] as? [String: Any]
        let rings = try #require(geometry?["coordinates"] as? [[[Double]]])
        #expect(rings[0].flatMap { $0 } == expected.coordinates)
        let box = expected.box
        #expect(document?["bbox"] as? [Double] == [box.minX, box.minY, box.maxX, box.maxY])
    }

    @Test(arguments: [Double.nan, .infinity, 1e20])
    func coordinatesThatAreNoneAreReportedAndNotWritten(value: Double) throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [[112, 35, value, 35, 112.1, 35.1, 112, 35]])
        let result = try written(column)
        #expect(result.text.contains("\"geometry\":null"))
        #expect(result.findings.count == 1)
    }

    @Test func touchingHolesAreNoCrossing() throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [
            Fixture.square(0, 0, 4), [0, 2, 2, 1, 2, 3, 0, 2],
        ])
        #expect(try written(column).findings.isEmpty)
    }

    @Test func nativeCoordinatesStayAsTheyAreAndNameTheirCRS() throws {
        let text = try written(Fixture.squares([(37_500_000.123456789, 3_950_000)]), .native).text
        #expect(text.contains("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4525\"}}"))
        #expect(text.contains("[37500000.12345679,3950000]"))
        #expect(!text.contains("bbox"))
    }

    @Test func dataOfCGCS2000SayThatNothingWasShifted() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.geojson")
        let table = Fixture.table("a", [], Fixture.squares([(37_500_000, 3_950_000)]))
        _ = try VectorExport.write(table, to: path, format: .geoJSON)
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
        #expect(document?["crs_note"] as? String == "CGCS2000, no shift applied")
        let box = try #require(document?["bbox"] as? [Double])
        #expect(abs(box[0] - 111) < 1e-7)
        #expect(abs(box[1] - 35.68) < 0.02)
        let read = try VectorDataset(opening: path, drivers: DriverAllowList(["GeoJSON"])).layer(at: 0).readTable()
        #expect(read.geometries.signedArea(ofRing: 0) > 0)
    }
}
