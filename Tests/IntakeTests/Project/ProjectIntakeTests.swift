import Foundation
import GDALKit
import GeoModel
import Restoration
import SpatialAnalysis
import TestSupport
import Testing

@testable import Intake

@Suite struct ProjectIntakeTests {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private static let geographic = "urn:ogc:def:crs:OGC:1.3:CRS84"

    private func geojson(
        _ name: String,
        _ rings: [[(Double, Double)]],
        properties: [String] = [],
        crs: String = "urn:ogc:def:crs:EPSG::4525"
    ) throws -> LayerSpecification {
        let features = rings.enumerated().map { index, ring in
            let points = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            let extra = index < properties.count ? ",\(properties[index])" : ""
            return
                "{\"type\":\"Feature\",\"properties\":{\"id\":\"M\(index)\"\(extra)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(points)]]}}"
        }
        let text =
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(crs)\"}},\"features\":[\(features.joined(separator: ","))]}"
        try Data(text.utf8).write(to: URL(filePath: directory.path(name)))
        return LayerSpecification(path: directory.path(name), writtenPath: name)
    }

    private func project(_ mines: LayerSpecification) -> ProjectSpecification {
        ProjectSpecification(
            path: directory.path("regreen.yaml"),
            sha256: "",
            name: "t",
            crs: "EPSG:4525",
            mines: MinesSpecification(layer: mines, idField: "id")
        )
    }

    private static let mine = VectorLoaderTests.square(37_560_000, 3_940_000, 1000)

    @Test func withoutACountyTheCheckIsSkippedAndSaid() throws {
        let inputs = try ProjectIntake.load(project(try geojson("m.geojson", [Self.mine])))
        #expect(inputs.findings.map(\.code) == [.noCountyBox])
        #expect(inputs.files.map { URL(filePath: $0.path).lastPathComponent } == ["m.geojson"])
    }

    @Test func theCountyLayerIsTheBox() throws {
        var specification = project(try geojson("m.geojson", [Self.mine]))
        specification.county = try geojson("county.geojson", [VectorLoaderTests.square(37_540_000, 3_920_000, 40_000)])
        let inputs = try ProjectIntake.load(specification)
        #expect(inputs.findings.isEmpty)
        #expect(try #require(inputs.countyBox).width > 0.4)
        specification.county = try geojson("county.geojson", [VectorLoaderTests.square(37_440_000, 3_920_000, 40_000)])
        #expect(throws: InputError.self) { try ProjectIntake.load(specification) }
    }

    @Test func oldDatumIsRefusedUnlessAShiftIsGiven() throws {
        var specification = project(try geojson("m.geojson", [Self.mine], crs: "urn:ogc:def:crs:EPSG::2413"))
        let finding = try #require(ProjectIntake.check(specification).findings.first { $0.code == .ballparkRefused })
        #expect(finding.fix?.en.contains("datum_shift") == true)
        specification.datumShift = .parameters(
            DatumShiftParameters(method: .translation, target: "EPSG:4490", translation: [15, -120, -50])
        )
        #expect(ProjectIntake.check(specification).inputs != nil)
        specification.datumShift = nil
        specification.allowBallpark = true
        #expect(ProjectIntake.check(specification).inputs != nil)
    }

    @Test func checkGoesOnAfterAnError() throws {
        var specification = project(try geojson("m.geojson", [Self.mine]))
        specification.damage = [
            DamageSpecification(layer: LayerSpecification(path: directory.path("none.shp")), type: nil, date: nil)
        ]
        specification.subsidence = [RasterSpecification(path: directory.path("none.tif"), quantity: .subsidence)]
        let result = ProjectIntake.check(specification)
        #expect(result.inputs == nil)
        #expect(result.findings.count { $0.code == .fileMissing } == 2)
    }

    @Test func checkListsUnknownWordsAndLateDates() throws {
        var specification = project(try geojson("m.geojson", [Self.mine]))
        specification.asOf = CalendarDate(year: 2024, month: 12, day: 31)
        var layer = try geojson(
            "r.geojson",
            [Self.mine, VectorLoaderTests.square(37_561_000, 3_940_000)],
            properties: ["\"s\":\"差不多了\",\"d\":\"2024-05-01\"", "\"s\":\"已治理\",\"d\":\"2025-03-01\""]
        )
        layer.fields = ["status": "s", "date": "d"]
        specification.restored = [RestoredSpecification(layer: layer, date: nil, status: nil)]
        let result = ProjectIntake.check(specification)
        #expect(Set(result.findings.map(\.code)) == [.noCountyBox, .statusUnknown, .dateAfterAsOf])
        let table = try #require(result.inputs?.restored.first?.table)
        #expect(table.column("status")?[0] == .string("unknown"))
        #expect(table.column("status_raw")?[0] == .string("差不多了"))
        #expect(table.column("date")?[1].date == CalendarDate(year: 2025, month: 3, day: 1))
    }

    @Test func webMapPositionsAreSuspectedByComparisonWithTheRegister() throws {
        let corners = [(112.1, 35.6), (112.13, 35.62), (112.16, 35.58), (112.2, 35.65)]
        let rings = corners.enumerated().map { index, corner in
            VectorLoaderTests.square(corner.0, corner.1, 0.004 + 0.001 * Double(index))
        }
        let shifted = rings.map { ring in
            ring.map { point -> (Double, Double) in
                let p = ShiftedCoordinates.gcj02(fromWGS84: (point.0, point.1))
                return (p.longitude, p.latitude)
            }
        }
        var specification = project(try geojson("m.geojson", rings, crs: Self.geographic))
        for (name, layer, suspected) in [("a.geojson", rings, false), ("b.geojson", shifted, true)] {
            specification.damage = [
                DamageSpecification(layer: try geojson(name, layer, crs: Self.geographic), type: .excavated, date: nil)
            ]
            #expect(ProjectIntake.check(specification).findings.contains { $0.code == .shiftSuspected } == suspected)
        }
    }
}
