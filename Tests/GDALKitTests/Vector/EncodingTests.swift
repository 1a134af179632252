import Foundation
import GDALKit
import GeoModel
import TestSupport
import Testing

@Suite struct EncodingTests {
    private func gbkShapefile(_ folder: TemporaryDirectory) throws -> String {
        let path = folder.path("a.shp")
        var table = try Fixtures.mines(name: "a")
        table.fields[0].name = "矿山名称"
        let writer = try VectorWriter(creating: path, driver: "ESRI Shapefile")
        try writer.write(table, options: ["ENCODING": "GBK"])
        try writer.close()
        return path
    }

    @Test func aShapefileInGBKReadsWithItsMark() throws {
        let folder = try TemporaryDirectory()
        let table = try VectorDataset(opening: gbkShapefile(folder)).layer(at: 0).readTable()
        #expect(table.fields[0].name == "矿山名称")
        #expect(table.columns[0][0] == .string("石灰岩矿"))
    }

    @Test func withoutAMarkTheBytesAreHandedOutUntouched() throws {
        let folder = try TemporaryDirectory()
        let path = try gbkShapefile(folder)
        try FileManager.default.removeItem(atPath: folder.path("a.cpg"))
        let raw = try VectorDataset(opening: path, encoding: .raw).layer(at: 0).readRawStrings()
        let name = try #require(GDALLibrary.encode("矿山名称", encoding: "GBK"))
        let value = try #require(GDALLibrary.encode("石灰岩矿", encoding: "GBK"))
        #expect(raw.fields[0].name == name)
        #expect(raw.fields[0].values[0] == value)
        #expect(raw.fields.map(\.isText) == [true, false, false, false, false])
        #expect(raw.fields[1].values.isEmpty)
        let read = try VectorDataset(opening: path, encoding: .named("GBK")).layer(at: 0).readTable()
        #expect(read.columns[0][0] == .string("石灰岩矿"))
    }

    @Test(.enabled(if: Fixtures.messy("geotools/chinese_poly.shp") != nil))
    func theRealFileInGB18030() throws {
        let path = try #require(Fixtures.messy("geotools/chinese_poly.shp"))
        let raw = try VectorDataset(opening: path, encoding: .raw).layer(at: 0).readRawStrings()
        let texts = raw.fields.flatMap(\.values).compactMap { $0 }
        #expect(texts.contains { GDALLibrary.decode($0, encoding: "GB18030") == "黑龙江省" })
    }

    @Test(.enabled(if: Fixtures.messy("geotools/extraAtEnd.shp") != nil))
    func aShapefileWithoutIndexIsRefusedAndNotRepairedInPlace() throws {
        let path = try #require(Fixtures.messy("geotools/extraAtEnd.shp"))
        #expect { try VectorDataset(opening: path) } throws: { error in
            (error as? GDALError)?.messages.contains { $0.text.contains("SHAPE_RESTORE_SHX") } == true
        }
        #expect(!FileManager.default.fileExists(atPath: path.replacingOccurrences(of: ".shp", with: ".shx")))
    }
}
