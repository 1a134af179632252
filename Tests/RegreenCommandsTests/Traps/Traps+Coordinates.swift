import Foundation
import TestSupport

/// Zones, prefixes, axes, datums and units.
enum CoordinateTraps {
    private static let oneHectare = 10_000.0

    private static func planar(_ expected: Double, _ tolerance: Double = 1e-6) -> TrapExpectation {
        .right { outcome in
            let total = try outcome.json()["total"] as? [String: Any]
            return expectNumber(total?["planar_m2"], expected, within: tolerance, "planar_m2")
        }
    }

    static let all: [Trap] = [
        Trap(
            id: "prefixed-eastings-unprefixed-prj",
            family: "coordinates",
            carelessAnswer: "takes the .prj at its word and gets infinity or an area of nothing",
            build: { shop in
                let path = try shop.mines(
                    [("A1", [TrapWorkshop.square(0, 0, 100)])],
                    projection: Projections.unprefixed
                )
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .refused("zone_prefix")
        ),
        Trap(
            id: "unprefixed-eastings-prefixed-prj",
            family: "coordinates",
            carelessAnswer: "puts the mine 37 million metres to the west",
            build: { shop in
                let ring = TrapWorkshop.square(0, 0, 100, east: 560_000)
                let path = try shop.mines([("A1", [ring])], projection: Projections.prefixed)
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .refused("zone_prefix")
        ),
        Trap(
            id: "north-first",
            family: "coordinates",
            carelessAnswer: "reads northing as easting",
            build: { shop in
                let ring = TrapWorkshop.square(0, 0, 100).map { ($0.1, $0.0) }
                let path = try shop.mines([("A1", [ring])], projection: Projections.prefixed)
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .refused("axis_swapped")
        ),
        Trap(
            id: "geojson-latitude-first",
            family: "coordinates",
            carelessAnswer: "puts the mine in the Antarctic or off the map",
            build: { shop in
                let ring = [(35.6, 112.1), (35.6, 112.2), (35.7, 112.2), (35.7, 112.1), (35.6, 112.1)]
                let path = try shop.geojson("a.geojson", [("{\"id\":\"A1\"}", TrapWorkshop.polygonText([ring]))])
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .refused("axis_swapped")
        ),
        Trap(
            id: "no-crs-at-all",
            family: "coordinates",
            carelessAnswer: "assumes one",
            build: { shop in
                let ring = TrapWorkshop.square(0, 0, 100, east: 560_000)
                return ["area", try shop.mines([("A1", [ring])], projection: nil), "--id", "id", "--json"]
            },
            expectation: .refused("crs_missing")
        ),
        Trap(
            id: "no-crs-but-said",
            family: "coordinates",
            carelessAnswer: "refuses although the user said it, or ignores it",
            build: { shop in
                let path = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], projection: nil)
                return ["area", path, "--id", "id", "--assume-crs", "EPSG:4525", "--json"]
            },
            expectation: planar(oneHectare)
        ),
        Trap(
            id: "beijing-1954-to-cgcs2000",
            family: "coordinates",
            carelessAnswer: "lets the library apply no shift and reports success",
            build: { shop in
                let path = try shop.mines(
                    [("A1", [TrapWorkshop.square(0, 0, 100)])],
                    projection: Projections.beijing1954
                )
                return ["convert", path, shop.path("out.gpkg"), "--to", "EPSG:4525"]
            },
            expectation: .refused("ballpark_refused")
        ),
        Trap(
            id: "xian-1980-to-cgcs2000",
            family: "coordinates",
            carelessAnswer: "lets the library apply no shift and reports success",
            build: { shop in
                let path = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], projection: Projections.xian1980)
                return ["convert", path, shop.path("out.gpkg"), "--to", "EPSG:4490"]
            },
            expectation: .refused("ballpark_refused")
        ),
        Trap(
            id: "datum-in-a-project",
            family: "coordinates",
            carelessAnswer: "mixes datums inside one overlay",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])])
                try shop.mines(
                    [("A1", [TrapWorkshop.square(10, 10, 50)])],
                    named: "old.shp",
                    projection: Projections.beijing1954
                )
                return try shop.project("damage: [{path: old.shp, type: DIG, date: 2020-01-01}]")
            },
            expectation: .refused("ballpark_refused")
        ),
        Trap(
            id: "neighbouring-zone",
            family: "coordinates",
            carelessAnswer: "accepts a file three degrees away, since every number is plausible",
            build: { shop in
                let ring = TrapWorkshop.square(0, 0, 100, east: 560_000)
                try shop.mines([("A1", [ring])], projection: nil)
                return try shop.project(
                    "county_box: [111.4, 35.4, 112.0, 35.9]",
                    mines: "mines: {path: mines.shp, id: id, crs: 'EPSG:4547'}"
                )
            },
            expectation: .refused("crs_outside_county")
        ),
        Trap(
            id: "web-mercator-area",
            family: "coordinates",
            carelessAnswer: "reports the Mercator area, 1.5 times too large",
            build: { shop in
                let ring = [
                    (12_430_000.0, 4_250_000.0), (12_430_000, 4_251_000), (12_431_000, 4_251_000),
                    (12_431_000, 4_250_000), (12_430_000, 4_250_000),
                ]
                let path = try shop.geojson(
                    "a.geojson",
                    [("{\"id\":\"A1\"}", TrapWorkshop.polygonText([ring]))],
                    crs: "urn:ogc:def:crs:EPSG::3857"
                )
                return ["area", path, "--id", "id", "--json"]
            },
            expectation: .right { outcome in
                let total = try outcome.json()["total"] as? [String: Any]
                guard let area = (total?["statutory_m2"] as? NSNumber)?.doubleValue else { return "no statutory area" }
                return (650_000...670_000).contains(area) ? nil : "statutory_m2: \(area)"
            }
        ),
        Trap(
            id: "feet",
            family: "coordinates",
            carelessAnswer: "calls square feet square metres",
            build: { shop in
                let ring = [
                    (2_000_000.0, 600_000.0), (2_000_000, 601_000), (2_001_000, 601_000), (2_001_000, 600_000),
                    (2_000_000, 600_000),
                ]
                let path = try shop.geojson(
                    "a.geojson",
                    [("{\"id\":\"A1\"}", TrapWorkshop.polygonText([ring]))],
                    crs: "urn:ogc:def:crs:EPSG::2264"
                )
                return ["area", path, "--id", "id", "--area", "planar", "--json"]
            },
            expectation: planar(1e6 * (1200.0 / 3937.0) * (1200.0 / 3937.0), 1e-3)
        ),
        Trap(
            id: "two-planes-one-overlay",
            family: "coordinates",
            carelessAnswer: "overlays prefixed with un-prefixed eastings and finds nothing",
            build: { shop in
                let a = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], named: "a.shp")
                let b = try shop.mines(
                    [("B1", [TrapWorkshop.square(50, 0, 100, east: 560_000)])],
                    named: "b.shp",
                    projection: Projections.unprefixed
                )
                return ["overlay", a, b, "--op", "intersection", "--area", "planar", "--json"]
            },
            expectation: .right { outcome in
                expectNumber(try outcome.json()["area_m2"], 5000, within: 0.01, "area_m2")
            }
        ),
    ]
}
