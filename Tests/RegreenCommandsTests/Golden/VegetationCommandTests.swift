import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `vegetation` and the cross-tables of `zonal` as programs see them, on the sample county.
@Suite struct VegetationCommandTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static func sample(_ path: String) -> String {
        TestData.root.appending(path: "SampleData/\(path)").path
    }

    private func json(_ arguments: [String]) throws -> (CommandOutcome, JSONValue) {
        let outcome = CommandRunner.run(arguments + ["--json", "--quiet"])
        return (outcome, outcome.stdout.isEmpty ? .null : try JSONValue(parsing: outcome.stdout))
    }

    @Test func twoDatesAndZonesWithTheirRings() throws {
        let output = directory.path("v.tif")
        let zones = Self.sample("register/矿山边界.shp")
        let (outcome, report) = try json([
            "vegetation", Self.sample("rasters/ndvi_2024.tif"), "--before", Self.sample("rasters/ndvi_2022.tif"),
            "--zones", zones, "--id", "统一编号", "--assume-crs", "4525", "--ring", "100,500", "-o", output,
        ])
        #expect(outcome.exit == .findings || outcome.exit == .done, "\(outcome.stderr)")
        #expect(report["schema"]?.stringValue == "regreen.vegetation/1")
        let classes = try #require(report["classes"]?.arrayValue)
        #expect(classes.count == 5)
        let change = try #require(report["change"])
        let parts = ["improved_m2", "degraded_m2", "unchanged_m2"].compactMap { change[$0]?.doubleValue }
        let areas = classes.compactMap { $0["area_m2"]?.doubleValue }
        let (changed, all): (Double, Double) = (parts.reduce(0, +), areas.reduce(0, +))
        #expect(abs(changed - all) < 1e-6 * all)
        let mines = try #require(report["zones"]?.arrayValue)
        #expect(mines.count == 40)
        #expect(mines.contains { $0["greened"]?.boolValue == true })
        #expect(mines.contains { $0["greened"]?.boolValue == false })
        for mine in mines {
            let whole = try #require(mine["zone_m2"]?.doubleValue)
            let sum: Double = (mine["classes"]?.arrayValue ?? []).compactMap { $0["area_m2"]?.doubleValue }.reduce(0, +)
            let rest = try #require(mine["without_data_m2"]?.doubleValue)
            let (gap, allowed): (Double, Double) = (abs(sum + rest - whole), 1e-6 * whole + 0.05)
            #expect(gap < allowed)
        }
        #expect(FileManager.default.fileExists(atPath: output))
    }

    @Test func fourClassesJoinTheTwoHighest() throws {
        let arguments = ["vegetation", Self.sample("rasters/ndvi_2024.tif"), "--soil", "0.1", "--full", "0.7"]
        let five = try #require(try json(arguments).1["classes"]?.arrayValue?.compactMap { $0["area_m2"]?.doubleValue })
        let four = try #require(
            try json(arguments + ["--classes", "4"]).1["classes"]?.arrayValue?.compactMap { $0["area_m2"]?.doubleValue }
        )
        #expect(Array(four.prefix(3)) == Array(five.prefix(3)))
        #expect(four[3] == five[3] + five[4])
    }

    @Test func endsInTheWrongOrderAreRefused() throws {
        let ndvi = Self.sample("rasters/ndvi_2024.tif")
        let outcome = CommandRunner.run(["vegetation", ndvi, "--soil", "0.7", "--full", "0.1", "--lang", "en"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("value_out_of_range") && outcome.stderr.contains("--soil"))
    }

    @Test(arguments: [
        ["vegetation"], ["vegetation", "a.tif", "--red", "r.tif", "--nir", "n.tif"], ["vegetation", "--red", "r.tif"],
        ["vegetation", "a.tif", "--classes", "3"], ["vegetation", "a.tif", "--ring", "100,500"],
        ["vegetation", "a.tif", "--zones", "z.gpkg", "--id", "id", "--ring", "500,100"],
    ])
    func badCallsAreUsageErrors(_ arguments: [String]) {
        #expect(CommandRunner.run(arguments).exit == .usage)
    }

    @Test func crossTablesAddUpToTheClassesAndSetsToEachOther() throws {
        let zones = Self.sample("base/base.gpkg")
        let arguments = [
            "zonal", "--zones", zones, "--layer", "towns", "--id", "name", "--raster",
            Self.sample("rasters/ndvi_2022.tif"), "--classes", "0.3,0.5", "--area", "planar",
        ]
        let plain = try json(arguments).1
        let (_, report) = try json(
            arguments + ["--classes", "0.4", "--cross", Self.sample("rasters/subsidence_2024.tif")]
        )
        for (zone, before) in zip(report["zones"]?.arrayValue ?? [], plain["zones"]?.arrayValue ?? []) {
            #expect(before["cross"] == nil && before["class_sets"] == nil)
            let classes = try #require(zone["classes"]?.arrayValue)
            let cross = try #require(zone["cross"]?.arrayValue)
            #expect(classes.count == 3 && cross.count == 3)
            for index in 0..<3 {
                let area = try #require(classes[index]["area_m2"]?.doubleValue)
                let parts = (cross[index]["categories"]?.objectValue?.members ?? []).compactMap(\.value.doubleValue)
                let rest = try #require(cross[index]["without_category_m2"]?.doubleValue)
                let sum: Double = parts.reduce(rest, +)
                #expect(abs(sum - area) <= 1e-9 * max(1, area))
                let known = try #require(before["classes"]?.arrayValue?[index]["area_m2"]?.doubleValue)
                #expect(abs(known - area) <= 1e-9 * max(1, area))
            }
            let sets = try #require(zone["class_sets"]?.arrayValue)
            let sums = sets.map { set -> Double in
                let areas: [Double] = (set["classes"]?.arrayValue ?? []).compactMap { $0["area_m2"]?.doubleValue }
                return areas.reduce(0, +)
            }
            let gap: Double = abs(sums[0] - sums[1])
            #expect(gap <= 1e-9 * sums[0])
        }
    }
}
