import Testing

@testable import RegreenCommands

/// Text for terminals: Chinese characters take two columns.
@Suite struct TextTableTests {
    @Test(arguments: [("abc", 3), ("矿山", 4), ("é", 1), ("“a”", 3), ("，", 2), ("", 0), ("e\u{301}", 1)])
    func widthCountsColumns(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test func cuttingNeverSplitsACharacter() {
        #expect(DisplayWidth.cut("青石县矿山", to: 6) == "青石…")
        #expect(DisplayWidth.cut("青石县", to: 6) == "青石县")
    }

    @Test func wrappingBreaksLatinAtSpacesAndChineseAnywhere() {
        #expect(DisplayWidth.wrap("alpha beta gamma", width: 11) == ["alpha beta", "gamma"])
        #expect(DisplayWidth.wrap("一二三四五六七。", width: 10) == ["一二三四五", "六七。"])
        for line in DisplayWidth.wrap("矿山 mine 边界 boundary 数据 data", width: 12, indent: "  ") {
            #expect(DisplayWidth.of(line) <= 12)
            #expect(line.hasPrefix("  "))
        }
    }

    @Test func figuresStandRightAndTextsGiveWay() {
        var table = TextTable([("名称", .left), ("亩", .right)])
        table.add(["青石县东沟石灰石矿", "12.50"])
        table.add(["A", nil])
        #expect(table.lines(width: 20) == ["名称              亩", "青石县东沟石…  12.50", "A                  –"])
        for line in table.lines(width: 16) { #expect(DisplayWidth.of(line) <= 16) }
    }
}
