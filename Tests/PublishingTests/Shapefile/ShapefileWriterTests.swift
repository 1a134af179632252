import Foundation
import GDALKit
import GeoModel
import Publishing
import Restoration
import TestSupport
import Testing

@Suite struct ShapefileWriterTests {
    private let date = Fixture.asOf ?? Fixture.settings().fileDate

    private var table: FeatureTable {
        Fixture.table(
            "采空区",
            [
                (FieldDefinition(name: "采矿许可证号", type: .string), .strings(["甲矿，山西", nil])),
                (FieldDefinition(name: "采矿许可证期", type: .date), .dates([Fixture.asOf, nil])),
                (FieldDefinition(name: "损毁面积m2", type: .real, precision: 2), .reals([12.345, nil])),
                (FieldDefinition(name: "件数", type: .integer), .integers([-7, nil])),
            ],
            Fixture.squares([(37_500_000, 3_950_000), (37_500_200, 3_950_000)])
        )
    }

    @Test(arguments: zip(ShapefileEncoding.allCases, [UInt8(0), 0x4D]))
    func chineseTextsReadBackInBothEncodings(encoding: ShapefileEncoding, languageDriver: UInt8) throws {
        let folder = try TemporaryDirectory()
        let writer = ShapefileWriter(encoding: encoding, date: date)
        let written = try writer.write(table, to: folder.path("a"), file: "a.shp")
        #expect(written.endings == ["cpg", "dbf", "prj", "shp", "shx"])
        #expect(try text(folder.path("a.cpg")) == encoding.rawValue)
        #expect(try bytes(folder.path("a.dbf"))[29] == languageDriver)
        #expect(Array(try bytes(folder.path("a.dbf"))[1...3]) == [124, 8, 24])
        let read = try VectorDataset(opening: folder.path("a.shp")).layer(at: 0).readTable()
        #expect(read.fields.map(\.name) == written.shortNames)
        #expect(read.columns[0][0] == .string("甲矿，山西"))
        #expect(read.columns[1][0].date == Fixture.asOf)
        #expect(read.columns[2][0].number == 12.35)
        #expect(read.columns[3][0].number == -7)
        for column in read.columns { #expect(column[1] == .null) }
        #expect(read.crs?.epsg == 4525 || read.crs?.name.contains("37") == true)
    }

    @Test func namesAreCutBetweenCharactersAndReported() throws {
        let folder = try TemporaryDirectory()
        let writer = ShapefileWriter(encoding: .gbk, date: date)
        let written = try writer.write(table, to: folder.path("a"), file: "a.shp")
        #expect(written.shortNames == ["采矿许可证", "采矿许可_1", "损毁面积m2", "件数"])
        #expect(written.findings.map(\.code) == [.nameShortened])
        #expect(written.findings[0].message.en.contains("采矿许可证期 → 采矿许可_1"))
    }

    @Test(arguments: ShapefileEncoding.allCases)
    func longTextsAreCutBetweenCharacters(encoding: ShapefileEncoding) throws {
        let folder = try TemporaryDirectory()
        let long = String(repeating: "矿", count: 200)
        let table = Fixture.table(
            "t",
            [(FieldDefinition(name: "n", type: .string), .strings([long]))],
            Fixture.squares([(0, 0)])
        )
        let writer = ShapefileWriter(encoding: encoding, date: date)
        let written = try writer.write(table, to: folder.path("a"), file: "a.shp")
        #expect(written.findings.count == 1)
        let read = try VectorDataset(opening: folder.path("a.shp")).layer(at: 0).readTable()
        #expect(read.columns[0][0] == .string(String(repeating: "矿", count: encoding == .gbk ? 127 : 84)))
    }

    @Test func charactersThatGBKLacksAreReported() throws {
        let folder = try TemporaryDirectory()
        let table = Fixture.table(
            "t",
            [(FieldDefinition(name: "n", type: .string), .strings(["矿😀"]))],
            Fixture.squares([(0, 0)])
        )
        let written = try ShapefileWriter(encoding: .gbk, date: date).write(table, to: folder.path("a"), file: "a.shp")
        #expect(written.findings.map(\.code) == [.encodingConflict])
        let read = try VectorDataset(opening: folder.path("a.shp")).layer(at: 0).readTable()
        #expect(read.columns[0][0] == .string("矿?"))
    }

    @Test(arguments: [true, false])
    func shellsRunClockwiseAndHolesTheOtherWay(clockwise: Bool) throws {
        var column = GeometryColumn()
        column.appendPolygon(rings: [
            Fixture.square(0, 0, 10, clockwise: clockwise), Fixture.square(2, 2, 2, clockwise: clockwise),
        ])
        let folder = try TemporaryDirectory()
        let writer = ShapefileWriter(encoding: .utf8, date: date)
        _ = try writer.write(Fixture.table("t", [], column), to: folder.path("a"), file: "a.shp")
        let content = try bytes(folder.path("a.shp"))
        // Header 100, record header 8, type and box 36, counts 8, two ring starts 8; then x, y of five points a ring.
        func y(_ vertex: Int) -> Double {
            let start = 100 + 8 + 36 + 8 + 8 + 16 * vertex + 8
            return content[start..<(start + 8)].enumerated().reduce(UInt64(0)) {
                $0 | UInt64($1.element) << (8 * UInt64($1.offset))
            }
            .asDouble
        }
        // From the lower left corner a clockwise ring goes up first, a counter-clockwise one to the right.
        #expect(y(1) == 10)
        #expect(y(6) == 2)
    }

    @Test(arguments: [(255, true), (256, false)])
    func moreFieldsThanTheFormatHoldsAreRefused(count: Int, fits: Bool) throws {
        let fields = (0..<count).map {
            (FieldDefinition(name: "f\($0)", type: .integer), AttributeColumn.integers([1]))
        }
        let folder = try TemporaryDirectory()
        let table = Fixture.table("t", fields, Fixture.squares([(0, 0)]))
        do {
            _ = try ShapefileWriter(encoding: .utf8, date: date).write(table, to: folder.path("a"), file: "a.shp")
            #expect(fits)
        } catch {
            #expect(!fits)
            #expect((error as? PublishingError)?.code == "limit_exceeded")
            #expect(!FileManager.default.fileExists(atPath: folder.path("a.shp")))
        }
    }

    @Test func mixedGeometriesAreRefused() throws {
        var column = Fixture.squares([(0, 0)])
        column.appendVertex(x: 0, y: 0)
        column.endRing()
        column.endPart()
        column.endGeometry(kind: .point)
        let folder = try TemporaryDirectory()
        let error = #expect(throws: PublishingError.self) {
            try VectorExport.write(Fixture.table("t", [], column), to: folder.path("a.shp"), format: .shapefile)
        }
        #expect(error?.code == "geometry_type")
    }
}

extension UInt64 {
    fileprivate var asDouble: Double { Double(bitPattern: self) }
}
