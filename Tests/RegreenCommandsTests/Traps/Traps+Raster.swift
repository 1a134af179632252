import Foundation
import TestSupport

/// Cells, edges, nodata, units, signs and thresholds.
enum RasterTraps {
    private static func zonal(
        _ ring: @escaping @Sendable () -> [(Double, Double)],
        _ more: [String] = [],
        raster: @escaping @Sendable (TrapWorkshop) throws -> String
    ) -> @Sendable (TrapWorkshop) throws -> [String] {
        { shop in
            let zones = try shop.mines([("A1", [ring()])])
            return [
                "zonal", "--zones", zones, "--id", "id", "--raster", try raster(shop), "--area", "planar", "--json",
            ] + more
        }
    }

    private static func zone(_ checks: [(String, Double, Double)]) -> TrapExpectation {
        .right { outcome in
            let zones = try outcome.json()["zones"] as? [[String: Any]] ?? []
            guard let zone = zones.first else { return "no zone" }
            return checks.lazy.compactMap { expectNumber(zone[$0.0], $0.1, within: $0.2, $0.0) }.first
        }
    }

    private static func classArea(_ index: Int, _ expected: Double) -> TrapExpectation {
        .right { outcome in
            let zones = try outcome.json()["zones"] as? [[String: Any]] ?? []
            let classes = zones.first?["classes"] as? [[String: Any]] ?? []
            guard classes.indices.contains(index) else { return "\(classes.count) classes" }
            return expectNumber(classes[index]["area_m2"], expected, within: 1e-3, "class \(index)")
        }
    }

    private static func int16(
        _ shop: TrapWorkshop,
        nodata: String? = nil,
        scale: (Double, Double)? = nil,
        unit: String? = nil,
        _ values: [Int16]
    ) throws -> String {
        let path = shop.path("subsidence.tif")
        try RawGeoTIFF(
            columns: 2,
            rows: 2,
            values: .int16(values),
            transform: [TrapWorkshop.east, 10, 0, TrapWorkshop.north + 20, 0, -10],
            nodata: nodata,
            scale: scale.map { (scale: $0.0, offset: $0.1) },
            unit: unit
        ).write(to: path)
        return path
    }

    private static let all20: @Sendable () -> [(Double, Double)] = { TrapWorkshop.square(0, 0, 20) }

    static let all: [Trap] = [
        Trap(
            id: "smaller-than-a-cell",
            family: "raster",
            carelessAnswer: "no cell centre inside: the mine vanishes",
            build: zonal({ TrapWorkshop.square(2, 2, 4) }) {
                try $0.raster(columns: 4, rows: 4, cell: 10) { _, _ in 2 }
            },
            expectation: zone([
                ("count", 0.16, 1e-9), ("mean", 2, 1e-9), ("volume_m3", 32, 1e-6), ("valid_m2", 16, 1e-6),
            ])
        ),
        Trap(
            id: "half-cells",
            family: "raster",
            carelessAnswer: "counts whole cells",
            build: zonal({ TrapWorkshop.square(5, 5, 10) }) {
                try $0.raster(columns: 2, rows: 2, cell: 10) { column, row in Float(column + 2 * row) }
            },
            expectation: zone([("count", 1, 1e-9), ("mean", 1.5, 1e-9), ("max", 3, 0)])
        ),
        Trap(
            id: "half-outside-the-raster",
            family: "raster",
            carelessAnswer: "reports the covered half as the whole",
            build: zonal({ TrapWorkshop.square(-10, 0, 20) }) {
                try $0.raster(columns: 2, rows: 2, cell: 10) { _, _ in 1 }
            },
            expectation: zone([("zone_m2", 400, 1e-6), ("valid_m2", 200, 1e-6), ("outside_m2", 200, 1e-6)])
        ),
        Trap(
            id: "nodata-inside",
            family: "raster",
            carelessAnswer: "averages −9999 in",
            build: zonal(all20) {
                try $0.raster(columns: 2, rows: 2, cell: 10, nodata: "-9999") { column, _ in column == 0 ? -9999 : 1 }
            },
            expectation: zone([("mean", 1, 1e-9), ("nodata_m2", 200, 1e-6), ("valid_m2", 200, 1e-6)])
        ),
        Trap(
            id: "nan-holes-other-nodata-declared",
            family: "raster",
            carelessAnswer: "checks the declared value only, and the mean is NaN",
            build: zonal(all20) {
                try $0.raster(columns: 2, rows: 2, cell: 10, nodata: "-32768") { column, _ in column == 0 ? .nan : 1 }
            },
            expectation: zone([("mean", 1, 1e-9), ("nodata_m2", 200, 1e-6)])
        ),
        Trap(
            id: "nodata-rounded-in-text",
            family: "raster",
            carelessAnswer: "compares −3.4028234663852886e38 with −3.4e38 and takes the hole for depth",
            build: zonal(all20) {
                try $0.raster(columns: 2, rows: 2, cell: 10, nodata: "-3.4e+38") { column, _ in
                    column == 0 ? -Float.greatestFiniteMagnitude : 1
                }
            },
            expectation: zone([("mean", 1, 1e-9), ("nodata_m2", 200, 1e-6)])
        ),
        Trap(
            id: "nodata-the-band-cannot-hold",
            family: "raster",
            carelessAnswer: "casts −99999 to some 16-bit number and drops real cells",
            build: zonal(all20) { try int16($0, nodata: "-99999", [31073, 1, 1, 1]) },
            expectation: zone([("max", 31073, 0), ("valid_m2", 400, 1e-6)])
        ),
        Trap(
            id: "undeclared-nodata-in-a-project",
            family: "raster",
            carelessAnswer: "takes −9999 m of subsidence",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { column, _ in column == 0 ? -9999 : 1 }
                return try shop.project(TrapWorkshop.subsidence)
            },
            expectation: .refused("nodata_suspect")
        ),
        Trap(
            id: "scale-and-offset",
            family: "raster",
            carelessAnswer: "uses the stored integers",
            build: zonal(all20, ["--classes", "0.5"]) { try int16($0, scale: (0.001, 0.2), [100, 100, 700, 700]) },
            expectation: zone([("mean", 0.6, 1e-9), ("max", 0.9, 1e-12), ("volume_m3", 240, 1e-6)])
        ),
        Trap(
            id: "float32-threshold",
            family: "raster",
            carelessAnswer: "compares float32(0.1) with the double 0.1 and counts cells that are not over it",
            build: zonal(all20, ["--classes", "0.1"]) { try $0.raster(columns: 2, rows: 2, cell: 10) { _, _ in 0.1 } },
            expectation: classArea(1, 0)
        ),
        Trap(
            id: "scaled-integer-threshold",
            family: "raster",
            carelessAnswer: "computes 100 × 0.001 = 0.1 in binary and is over or under by luck",
            build: zonal(all20, ["--classes", "0.1"]) { try int16($0, scale: (0.001, 0), [100, 100, 101, 101]) },
            expectation: classArea(1, 200)
        ),
        Trap(
            id: "south-up",
            family: "raster",
            carelessAnswer: "mirrors the raster",
            build: { shop in
                let zones = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 10)])])
                let path = shop.path("s.tif")
                try RawGeoTIFF(
                    columns: 1,
                    rows: 2,
                    values: .float32([7, 1]),
                    transform: [TrapWorkshop.east, 10, 0, TrapWorkshop.north, 0, 10]
                ).write(to: path)
                return ["zonal", "--zones", zones, "--id", "id", "--raster", path, "--area", "planar", "--json"]
            },
            expectation: zone([("mean", 7, 1e-9), ("count", 1, 1e-9)])
        ),
        Trap(
            id: "rotated-raster",
            family: "raster",
            carelessAnswer: "reads the bounding box",
            build: { shop in
                let zones = try shop.mines([("A1", [TrapWorkshop.square(0, 0, 10)])])
                let path = shop.path("r.tif")
                // A quarter turn: columns run north, rows run east.
                try RawGeoTIFF(
                    columns: 2,
                    rows: 2,
                    values: .float32([5, 1, 1, 1]),
                    transform: [TrapWorkshop.east, 0, 10, TrapWorkshop.north, 10, 0]
                ).write(to: path)
                return ["zonal", "--zones", zones, "--id", "id", "--raster", path, "--area", "planar", "--json"]
            },
            expectation: zone([("mean", 5, 1e-9), ("count", 1, 1e-9), ("valid_m2", 100, 1e-6)])
        ),
        Trap(
            id: "zones-in-another-plane",
            family: "raster",
            carelessAnswer: "finds nothing, since prefixed and un-prefixed eastings do not meet",
            build: { shop in
                let zones = try shop.mines(
                    [("A1", [TrapWorkshop.square(0, 0, 20, east: 560_000)])],
                    projection: Projections.unprefixed
                )
                let path = try shop.raster(columns: 2, rows: 2, cell: 10) { _, _ in 3 }
                return ["zonal", "--zones", zones, "--id", "id", "--raster", path, "--area", "planar", "--json"]
            },
            expectation: zone([("mean", 3, 1e-9), ("count", 4, 1e-4), ("valid_m2", 400, 0.01)])
        ),
        Trap(
            id: "planar-on-degrees",
            family: "raster",
            carelessAnswer: "multiplies degrees and calls them square metres",
            build: { shop in
                let ring = [(111.0, 35.0), (111, 35.01), (111.01, 35.01), (111.01, 35), (111, 35)]
                let zones = try shop.geojson("z.geojson", [("{\"id\":\"A1\"}", TrapWorkshop.polygonText([ring]))])
                let path = shop.path("g.tif")
                try RawGeoTIFF(
                    columns: 2,
                    rows: 2,
                    values: .float32([1, 1, 1, 1]),
                    transform: [111, 0.005, 0, 35.01, 0, -0.005],
                    epsg: 4326,
                    isGeographic: true
                ).write(to: path)
                return ["zonal", "--zones", zones, "--id", "id", "--raster", path, "--area", "planar", "--json"]
            },
            expectation: .refused("planar_on_geographic")
        ),
        Trap(
            id: "raster-somewhere-else",
            family: "raster",
            carelessAnswer: "gives every mine 0 and ends well",
            build: zonal(all20) {
                try $0.raster(columns: 2, rows: 2, cell: 10, x: 5000, y: 5000) { _, _ in 1 }
            },
            expectation: .refused("raster_disjoint")
        ),
        Trap(
            id: "unit-not-said",
            family: "raster",
            carelessAnswer: "takes millimetres for metres",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { _, _ in 12 }
                return try shop.project(
                    "subsidence: [{path: subsidence.tif, quantity: subsidence, sign: down_positive, date: 2024-06-01}]"
                )
            },
            expectation: .refused("unit_unproven")
        ),
        Trap(
            id: "sign-not-said",
            family: "raster",
            carelessAnswer: "guesses which way is down",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { _, _ in -0.3 }
                return try shop.project(
                    "subsidence: [{path: subsidence.tif, quantity: subsidence, unit: m, date: 2024-06-01}]"
                )
            },
            expectation: .refused("sign_unproven")
        ),
        Trap(
            id: "sign-said-wrong",
            family: "raster",
            carelessAnswer: "reports a county without damage",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { _, _ in -0.3 }
                return try shop.project(TrapWorkshop.subsidence)
            },
            expectation: .refused("sign_unproven")
        ),
        Trap(
            id: "absurd-values",
            family: "raster",
            carelessAnswer: "publishes 800 m of subsidence: the raster is in millimetres",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { _, _ in 800 }
                return try shop.project(TrapWorkshop.subsidence)
            },
            expectation: .refused("value_out_of_range")
        ),
        Trap(
            id: "up-positive",
            family: "raster",
            carelessAnswer: "forgets to turn the sign, or turns the class ends with it",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 2, rows: 2, cell: 10) { column, row in
                    row == 0 ? (column == 0 ? -0.5 : -0.6) : -0.1
                }
                return try shop.project(
                    "subsidence: [{path: subsidence.tif, quantity: subsidence, unit: m, sign: up_positive, date: 2024-06-01}]"
                )
            },
            expectation: .right { outcome in
                let classes =
                    (try outcome.mine("A1")["subsidence"] as? [String: Any])?["classes"] as? [[String: Any]] ?? []
                guard classes.count == 4 else { return "\(classes.count) classes" }
                return firstComplaint(
                    expectNumber(classes[0]["area_m2"], 200, within: 1e-3, "(…, 0.1]"),
                    expectNumber(classes[1]["area_m2"], 100, within: 1e-3, "(0.1, 0.5]"),
                    expectNumber(classes[2]["area_m2"], 100, within: 1e-3, "(0.5, 1.5]")
                )
            }
        ),
        Trap(
            id: "edge-on-a-grid-line",
            family: "raster",
            carelessAnswer: "takes in the neighbouring column",
            build: zonal({ TrapWorkshop.square(10, 10, 10) }) {
                try $0.raster(columns: 3, rows: 3, cell: 10) { column, row in column == 1 && row == 1 ? 1 : 100 }
            },
            expectation: zone([("max", 1, 0), ("count", 1, 1e-12)])
        ),
    ]
}
