import Foundation
import GDALKit
import GeoModel
import Restoration
import TestSupport
import Testing

@testable import Intake

@Suite struct ProjectProposerTests {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    /// A GBK shapefile of one square with 编号 and 名称, without `.cpg` and `.prj`.
    private func gbk(_ name: String, east: Double, side: Double = 100) throws {
        var file = RawShapefile()
        file.fields = [
            .init(name: [0xB1, 0xE0, 0xBA, 0xC5], width: 10), .init(name: [0xC3, 0xFB, 0xB3, 0xC6], width: 20),
        ]
        file.records = [
            ([VectorLoaderTests.square(east, 3_940_000, side)], [Array("K1".utf8), VectorLoaderTests.gbk])
        ]
        try file.write(to: directory.path(name))
    }

    private func propose() throws -> ProjectProposal {
        try ProjectProposer.propose(directory: directory.url.path, context: IntakeContext())
    }

    @Test func prefixedGBKShapefilesNeedNoAnswer() throws {
        try gbk("矿区边界.shp", east: 37_560_000)
        try gbk("已治理图斑2023.shp", east: 37_560_000, side: 50)
        try gbk("挖损.shp", east: 37_560_000, side: 70)
        let proposal = try propose()
        #expect(proposal.isComplete)
        let lines = proposal.yaml.split(separator: "\n").map(String.init)
        #expect(lines.contains("crs: EPSG:4525"))
        let mines = try #require(lines.first { $0.hasPrefix("mines:") })
        #expect(mines.contains("id: \"编号\"") && mines.contains("name: \"名称\"") && mines.contains("crs: 'EPSG:4525'"))
        #expect(mines.contains("encoding: GB18030") && mines.contains("沁一矿"))
        #expect(lines.contains("restored:") && lines.contains("damage:"))
        #expect(proposal.yaml.contains("type: DIG"))
    }

    @Test func unprefixedWithoutZoneAsks() throws {
        try gbk("矿区边界.shp", east: 560_000)
        let proposal = try propose()
        #expect(!proposal.isComplete)
        #expect(!proposal.yaml.split(separator: "\n").contains { $0.hasPrefix("crs:") })
    }

    /// The file names the plane; only the zone prefix of its eastings is another, and there is one code for that.
    @Test(arguments: [(4546, 37_560_000.0, 4525), (4525, 560_000, 4546)])
    func aWrongPrefixIsPutRightAtTheLayer(file: Int, east: Double, right: Int) throws {
        var mines = RawShapefile()
        mines.fields = [.init(name: Array("id".utf8), width: 10)]
        mines.records = [([VectorLoaderTests.square(east, 3_940_000)], [Array("K1".utf8)])]
        mines.projection = try SpatialReferenceText.esriWKT(SpatialReferenceText.epsg(file))
        mines.codePage = "UTF-8"
        try mines.write(to: directory.path("mines.shp"))
        let proposal = try propose()
        #expect(proposal.isComplete, "\(proposal.yaml)")
        let lines = proposal.yaml.split(separator: "\n").map(String.init)
        let layer = try #require(lines.first { $0.hasPrefix("mines: ") })
        #expect(layer.contains("crs: 'EPSG:\(right)'") && layer.contains("# easting"))
        #expect(lines.contains { $0.hasPrefix("crs: EPSG:\(right)   # of the mines: easting") })
        #expect(!proposal.yaml.contains("EPSG:…"))
        #expect(proposal.findings.map(\.code) == [.zonePrefix])
    }

    @Test func outputsOfEarlierRunsAreNoSources() throws {
        try gbk("矿区边界.shp", east: 37_560_000)
        for folder in ["out", "all", "all/县", ".out.staging-1"] {
            try FileManager.default.createDirectory(
                atPath: directory.path(folder),
                withIntermediateDirectories: true
            )
            try gbk("\(folder)/mines.shp", east: 37_560_000)
            try Data("{\n  \"schema\": \"regreen.manifest/1\"\n}".utf8)
                .write(to: URL(filePath: directory.path("\(folder)/manifest.json")))
        }
        // A manifest of somebody else marks nothing.
        try FileManager.default.createDirectory(atPath: directory.path("web"), withIntermediateDirectories: true)
        try gbk("web/已治理图斑.shp", east: 37_560_000)
        try Data("{\"name\": \"app\"}".utf8).write(to: URL(filePath: directory.path("web/manifest.json")))
        let proposal = try propose()
        #expect(proposal.isComplete)
        let lines = proposal.yaml.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("mines: {path: \"矿区边界.shp\"") })
        #expect(lines.contains { $0.contains("web/已治理图斑.shp") })
        let comments = lines.filter { $0.contains("an output of regreen") }
        #expect(comments == ["# not used, an output of regreen: all/", "# not used, an output of regreen: out/"])
        #expect(!proposal.yaml.contains("out/mines.shp") && !proposal.yaml.contains("all/县"))
    }

    @Test func theLayerTakenForMinesIsNotAlsoUnused() throws {
        try gbk("数据.shp", east: 37_560_000)
        let proposal = try propose()
        #expect(proposal.yaml.contains("mines: {path: \"数据.shp\""))
        #expect(!proposal.yaml.contains("# not used"))
    }

    @Test func aCountyInThePathTellsTheZone() throws {
        try FileManager.default.createDirectory(
            atPath: directory.path("沁水县"),
            withIntermediateDirectories: true
        )
        try gbk("沁水县/矿区边界.shp", east: 560_000)
        let proposal = try propose()
        #expect(proposal.isComplete)
        #expect(proposal.yaml.contains("crs: EPSG:4546"))
        #expect(proposal.yaml.contains("adcode: \"140521\""))
    }

    @Test(
        arguments: [
            ("铁路.shp", 1000.0), ("railroad_north.shp", 1000), ("公路.shp", 100), ("highway.gpkg", 100), ("乡村道路.shp", 50),
            ("交通.shp", nil), ("铁路和公路.shp", nil),
        ] as [(String, Double?)]
    )
    func trafficLayersHaveTheDistanceOfTheirKind(name: String, metres: Double?) {
        #expect(TrafficWords.bufferInMetres(name) == metres)
    }

    /// Taking the marks away and filling in what is asked leaves a list as YAML wants it.
    @Test func openLayersAreElementsOfAList() throws {
        try gbk("矿区边界.shp", east: 560_000)
        try gbk("已治理图斑.shp", east: 560_000, side: 50)
        let proposal = try propose()
        let lines = proposal.yaml.split(separator: "\n").map(String.init)
        #expect(lines.contains("# crs: EPSG:…"))
        #expect(lines.contains { $0.hasPrefix("# mines: {path: \"矿区边界.shp\"") && $0.contains("crs: 'EPSG:…'") })
        let list = try #require(lines.firstIndex(of: "# restored:"))
        #expect(lines[list + 1].hasPrefix("#   - {path: \"已治理图斑.shp\", "))
        #expect(lines[list + 1].contains("crs: 'EPSG:…'"))
        #expect(proposal.findings.map(\.code) == [.crsMissing, .crsMissing])
        #expect(proposal.findings.map(\.file) == ["矿区边界.shp", "已治理图斑.shp"])
        for finding in proposal.findings { #expect(!finding.message.en.contains("shp: ")) }
    }

    /// The drawn mine has 1 ha: the unit of the field is the one that fits.
    @Test(arguments: [(1.0, "area_ha"), (10_000, "area_m2"), (15, "area_mu"), (0.01, nil)] as [(Double, String?)])
    func theUnitOfADeclaredAreaIsTheOneThatFits(value: Double, field: String?) throws {
        var column = GeometryColumn()
        var ring: [Double] = []
        for (x, y) in VectorLoaderTests.square(37_560_000, 3_940_000, 100) { ring += [x, y] }
        column.appendPolygon(rings: [ring])
        let table = FeatureTable(
            name: "t",
            crs: try SpatialReferenceText.epsg(4525),
            featureIDs: [1],
            fields: [FieldDefinition(name: "登记面积", type: .real)],
            columns: [.reals([value])],
            geometries: column
        )
        #expect(DeclaredAreaUnit.field(of: table.columns[0], table, crs: table.crs) == field)
    }
}
