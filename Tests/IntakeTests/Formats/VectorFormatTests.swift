import Foundation
import GDALKit
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Intake

/// Formats the library writes itself, read back as a project layer.
@Suite struct VectorFormatTests {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private static let ring: [Double] = [
        37_560_000, 3_950_000, 37_560_000, 3_950_100, 37_560_100, 3_950_100, 37_560_100, 3_950_000, 37_560_000,
        3_950_000,
    ]

    private func mines(_ name: String = "mines") throws -> FeatureTable {
        var column = GeometryColumn()
        column.appendPolygon(rings: [Self.ring])
        return FeatureTable(
            name: name,
            crs: try SpatialReferenceText.epsg(4525),
            featureIDs: [1],
            fields: [FieldDefinition(name: "矿山编号", type: .string), FieldDefinition(name: "面积", type: .real)],
            columns: [.strings(["沁一矿"]), .reals([1.5])],
            geometries: column
        )
    }

    private func load(_ name: String, layer: String? = nil) throws -> LoadedLayer {
        try VectorLoader.load(
            LayerSpecification(path: directory.path(name), layer: layer),
            role: .mines(idField: "矿山编号", boundaryIDField: nil),
            context: IntakeContext(projectFolder: directory.url.path)
        )
    }

    @Test(arguments: [("a.gdb", "OpenFileGDB"), ("a.fgb", "FlatGeobuf"), ("a.gpkg", "GPKG")])
    func namesAreaAndCRSComeBack(name: String, driver: String) throws {
        try VectorConversion.write([try mines()], to: directory.path(name), driver: driver)
        let layer = try load(name)
        #expect(layer.table.column("mine_id")?[0].text == "沁一矿")
        #expect(layer.table.crs?.epsg == 4525)
        #expect(layer.table.geometries[0].planarArea == 10_000)
        #expect(layer.usableRows == [0])
    }

    @Test func oneOfSeveralLayersMustBeNamed() throws {
        try VectorConversion.write([try mines("a"), try mines("b")], to: directory.path("a.gpkg"), driver: "GPKG")
        #expect(throws: InputError.self) { try load("a.gpkg") }
        #expect(try load("a.gpkg", layer: "b").layerName == "b")
    }

    @Test func aFolderStandsForTheOneShapefileInIt() throws {
        try FileManager.default.createDirectory(atPath: directory.path("f"), withIntermediateDirectories: false)
        var file = RawShapefile()
        // 矿山编号 in GBK.
        file.fields = [.init(name: [0xBF, 0xF3, 0xC9, 0xBD, 0xB1, 0xE0, 0xBA, 0xC5], width: 20)]
        file.records = [
            (
                [[(37_560_000, 3_950_000), (37_560_000, 3_950_100), (37_560_100, 3_950_100), (37_560_000, 3_950_000)]],
                [Array("A1".utf8)]
            )
        ]
        file.projection = try SpatialReferenceText.esriWKT(SpatialReferenceText.epsg(4525))
        try file.write(to: directory.path("f/mines.shp"))
        #expect(try load("f").table.column("mine_id")?[0].text == "A1")
        try file.write(to: directory.path("f/other.shp"))
        #expect(throws: InputError.self) { try load("f") }
        #expect(try load("f", layer: "other").table.count == 1)
    }

    @Test func tooManyVerticesAreRefusedByName() throws {
        try VectorConversion.write([try mines()], to: directory.path("a.gpkg"), driver: "GPKG")
        func code(_ change: (inout IntakeLimits) -> Void) -> FindingCode? {
            var context = IntakeContext(projectFolder: directory.url.path)
            change(&context.limits)
            do throws(InputError) {
                _ = try VectorLoader.load(
                    LayerSpecification(path: directory.path("a.gpkg")),
                    role: .mines(idField: "矿山编号", boundaryIDField: nil),
                    context: context
                )
                return nil
            } catch {
                return error.finding.code
            }
        }
        #expect(code { $0.verticesPerFeature = 4 } == .limitExceeded)
        #expect(code { $0.verticesPerFeature = 5 } == nil)
        #expect(code { $0.verticesPerLayer = 4 } == .limitExceeded)
        #expect(code { $0.features = 0 } == .limitExceeded)
    }

    @Test func overlapOfAMinesOwnPartsIsReported() throws {
        var table = try mines()
        var column = GeometryColumn()
        column.appendPolygon(rings: [Self.ring])
        // Moved by half its width.
        column.appendPolygon(rings: [
            Self.ring.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element + 50 : $0.element }
        ])
        table = FeatureTable(
            name: "mines",
            crs: table.crs,
            featureIDs: [1, 2],
            fields: [FieldDefinition(name: "mine_id", type: .string)],
            columns: [.strings(["A1", "A1"])],
            geometries: column
        )
        let checks = MineChecks(written: "m", layer: "mines", context: IntakeContext(), crs: table.crs)
        let finding = try #require(checks.checkOwnParts(table, rows: [0, 1]).first)
        #expect(finding.code == .overlap)
        #expect(finding.mineID == "A1")
        // 5,000 m² are 7.5 mu in the plane, a little less on the ellipsoid.
        #expect(abs((finding.areaInMu ?? 0) - 7.5) < 0.01)
        #expect(checks.checkOverlaps(table, rows: [0, 1]).isEmpty)
    }
}
