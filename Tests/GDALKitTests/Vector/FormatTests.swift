import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct FormatTests {
    @Test func aFileGeodatabaseKeepsItsAliases() throws {
        let folder = try TemporaryDirectory()
        try VectorConversion.write([Fixtures.mines()], to: folder.path("a.gdb"), driver: "OpenFileGDB")
        let table = try VectorDataset(opening: folder.path("a.gdb")).layer(named: "mines").readTable()
        #expect(table.columns[0][0] == .string("石灰岩矿"))
        #expect(table.fields[0].alias == "矿山名称")
        #expect(table.crs?.epsg == 4525)
        #expect(table.geometries.kinds == [.multiPolygon, .multiPolygon, .null])
    }

    @Test func domainsOfAGeoPackageAreListed() throws {
        let folder = try TemporaryDirectory()
        let writer = try VectorWriter(creating: folder.path("a.gpkg"), driver: "GPKG")
        try writer.write(Fixtures.mines())
        for statement in [
            """
            CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, \
            description TEXT, mime_type TEXT, constraint_name TEXT, PRIMARY KEY (table_name, column_name))
            """,
            """
            CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT, constraint_type TEXT, value TEXT, \
            min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT)
            """,
            """
            INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) \
            VALUES ('kind', 'enum', 'L', '石灰岩'), ('kind', 'enum', 'C', '煤')
            """,
            """
            INSERT INTO gpkg_data_columns (table_name, column_name, name, constraint_name) \
            VALUES ('mines', 'COUNT', 'COUNT', 'kind')
            """,
        ] { try writer.executeSQL(statement) }
        try writer.close()
        let file = try VectorDataset(opening: folder.path("a.gpkg"))
        let domain = try #require(try file.fieldDomains().first)
        #expect(domain.name == "kind")
        #expect(domain.codes.map(\.code) == ["C", "L"])
        #expect(domain.codes.map(\.value) == ["煤", "石灰岩"])
        #expect(try file.layer(named: "mines").fieldDomainNames == ["COUNT": "kind"])
    }

    @Test func aDrawingGivesItsLines() throws {
        let folder = try TemporaryDirectory()
        var column = GeometryColumn()
        column.appendVertices(interleaved: [0, 0, 10, 0, 10, 10])
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .lineString)
        let fields = [FieldDefinition(name: "Layer", type: .string)]
        let table = FeatureTable(
            name: "entities",
            crs: nil,
            featureIDs: [1],
            fields: fields,
            columns: [.strings(["采场"])],
            geometries: column
        )
        try VectorConversion.write([table], to: folder.path("a.dxf"))
        let read = try VectorDataset(opening: folder.path("a.dxf")).layer(at: 0).readTable()
        #expect(read.geometries.xy == [0, 0, 10, 0, 10, 10])
        #expect(read.crs == nil)
    }

    @Test func textsThatAreNotUTF8AreCounted() throws {
        let folder = try TemporaryDirectory()
        let gbk = try #require(GDALLibrary.encode("石灰岩矿", encoding: "GBK"))
        try Data(Array("id,name\n1,".utf8) + gbk + Array("\n2,ok\n".utf8)).write(
            to: URL(filePath: folder.path("a.csv"))
        )
        let layer = try VectorDataset(opening: folder.path("a.csv")).layer(at: 0)
        for method in [ReadRequest.Method.automatic, .iteration] {
            let reading = try layer.read(ReadRequest(method: method))
            #expect(reading.invalidTexts == ["name": 1])
            #expect(reading.table.columns[1][1] == .string("ok"))
        }
    }

    @Test func emptyLayersStayEmpty() throws {
        let folder = try TemporaryDirectory()
        for name in ["a.gpkg", "a.shp", "a.geojson", "a.fgb"] {
            let writer = try VectorWriter(
                creating: folder.path(name),
                driver: try #require(VectorFormat.driver(forPath: name))
            )
            var definition = try LayerDefinition(describing: Fixtures.mines(name: "a"))
            definition.geometryType = LayerGeometryType(.known(.multiPolygon))
            _ = try writer.addLayer(definition)
            try writer.close()
            let layer = try VectorDataset(opening: folder.path(name)).layer(at: 0)
            #expect(try layer.readTable().count == 0, "\(name)")
        }
    }
}
