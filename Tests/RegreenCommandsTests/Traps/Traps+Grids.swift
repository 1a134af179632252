import Foundation
import TestSupport

/// Raster formats of survey, radar and contouring programs, masks, and hostile rasters.
enum GridTraps {
    private static let e = TrapWorkshop.east
    private static let n = TrapWorkshop.north

    /// Values of a 4 × 4 grid from the north-west: 0.1, 0.2, … 1.6.
    private static let values: [Float] = (1...16).map { Float($0) / 10 }

    private static func rows(_ values: [Float]) -> [[Float]] {
        stride(from: 0, to: 16, by: 4).map { Array(values[$0..<($0 + 4)]) }
    }

    private static func text(_ rows: [[Float]]) -> String {
        rows.map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: "\n") + "\n"
    }

    /// `zonal` over the western half of the grid.
    private static func zonal(_ shop: TrapWorkshop, _ raster: String, _ more: String...) throws -> [String] {
        let ring = [(e, n), (e, n + 40), (e + 20, n + 40), (e + 20, n), (e, n)]
        let zones = try shop.geojson(
            "zones.geojson",
            [("{\"id\":\"A1\"}", TrapWorkshop.polygonText([ring]))],
            crs: FormatTraps.code
        )
        return [
            "zonal", "--zones", zones, "--id", "id", "--raster", raster, "--area", "planar", "--json", "--assume-crs",
            "EPSG:4525",
        ] + more
    }

    private static func zone(_ checks: [(String, Double)]) -> TrapExpectation {
        .right { outcome in
            let zones = try outcome.json()["zones"] as? [[String: Any]] ?? []
            guard let zone = zones.first else { return "no zone" }
            return checks.lazy.compactMap { expectNumber(zone[$0.0], $0.1, within: 1e-3, $0.0) }.first
        }
    }

    /// The western half: 0.1, 0.2, 0.5, 0.6, 0.9, 1.0, 1.3, 1.4.
    private static let whole = zone([("mean", 0.75), ("sum", 6), ("min", 0.1), ("max", 1.4), ("valid_m2", 800)])
    /// The same with the north-western cell left out.
    private static let holed = zone([("mean", 5.9 / 7), ("min", 0.2), ("valid_m2", 700), ("nodata_m2", 100)])

    private static func holedValues(_ nodata: Float) -> [Float] { [nodata] + values.dropFirst() }

    private static func mine(_ checks: [(String, Double)]) -> TrapExpectation {
        .right { outcome in
            let mine = try outcome.mine("A1")
            let figures = mine["subsidence"] as? [String: Any] ?? [:]
            return checks.lazy.compactMap { key, expected in
                expectNumber(mine[key] ?? figures[key], expected, within: 1e-3, key)
            }.first
        }
    }

    private static func asciiGrid(_ values: [Float], nodata: String? = nil) -> String {
        "ncols 4\nnrows 4\nxllcorner \(Int(e))\nyllcorner \(Int(n))\ncellsize 10\n"
            + (nodata.map { "NODATA_value \($0)\n" } ?? "") + text(rows(values))
    }

    private static func virtual(_ source: String) -> String {
        """
        <VRTDataset rasterXSize="4" rasterYSize="4"><SRS>EPSG:4525</SRS>
        <GeoTransform>\(e), 10, 0, \(n + 40), 0, -10</GeoTransform>
        <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
        <SourceFilename relativeToVRT="1">\(source)</SourceFilename><SourceBand>1</SourceBand>
        </SimpleSource></VRTRasterBand></VRTDataset>
        """
    }

    static let all: [Trap] = grids + planes + masks + hostile

    private static let grids: [Trap] = [
        Trap(
            id: "surfer-grid-begins-in-the-south",
            family: "format",
            carelessAnswer: "turns the grid upside down, or shifts it by half a cell",
            build: { shop in
                let head = "DSAA\n4 4\n\(e + 5) \(e + 35)\n\(n + 5) \(n + 35)\n0.1 1.6\n"
                return try zonal(shop, try shop.write("s.grd", head + text(rows(values).reversed())))
            },
            expectation: whole
        ),
        Trap(
            id: "surfer-blank-cells",
            family: "format",
            carelessAnswer: "averages 1.70141e38",
            build: { shop in
                var data = Data("DSBB".utf8)
                for size in [Int16(4), 4] { withUnsafeBytes(of: size.littleEndian) { data.append(contentsOf: $0) } }
                for number in [e + 5, e + 35, n + 5, n + 35, 0.1, 1.6] {
                    withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
                }
                for value in rows(holedValues(1.70141e38)).reversed().flatMap({ $0 }) {
                    withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
                }
                try data.write(to: shop.folder.appending(path: "s.grd"))
                return try zonal(shop, shop.path("s.grd"))
            },
            expectation: holed
        ),
        Trap(
            id: "big-endian-with-a-plane-that-is-only-a-name",
            family: "format",
            carelessAnswer: "reads the bytes the other way round, or takes \"Gauss\" for a CRS",
            build: { shop in
                var data = Data()
                for value in holedValues(-9999) {
                    withUnsafeBytes(of: value.bitPattern.bigEndian) { data.append(contentsOf: $0) }
                }
                try data.write(to: shop.folder.appending(path: "s.dat"))
                try shop.write(
                    "s.hdr",
                    """
                    ENVI
                    samples = 4
                    lines = 4
                    bands = 1
                    header offset = 0
                    data type = 4
                    interleave = bsq
                    byte order = 1
                    map info = {Gauss, 1, 1, \(e), \(n + 40), 10, 10}
                    data ignore value = -9999

                    """
                )
                return try zonal(shop, shop.path("s.dat"))
            },
            expectation: holed
        ),
        Trap(
            id: "phase-in-the-second-band",
            family: "format",
            carelessAnswer: "measures the amplitude of an unwrapped interferogram",
            build: { shop in
                var data = Data()
                for row in rows(values) {
                    for value in Array(repeating: Float(7), count: 4) + row {
                        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
                    }
                }
                try data.write(to: shop.folder.appending(path: "a.unw"))
                try shop.write(
                    "a.unw.rsc",
                    "WIDTH 4\nFILE_LENGTH 4\nX_FIRST \(e)\nY_FIRST \(n + 40)\nX_STEP 10\nY_STEP -10\n"
                )
                return try zonal(shop, shop.path("a.unw") + ":2")
            },
            expectation: whole
        ),
        Trap(
            id: "points-in-a-text",
            family: "format",
            carelessAnswer: "takes the point for the cell's corner",
            build: { shop in
                let lines = rows(values).enumerated().flatMap { row in
                    row.element.enumerated().map {
                        "\(e + 5 + 10 * Double($0.offset)) \(n + 35 - 10 * Double(row.offset)) \($0.element)"
                    }
                }
                return try zonal(shop, try shop.write("s.xyz", lines.joined(separator: "\n") + "\n"))
            },
            expectation: whole
        ),
        Trap(
            id: "undeclared-nodata-on-the-command-line",
            family: "raster",
            carelessAnswer: "averages -9999",
            build: { shop in try zonal(shop, try shop.write("s.asc", asciiGrid(holedValues(-9999)))) },
            expectation: .refused("nodata_suspect")
        ),
        Trap(
            id: "nodata-said-on-the-command-line",
            family: "raster",
            carelessAnswer: "has no way to be told",
            build: { shop in
                try zonal(shop, try shop.write("s.asc", asciiGrid(holedValues(-9999))), "--nodata", "-9999")
            },
            expectation: holed
        ),
        Trap(
            id: "raster-in-a-zip",
            family: "format",
            carelessAnswer: "cannot open it after having looked at it",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster("s.tif", columns: 4, rows: 4, cell: 10) { column, row in values[row * 4 + column] }
                try RawZip(files: [shop.path("s.tif")], folder: "r/").write(to: shop.path("subsidence.zip"))
                return try shop.project(
                    TrapWorkshop.subsidence.replacingOccurrences(of: "subsidence.tif", with: "subsidence.zip")
                )
            },
            // The south-western quarter: 0.9, 1.0, 1.3, 1.4.
            expectation: mine([("mean_m", 1.15), ("damaged_m2", 400)])
        ),
        Trap(
            id: "virtual-raster-inside-the-project",
            family: "format",
            carelessAnswer: "refuses what lies beside it",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster("s.tif", columns: 4, rows: 4, cell: 10) { column, row in values[row * 4 + column] }
                try shop.write("subsidence.vrt", virtual("s.tif"))
                return try shop.project(
                    TrapWorkshop.subsidence.replacingOccurrences(of: "subsidence.tif", with: "subsidence.vrt")
                )
            },
            expectation: mine([("mean_m", 1.15), ("damaged_m2", 400)])
        ),
        Trap(
            id: "raster-of-the-future",
            family: "record",
            carelessAnswer: "counts what was measured after as_of, or leaves it out without a word",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                try shop.raster(columns: 4, rows: 4, cell: 10) { _, _ in 0 }
                try shop.raster("later.tif", columns: 4, rows: 4, cell: 10) { _, _ in 1 }
                let later = TrapWorkshop.subsidence.dropFirst("subsidence: [".count).dropLast()
                    .replacingOccurrences(of: "subsidence.tif", with: "later.tif")
                    .replacingOccurrences(of: "2024-06-01", with: "2025-06-01")
                return try shop.project(TrapWorkshop.subsidence.dropLast() + ", \(later)]")
            },
            expectation: .right { outcome in
                guard try outcome.findingCodes().contains("date_after_as_of") else { return "no date_after_as_of" }
                return expectNumber(try outcome.mine("A1")["damaged_m2"], 0, within: 0, "damaged_m2")
            }
        ),
        Trap(
            id: "raster-on-an-old-datum",
            family: "coordinates",
            carelessAnswer: "shifts the layers by the declared parameters and not the raster",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                // Beijing 1954 in the same zone: the parameters move everything by far less than the raster is wide.
                try RawGeoTIFF(
                    columns: 200,
                    rows: 200,
                    values: .float32(Array(repeating: 1, count: 40_000)),
                    transform: [e - 1000, 10, 0, n + 1000, 0, -10],
                    epsg: 2413
                ).write(to: shop.path("subsidence.tif"))
                return try shop.project(
                    TrapWorkshop.subsidence + "\n"
                        + "datum_shift: {method: translation, target: EPSG:4490, dx: 10, dy: -100, dz: -60}"
                )
            },
            expectation: mine([("damaged_m2", 400), ("mean_m", 1), ("outside_m2", 0)])
        ),
    ]

    private static let planes: [Trap] = [
        Trap(
            id: "working-plane-on-an-old-datum",
            family: "coordinates",
            carelessAnswer: "writes the old datum's degrees into GeoJSON, or cannot write it at all",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], projection: Projections.xian1980)
                let text = """
                    schema: regreen.project/1
                    name: 陷阱
                    crs: EPSG:2361
                    mines: {path: mines.shp, id: id}
                    reporting: {area_method: planar}
                    datum_shift: {method: translation, target: EPSG:4490, dx: 10, dy: -100, dz: -60}

                    """
                return ["assess", try shop.write("regreen.yaml", text), "-o", shop.path("out")]
            },
            expectation: .right { outcome in
                let features = try outcome.file("out/mines.geojson")["features"] as? [[String: Any]] ?? []
                let geometry = features.first?["geometry"] as? [String: Any]
                let rings = geometry?["coordinates"] as? [[[Double]]] ?? []
                let area = try outcome.mine("A1")["area"] as? [String: Any]
                // In its own datum's degrees the corner lies at 111.66277° E; −sin λ·dx + cos λ·dy is 27.6 m, 0.0003°.
                return firstComplaint(
                    expectNumber(rings.joined().map { $0[0] }.min(), 111.66307, within: 2e-5, "longitude"),
                    expectNumber(area?["planar_m2"], 10_000, within: 1e-3, "planar_m2")
                )
            }
        )
    ]

    private static let masks: [Trap] = [
        Trap(
            id: "alpha-band-of-floats",
            family: "raster",
            carelessAnswer: "knows alpha bands of bytes only",
            build: { shop in
                try RawGeoTIFF(
                    columns: 4,
                    rows: 4,
                    values: .float32(values),
                    transform: [e, 10, 0, n + 40, 0, -10],
                    alpha: (0..<16).map { $0 % 4 == 0 ? 0 : 255 }
                ).write(to: shop.path("s.tif"))
                return try zonal(shop, shop.path("s.tif"))
            },
            // The second column alone: 0.2, 0.6, 1.0, 1.4.
            expectation: zone([("mean", 0.8), ("valid_m2", 400), ("masked_m2", 400), ("nodata_m2", 0)])
        ),
        Trap(
            id: "mask-of-the-project",
            family: "raster",
            carelessAnswer: "reads the key and forgets it, or stops at values nobody would count",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 40)])])
                // What the mask covers is beyond reason: it must neither count nor stop the run.
                try shop.raster(columns: 4, rows: 4, cell: 10) { column, _ in column == 0 ? -9999 : 1 }
                try shop.raster("mask.tif", columns: 4, rows: 4, cell: 10) { column, _ in column == 0 ? 0 : 1 }
                return try shop.project(
                    TrapWorkshop.subsidence.replacingOccurrences(of: "unit:", with: "mask: mask.tif, unit:")
                )
            },
            expectation: mine([("valid_m2", 1200), ("masked_m2", 400), ("damaged_m2", 1200), ("unknown_m2", 400)])
        ),
        Trap(
            id: "mask-on-another-grid",
            family: "raster",
            carelessAnswer: "lays the mask's cells on other cells",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 40)])])
                try shop.raster(columns: 4, rows: 4, cell: 10) { _, _ in 1 }
                try shop.raster("mask.tif", columns: 4, rows: 4, cell: 10, x: 10) { _, _ in 1 }
                return try shop.project(
                    TrapWorkshop.subsidence.replacingOccurrences(of: "unit:", with: "mask: mask.tif, unit:")
                )
            },
            expectation: .refused("raster_disjoint")
        ),
    ]

    private static let hostile: [Trap] = [
        Trap(
            id: "link-out-of-the-folder",
            family: "hostile",
            carelessAnswer: "follows a link to a file anywhere on the disk",
            build: { shop in
                try shop.raster("secret.tif", columns: 4, rows: 4, cell: 10) { _, _ in 1 }
                try shop.write("p/s.vrt", virtual("link.tif"))
                try FileManager.default.createSymbolicLink(
                    atPath: shop.path("p/link.tif"),
                    withDestinationPath: shop.path("secret.tif")
                )
                return try zonal(shop, shop.path("p/s.vrt"))
            },
            expectation: .refused("path_refused")
        ),
        Trap(
            id: "virtual-raster-of-itself",
            family: "hostile",
            carelessAnswer: "goes round until the stack ends",
            build: { shop in try zonal(shop, try shop.write("s.vrt", virtual("s.vrt"))) },
            expectation: .refused("limit_exceeded")
        ),
        Trap(
            id: "statement-in-a-virtual-layer",
            family: "hostile",
            carelessAnswer: "runs the statement a file brings along",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                let path = try shop.write(
                    "m.vrt",
                    "<OGRVRTDataSource><OGRVRTLayer name=\"m\"><SrcDataSource relativeToVRT=\"1\">mines.shp</SrcDataSource>"
                        + "<SrcSQL>SELECT * FROM mines</SrcSQL></OGRVRTLayer></OGRVRTDataSource>"
                )
                return ["area", path, "--json"]
            },
            expectation: .refused("path_refused")
        ),
        Trap(
            id: "project-file-too-deep",
            family: "hostile",
            carelessAnswer: "ends with a stack overflow",
            build: { shop in
                try shop.mines([("A1", [TrapWorkshop.square(0, 0, 20)])])
                let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
                return try shop.project("protected: \(deep)")
            },
            expectation: .refused("limit_exceeded")
        ),
    ]
}
