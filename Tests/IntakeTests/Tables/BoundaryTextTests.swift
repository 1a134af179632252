import GeoModel
import Testing

@testable import Intake

@Suite struct BoundaryTextTests {
    static let header = """
        [属性描述]
        格式版本号=1.01版本
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=37
        精度=0.001
        [地块坐标]

        """

    /// A kilometre square with a hole of a hectare, north first, prefixed.
    static let square = """
        10,99.0000,D1,一号矿,面,,采矿,0602,@
        J1,1,3951000.000,37607000.000
        J2,1,3952000.000,37607000.000
        J3,1,3952000.000,37608000.000
        J4,1,3951000.000,37608000.000
        J1,1,3951000.000,37607000.000
        J5,2,3951400.000,37607400.000
        J6,2,3951400.000,37607500.000
        J7,2,3951500.000,37607500.000
        J8,2,3951500.000,37607400.000
        J5,2,3951400.000,37607400.000

        """

    private func area(_ polygons: [[[Double]]]) -> Double {
        polygons.reduce(0) { sum, rings in
            sum
                + rings.enumerated().reduce(0) {
                    $0 + ($1.offset == 0 ? 1 : -1) * abs(RingNesting.signedArea($1.element))
                }
        }
    }

    @Test func nineFieldsNorthFirstWithAHole() throws {
        let document = try BoundaryText.parse(Self.header + Self.square)
        let plot = try #require(document.plots.first)
        #expect(document.value("带号") == "37")
        #expect(document.northFirst && document.orderIsCertain && document.hasZonePrefix && !document.isDegrees)
        #expect(plot.value(3) == "一号矿")
        #expect(plot.declaredHectares == 99)
        #expect(plot.declaredPointCount == 10 && plot.pointCount == 10)
        #expect(plot.polygons.count == 1 && plot.polygons[0].count == 2)
        #expect(area(plot.polygons) == 990_000)
        #expect(plot.polygons[0][0][0] == 37_607_000)
    }

    @Test func eastFirstIsSeenFromTheNumbers() throws {
        let text =
            Self.header
            + "4,1,1,a,面,,,,@\n1,1,607000,3951000\n2,1,607100,3951000\n3,1,607100,3951100\n4,1,607000,3951100\n"
        let document = try BoundaryText.parse(text)
        #expect(!document.northFirst && !document.hasZonePrefix)
        #expect(area(document.plots[0].polygons) == 10_000)
    }

    @Test(arguments: [
        "4,1,1,a,面,,用途,0602,@", "4,1,1,a,面,,用途,0602,T,B,C,@", "4,1,1,a,面,,用途,0602,T,B,C,D,@",
        "4,1,1,a,面,,用途,0602,T,B,C,D,备注,@", "4，1，1，a，面，，用途，0602，@", "4,1,1,a,面,,用途,0602",
    ])
    func headerLinesOfAnyLength(line: String) throws {
        let text =
            Self.header + line + "\n1,1,3951000,607000\n2,1,3951100,607000\n3,1,3951100,607100\n4,1,3951000,607100\n"
        let document = try BoundaryText.parse(text)
        #expect(document.plots.count == 1)
        #expect(document.plots[0].value(7) == "0602")
        #expect(area(document.plots[0].polygons) == 10_000)
    }

    @Test func ringsOfTwoSeparatePartsAreNotHoles() throws {
        let text =
            Self.header + "8,1,1,a,面,,,,@\n"
            + "1,1,3951000,607000\n2,1,3951100,607000\n3,1,3951100,607100\n4,1,3951000,607100\n"
            + "5,2,3952000,607000\n6,2,3952100,607000\n7,2,3952100,607100\n8,2,3952000,607100\n"
        let plot = try BoundaryText.parse(text).plots[0]
        #expect(plot.polygons.count == 2)
        #expect(area(plot.polygons) == 20_000)
    }

    @Test func ringThatClosesAndGoesOnUnderTheSameNumberStartsAnother() throws {
        let text =
            Self.header + "10,1,1,a,面,,,,@\n"
            + "1,1,3951000,607000\n2,1,3951100,607000\n3,1,3951100,607100\n4,1,3951000,607100\n1,1,3951000,607000\n"
            + "5,1,3952000,607000\n6,1,3952100,607000\n7,1,3952100,607100\n8,1,3952000,607100\n5,1,3952000,607000\n"
        #expect(try BoundaryText.parse(text).plots[0].polygons.count == 2)
    }

    @Test(arguments: [("0.7655公顷", 0.7655), ("15亩", 1.0), ("10000平方米", 1.0), ("2", 2.0)])
    func declaredAreaWithUnit(text: String, hectares: Double) {
        #expect(BoundaryText.hectares(text) == hectares)
    }

    @Test func areaWithoutPointCount() throws {
        let text = Self.header + "0.5公顷,,地块1,面,,,,@\n1,1,3951000,607000\n2,1,3951100,607000\n3,1,3951100,607100\n"
        let plot = try BoundaryText.parse(text).plots[0]
        #expect(plot.declaredHectares == 0.5)
        #expect(plot.declaredPointCount == nil)
    }

    @Test func errorsNameTheLine() {
        #expect(throws: BoundaryTextError(reason: .noPlots, line: 0)) { try BoundaryText.parse(Self.header) }
        #expect(throws: BoundaryTextError(reason: .pointWithoutPlot, line: 10)) {
            try BoundaryText.parse(Self.header + "1,1,3951000,607000\n")
        }
        #expect(throws: BoundaryTextError(reason: .ringTooShort(plot: "a"), line: 10)) {
            try BoundaryText.parse(Self.header + "2,1,1,a,面,,,,@\n1,1,3951000,607000\n2,1,3951100,607000\n")
        }
        #expect(throws: BoundaryTextError(reason: .mixedOrder, line: 0)) {
            try BoundaryText.parse(
                Self.header + "3,1,1,a,面,,,,@\n1,1,3951000,607000\n2,1,607000,3951100\n3,1,3951100,607100\n"
            )
        }
    }

    @Test(
        arguments: BoundaryText.Style.HeaderFields.allCases,
        [true, false]
    )
    func roundTripKeepsAMillimetre(fields: BoundaryText.Style.HeaderFields, northFirst: Bool) throws {
        let ring = [607_000.1234, 3_951_000.5678, 607_100.9876, 3_951_000.4321, 607_050.5555, 3_951_100.0004]
        let hole = [607_049.0, 3_951_010.0, 607_051.0, 3_951_010.0, 607_050.0, 3_951_012.0]
        let polygon = [ring + ring.prefix(2), hole + hole.prefix(2)]
        let plot = BoundaryText.Plot(
            values: ["", "0.5", "1", "矿,山", "面", "", "", "0602", "T", "B", "C", "D", "注"],
            polygons: [polygon]
        )
        let header = try #require(BoundaryText.header(epsg: 4546, date: nil))
        let style = BoundaryText.Style(fields: fields, northFirst: northFirst, encoding: "GBK")
        let bytes = try #require(BoundaryText.write(.init(header: header, plots: [plot]), style: style))
        let file = try TextFile.decode(bytes, written: "a.txt", declared: nil)
        #expect(file.decision.encoding == "GB18030")
        let read = try BoundaryText.parse(file.text)
        #expect(read.northFirst == northFirst)
        #expect(read.plots[0].value(3) == "矿，山")
        #expect(read.plots[0].declaredPointCount == read.plots[0].pointCount)
        let got = read.plots[0].polygons[0].flatMap { $0 }
        let expected = polygon.flatMap { $0 }
        #expect(got.count == expected.count)
        #expect(zip(got, expected).allSatisfy { abs($0 - $1) <= 0.001 })
    }

    /// The closing point has the number of the first one and uses up none.
    @Test func pointNumbersHaveNoGap() throws {
        func ring(_ x: Double) -> [Double] { [x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0] }
        let plot = BoundaryText.Plot(
            values: ["", "0.01", "1", "a", "面"],
            polygons: [[ring(607_000)], [ring(607_100)]]
        )
        let header = try #require(BoundaryText.header(epsg: 4546, date: nil))
        let bytes = try #require(BoundaryText.write(.init(header: header, plots: [plot])))
        let points = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .compactMap { $0.hasPrefix("J") ? $0.split(separator: ",").first.map(String.init) : nil }
        #expect(points == ["J1", "J2", "J3", "J4", "J1", "J5", "J6", "J7", "J8", "J5"])
    }

    @Test func headerNamesTheZone() throws {
        let header = try #require(BoundaryText.header(epsg: 2353, date: nil))
        #expect(header.contains(.init("坐标系", "1980西安坐标系")))
        #expect(header.contains(.init("带号", "29")))
        #expect(BoundaryText.header(epsg: 3857, date: nil) == nil)
    }
}
