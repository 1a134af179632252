import Foundation
import TestSupport

/// Names that must read right whatever the file claims.
enum EncodingTraps {
    /// 沁一矿 in GBK.
    static let gbkName: [UInt8] = [0xC7, 0xDF, 0xD2, 0xBB, 0xBF, 0xF3]
    /// 矿山名称 in GBK.
    static let gbkField: [UInt8] = [0xBF, 0xF3, 0xC9, 0xBD, 0xC3, 0xFB, 0xB3, 0xC6]

    private static func shapefile(
        _ shop: TrapWorkshop,
        field: [UInt8],
        value: [UInt8],
        width: Int = 20,
        codePage: String?,
        language: UInt8 = 0
    ) throws -> String {
        var file = RawShapefile()
        file.fields = [.init(name: field, width: width)]
        file.records = [([TrapWorkshop.square(0, 0, 100)], [value])]
        file.codePage = codePage
        file.languageDriver = language
        file.projection = Projections.prefixed
        let path = shop.path("mines.shp")
        try file.write(to: path)
        return path
    }

    private static func nameIs(_ expected: String) -> TrapExpectation {
        .right { outcome in
            let features = try outcome.json()["features"] as? [[String: Any]] ?? []
            let got = features.first?["id"] as? String
            return got == expected ? nil : "id: \(got ?? "none"), expected \(expected)"
        }
    }

    static let all: [Trap] = [
        Trap(
            id: "gbk-without-cpg",
            family: "encoding",
            carelessAnswer: "reads GBK as Latin-1 or UTF-8 and prints mojibake",
            build: { shop in
                ["area", try shapefile(shop, field: gbkField, value: gbkName, codePage: nil), "--id", "矿山名称", "--json"]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "gbk-with-utf8-cpg",
            family: "encoding",
            carelessAnswer: "believes the .cpg",
            build: { shop in
                [
                    "area", try shapefile(shop, field: gbkField, value: gbkName, codePage: "UTF-8"), "--id", "矿山名称",
                    "--json",
                ]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "utf8-with-gbk-cpg",
            family: "encoding",
            carelessAnswer: "believes the .cpg and shows 娌佷竴",
            build: { shop in
                [
                    "area", try shapefile(shop, field: Array("名称".utf8), value: Array("沁一矿".utf8), codePage: "GBK"),
                    "--id", "名称", "--json",
                ]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "utf8-without-cpg",
            family: "encoding",
            carelessAnswer: "reads UTF-8 as Latin-1",
            build: { shop in
                [
                    "area", try shapefile(shop, field: Array("名称".utf8), value: Array("沁一矿".utf8), codePage: nil),
                    "--id", "名称", "--json",
                ]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "language-byte-936",
            family: "encoding",
            carelessAnswer: "ignores the language byte",
            build: { shop in
                [
                    "area",
                    try shapefile(shop, field: gbkField, value: gbkName, codePage: nil, language: 0x4D),
                    "--id", "矿山名称", "--json",
                ]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "value-cut-in-a-character",
            family: "encoding",
            carelessAnswer: "lets half a character spoil the guess for the whole file",
            build: { shop in
                [
                    "area",
                    try shapefile(shop, field: gbkField, value: gbkName + gbkName, width: 9, codePage: nil),
                    "--id", "矿山名称", "--json",
                ]
            },
            expectation: nameIs("沁一矿沁")
        ),
        Trap(
            id: "explicit-encoding-wins",
            family: "encoding",
            carelessAnswer: "lets a guess overrule what the user says",
            build: { shop in
                [
                    "area", try shapefile(shop, field: gbkField, value: gbkName, codePage: "UTF-8"), "--id", "矿山名称",
                    "--encoding", "GBK", "--json",
                ]
            },
            expectation: nameIs("沁一矿")
        ),
        Trap(
            id: "formula-in-a-name",
            family: "format",
            carelessAnswer: "writes =cmd() into a CSV that a spreadsheet runs",
            build: { shop in
                var file = RawShapefile()
                file.fields = [.init(name: Array("id".utf8), width: 10), .init(name: Array("name".utf8), width: 30)]
                file.records = [
                    ([TrapWorkshop.square(0, 0, 100)], [Array("A1".utf8), Array("=HYPERLINK(\"x\")".utf8)])
                ]
                file.projection = Projections.prefixed
                try file.write(to: shop.path("mines.shp"))
                return try shop.project("", mines: "mines: {path: mines.shp, id: id, fields: {name: name}}")
            },
            expectation: .right { outcome in
                let csv = try outcome.text("out/tables/mines.csv")
                return csv.contains("'=HYPERLINK") ? nil : "the cell is not made safe"
            }
        ),
        Trap(
            id: "path-with-spaces-and-chinese",
            family: "format",
            carelessAnswer: "fails on the path or writes a broken one",
            build: { shop in
                let path = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], named: "矿山 数据/边界 2024.shp")
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: nameIs("A1")
        ),
    ]
}
