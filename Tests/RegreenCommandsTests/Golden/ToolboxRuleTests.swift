import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// The toolbox's rules (design 4.2, 4.6): what is ambiguous, twice, empty, disjoint or null, and what is written.
@Suite struct ToolboxRuleTests {
    let directory: TemporaryDirectory
    let shop: TrapWorkshop

    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
    }

    private func mines(_ ids: [String]) throws -> String {
        try shop.mines(ids.enumerated().map { ($1, [TrapWorkshop.square(Double($0) * 200, 0, 100)]) })
    }

    private func json(_ arguments: [String]) throws -> (CommandStatus, JSONValue) {
        let outcome = CommandRunner.run(arguments + ["--json", "--quiet"])
        return (outcome.exit, try JSONValue(parsing: outcome.stdout))
    }

    @Test func severalLayersAndNoneNamedIsAmbiguous() throws {
        let file = TestData.root.appending(path: "SampleData/protected/lines.gpkg").path
        let outcome = CommandRunner.run(["area", file])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("layer_ambiguous"))
        #expect(outcome.stderr.contains("traffic") && outcome.stderr.contains("river"))
    }

    @Test func anAmbiguousSecondFileNamesItsOwnOption() throws {
        let file = TestData.root.appending(path: "SampleData/protected/lines.gpkg").path
        let outcome = CommandRunner.run(["nearest", try mines(["A"]), file, "--id", "id"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("layer_ambiguous") && outcome.stderr.contains("--layer-b "))
        #expect(!outcome.stderr.contains("--layer "))
    }

    @Test func aBandThatIsNotThereIsNamed() throws {
        let raster = try shop.raster(columns: 4, rows: 4, cell: 10) { _, _ in 1 }
        let outcome = CommandRunner.run(["zonal", "--zones", try mines(["A"]), "--id", "id", "--raster", raster + ":7"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("value_out_of_range") && outcome.stderr.contains("no band 7; there are 1: 1"))
    }

    @Test func positionsThatLieNowhereAreToldInWords() {
        let outcome = CommandRunner.run(["transform", "--from", "EPSG:4525", "--to", "EPSG:4490"], input: "1 2\n")
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("value_out_of_range") && outcome.stderr.contains("--from"))
        #expect(!outcome.stderr.contains("Envelope"))
    }

    /// Beijing 1954 to longitude and latitude: refused with the way out, not a disk problem.
    @Test func aBallparkConversionIsRefusedWithTheOption() throws {
        let file = try shop.mines([("A", [TrapWorkshop.square(0, 0, 100)])], projection: nil)
        for arguments in [["c.geojson"], ["c.gpkg", "--to", "EPSG:4490"]] {
            let target = shop.path(arguments[0])
            let outcome = CommandRunner.run(
                ["convert", file, target, "--assume-crs", "EPSG:2413"] + arguments.dropFirst()
            )
            #expect(outcome.exit == .input)
            #expect(outcome.stderr.contains("[ballpark_refused]") && outcome.stderr.contains("--allow-ballpark"))
        }
    }

    @Test func aFolderStandsForTheDataFilesInIt() throws {
        _ = try mines(["A"])
        let inner = directory.url.appending(path: "sub")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try shop.raster("sub/r.tif", columns: 4, rows: 4, cell: 10) { _, _ in 1 }
        try shop.write("notes.txt", "nothing")
        let (_, report) = try json(["inspect", directory.url.path])
        let files = try #require(report["files"]?.arrayValue)
        let folder = directory.url.path
        #expect(files.map { $0["file"]?.stringValue } == ["\(folder)/mines.shp", "\(folder)/sub/r.tif"])
        #expect(files[0]["layers"]?.arrayValue?.count == 1 && files[1]["raster"]?.isNull == false)
        for finding in report["findings"]?.arrayValue ?? [] { #expect(finding["file"]?.stringValue != folder) }
    }

    @Test func anIDTwiceIsAnError() throws {
        let outcome = CommandRunner.run(["area", try mines(["A", "B", "A"]), "--id", "id"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("id_duplicate"))
    }

    @Test func aMissingFieldNamesTheNearest() throws {
        let outcome = CommandRunner.run(["area", try mines(["A"]), "--id", "ids"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("field_missing") && outcome.stderr.contains("nearest is id"))
    }

    @Test func aNullGeometryHasAReason() throws {
        let file = try shop.mines([("A", [TrapWorkshop.square(0, 0, 100)]), ("B", nil)])
        let (exit, report) = try json(["area", file, "--id", "id"])
        #expect(exit == .findings)
        #expect(report["features"]?.arrayValue?[1]["reason"]?.stringValue == "geometry_empty")
        #expect(report["features"]?.arrayValue?[1]["planar_m2"]?.isNull == true)
        #expect(report["features"]?.arrayValue?[0]["planar_m2"] == 10_000)
    }

    @Test func areaHasTheKeysOfTheContract() throws {
        let (exit, report) = try json(["area", try mines(["A", "B"]), "--id", "id", "--area", "planar"])
        #expect(exit == .done)
        #expect(report["schema"] == "regreen.area/1")
        let first = try #require(report["features"]?.arrayValue?.first?.objectValue)
        #expect(
            first.keys == ["fid", "id", "statutory_m2", "geodesic_m2", "planar_m2", "mu", "valid", "reason", "zone"]
        )
        #expect(first["mu"] == 15 && first["zone"] == 37)
        for key in ["total", "sum"] { #expect(report[key]?["planar_m2"] == 20_000) }
    }

    @Test func aRasterElsewhereIsDisjoint() throws {
        let zones = try mines(["A"])
        let raster = try shop.raster(columns: 4, rows: 4, cell: 10, x: 5000) { _, _ in 1 }
        let outcome = CommandRunner.run(["zonal", "--zones", zones, "--id", "id", "--raster", raster])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("raster_disjoint"))
        #expect(outcome.stderr.contains("37565000") && outcome.stderr.contains("37560000"))
    }

    /// People see the figures they asked for, not always the same three.
    @Test func zonalPrintsWhatWasAskedFor() throws {
        let zones = try mines(["A"])
        let raster = try shop.raster(columns: 10, rows: 10, cell: 10) { column, _ in column < 5 ? 1 : 3 }
        let outcome = CommandRunner.run([
            "zonal", "--zones", zones, "--id", "id", "--raster", raster, "--stats", "sum,quantile(0.9)", "--classes",
            "2",
        ])
        #expect([.done, .findings].contains(outcome.exit), "\(outcome.stderr)")
        for text in ["sum", "q0.9", "(−∞, 2] m²", "(2, ∞) m²", "200", "4999.56"] {
            #expect(outcome.stdout.contains(text), "\(text) in \(outcome.stdout)")
        }
        #expect(!outcome.stdout.contains("mean"))
    }

    @Test func zonalGivesClassesCategoriesAndQuantiles() throws {
        let zones = try mines(["A"])
        let raster = try shop.raster(columns: 10, rows: 10, cell: 10) { column, _ in column < 5 ? 1 : 3 }
        let (exit, report) = try json([
            "zonal", "--zones", zones, "--id", "id", "--raster", raster, "--area", "planar", "--classes", "1,2",
            "--categories", "--stats", "count,mean,median,quantile(0.9)",
        ])
        #expect(exit == .done)
        let zone = try #require(report["zones"]?.arrayValue?.first)
        #expect(zone["count"] == 100 && zone["mean"] == 2 && zone["valid_m2"] == 10_000)
        #expect(zone["sum"] == nil)
        #expect(zone["quantiles"]?["0.9"] == 3)
        #expect(zone["categories"]?["1"] == 5000 && zone["categories"]?["3"] == 5000)
        let classes = try #require(zone["classes"]?.arrayValue)
        #expect(classes.map { $0["area_m2"]?.doubleValue } == [5000, 0, 5000])
        #expect(classes[0]["from"]?.isNull == true && classes[0]["to"] == 1 && classes[2]["to"]?.isNull == true)
    }

    @Test func severalRastersStandInAList() throws {
        let zones = try mines(["A"])
        let one = try shop.raster("one.tif", columns: 10, rows: 10, cell: 10) { _, _ in 1 }
        let two = try shop.raster("two.tif", columns: 10, rows: 10, cell: 10) { _, _ in 2 }
        let (_, report) = try json([
            "zonal", "--zones", zones, "--id", "id", "--raster", one, "\(two):1", "--area", "planar",
        ])
        let rasters = try #require(report["zones"]?.arrayValue?.first?["rasters"]?.arrayValue)
        #expect(rasters.map { $0["mean"]?.doubleValue } == [1, 2])
        #expect(rasters.map { $0["band"]?.intValue } == [1, 1])
    }

    @Test func planarAreasNeedAPlane() throws {
        let zones = try mines(["A"])
        let raster = shop.path("degrees.tif")
        try RawGeoTIFF(
            columns: 4,
            rows: 4,
            values: .float32(Array(repeating: 1, count: 16)),
            transform: [111.6, 0.05, 0, 35.8, 0, -0.05],
            epsg: 4490,
            isGeographic: true
        ).write(to: raster)
        let outcome = CommandRunner.run([
            "zonal", "--zones", zones, "--id", "id", "--raster", raster, "--area", "planar",
        ])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("planar_on_geographic"))
    }

    @Test func anOutputFileIsReplacedOnlyWithForce() throws {
        let file = try mines(["A"])
        let arguments = ["convert", file, shop.path("out.gpkg")]
        #expect(CommandRunner.run(arguments).exit == .done)
        let again = CommandRunner.run(arguments)
        #expect(again.exit == .input)
        #expect(again.stderr.contains("--force"))
        #expect(CommandRunner.run(arguments + ["--force"]).exit == .done)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.url.path)
        #expect(!names.contains { $0.contains("staging") })
    }

    @Test(arguments: ["out.gpkg", "out.geojson", "out.shp", "out.fgb", "out.txt"])
    func whatIsConvertedHasTheSameAreaAgain(name: String) throws {
        let file = try mines(["A", "B"])
        let outcome = CommandRunner.run(["convert", file, shop.path(name), "--json", "--native"])
        #expect([.done, .findings].contains(outcome.exit), "\(outcome.stderr)")
        let (_, report) = try json(["area", shop.path(name)])
        #expect(report["features"]?.arrayValue?.count == 2)
        let area = report["total"]?["statutory_m2"]?.doubleValue ?? 0
        let (_, original) = try json(["area", file])
        #expect(abs(area - (original["total"]?["statutory_m2"]?.doubleValue ?? 0)) < 0.1)
    }

    @Test func anUnknownEndingIsRefused() throws {
        let outcome = CommandRunner.run(["convert", try mines(["A"]), shop.path("out.doc")])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains(".gpkg"))
    }

    @Test func overlayAndNearestHaveTheKeysOfTheContract() throws {
        let a = try mines(["A", "B"])
        try shop.geojson(
            "b.geojson",
            [("{\"id\":\"X\"}", TrapWorkshop.polygonText([TrapWorkshop.square(50, 0, 100)]))],
            crs: "urn:ogc:def:crs:EPSG::4525"
        )
        let (exit, overlay) = try json([
            "overlay", a, shop.path("b.geojson"), "--op", "intersection", "--area", "planar", "-o", shop.path("o.gpkg"),
        ])
        #expect(exit == .done)
        #expect(overlay["features"] == 1)
        #expect(abs((overlay["area_m2"]?.doubleValue ?? 0) - 5000) < 1e-3)
        #expect(overlay["layers"]?.objectValue?.count == 1)
        #expect(overlay["files"]?.arrayValue?.count == 1)
        let (_, nearest) = try json(["nearest", a, shop.path("b.geojson"), "--id", "id"])
        let pairs = try #require(nearest["pairs"]?.arrayValue)
        #expect(pairs.map { $0["id"]?.stringValue } == ["A", "B"])
        #expect(pairs.map { $0["nearest_id"]?.stringValue } == ["X", "X"])
        #expect(pairs[0]["distance_m"] == 0)
        #expect(abs((pairs[1]["distance_m"]?.doubleValue ?? 0) - 50) < 1e-6)
    }

    @Test func inspectTellsLayersAndRasters() throws {
        let raster = try shop.raster(columns: 4, rows: 3, cell: 10, nodata: "-1") { _, _ in 1 }
        let (exit, report) = try json(["inspect", try mines(["A"]), raster])
        #expect([.done, .findings].contains(exit))
        let files = try #require(report["files"]?.arrayValue)
        #expect(files[0]["layers"]?.arrayValue?.first?["crs"]?["epsg"] == 4525)
        #expect(files[1]["raster"]?["columns"] == 4 && files[1]["raster"]?["rows"] == 3)
        #expect(CommandRunner.run(["inspect", shop.path("gone.shp")]).exit == .input)
    }

    @Test func repairShowsBothWaysAndWrites() throws {
        let bowtie: [(Double, Double)] = [
            (37_560_000, 3_950_000), (37_560_100, 3_950_100), (37_560_100, 3_950_000), (37_560_000, 3_950_100),
            (37_560_000, 3_950_000),
        ]
        let file = try shop.mines([("A", [bowtie])])
        let (exit, report) = try json(["repair", file, "--id", "id", "-o", shop.path("fixed.gpkg")])
        #expect(exit == .findings)
        #expect(report["repaired"] == 1 && report["refused"] == 0)
        #expect(report["repairs"]?.arrayValue?.first?["id"] == "A")
        let (after, _) = try json(["repair", shop.path("fixed.gpkg"), "--id", "id"])
        #expect(after == .done)
    }

    @Test func initWritesAProjectThatCheckTakes() throws {
        _ = try mines(["A", "B"])
        let outcome = CommandRunner.run(["init", directory.url.path])
        #expect([.done, .findings].contains(outcome.exit), "\(outcome.stderr)")
        #expect(CommandRunner.run(["init", directory.url.path]).exit == .input)
        let check = CommandRunner.run(["check", directory.url.path, "--json"])
        #expect(try JSONValue(parsing: check.stdout)["schema"] == "regreen.check/1", "\(check.stderr)")
    }
}
