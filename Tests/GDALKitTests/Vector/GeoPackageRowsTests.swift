import Foundation
import GDALKit
import GeoModel
import Testing

/// Rows handed to SQLite directly are those that the library writes itself, byte for byte.
@Suite struct GeoPackageRowsTests {
    enum Content: String, CaseIterable {
        case points, multiPoints, lines, polygons, mixedDimensions, nothing
    }

    private func geometries(_ content: Content) -> GeometryColumn {
        var column = GeometryColumn()
        func ring(_ x: Double, _ size: Double) -> [Double] { [x, 0, x + size, 0, x + size, size, x, 0] }
        func point(_ x: Double, _ y: Double, _ kind: GeometryKind) {
            column.appendVertex(x: x, y: y)
            column.endRing()
            column.endPart()
            column.endGeometry(kind: kind)
        }
        func line() {
            for step in 0..<3 { column.appendVertex(x: Double(step), y: -Double(step)) }
            column.endRing()
            column.endPart()
            column.endGeometry(kind: .lineString)
        }
        switch content {
        case .points:
            point(1, 2, .point)
            column.appendNull()
            point(-3.25, 1e7, .point)
        case .multiPoints:
            point(1, 2, .multiPoint)
            point(5, 6, .point)
            column.appendNull()
        case .lines:
            line()
            column.appendNull()
            line()
        case .polygons:
            column.appendPolygon(rings: [ring(0, 10), [1, 0.5, 2, 1, 2, 0.5, 1, 0.5]])
            column.appendNull()
            for start in [100.0, 200] {
                let flat = ring(start, 5)
                column.appendVertices(interleaved: flat)
                column.endRing()
                column.endPart()
            }
            column.endGeometry(kind: .multiPolygon)
        case .mixedDimensions:
            point(1, 2, .point)
            line()
            column.appendPolygon(rings: [ring(0, 10)])
        case .nothing: for _ in 0..<3 { column.appendNull() }
        }
        return column
    }

    private func table(_ content: Content) throws -> FeatureTable {
        let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
        return FeatureTable(
            name: "矿山 \"a\"",
            crs: .cgcs2000,
            featureIDs: [7, 3, 12],
            fields: [
                FieldDefinition(name: "text", type: .string), FieldDefinition(name: "名称", type: .string, width: 4),
                FieldDefinition(name: "whole", type: .integer), FieldDefinition(name: "real", type: .real),
                FieldDefinition(name: "flag", type: .boolean), FieldDefinition(name: "day", type: .date),
            ],
            columns: [
                .strings(["it's", nil, ""]), .strings(["煤矿甲乙", nil, "b"]), .integers([.max, nil, -1]),
                .reals([0.1, nil, -1e300]), .booleans([true, nil, false]), .dates([day, nil, day]),
            ],
            geometries: geometries(content)
        )
    }

    /// An index asked for by name is made by the library, and so are its rows.
    private func written(_ table: FeatureTable, byLibrary: Bool, keepsIDs: Bool) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gpkg").path
        let writer = try VectorWriter(creating: path, driver: "GPKG")
        let layer = try writer.addLayer(
            LayerDefinition(describing: table, options: byLibrary ? ["SPATIAL_INDEX": "YES"] : [:])
        )
        try writer.write(table, to: layer, keepsIDs: keepsIDs)
        try writer.close()
        return path
    }

    private func rows(_ statement: String, _ path: String) throws -> [[AttributeValue]] {
        guard let table = try VectorDataset(opening: path).query(statement)?.table else { return [] }
        return (0..<table.count).map { row in table.columns.map { $0[row] } }
    }

    @Test(arguments: Content.allCases, [false, true])
    func rowsContentsAndSchemaAreTheLibrarys(content: Content, keepsIDs: Bool) throws {
        let table = try table(content)
        let own = try written(table, byLibrary: false, keepsIDs: keepsIDs)
        let library = try written(table, byLibrary: true, keepsIDs: keepsIDs)
        defer { for path in [own, library] { try? FileManager.default.removeItem(atPath: path) } }
        let layer = "\"矿山 \"\"a\"\"\""
        let types = "typeof(text) || typeof(whole) || typeof(real) || typeof(flag) || typeof(day)"
        for statement in [
            "SELECT fid AS id, hex(geom) AS g, text, 名称, whole, real, flag, day, \(types) FROM \(layer) ORDER BY fid",
            "SELECT table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents",
            "SELECT table_name, feature_count FROM gpkg_ogr_contents",
            "SELECT name, seq FROM sqlite_sequence ORDER BY name",
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name",
        ] {
            let expected = try rows(statement, library)
            #expect(try rows(statement, own) == expected)
            #expect(!expected.isEmpty)
        }
    }

    /// A text wider than its field is the library's to warn of; numbers and boxes count both kinds of rows.
    @Test func tablesThatAreLeftToTheLibraryAreCountedToo() throws {
        let short = try table(.polygons)
        var wide = short
        wide.columns[1] = .strings(["五个字的名", nil, nil])
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try VectorWriter(creating: path, driver: "GPKG")
        let layer = try writer.addLayer(LayerDefinition(describing: short))
        for table in [short, wide, short] { try writer.write(table, to: layer) }
        #expect(writer.warnings.contains { $0.text.contains("名称") })
        try writer.close()
        #expect(try rows("SELECT feature_count FROM gpkg_ogr_contents", path) == [[.integer(9)]])
        #expect(try rows("SELECT min_x, max_x FROM gpkg_contents", path) == [[.real(0), .real(205)]])
        #expect(try rows("SELECT rtreecheck('rtree_矿山 \"a\"_geom') AS c", path) == [[.string("ok")]])
        #expect(try VectorDataset(opening: path).layer(at: 0).read().table.count == 9)
    }

    @Test func anIdGivenTwiceIsRefusedWithItsFeature() throws {
        var table = try table(.points)
        table.featureIDs = [7, 3, 7]
        #expect {
            let path = try written(table, byLibrary: false, keepsIDs: true)
            try? FileManager.default.removeItem(atPath: path)
        } throws: { error in
            guard let error = error as? GDALError else { return false }
            return error.code == .writeFailed && error.subject.hasSuffix("feature 7") && error.reason.contains("UNIQUE")
        }
    }
}
