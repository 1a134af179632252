import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// Vegetation, grades of land, buildings and roads of one mine of 100 m × 100 m, by hand.
///
/// All of it has sunk by 2.5 m: severe for the paddy in the western half, medium for the dry land in the eastern. A
/// corner of 60 m × 60 m is restored and fully green, the rest has half a cover.
@Suite struct AssessLandTests {
    private let directory: TemporaryDirectory
    private let shop: TrapWorkshop

    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
        let crs = "urn:ogc:def:crs:EPSG::4525"
        try shop.mines([("A1", [TrapWorkshop.square(500, 500, 100)])])
        try shop.raster(columns: 120, rows: 120, cell: 10) { _, _ in 2.5 }
        func index(_ name: String, restored: Float) throws {
            try shop.raster(name, columns: 120, rows: 120, cell: 10) { column, row in
                // The northernmost rows are bare, outside the ring around the mine.
                if row < 10 { return 0.1 }
                let (x, y) = (column, 119 - row)
                guard (50..<60).contains(x), (50..<60).contains(y) else { return 0.8 }
                return x < 56 && y < 56 ? restored : 0.45
            }
        }
        try index("ndvi_0.tif", restored: 0.45)
        try index("ndvi_1.tif", restored: 0.8)
        func polygon(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
            let (x0, y0) = (TrapWorkshop.east + x, TrapWorkshop.north + y)
            return TrapWorkshop.polygonText([
                [(x0, y0), (x0 + width, y0), (x0 + width, y0 + height), (x0, y0 + height), (x0, y0)]
            ])
        }
        try shop.geojson(
            "land.geojson",
            [
                ("{\"dlbm\":\"0101\"}", polygon(450, 450, 100, 200)),
                ("{\"dlbm\":\"0103\"}", polygon(550, 450, 100, 200)),
            ],
            crs: crs
        )
        let houses = [("{}", polygon(510, 510, 8, 8)), ("{}", polygon(700, 700, 8, 8))]
        try shop.geojson("houses.geojson", houses, crs: crs)
        try shop.geojson("restored.geojson", [("{}", polygon(500, 500, 60, 60))], crs: crs)
        let (west, east, north) = (TrapWorkshop.east + 400, TrapWorkshop.east + 700, TrapWorkshop.north + 555)
        let road = "{\"type\":\"LineString\",\"coordinates\":[[\(west),\(north)],[\(east),\(north)]]}"
        try shop.geojson("road.geojson", [("{}", road)], crs: crs)
    }

    private func mine(_ more: String) throws -> JSONValue {
        let arguments = try shop.project(
            TrapWorkshop.subsidence + """

                land_use: {path: land.geojson, fields: {land_code: dlbm}}
                buildings: [{path: houses.geojson}]
                restored: [{path: restored.geojson, status: treated, date: 2024-10-01}]
                protected: [{path: road.geojson, kind: traffic, class: county_road}]
                \(more)
                """
        )
        let outcome = CommandRunner.run(arguments + ["--quiet", "--force"])
        #expect(outcome.exit == .done || outcome.exit == .findings, "\(outcome.stderr)")
        let data = try Data(contentsOf: URL(filePath: shop.path("out/assessment.json")))
        return try #require(try JSONValue(parsing: Array(data))["mines"]?.arrayValue?.first)
    }

    private static let dates =
        "vegetation: [{path: ndvi_0.tif, quantity: ndvi, date: 2022-07-01}, {path: ndvi_1.tif, quantity: ndvi, date: 2024-07-01}]"

    private func number(_ value: JSONValue?, _ key: String) throws -> Double {
        (try #require(value?[key]?.doubleValue, "\(key)") * 1e4).rounded() / 1e4
    }

    @Test func figuresByHand() throws {
        let mine = try mine(Self.dates)
        let grades = mine["land_damage"]
        #expect(try number(grades, "severe_m2") == 5000)
        #expect(try number(grades, "medium_m2") == 5000)
        #expect(try number(grades, "severe_share") == 0.5)
        #expect(grades?["by_land"]?.arrayValue?.compactMap { $0["land"]?.stringValue } == ["paddy", "dry"])
        let buildings = mine["buildings"]
        #expect(try number(buildings, "level_1") == 1 && number(buildings, "ungraded") == 0)
        let road = mine["roads"]?.arrayValue?.first
        #expect(try number(road, "length_m") == 100 && number(road, "damaged_m") == 100)
        #expect(road?["class"]?.stringValue == "county_road")
        let vegetation = mine["vegetation"]
        #expect(try number(vegetation, "mean_fvc") == 0.68)
        #expect(try number(vegetation, "ring_mean_fvc") == 1)
        #expect(try number(vegetation, "to_be_greened_m2") == 10_000)
        #expect(try number(vegetation, "greened_m2") == 3600)
        #expect(try number(vegetation, "greening_rate") == 0.36)
        #expect(try number(vegetation?["change"], "improved_m2") == 3600)
        let classes = (vegetation?["classes"]?.arrayValue ?? []).compactMap { $0["area_m2"]?.doubleValue?.rounded() }
        #expect(classes == [0, 0, 6400, 0, 3600])
    }

    /// W = 0.1 m + 2e-5 x² has a curvature of 0.04·10⁻³/m all over; with Bh = 0.3 · 1500 m / 2 = 225 m the strain is
    /// 9 mm/m: severe for paddy (above 6), medium for dry land (above 8). Subsidence and tilt alone are light.
    @Test func panelsBringTheStrain() throws {
        try shop.raster(columns: 120, rows: 120, cell: 10) { column, _ in
            let x = Double(column) * 10 + 5 - 550
            return Float(0.1 + 2e-5 * x * x)
        }
        let light = try mine("")["land_damage"]
        #expect(try number(light, "light_m2") == 10_000)
        let (x, y) = (TrapWorkshop.east + 550, TrapWorkshop.north + 550)
        try Data(
            "id,x,y,azimuth,length,width,thickness,q,depth,tan_beta,b\nP1,\(x),\(y),0,900,400,3,0.7,1500,2,0.3\n".utf8
        ).write(to: URL(filePath: shop.path("panels.csv")))
        let graded = try mine("panels: [{path: panels.csv, date: 2020-01-01}]")["land_damage"]
        #expect(try number(graded, "severe_m2") == 5000)
        #expect(try number(graded, "medium_m2") == 5000)
        // A panel of later years has moved nothing yet.
        let later = try mine("panels: [{path: panels.csv, date: 2099-01-01}]")["land_damage"]
        #expect(try number(later, "light_m2") == 10_000)
    }

    @Test func withoutVegetationTheKeyIsNotThere() throws {
        let mine = try mine("")
        #expect(mine["vegetation"] == nil)
        #expect(mine["land_damage"] != nil)
    }
}
