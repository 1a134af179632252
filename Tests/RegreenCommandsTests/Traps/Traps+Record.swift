import Foundation
import TestSupport

/// Damage, restoration, overlaps and hostile files in a whole run.
enum RecordTraps {
    private static let e = TrapWorkshop.east
    private static let n = TrapWorkshop.north

    private static func layer(
        _ shop: TrapWorkshop,
        _ name: String,
        _ squares: [(x: Double, y: Double, side: Double, properties: String)]
    ) throws {
        try shop.geojson(
            name,
            squares.map { ($0.properties, TrapWorkshop.polygonText([TrapWorkshop.square($0.x, $0.y, $0.side)])) },
            crs: "urn:ogc:def:crs:EPSG::4525"
        )
    }

    private static func mine(_ id: String, _ checks: [(String, Double?)]) -> TrapExpectation {
        .right { outcome in
            let mine = try outcome.mine(id)
            for (key, expected) in checks {
                guard let expected else {
                    if mine[key] is NSNull { continue }
                    return "\(key): \(mine[key] ?? "missing"), expected null"
                }
                if let complaint = expectNumber(mine[key], expected, within: 1e-3, key) { return complaint }
            }
            return nil
        }
    }

    static let all: [Trap] = [
        Trap(
            id: "overlapping-damage",
            family: "record",
            carelessAnswer: "sums overlapping polygons",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 50, "{}"), (25, 0, 50, "{}")])
                return try shop.project("damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]")
            },
            expectation: mine("A1", [("damaged_m2", 3750), ("remaining_m2", 3750), ("treatment_rate", 0)])
        ),
        Trap(
            id: "restored-outside-damage",
            family: "record",
            carelessAnswer: "reports a rate over 100 %",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 20, "{}")])
                try layer(shop, "r.geojson", [(10, 0, 40, "{}")])
                return try shop.project(
                    """
                    damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]
                    restored: [{path: r.geojson, date: 2022-01-01, status: 已治理}]
                    """
                )
            },
            expectation: mine(
                "A1",
                [("restored_m2", 200), ("restored_outside_damage_m2", 1400), ("treatment_rate", 0.5)]
            )
        ),
        Trap(
            id: "restored-before-damage",
            family: "record",
            carelessAnswer: "counts last year's planting for this year's pit",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 20, "{}")])
                try layer(shop, "r.geojson", [(0, 0, 20, "{}")])
                return try shop.project(
                    """
                    damage: [{path: d.geojson, type: DIG, date: 2023-01-01}]
                    restored: [{path: r.geojson, date: 2022-01-01, status: 已治理}]
                    """
                )
            },
            expectation: mine("A1", [("damaged_m2", 400), ("restored_m2", 0), ("pending_m2", 400)])
        ),
        Trap(
            id: "future-restoration",
            family: "record",
            carelessAnswer: "counts what is dated after as_of",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 20, "{}")])
                try layer(shop, "r.geojson", [(0, 0, 20, "{}")])
                return try shop.project(
                    """
                    damage: [{path: d.geojson, type: DIG, date: 2023-01-01}]
                    restored: [{path: r.geojson, date: 2025-03-01, status: 已治理}]
                    """
                )
            },
            expectation: mine("A1", [("restored_m2", 0)])
        ),
        Trap(
            id: "unknown-status-word",
            family: "record",
            carelessAnswer: "takes any word for done",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 20, "{}")])
                try layer(shop, "r.geojson", [(0, 0, 20, "{\"s\":\"差不多了\"}")])
                return try shop.project(
                    """
                    damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]
                    restored: [{path: r.geojson, date: 2022-01-01, fields: {status: s}}]
                    """
                )
            },
            expectation: mine("A1", [("restored_m2", 0), ("pending_m2", 400)])
        ),
        Trap(
            id: "date-that-cannot-be-read",
            family: "record",
            carelessAnswer: "takes the layer's date for it, and counts what is not known to be in time",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "d.geojson", [(0, 0, 20, "{}")])
                try layer(shop, "r.geojson", [(0, 0, 20, "{\"d\":\"2025年底\"}")])
                return try shop.project(
                    """
                    damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]
                    restored: [{path: r.geojson, date: 2022-01-01, status: 已治理, fields: {date: d}}]
                    """
                )
            },
            expectation: .right { outcome in
                guard try outcome.findingCodes().contains("value_unreadable") else { return "not listed" }
                return expectNumber(try outcome.mine("A1")["restored_m2"], 0, within: 0, "restored_m2")
            }
        ),
        Trap(
            id: "damage-over-two-mines",
            family: "record",
            carelessAnswer: "finds the neighbour's half outside each mine, and all of it outside in the county's total",
            build: { shop in
                try shop.mines([
                    ("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", [TrapWorkshop.square(100, 0, 100)]),
                ])
                try layer(shop, "d.geojson", [(50, 0, 100, "{}")])
                return try shop.project("damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]")
            },
            expectation: .right { outcome in
                let totals = try outcome.file("out/assessment.json")["totals"] as? [String: Any]
                let county = totals?["county"] as? [String: Any]
                return firstComplaint(
                    expectNumber(county?["damaged_m2"], 10_000, within: 1e-3, "damaged_m2"),
                    expectNumber(county?["damaged_outside_m2"], 0, within: 1e-3, "damaged_outside_m2")
                )
            }
        ),
        Trap(
            id: "earliest-right-of-several-boundaries",
            family: "record",
            carelessAnswer: "takes the first boundary's date for the mine's",
            build: { shop in
                func feature(_ id: String, _ from: String, _ x: Double) -> (properties: String, geometry: String) {
                    (
                        "{\"id\":\"\(id)\",\"from\":\"\(from)\"}",
                        TrapWorkshop.polygonText([TrapWorkshop.square(x, 0, 100)])
                    )
                }
                try shop.geojson(
                    "mines.geojson",
                    [
                        feature("A1", "2020-01-01", 0), feature("A1", "2010-01-01", 200),
                        feature("A2", "2015-01-01", 50),
                    ],
                    crs: "urn:ogc:def:crs:EPSG::4525"
                )
                return try shop.project(
                    "",
                    mines: "mines: {path: mines.geojson, id: id, fields: {valid_from: from}}"
                )
            },
            expectation: .right { outcome in
                firstComplaint(
                    expectNumber(try outcome.mine("A1")["overlap_m2"], 0, within: 0, "A1 overlap_m2"),
                    expectNumber(try outcome.mine("A2")["overlap_m2"], 5000, within: 1e-3, "A2 overlap_m2")
                )
            }
        ),
        Trap(
            id: "no-damage-no-rate",
            family: "record",
            carelessAnswer: "prints 0 % or 100 %",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                return try shop.project("")
            },
            expectation: mine("A1", [("damaged_m2", 0), ("treatment_rate", nil), ("unknown_m2", nil)])
        ),
        Trap(
            id: "overlapping-mines",
            family: "record",
            carelessAnswer: "counts the shared damage twice in the county's total",
            build: { shop in
                try shop.mines([
                    ("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", [TrapWorkshop.square(50, 0, 100)]),
                ])
                try layer(shop, "d.geojson", [(50, 0, 50, "{}")])
                return try shop.project("damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]")
            },
            expectation: .right { outcome in
                let first = try outcome.mine("A1")
                let second = try outcome.mine("A2")
                let totals = try outcome.file("out/assessment.json")["totals"] as? [String: Any]
                let county = totals?["county"] as? [String: Any]
                return firstComplaint(
                    expectNumber(first["damaged_m2"], 2500, within: 1e-3, "A1 damaged"),
                    expectNumber(second["damaged_m2"], 2500, within: 1e-3, "A2 damaged"),
                    expectNumber(second["overlap_m2"], 5000, within: 1e-3, "A2 overlap"),
                    expectNumber(county?["damaged_m2"], 2500, within: 1e-3, "county damaged")
                )
            }
        ),
        Trap(
            id: "shared-edge",
            family: "record",
            carelessAnswer: "reports an intersection of area nought",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try layer(shop, "p.geojson", [(100, 0, 50, "{}")])
                return try shop.project("protected: [{path: p.geojson, kind: scenic}]")
            },
            expectation: .right { outcome in
                let hits = try outcome.mine("A1")["protected"] as? [[String: Any]] ?? []
                guard let hit = hits.first else { return "no row for the layer" }
                guard hit["relation"] as? [String] == ["TOUCHES"] else {
                    return "relation \(hit["relation"] ?? "none")"
                }
                return expectNumber(hit["intersection_m2"], 0, within: 0, "intersection_m2")
            }
        ),
        Trap(
            id: "buffer-by-true-distance",
            family: "record",
            carelessAnswer: "tests against the buffer polygon, whose corners are cut",
            build: { shop in
                // The mine's corner lies 99.99 m from the road's end, in a direction between two vertices of an
                // 8-segment arc, where the polygon reaches only 99.5 m.
                let angle = Double.pi / 4 + Double.pi / 32
                let (x, y) = (99.99 * cos(angle), 99.99 * sin(angle))
                try shop.mines([("A1", [TrapWorkshop.square(x, y, 50)])])
                try shop.geojson(
                    "road.geojson",
                    [("{}", "{\"type\":\"LineString\",\"coordinates\":[[\(e - 500),\(n)],[\(e),\(n)]]}")],
                    crs: "urn:ogc:def:crs:EPSG::4525"
                )
                return try shop.project("protected: [{path: road.geojson, kind: traffic, rule: {buffer: 100}}]")
            },
            expectation: .right { outcome in
                let hits = try outcome.mine("A1")["protected"] as? [[String: Any]] ?? []
                guard hits.first?["relation"] as? [String] == ["WITHIN_BUFFER"] else {
                    return "relation \(hits.first?["relation"] ?? "none")"
                }
                return expectNumber(hits.first?["distance_m"], 99.99, within: 1e-3, "distance_m")
            }
        ),
        Trap(
            id: "class-on-the-boundary",
            family: "record",
            carelessAnswer: "counts 10 mm as undamaged, or a class value in the class above",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { column, row in
                    row == 0 ? (column == 0 ? 0.01 : 0.009) : (column == 0 ? 0.5 : 0.1)
                }
                return try shop.project(TrapWorkshop.subsidence)
            },
            expectation: .right { outcome in
                let mine = try outcome.mine("A1")
                let classes = (mine["subsidence"] as? [String: Any])?["classes"] as? [[String: Any]] ?? []
                guard classes.count == 4 else { return "\(classes.count) classes" }
                return firstComplaint(
                    expectNumber(mine["damaged_m2"], 300, within: 1e-3, "damaged_m2"),
                    expectNumber(classes[0]["area_m2"], 300, within: 1e-3, "(…, 0.1]"),
                    expectNumber(classes[1]["area_m2"], 100, within: 1e-3, "(0.1, 0.5]"),
                    expectNumber(classes[2]["area_m2"], 0, within: 1e-3, "(0.5, 1.5]")
                )
            }
        ),
        Trap(
            id: "damage-polygon-and-raster",
            family: "record",
            carelessAnswer: "adds polygon damage and raster damage",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try layer(shop, "d.geojson", [(0, 0, 10, "{}")])
                try shop.raster(columns: 2, rows: 2, cell: 10) { column, _ in column == 0 ? 1 : 0 }
                return try shop.project(
                    "damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]\n" + TrapWorkshop.subsidence
                )
            },
            expectation: mine("A1", [("damaged_m2", 200), ("unknown_m2", 0)])
        ),
        Trap(
            id: "unknown-is-not-sound",
            family: "record",
            carelessAnswer: "calls land without data sound",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 1, rows: 2, cell: 10, nodata: "-9999") { _, row in row == 0 ? -9999 : 1 }
                return try shop.project(TrapWorkshop.subsidence)
            },
            expectation: mine("A1", [("damaged_m2", 100), ("unknown_m2", 300)])
        ),
        Trap(
            id: "parts-of-one-mine",
            family: "record",
            carelessAnswer: "keeps the last part, or sums their overlap",
            build: { shop in
                try shop.mines([
                    ("A1", [TrapWorkshop.square(0, 0, 100)]), ("A1", [TrapWorkshop.square(50, 0, 100)]),
                ])
                return try shop.project("")
            },
            expectation: .right { outcome in
                let area = try outcome.mine("A1")["area"] as? [String: Any]
                return expectNumber(area?["planar_m2"], 15_000, within: 1e-3, "planar_m2")
            }
        ),
        Trap(
            id: "unknown-project-key",
            family: "record",
            carelessAnswer: "ignores a misspelt key and runs without it",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                return try shop.project("protcted: []")
            },
            expectation: .refused("protected")
        ),
        Trap(
            id: "vrt-pointing-outside",
            family: "hostile",
            carelessAnswer: "reads a file anywhere on the disk",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])], named: "p/mines.shp")
                try shop.raster("secret.tif", columns: 2, rows: 2, cell: 10) { _, _ in 1 }
                try shop.write(
                    "p/subsidence.vrt",
                    """
                    <VRTDataset rasterXSize="2" rasterYSize="2"><SRS>EPSG:4525</SRS>
                    <GeoTransform>\(e), 10, 0, \(n + 20), 0, -10</GeoTransform>
                    <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
                    <SourceFilename relativeToVRT="1">../secret.tif</SourceFilename><SourceBand>1</SourceBand>
                    </SimpleSource></VRTRasterBand></VRTDataset>
                    """
                )
                let text = """
                    schema: regreen.project/1
                    name: 陷阱
                    crs: EPSG:4525
                    mines: {path: mines.shp, id: id}
                    subsidence: [{path: subsidence.vrt, quantity: subsidence, unit: m, sign: down_positive, date: 2024-06-01}]

                    """
                return ["assess", try shop.write("p/regreen.yaml", text), "-o", shop.path("out")]
            },
            expectation: .refused("path_refused")
        ),
        Trap(
            id: "remote-path",
            family: "hostile",
            carelessAnswer: "goes to the network",
            build: { _ in ["area", "/vsicurl/http://127.0.0.1:9/a.gpkg", "--id", "id", "--json"] },
            expectation: .refused("path_refused")
        ),
        Trap(
            id: "driver-not-allowed",
            family: "hostile",
            carelessAnswer: "opens whatever the library can open",
            build: { shop in
                let path = try shop.write("mines.gmt", "# @VGMT1.0 @GPOLYGON\n>\n0 0\n1 0\n1 1\n0 0\n")
                return ["area", path, "--json"]
            },
            expectation: .refused("driver_refused")
        ),
        Trap(
            id: "cut-short",
            family: "hostile",
            carelessAnswer: "reads the part that is there",
            build: { shop in
                let zones = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 640)])])
                let path = try shop.raster(columns: 64, rows: 64, cell: 10) { _, _ in 1 }
                // The pixels of the lower half are overwritten by the end of the file: the directory points beyond it.
                var bytes = try Data(contentsOf: URL(filePath: path))
                bytes.removeLast(bytes.count / 2)
                try bytes.write(to: URL(filePath: path))
                return ["zonal", "--zones", zones, "--id", "id", "--raster", path, "--area", "planar", "--json"]
            },
            expectation: .refused("file_damaged")
        ),
    ]
}
