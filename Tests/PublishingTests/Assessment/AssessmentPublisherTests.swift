import Foundation
import GDALKit
import GeoModel
import Publishing
import Restoration
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct AssessmentPublisherTests {
    private static let everything = OutputRequest.Kind.allCases.map { OutputRequest($0) }

    private func publish(
        _ outputs: [OutputRequest] = AssessmentPublisherTests.everything,
        language: UserLanguage = .zh
    ) throws -> (TemporaryDirectory, PublicationReport) {
        let folder = try TemporaryDirectory()
        let report = try AssessmentPublisher(settings: Fixture.settings(language)).publish(
            Fixture.assessment,
            layers: Fixture.layers,
            outputs: outputs,
            to: folder.url.path
        )
        return (folder, report)
    }

    @Test func everyFileOfTheFolderIsThereAndListed() throws {
        let (folder, report) = try publish()
        let inventory = try FolderInventory.scan(folder.url.path)
        #expect(inventory.files.map(\.path) == report.files)
        for name in [
            "assessment.gpkg", "assessment.json", "findings.jsonl", "mines.geojson", "priorities.geojson",
            "ranking.csv", "shapefile/fields.csv", "shapefile/mines.shp", "tables/classes.csv", "tables/fields.csv",
            "tables/mines.csv", "tables/mines.xlsx", "tables/protected.csv", "tables/totals.csv",
        ] {
            #expect(report.files.contains(name), "\(name)")
        }
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        let (first, _) = try publish()
        Thread.sleep(forTimeInterval: 1.1)
        let (second, _) = try publish()
        #expect(try FolderInventory.scan(first.url.path) == FolderInventory.scan(second.url.path))
    }

    @Test func geoPackageHoldsEveryLayerWithItsStyle() throws {
        let (folder, _) = try publish([OutputRequest(.geoPackage)])
        let file = try VectorDataset(opening: folder.path("assessment.gpkg"))
        let names = ["mines", "pieces", "damage", "restored", "hits", "findings", "protected_河流"]
        #expect(file.layerNames.filter { $0 != "layer_styles" } == names)
        let styles = try #require(try file.query("SELECT * FROM layer_styles ORDER BY id")).table
        #expect(
            styles.fields.map(\.name).filter { $0 != "id" } == [
                "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
                "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time",
            ]
        )
        #expect((0..<styles.count).compactMap { styles.column("f_table_name")?[$0].text } == names)
        for row in 0..<styles.count {
            #expect(styles.column("f_table_catalog")?[row].text == "")
            #expect(styles.column("f_geometry_column")?[row].text == "geom")
            for key in ["styleQML", "styleSLD"] {
                let document = try #require(styles.column(key)?[row].text)
                #expect(XMLParser(data: Data(document.utf8)).parse(), "\(key) of \(names[row]) is well-formed")
            }
            #expect(styles.column("styleQML")?[row].text?.contains("type=\"categorizedSymbol\"") == true)
            #expect(styles.column("update_time")?[row].text?.hasPrefix("2024") == true)
        }
        let contents = try file.query("SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'")
        #expect(contents?.table.column("data_type")?[0] == .string("attributes"))
    }

    @Test func geoPackageCarriesFiguresAliasesAndTheCRS() throws {
        let (folder, _) = try publish([OutputRequest(.geoPackage)])
        let file = try VectorDataset(opening: folder.path("assessment.gpkg"))
        let layer = try file.layer(named: "mines")
        let mines = try layer.readTable()
        #expect(mines.count == 2)
        #expect(layer.geometryColumn == "geom")
        #expect(mines.column("damaged_m2")?[0] == .real(3_333.333333))
        #expect(mines.column("damaged_m2")?[1] == .null)
        #expect(mines.crs?.epsg == 4525)
        #expect(layer.fields.first { $0.name == "damaged_m2" }?.alias == "损毁面积（平方米）")
        let index = try file.query("SELECT count(*) AS n FROM sqlite_master WHERE name = 'rtree_mines_geom'")
        #expect(index?.table.column("n")?[0].number == 1)
        let hits = try file.layer(named: "hits").readTable()
        #expect(hits.column("relation")?[0] == .string("INTERSECTS;WITHIN_BUFFER"))
        #expect(hits.column("kind")?[0] == .string("water_source"))
        #expect(!hits.geometries[0].isEmpty)
    }

    @Test func minesShapefileCarriesEveryAreaKey() throws {
        let (folder, _) = try publish([OutputRequest(.shapefile)])
        let dictionary = try text(folder.path("shapefile/fields.csv"))
        for key in [
            "statutory_m2", "geodesic_m2", "planar_m2", "mu", "damaged_m2", "unknown_m2", "restored_m2", "accepted_m2",
            "in_works_m2", "pending_m2", "exempt_m2", "remaining_m2", "restored_outside_damage_m2",
            "damaged_outside_m2", "overlap_m2", "protected_union_m2", "valid_m2", "nodata_m2", "masked_m2",
            "outside_m2",
        ] {
            #expect(dictionary.contains(",\(key),"), "\(key)")
        }
        let read = try VectorDataset(opening: folder.path("shapefile/mines.shp")).layer(at: 0).readTable()
        #expect(read.column("restored_m")?[0].number == 1_111.11)
        #expect(read.column("mu")?[0].number == 15)
    }

    @Test func findingsStandOneToALine() throws {
        let (folder, report) = try publish([OutputRequest(.shapefile)], language: .en)
        let lines = try text(folder.path("findings.jsonl")).split(separator: "\n")
        #expect(lines.count == 2 + report.findings.count)
        #expect(lines[0].hasPrefix("{\"code\":\"overlap\",\"severity\":\"warning\",\"file\":\"矿山.shp\",\"layer\":null"))
    }

    @Test func prioritiesAreInTheOrderOfTheRanking() throws {
        let (folder, _) = try publish([OutputRequest(.geoJSON)])
        let table = try VectorDataset(opening: folder.path("priorities.geojson")).layer(at: 0).readTable()
        #expect(table.column("mine_id")?[0] == .string("M1"))
        #expect(table.column("rank")?[0].number == 1)
    }
}
