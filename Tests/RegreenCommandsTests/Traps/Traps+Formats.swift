import Foundation
import TestSupport

/// Vector formats that offices send: tables, drawings, boundary texts, archives.
enum FormatTraps {
    private static let e = TrapWorkshop.east
    private static let n = TrapWorkshop.north
    static let code = "urn:ogc:def:crs:EPSG::4525"

    /// The planar total of `area --json`.
    private static func total(_ expected: Double) -> TrapExpectation {
        .right { outcome in
            let total = try outcome.json()["total"] as? [String: Any]
            return expectNumber(total?["planar_m2"], expected, within: 1e-3, "planar_m2")
        }
    }

    private static func area(_ path: String, _ more: String...) -> [String] {
        ["area", path, "--assume-crs", "EPSG:4525", "--json"] + more
    }

    /// Corner rows, north first, of a square with its lower-left corner relative to the place.
    private static func corners(_ x: Int, _ y: Int, _ side: Int) -> [(north: Int, east: Int)] {
        let (x0, y0) = (Int(e) + x, Int(n) + y)
        return [(y0, x0), (y0, x0 + side), (y0 + side, x0 + side), (y0 + side, x0)]
    }

    private static func boundaryText(fields: Int, eastFirst: Bool) -> String {
        let values = Array("4,1,A1,一号矿,面,J49,采矿,,,,,,".split(separator: ",", omittingEmptySubsequences: false))
        var lines = [
            "[属性描述]", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=37", "[地块坐标]",
            values.prefix(fields - 1).joined(separator: ",") + ",@",
        ]
        for (index, corner) in (corners(0, 0, 100) + [corners(0, 0, 100)[0]]).enumerated() {
            let pair = eastFirst ? "\(corner.east),\(corner.north)" : "\(corner.north),\(corner.east)"
            lines.append("J\(index % 4 + 1),1,\(pair)")
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func drawing(_ text: [UInt8]) -> Data {
        func pairs(_ list: [(Int, String)]) -> String { list.map { "\($0.0)\n\($0.1)\n" }.joined() }
        var points: [(Int, String)] = []
        for corner in corners(0, 0, 100) { points += [(10, "\(corner.east)"), (20, "\(corner.north)")] }
        let start =
            pairs([(0, "SECTION"), (2, "ENTITIES"), (0, "LWPOLYLINE"), (5, "100"), (8, "0"), (90, "4"), (70, "1")])
            + pairs(points)
            + pairs([
                (0, "TEXT"), (5, "101"), (8, "0"), (10, "\(Int(e) + 50)"), (20, "\(Int(n) + 50)"), (40, "5"),
            ]) + "1\n"
        return Data(start.utf8) + Data(text) + Data("\n0\nENDSEC\n0\nEOF\n".utf8)
    }

    static let all: [Trap] = tables + drawings + archives

    private static let tables: [Trap] = [
        Trap(
            id: "corner-table-north-first",
            family: "format",
            carelessAnswer: "takes X for east, as everywhere outside survey offices",
            build: { shop in
                let rows = corners(0, 0, 100).enumerated().map {
                    "A1,\($0.offset + 1),\($0.element.north),\($0.element.east)"
                }
                return area(
                    try shop.write("拐点.csv", "矿山编号,点号,X,Y\n" + rows.joined(separator: "\n") + "\n"),
                    "--id",
                    "矿山编号"
                )
            },
            expectation: total(10_000)
        ),
        Trap(
            id: "corner-table-with-a-hole",
            family: "format",
            carelessAnswer: "joins both rings to one outline, or counts the hole as land",
            build: { shop in
                let rings = [corners(0, 0, 100), corners(40, 40, 20)]
                let rows = rings.enumerated().flatMap { ring in
                    ring.element.enumerated().map {
                        "A1,\(ring.offset + 1),\($0.offset + 1),\($0.element.north),\($0.element.east)"
                    }
                }
                return area(try shop.write("拐点.csv", "矿山编号,圈号,点号,北坐标,东坐标\n" + rows.joined(separator: "\n") + "\n"))
            },
            expectation: total(9600)
        ),
        Trap(
            id: "workbook-of-texts-with-a-title",
            family: "format",
            carelessAnswer: "takes the title for the header, or the header for a corner",
            build: { shop in
                let path = shop.path("拐点.xlsx")
                try RawWorkbook(
                    [["矿区范围拐点坐标表", "", "", ""], ["编号", "点号", "X坐标(m)", "Y坐标(m)"]]
                        + corners(0, 0, 100).enumerated().map {
                            ["A1", "\($0.offset + 1)", "\($0.element.north)", "\($0.element.east)"]
                        }
                ).write(to: path)
                return area(path)
            },
            expectation: total(10_000)
        ),
        Trap(
            id: "corner-table-with-grouped-thousands",
            family: "format",
            carelessAnswer: "reads 3,950,000.00 as 3",
            build: { shop in
                func grouped(_ value: Int) -> String {
                    var digits = "\(value)"
                    for place in [6, 3] where digits.count > place {
                        digits.insert(",", at: digits.index(digits.endIndex, offsetBy: place == 6 ? -6 : -3))
                    }
                    return "\"\(digits).00\""
                }
                let rows = corners(0, 0, 100).map { "A1,\(grouped($0.north)),\(grouped($0.east))" }
                return area(try shop.write("c.csv", "编号,北坐标,东坐标\n" + rows.joined(separator: "\n") + "\n"))
            },
            expectation: total(10_000)
        ),
        Trap(
            id: "corner-table-in-degrees-minutes-seconds",
            family: "format",
            carelessAnswer: "reads 35°40′48″ as 35.4048, or latitude as x",
            build: { shop in
                let path = try shop.write(
                    "c.csv",
                    """
                    编号,纬度,经度
                    A1,35°40′48″,111°39′36″
                    A1,35°40′48″,111°40′12″
                    A1,35°41′24″,111°40′12″
                    A1,35°41′24″,111°39′36″

                    """
                )
                return ["area", path, "--assume-crs", "EPSG:4490", "--json"]
            },
            // 0.01° × 0.01° from 35.68° N: the band of domain 1.6, 1 004 357.94 m².
            expectation: .right { outcome in
                let total = try outcome.json()["total"] as? [String: Any]
                return expectNumber(total?["statutory_m2"], 1_004_357.94, within: 0.05, "statutory_m2")
            }
        ),
        Trap(
            id: "boundary-text-of-nine-fields",
            family: "format",
            carelessAnswer: "takes the first number of a point for east",
            build: { shop in ["area", try shop.write("界址.txt", boundaryText(fields: 9, eastFirst: false)), "--json"] },
            expectation: total(10_000)
        ),
        Trap(
            id: "boundary-text-of-thirteen-fields-east-first",
            family: "format",
            carelessAnswer: "takes the first number of a point for north, whatever the numbers say",
            build: { shop in ["area", try shop.write("界址.txt", boundaryText(fields: 13, eastFirst: true)), "--json"] },
            expectation: total(10_000)
        ),
    ]

    private static let drawings: [Trap] = [
        Trap(
            id: "drawing-of-closed-lines",
            family: "format",
            carelessAnswer: "says that lines have no area",
            build: { shop in
                let path = shop.path("矿界.dxf")
                try drawing(Array("A1".utf8)).write(to: URL(filePath: path))
                return area(path)
            },
            expectation: total(10_000)
        ),
        Trap(
            id: "drawing-with-gbk-texts",
            family: "format",
            carelessAnswer: "reads the names as Latin-1",
            build: { shop in
                let path = shop.path("矿界.dxf")
                try drawing(EncodingTraps.gbkName).write(to: URL(filePath: path))
                return area(path, "--id", "Text")
            },
            expectation: .right { outcome in
                let features = try outcome.json()["features"] as? [[String: Any]] ?? []
                let got = features.first?["id"] as? String
                return got == "沁一矿" ? nil : "id: \(got ?? "none")"
            }
        ),
        Trap(
            id: "projected-numbers-in-geojson",
            family: "format",
            carelessAnswer: "takes 37 million for a longitude because RFC 7946 says so",
            build: { shop in
                let square = TrapWorkshop.polygonText([TrapWorkshop.square(0, 0, 100)])
                return ["area", try shop.geojson("m.geojson", [("{}", square)], crs: code), "--json"]
            },
            expectation: total(10_000)
        ),
        Trap(
            id: "one-bare-feature",
            family: "format",
            carelessAnswer: "wants a collection and finds nothing",
            build: { shop in
                let ring = "[[111.66,35.68],[111.67,35.68],[111.67,35.69],[111.66,35.69],[111.66,35.68]]"
                let text =
                    "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
                return ["area", try shop.write("one.json", text), "--json"]
            },
            expectation: .right { outcome in
                let total = try outcome.json()["total"] as? [String: Any]
                return expectNumber(total?["statutory_m2"], 1_004_357.94, within: 0.05, "statutory_m2")
            }
        ),
        Trap(
            id: "several-layers",
            family: "format",
            carelessAnswer: "reads the first layer it finds",
            build: { shop in
                let topology =
                    "{\"type\":\"Topology\",\"arcs\":[[[111.66,35.68],[111.67,35.68],[111.67,35.69],[111.66,35.68]]],"
                    + "\"objects\":{\"mines\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"arcs\":[[0]]}]},"
                    + "\"towns\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"arcs\":[[0]]}]}}}"
                return ["area", try shop.write("a.topojson", topology), "--json"]
            },
            expectation: .refused("layer_ambiguous")
        ),
    ]

    private static let archives: [Trap] = [
        Trap(
            id: "shapefile-in-a-folder-in-a-zip",
            family: "format",
            carelessAnswer: "sees an empty archive, or reads its GBK names as Latin-1",
            build: { shop in
                var file = RawShapefile()
                file.fields = [.init(name: EncodingTraps.gbkField, width: 20)]
                file.records = [([TrapWorkshop.square(0, 0, 100)], [EncodingTraps.gbkName])]
                file.projection = Projections.prefixed
                try file.write(to: shop.path("kj.shp"))
                let members = ["shp", "shx", "dbf", "prj"].map { shop.path("kj.\($0)") }
                try RawZip(files: members, folder: "delivery/2024/").write(to: shop.path("delivery.zip"))
                for member in members { try FileManager.default.removeItem(atPath: member) }
                return ["area", shop.path("delivery.zip"), "--id", "矿山名称", "--json"]
            },
            expectation: .right { outcome in
                let feature = (try outcome.json()["features"] as? [[String: Any]])?.first
                guard feature?["id"] as? String == "沁一矿" else { return "id: \(feature?["id"] ?? "none")" }
                return expectNumber(feature?["planar_m2"], 10_000, within: 1e-3, "planar_m2")
            }
        ),
        Trap(
            id: "two-shapefiles-in-a-zip",
            family: "format",
            carelessAnswer: "reads the first one it finds",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], named: "a.shp")
                try shop.mines([("B1", [TrapWorkshop.square(0, 0, 50)])], named: "b.shp")
                let members = ["a", "b"].flatMap { stem in
                    ["shp", "shx", "dbf", "prj"].map { shop.path("\(stem).\($0)") }
                }
                try RawZip(files: members).write(to: shop.path("both.zip"))
                return ["area", shop.path("both.zip"), "--json"]
            },
            expectation: .refused("layer_ambiguous")
        ),
        Trap(
            id: "gbk-behind-a-virtual-layer",
            family: "format",
            carelessAnswer: "lets the library guess Latin-1",
            build: { shop in
                var file = RawShapefile()
                file.fields = [.init(name: Array("id".utf8), width: 20)]
                file.records = [([TrapWorkshop.square(0, 0, 100)], [EncodingTraps.gbkName])]
                file.projection = Projections.prefixed
                try file.write(to: shop.path("kj.shp"))
                let layer =
                    "<OGRVRTLayer name=\"kj\"><SrcDataSource relativeToVRT=\"1\">kj.shp</SrcDataSource></OGRVRTLayer>"
                let path = try shop.write("kj.vrt", "<OGRVRTDataSource>\(layer)</OGRVRTDataSource>")
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .refused("encoding_conflict")
        ),
        Trap(
            id: "nested-zip",
            family: "hostile",
            carelessAnswer: "unpacks archives inside archives",
            build: { shop in
                try RawZip([.init("inner.zip", [0x50, 0x4B])]).write(to: shop.path("outer.zip"))
                return ["area", shop.path("outer.zip"), "--json"]
            },
            expectation: .refused("limit_exceeded")
        ),
        Trap(
            id: "zip-bomb",
            family: "hostile",
            carelessAnswer: "unpacks gigabytes out of kilobytes",
            build: { shop in
                let bomb = RawZip.Member("mines.geojson", Array(repeating: 0, count: 4000), claimedSize: 4_000_000_000)
                try RawZip([bomb]).write(to: shop.path("mines.zip"))
                return ["area", shop.path("mines.zip"), "--json"]
            },
            expectation: .refused("limit_exceeded")
        ),
        Trap(
            id: "workbook-bomb",
            family: "hostile",
            carelessAnswer: "trusts a workbook because it is no archive to the eye",
            build: { shop in
                let bomb = RawZip.Member(
                    "xl/worksheets/sheet1.xml",
                    Array(repeating: 0, count: 4000),
                    claimedSize: 4_000_000_000
                )
                try RawZip([bomb]).write(to: shop.path("mines.xlsx"))
                return ["area", shop.path("mines.xlsx"), "--json"]
            },
            expectation: .refused("limit_exceeded")
        ),
        Trap(
            id: "archive-member-outside",
            family: "hostile",
            carelessAnswer: "unpacks to ../../",
            build: { shop in
                try RawZip([.init("../evil.geojson", Array("{}".utf8))]).write(to: shop.path("mines.zip"))
                return ["area", shop.path("mines.zip"), "--json"]
            },
            expectation: .refused("path_refused")
        ),
        Trap(
            id: "street-map-outside-the-project",
            family: "hostile",
            carelessAnswer: "opens any extract on the disk",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])], named: "p/mines.shp")
                try shop.write("a.osm", "<?xml version=\"1.0\"?><osm version=\"0.6\"></osm>")
                let text = """
                    schema: regreen.project/1
                    name: 陷阱
                    crs: EPSG:4525
                    mines: {path: mines.shp, id: id}
                    protected: [{path: ../a.osm, layer: lines, kind: traffic}]

                    """
                return ["assess", try shop.write("p/regreen.yaml", text), "-o", shop.path("out")]
            },
            expectation: .refused("path_refused")
        ),
    ]
}
