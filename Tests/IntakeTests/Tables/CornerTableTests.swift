import GeoModel
import Testing

@testable import Intake

@Suite struct CornerTableTests {
    private func read(_ csv: String) throws -> CornerTable.Result {
        try CornerTable.read(DelimitedText.parse(csv), name: "corners")
    }

    @Test func rowsOfPointsWithNorthInX() throws {
        let result = try read(
            """
            矿山名称,点号,X,Y
            一号矿,1,3951000,37607000
            一号矿,2,3952000,37607000
            一号矿,3,3952000,37608000
            一号矿,4,3951000,37608000
            二号矿,1,3953000,37607000
            二号矿,2,3954000,37607000
            二号矿,3,3954000,37608000
            """
        )
        #expect(result.table.count == 2)
        #expect(result.order.northFirst && result.order.hasZonePrefix)
        #expect(result.table.geometries[0].planarArea == 1_000_000)
        #expect(result.table.feature(1)["矿山名称"] == .string("二号矿"))
        #expect(result.openRings == 2)
    }

    @Test func holesByRingColumnAndByRestartedNumbers() throws {
        let outer = "1,3951000,607000\n2,3952000,607000\n3,3952000,608000\n4,3951000,608000\n"
        let inner = "1,3951400,607400\n2,3951400,607500\n3,3951500,607500\n4,3951500,607400\n"
        let restarted = try read("点号,X,Y\n" + outer + inner)
        #expect(restarted.table.geometries[0].planarArea == 990_000)
        let closed = try read("点号,X,Y\n" + outer + "1,3951000,607000\n" + inner + "1,3951400,607400\n")
        #expect(closed.table.geometries[0].planarArea == 990_000)
        #expect(closed.openRings == 0)
        let blank = try read(
            "X,Y\n"
                + (outer + ",,\n" + inner).split(separator: "\n").map {
                    $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().joined(separator: ",")
                }.joined(separator: "\n")
        )
        #expect(blank.table.geometries[0].planarArea == 990_000)
    }

    @Test func mergedGroupCellsGoOn() throws {
        let result = try read(
            "编号,X,Y\nA,3951000,607000\n,3952000,607000\n,3952000,608000\nB,3951000,609000\n,3951000,610000\n,3952000,610000\n"
        )
        #expect(result.table.count == 2)
        #expect(result.problems.isEmpty)
    }

    @Test func degreesMinutesSeconds() throws {
        let result = try read("纬度,经度\n35°40′00″,112°10′00″\n35°41′00″,112°10′00″\n35°41′00″,112°11′30.5″\n")
        #expect(result.order.isDegrees && result.isSexagesimal)
        let vertex = result.table.geometries.xy
        #expect(abs(vertex[0] - (112 + 10.0 / 60)) < 1e-12)
        #expect(abs(vertex[4] - (112 + 11.0 / 60 + 30.5 / 3600)) < 1e-12)
    }

    @Test(arguments: [
        ("112.5", 112.5), ("112°30′", 112.5), ("112-30-00", 112.5), ("112度30分0秒", 112.5), ("E112°30'0\"", 112.5),
        ("东经112°30′0″", 112.5), ("１１２．５", 112.5), ("35 30 36", 35.51), ("30°30'S", -30.5),
    ])
    func coordinateTexts(text: String, value: Double) throws {
        #expect(abs(try #require(CoordinateText.parse(text)) - value) < 1e-12)
    }

    @Test(arguments: ["", "abc", "112°75′", "1e400", "112°30.5′20″", "nan"])
    func noCoordinate(text: String) {
        #expect(CoordinateText.parse(text) == nil)
    }

    @Test(arguments: [
        "1,3951000,37607000;2,3952000,37607000;3,3952000,37608000;4,3951000,37608000",
        "1，3951000，37607000；2，3952000，37607000；3，3952000，37608000；4，3951000，37608000",
        "1,3951000,37607000,2,3952000,37607000,3,3952000,37608000,4,3951000,37608000",
        "3951000,37607000;3952000,37607000;3952000,37608000;3951000,37608000;3951000,37607000",
    ])
    func cornerStringsHaveNorthFirst(text: String) throws {
        let result = try read("许可证号,拐点坐标\nC1,\"\(text)\"\n")
        #expect(result.table.geometries[0].planarArea == 1_000_000)
        #expect(result.table.geometries.xy[0] == 37_607_000)
    }

    @Test func unreadableAndShortFeaturesAreNamedNotDropped() throws {
        let result = try read(
            "编号,X,Y\nA,3951000,607000\nA,3952000,x\nB,3951000,607000\nB,3952000,607000\nC,3951000,607000\nC,3952000,607000\nC,3952000,608000\n"
        )
        #expect(result.table.count == 3)
        #expect(result.table.geometries.kinds == [.null, .null, .polygon])
        #expect(result.problems.map(\.line) == [3, 4])
    }

    @Test func repeatedPointsAreDroppedAndCounted() throws {
        let result = try read("X,Y\n3951000,607000\n3951000,607000\n3952000,607000\n3952000,608000\n")
        #expect(result.repeatedPoints == 1)
        #expect(result.table.geometries.vertexCount == 4)
    }

    @Test func quotesAndDelimiters() {
        let table = DelimitedText.parse("a;b\r\n\"x;\"\"1\"\"\nz\";2\r\n;\r\n")
        #expect(table.header == ["a", "b"])
        #expect(table.rows == [["x;\"1\"\nz", "2"], []])
        #expect(table.lines == [2, 4])
    }
}
