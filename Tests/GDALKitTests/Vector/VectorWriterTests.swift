import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct VectorWriterTests {
    @Test(arguments: ["a.gpkg", "a.shp", "a.geojson", "a.fgb", "a.csv", "a.kml"])
    func theSameInputGivesTheSameBytes(name: String) throws {
        var images: [[String: Data]] = []
        for pause in [0.0, 1.1] {
            Thread.sleep(forTimeInterval: pause)
            let folder = try TemporaryDirectory()
            try VectorConversion.write([Fixtures.mines(name: "a").selecting([0, 1])], to: folder.path(name))
            var image: [String: Data] = [:]
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
                image[file] = try Data(contentsOf: folder.url.appending(path: file))
            }
            images.append(image)
        }
        #expect(images[0] == images[1])
    }

    @Test func severalLayersAndStylesGoIntoOneGeoPackage() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("a.gpkg")
        let writer = try VectorWriter(creating: path, driver: "GPKG")
        try writer.write(Fixtures.mines(name: "mines"))
        try writer.write(Fixtures.mines(name: "patches"))
        try writer.executeSQL("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleName TEXT)")
        try writer.executeSQL("INSERT INTO layer_styles VALUES (1, \(VectorWriter.quoted("it's")))")
        try writer.close()
        let file = try VectorDataset(opening: path)
        #expect(file.layerNames.prefix(2) == ["mines", "patches"])
        let styles = try #require(try file.query("SELECT styleName FROM layer_styles"))
        #expect(styles.table.columns[0][0] == .string("it's"))
    }

    @Test func aFeatureTheFormatWouldDropIsRefused() throws {
        let folder = try TemporaryDirectory()
        #expect { try VectorConversion.write([Fixtures.mines(name: "a")], to: folder.path("a.fgb")) } throws: { error in
            let error = error as? GDALError
            return error?.code == .writeFailed && error?.subject.hasSuffix("feature 3") == true
        }
    }

    @Test func aShapefileShortensNamesAndSaysSo() throws {
        let folder = try TemporaryDirectory()
        var table = try Fixtures.mines(name: "a")
        table.fields[0].name = "A_VERY_LONG_FIELD_NAME"
        let writer = try VectorWriter(creating: folder.path("a.shp"), driver: "ESRI Shapefile")
        let layer = try writer.write(table)
        #expect(writer.writtenFieldNames(layer)[0] == "A_VERY_LON")
        #expect(!writer.warnings.isEmpty)
        try writer.close()
    }

    @Test func aTableWithOtherFieldsIsRefused() throws {
        let folder = try TemporaryDirectory()
        let writer = try VectorWriter(creating: folder.path("a.gpkg"), driver: "GPKG")
        var definition = try LayerDefinition(describing: Fixtures.mines())
        definition.fields.removeLast()
        let layer = try writer.addLayer(definition)
        #expect { try writer.write(Fixtures.mines(), to: layer) } throws: {
            ($0 as? GDALError)?.code == .invalidArgument
        }
    }

    @Test func anUnwritableFolderIsACreationError() {
        #expect { try VectorWriter(creating: "/no/such/folder/a.gpkg", driver: "GPKG") } throws: { error in
            let error = error as? GDALError
            return error?.code == .createFailed && error?.subject == "/no/such/folder/a.gpkg"
        }
    }

    @Test func aClosedWriterSaysSo() throws {
        let folder = try TemporaryDirectory()
        let writer = try VectorWriter(creating: folder.path("a.gpkg"), driver: "GPKG")
        try writer.write(Fixtures.mines())
        try writer.close()
        #expect { try writer.write(Fixtures.mines()) } throws: { ($0 as? GDALError)?.code == .closed }
    }
}
