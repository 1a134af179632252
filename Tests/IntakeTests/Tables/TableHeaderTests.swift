import Testing

@testable import Intake

@Suite struct TableHeaderTests {
    @Test func aTitleAboveTheHeaderIsSkipped() {
        let found = DelimitedText.parse("拐点坐标表\n单位：米\n编号,X,Y\nA,3950000,37560000\n").withHeaderFound()
        #expect(found.titleRows == 2)
        #expect(found.table.header == ["编号", "X", "Y"])
        #expect(found.table.rows.count == 1)
        #expect(found.table.lines == [4])
    }

    @Test func aMadeUpHeaderIsNoTitle() {
        let table = TextTable(
            header: ["Field1", "Field2", "Field3"],
            rows: [["编号", "X", "Y"], ["A", "3950000", "37560000"]],
            lines: [1, 2]
        )
        let found = table.withHeaderFound()
        #expect(found.titleRows == 0)
        #expect(found.table.header == ["编号", "X", "Y"])
    }

    @Test func aTableWithoutCoordinatesStaysAsItIs() {
        let found = DelimitedText.parse("a,b\n1,2\n").withHeaderFound()
        #expect(found.titleRows == 0)
        #expect(found.table.header == ["a", "b"])
    }

    @Test(arguments: [
        ("3,950,000.25", 3_950_000.25), ("37,560,000", 37_560_000), ("1,234", 1234),
    ])
    func groupedThousandsAreOneNumber(text: String, value: Double) {
        #expect(CoordinateText.parse(text) == value)
    }

    @Test(arguments: ["3,95,000", "3,9500,000", ",950,000", "3950,000", "3,950,000.1.2", "3,-50"])
    func otherCommasAreNoNumber(text: String) {
        #expect(CoordinateText.parse(text) == nil)
    }
}
