import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct VectorReadingTests {
    @Test(arguments: ["a.gpkg", "a.fgb", "a.geojson"])
    func bothWaysOfReadingGiveTheSameTable(name: String) throws {
        let folder = try TemporaryDirectory()
        let withPlace = try Fixtures.mines(name: "a").selecting([0, 1])
        try VectorConversion.write([name == "a.fgb" ? withPlace : Fixtures.mines(name: "a")], to: folder.path(name))
        let layer = try VectorDataset(opening: folder.path(name)).layer(at: 0)
        let columnar = try layer.readTable()
        let iterated = try layer.readTable(ReadRequest(method: .iteration))
        #expect(columnar.featureIDs == iterated.featureIDs)
        #expect(columnar.fields == iterated.fields)
        #expect(columnar.columns == iterated.columns)
        #expect(columnar.geometries == iterated.geometries)
        #expect(columnar.count == (name == "a.fgb" ? 2 : 3))
    }

    @Test func aGeoPackageKeepsValuesNullsAndAliases() throws {
        let folder = try TemporaryDirectory()
        let mines = try Fixtures.mines()
        try VectorConversion.write([mines], to: folder.path("a.gpkg"))
        let layer = try VectorDataset(opening: folder.path("a.gpkg")).layer(named: "mines")
        let read = try layer.readTable()
        #expect(read.columns == mines.columns)
        #expect(read.fields.map(\.alias) == mines.fields.map(\.alias))
        #expect(read.geometries.kinds == [.multiPolygon, .multiPolygon, .null])
        #expect(read.geometries.xy == mines.geometries.xy)
        #expect(read.crs?.epsg == 4525)
        #expect(try layer.featureCount() == 3)
        #expect(try layer.extent() == Envelope(minX: 0, minY: 0, maxX: 450, maxY: 100))
    }

    @Test func filtersBoxesAndFieldsSelect() throws {
        let folder = try TemporaryDirectory()
        try VectorConversion.write([Fixtures.mines()], to: folder.path("a.gpkg"))
        let layer = try VectorDataset(opening: folder.path("a.gpkg")).layer(at: 0)
        for method in [ReadRequest.Method.automatic, .iteration] {
            let named = try layer.readTable(ReadRequest(filter: "NAME = '石灰岩矿'", method: method))
            #expect(named.featureIDs == [1])
            let box = Envelope(minX: 190, minY: 0, maxX: 500, maxY: 10)
            #expect(try layer.readTable(ReadRequest(box: box, method: method)).featureIDs == [2])
            let some = try layer.readTable(
                ReadRequest(fields: ["DEPTH", "NAME"], readsGeometry: false, method: method)
            )
            #expect(some.fields.map(\.name) == ["DEPTH", "NAME"])
            #expect(some.columns[0] == .reals([1.5, -0.25, nil]))
            #expect(some.geometries.kinds == [.null, .null, .null])
        }
        #expect { try layer.readTable(ReadRequest(filter: "NO SUCH (")) } throws: {
            ($0 as? GDALError)?.code == .invalidQuery
        }
        #expect { try layer.readTable(ReadRequest(fields: ["NOPE"])) } throws: { ($0 as? GDALError)?.code == .notFound }
        #expect(try layer.readTable().count == 3, "filters do not stay behind")
    }

    @Test(arguments: [ReadLimits(features: 2), ReadLimits(vertices: 10), ReadLimits(textBytes: 3)])
    func limitsHaveANamedError(limits: ReadLimits) throws {
        let folder = try TemporaryDirectory()
        try VectorConversion.write([Fixtures.mines()], to: folder.path("a.gpkg"))
        let layer = try VectorDataset(opening: folder.path("a.gpkg")).layer(at: 0)
        for method in [ReadRequest.Method.automatic, .iteration] {
            #expect { try layer.readTable(ReadRequest(limits: limits, method: method)) } throws: {
                ($0 as? GDALError)?.code == .limitExceeded
            }
        }
    }

    @Test func curvesBecomeShortSegmentsAndMixedCollectionsAreNamed() throws {
        let folder = try TemporaryDirectory()
        let csv = """
            id,WKT
            1,"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"
            2,"GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (0 0,1 1))"
            3,"POINT (5 6)"
            4,"GEOMETRYCOLLECTION (POLYGON ((0 0,1 0,1 1,0 0)))"
            """
        try csv.write(toFile: folder.path("a.csv"), atomically: true, encoding: .utf8)
        let layer = try VectorDataset(opening: folder.path("a.csv")).layer(at: 0)
        for method in [ReadRequest.Method.automatic, .iteration] {
            let reading = try layer.read(ReadRequest(method: method))
            #expect(reading.linearised == [1])
            #expect(reading.unreadable.map(\.featureID) == [2])
            #expect(reading.table.geometries.kinds == [.polygon, .null, .point, .multiPolygon])
            #expect(abs(reading.table.geometries[0].planarArea - .pi) < 0.01)
        }
        #expect { try layer.readTable() } throws: { error in
            let error = error as? GDALError
            return error?.code == .unsupportedGeometry && error?.subject.hasSuffix("feature 2") == true
        }
    }

    @Test func timesKeepTheirZone() throws {
        let folder = try TemporaryDirectory()
        let json = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"t":"2024-08-24T12:30:05+08:00"},"geometry":null},
            {"type":"Feature","properties":{"t":"2024-08-24T12:30:05.250Z"},"geometry":null}]}
            """
        try json.write(toFile: folder.path("a.geojson"), atomically: true, encoding: .utf8)
        let table = try VectorDataset(opening: folder.path("a.geojson")).layer(at: 0).readTable()
        #expect(table.column("t") == .dateTimes(["2024-08-24T12:30:05+08:00", "2024-08-24T12:30:05.250Z"]))
    }

    @Test func missingLayersAreNotFoundAndNamed() throws {
        let folder = try TemporaryDirectory()
        try VectorConversion.write([Fixtures.mines()], to: folder.path("a.gpkg"))
        let file = try VectorDataset(opening: folder.path("a.gpkg"))
        #expect { try file.layer(named: "none") } throws: { error in
            let error = error as? GDALError
            return error?.code == .notFound && error?.reason.contains("mines") == true
        }
        #expect { try file.layer(at: 5) } throws: { ($0 as? GDALError)?.code == .notFound }
    }
}
