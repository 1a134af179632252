import Foundation
import GDALKit
import GeoModel
import Testing

/// The spatial index of a GeoPackage finds what a search feature by feature finds.
@Suite struct GeoPackageIndexTests {
    /// Triangles scattered over a square, some without a geometry.
    private func table(_ count: Int) -> FeatureTable {
        var column = GeometryColumn()
        for index in 0..<count {
            guard index % 17 != 5 else {
                column.appendNull()
                continue
            }
            let (x, y) = (Double(index * 7919 % 10_007) / 10, Double(index * 104_729 % 10_009) / 10 - 500)
            let size = Double(index % 20) + 0.1
            column.appendPolygon(rings: [[x, y, x + size, y, x, y + size, x, y]])
        }
        return FeatureTable(
            name: "t \"quoted\"",
            crs: nil,
            featureIDs: (0..<Int64(count)).map { $0 },
            fields: [FieldDefinition(name: "n", type: .integer)],
            columns: [.integers((0..<count).map { Int64($0) })],
            geometries: column
        )
    }

    private func written(_ table: FeatureTable, batches: Int, memory: Int) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gpkg").path
        let writer = try VectorWriter(creating: path, driver: "GPKG", indexMemoryInBytes: memory)
        let layer = try writer.addLayer(
            LayerDefinition(
                name: table.name,
                crs: nil,
                geometryType: LayerGeometryType(.known(.polygon)),
                fields: table.fields
            )
        )
        try writer.beginTransaction()
        for batch in 0..<batches {
            let rows = (0..<table.count).filter { $0 % batches == batch }
            try writer.write(table.selecting(rows), to: layer)
        }
        try writer.close()
        return path
    }

    private func first(_ statement: String, in path: String) throws -> String? {
        let table = try VectorDataset(opening: path).query(statement)?.table
        return table?.columns.first?[0].text
    }

    /// Counts from none over one leaf to three levels; no memory leaves the index to the library.
    @Test(arguments: [
        (0, 1, 1 << 20), (3, 1, 1 << 20), (51, 2, 1 << 20), (60, 1, 1 << 20), (6000, 3, 1 << 20), (300, 1, 0),
    ])
    func aSearchByBoxFindsTheFeaturesThere(count: Int, batches: Int, memory: Int) throws {
        let table = table(count)
        let path = try written(table, batches: batches, memory: memory)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let check = "SELECT rtreecheck('rtree_t \"quoted\"_geom') AS c"
        #expect(try first(check, in: path) == "ok")
        let boxes = [
            Envelope(minX: 0, minY: -500, maxX: 1020, maxY: 520), Envelope(minX: 100, minY: 100, maxX: 130, maxY: 140),
            Envelope(minX: -9, minY: -9, maxX: -1, maxY: -1), Envelope(minX: 500, minY: -500, maxX: 501, maxY: 500),
        ]
        for box in boxes {
            let expected = (0..<count).count {
                !table.geometries.parts(of: $0).isEmpty && table.geometries.envelope(of: $0).intersects(box)
            }
            let query = """
                SELECT count(*) FROM "rtree_t ""quoted""_geom" WHERE maxx >= \(box.minX) AND minx <= \(box.maxX) \
                AND maxy >= \(box.minY) AND miny <= \(box.maxY)
                """
            #expect(try first(query, in: path) == "\(expected)")
        }
        let triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_%insert'"
        #expect(try first(triggers, in: path) == "1")
    }
}
