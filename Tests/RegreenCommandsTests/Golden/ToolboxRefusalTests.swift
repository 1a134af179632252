import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// What the toolbox cannot give has its own code, its own way out, and is never 0.
@Suite struct ToolboxRefusalTests {
    let directory: TemporaryDirectory
    let shop: TrapWorkshop

    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
    }

    /// A sound mine and one whose hole leaves its shell: the two repairs differ by half.
    private func oneRefused() throws -> String {
        try shop.mines([
            ("A", [TrapWorkshop.square(500, 0, 100)]),
            ("B", [TrapWorkshop.square(0, 0, 100), TrapWorkshop.square(50, 50, 100)]),
        ])
    }

    private func json(_ arguments: [String]) throws -> (CommandStatus, JSONValue) {
        let outcome = CommandRunner.run(arguments + ["--json", "--quiet"])
        return (outcome.exit, try JSONValue(parsing: outcome.stdout.isEmpty ? "{}" : outcome.stdout))
    }

    private func findings(_ report: JSONValue, _ code: String) -> [JSONValue] {
        (report["findings"]?.arrayValue ?? []).filter { $0["code"]?.stringValue == code }
    }

    private func fix(_ finding: JSONValue?) -> String { finding?["fix"]?.serialized() ?? "" }

    private let points = "{\"type\":\"Point\",\"coordinates\":[112.1,35.6]}"

    // MARK: Areas that are missing

    @Test func pointsAreOfTheWrongTypeAndTheirSumIsNull() throws {
        let file = try shop.geojson("p.geojson", [("{\"id\":1}", points), ("{\"id\":2}", points)])
        let (exit, report) = try json(["area", file])
        #expect(exit == .findings)
        let found = findings(report, "geometry_type")
        #expect(found.count == 1 && fix(found.first).contains("--buffer-lines"))
        #expect(findings(report, "value_out_of_range").isEmpty)
        for key in ["sum", "total"] {
            for figure in ["statutory_m2", "geodesic_m2", "planar_m2", "mu"] {
                #expect(report[key]?[figure]?.isNull == true, "\(key).\(figure)")
            }
        }
    }

    @Test func anOldDatumIsABallparkAndSaysHowToGoOn() throws {
        let file = try shop.mines([("A", [TrapWorkshop.square(0, 0, 100)])], projection: Projections.beijing1954)
        let (exit, report) = try json(["area", file])
        #expect(exit == .findings)
        let found = findings(report, "ballpark_refused")
        #expect(found.count == 1 && fix(found.first).contains("datum_shift"))
        #expect(findings(report, "value_out_of_range").isEmpty)
    }

    @Test(arguments: ["area", "zonal"])
    func outsideChinaIsListed(command: String) throws {
        let ring = [(-100.0, 40.0), (-99.99, 40.0), (-99.99, 40.01), (-100.0, 40.01), (-100.0, 40.0)]
        let file = try shop.geojson("z.geojson", [("{\"id\":1}", TrapWorkshop.polygonText([ring]))])
        let raster = shop.path("r.tif")
        try RawGeoTIFF(
            columns: 4,
            rows: 4,
            values: .float32(Array(repeating: 1, count: 16)),
            transform: [-100.02, 0.02, 0, 40.05, 0, -0.02],
            epsg: 4326,
            isGeographic: true
        ).write(to: raster)
        let (exit, report) = try json(
            command == "area" ? ["area", file] : ["zonal", "--zones", file, "--id", "id", "--raster", raster]
        )
        #expect(exit == .findings)
        let found = findings(report, "value_out_of_range")
        #expect(found.count == 1 && fix(found.first).contains("--area geodesic"))
    }

    @Test func anEmptyLayerIsAFindingWithOrWithoutACRS() throws {
        for projection in [nil, Projections.prefixed] {
            let file = try shop.mines([], named: "empty.shp", projection: projection)
            let (exit, report) = try json(["area", file])
            #expect(exit == .findings)
            #expect(findings(report, "layer_empty").count == 1)
            #expect(report["sum"]?["statutory_m2"]?.isNull == true)
            #expect(try json(["repair", file]).0 == .findings)
        }
    }

    // MARK: Repairs that are refused

    @Test(arguments: ["area", "repair"])
    func aRefusedRepairNamesTheOptionThatTakesIt(command: String) throws {
        let file = try oneRefused()
        let (exit, report) = try json([command, file, "--id", "id"])
        #expect(exit == .findings)
        let found = findings(report, "repair_refused")
        #expect(found.count == 1)
        #expect(found.first?["severity"]?.stringValue == FindingCode.repairRefused.guide?.severity.rawValue)
        #expect(fix(found.first).contains("regreen \(command) \(file) --id id --accept B"))
        #expect(findings(report, "geometry_invalid").isEmpty, "one finding tells both")
        let (_, taken) = try json([command, file, "--id", "id", "--accept", "B"])
        #expect(findings(taken, "repair_refused").isEmpty)
        #expect(findings(taken, "geometry_invalid").count == 1)
    }

    @Test(arguments: ["area", "repair"])
    func acceptingWhatIsNotThereIsAnError(command: String) throws {
        let outcome = CommandRunner.run([command, try oneRefused(), "--id", "id", "--accept", "zzz"])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("[id_unknown]") && outcome.stderr.contains("zzz"))
    }

    @Test func overlayListsTheFeatureThatTookNoPart() throws {
        let b = try shop.mines([("X", [TrapWorkshop.square(0, 0, 100)])], named: "b.shp")
        let (exit, report) = try json(["overlay", try oneRefused(), b, "--op", "intersection"])
        #expect(exit == .findings)
        #expect(report["features"] == 0)
        let dropped = try #require(report["dropped"]?.arrayValue)
        #expect(dropped.count == 1)
        #expect(dropped.first?["a"] == 1 && dropped.first?["b"]?.isNull == true)
        #expect(dropped.first?["kind"] == "feature" && dropped.first?["reason"] == "repair_refused")
        #expect(dropped.first?["id"]?.stringValue?.isEmpty == false)
        #expect(findings(report, "repair_refused").count == 1)
    }

    @Test func theReasonIsInWords() throws {
        let file = try oneRefused()
        let chinese = CommandRunner.run(["area", file, "--lang", "zh"])
        #expect(chinese.stdout.contains("修复未采用"))
        #expect(!chinese.stdout.split(separator: "\n").contains { $0.hasSuffix("repair_refused") })
        #expect(CommandRunner.run(["area", file, "--lang", "en"]).stdout.contains("repair refused"))
    }

    // MARK: Positions

    @Test func latitudeFirstIsNamedForDegreesToo() {
        let outcome = CommandRunner.run(
            ["transform", "--from", "EPSG:4490", "--to", "EPSG:4525"],
            input: "35.68 112.187\n"
        )
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("[axis_swapped]") && outcome.stderr.contains("112.187"))
        #expect(outcome.stderr.contains("--from"))
        #expect(!outcome.stderr.contains("proj_create"))
    }

    @Test func theMarkThatEndsTheOptionsIsNoCoordinate() {
        let plain = CommandRunner.run(["crs", "sniff", "112.1", "35.6"])
        let marked = CommandRunner.run(["crs", "sniff", "--", "112.1", "35.6"])
        #expect(marked.exit == plain.exit && marked.stdout == plain.stdout && !marked.stdout.isEmpty)
    }

    // MARK: Inspection

    @Test func everyCellIsAccountedFor() throws {
        let raster = try shop.raster(columns: 3, rows: 2, cell: 10, nodata: "nan") { column, row in
            column == 0 && row == 0 ? .nan : 1
        }
        #expect(CommandRunner.run(["inspect", raster]).stdout.contains("valid 5, nodata 1"))
        let undeclared = try shop.raster("u.tif", columns: 3, rows: 2, cell: 10) { column, _ in column == 0 ? .nan : 1 }
        #expect(CommandRunner.run(["inspect", undeclared]).stdout.contains("valid 4, nodata 0, NaN/∞ 2"))
    }
}
