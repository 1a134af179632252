import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `ledger report` from an assessment with a workspace: rows 002-13, 003-14, 003-15, 004-16.
@Suite struct ReportCommandTests {
    let directory: TemporaryDirectory
    let shop: TrapWorkshop
    private var workspace: String { shop.path("workspace.gpkg") }

    /// A pit of 30 m × 20 m, 0.9 mu, of which one third is accepted in 2019, and one of 0.9 mu in works.
    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
        try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", [TrapWorkshop.square(200, 0, 100)])])
        let crs = "urn:ogc:def:crs:EPSG::4525"
        let pits = [(10.0, 10.0), (210, 10)].map { TrapWorkshop.square($0.0, $0.1, 30) }
        try shop.geojson("d.geojson", pits.map { ("{}", TrapWorkshop.polygonText([$0])) }, crs: crs)
        let done = [
            ("{\"s\":\"已验收\",\"d\":\"2019-11-26\"}", TrapWorkshop.square(10, 10, 15)),
            ("{\"s\":\"治理中\",\"d\":\"2019-10-01\"}", TrapWorkshop.square(210, 10, 30)),
        ]
        try shop.geojson("r.geojson", done.map { ($0.0, TrapWorkshop.polygonText([$0.1])) }, crs: crs)
        try shop.project(
            """
            damage: [{path: d.geojson, type: DIG, date: 2018-01-01}]
            restored: [{path: r.geojson, date: 2019-12-31, fields: {status: s, date: d}}]
            """
        )
        try shop.write(
            "plan.yaml",
            """
            schema: regreen.plan/1
            id: x
            title: t
            adcode: 650105
            terms: {issued: 2018-07-14, clause: 1}
            targets:
              - {value: 0.3, quantity: mu, level: year, from: 2019, to: 2019, clause: 二1}
              - {value: 5, quantity: mu, level: year, from: 2018, to: 2018, clause: 二2}
              - {value: 50, quantity: percent, level: milestone, from: 2019, to: 2019, clause: 二3}
            """
        )
        let lines = LedgerWorkshop.delisting("A1", published: "2019-11-26")
        try shop.write("events.jsonl", lines.joined(separator: "\n"))
        let place = ["--workspace", workspace]
        #expect(CommandRunner.run(["ledger", "import", shop.path("events.jsonl")] + place).exit == .done)
        #expect(
            CommandRunner.run(["assess", shop.path("regreen.yaml"), "-o", shop.path("out"), "--quiet"]).exit != .input
        )
    }

    private func report(_ more: String...) -> CommandOutcome {
        CommandRunner.run(
            ["ledger", "report", "--project", shop.path("regreen.yaml"), "--plan", shop.path("plan.yaml")] + more
        )
    }

    @Test func targetsBalanceAndChangesOfAWeek() throws {
        let outcome = report("--period", "weekly", "--as-of", "2024-12-31", "--json")
        #expect(outcome.exit == .findings)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.ledger-report/1")
        #expect(json["closes"] == true)
        #expect(json["since"] == "2024-12-26")
        let targets = try #require(json["targets"]?.arrayValue)
        #expect(targets.map { $0["state"] } == ["reached", "missed", "unknown"])
        #expect(targets[0]["accepted"]?.doubleValue == 0.3375)
        let county = try #require(json["balance"]?.arrayValue?.first)
        #expect(county["damaged_m2"]?.doubleValue == 1800)
        #expect(county["accepted_m2"]?.doubleValue == 225)
        #expect(county["in_works_m2"]?.doubleValue == 900)
        #expect(county["residual_m2"]?.doubleValue == 0)
        #expect(json["areas"]?.arrayValue?.first?["measured_m2"]?.doubleValue == 225)
        #expect(json["late"]?.arrayValue?.first?["days_late"]?.intValue == 1858)
        #expect(json["changes"]?["cases"] == [])
    }

    @Test func runsAfterTheDayDoNotCount() throws {
        let json = try JSONValue(parsing: report("--as-of", "2019-11-28", "--json").stdout)
        #expect(json["run"] == .null)
        #expect(json["balance"]?.arrayValue?.count == 1)
    }

    @Test(arguments: UserLanguage.allCases)
    func theTextFitsTheScreen(language: UserLanguage) {
        for period in ReportPeriod.allCases {
            let outcome = report("--period", period.rawValue, "--lang", language.rawValue)
            #expect(outcome.exit == .findings)
            for line in outcome.stdout.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        }
    }

    @Test(arguments: ["xlsx", "csv", "json"])
    func filesAreWrittenWholeAndTheSameAgain(ending: String) throws {
        let path = shop.path("report.\(ending)")
        #expect(report("-o", path).exit == .findings)
        let first = try Data(contentsOf: URL(filePath: path))
        #expect(report("-o", path).exit == .input)
        #expect(report("-o", path, "--force").exit == .findings)
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        #expect(report("-o", shop.path("report.txt")).exit == .input)
        #expect(!FileManager.default.fileExists(atPath: shop.path("report.txt")))
    }

    @Test func aMineInNeitherLedgerIsShown() throws {
        let place = ["--workspace", workspace, "--date", "2018-07-01", "--actor", "x"]
        #expect(CommandRunner.run(["ledger", "add", "scope.included", "A1"] + place).exit == .done)
        #expect(CommandRunner.run(["ledger", "add", "scope.excluded", "A2"] + place).exit == .input)
        let json = try JSONValue(parsing: report("--json").stdout)
        #expect(json["scope"]?.arrayValue?.map { $0["in_scope"] } == [true, .null])
    }
}
