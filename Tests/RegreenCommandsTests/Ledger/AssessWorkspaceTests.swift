import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `assess` beside a workspace: exemptions count, the run is recorded, the ledger's head stands in the manifest.
@Suite struct AssessWorkspaceTests {
    let directory: TemporaryDirectory
    let shop: TrapWorkshop
    private var workspace: String { shop.path("workspace.gpkg") }
    private var output: String { shop.path("out") }

    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
        try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", [TrapWorkshop.square(200, 0, 100)])])
        let pits = [TrapWorkshop.square(10, 10, 30), TrapWorkshop.square(210, 10, 30)]
        try shop.geojson(
            "d.geojson",
            pits.map { ("{}", TrapWorkshop.polygonText([$0])) },
            crs: "urn:ogc:def:crs:EPSG::4525"
        )
        try shop.project("damage: [{path: d.geojson, type: DIG, date: 2020-01-01}]")
    }

    private func assess(_ more: String...) -> CommandOutcome {
        CommandRunner.run(["assess", shop.path("regreen.yaml"), "-o", output, "--quiet"] + more)
    }

    private func ledger(_ words: String...) -> CommandOutcome {
        CommandRunner.run(["ledger"] + words + ["--workspace", workspace, "--lang", "en"])
    }

    private func json(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: output + "/" + name))))
    }

    private func exempt(_ mine: String, _ date: String = "2024-01-01", _ more: String...) -> CommandOutcome {
        CommandRunner.run(
            [
                "ledger", "add", "exemption.granted", mine, "--date", date, "--actor", "x", "--set", "clause=方案4.1",
                "--workspace", workspace,
            ] + more
        )
    }

    @Test func withoutAWorkspaceNothingIsMade() throws {
        #expect(assess().exit != .input)
        #expect(try json("manifest.json")["ledger"] == .null)
        #expect(!FileManager.default.fileExists(atPath: workspace))
    }

    @Test func exemptionsCountFromTheirDayOnWithTheirClause() throws {
        #expect(exempt("A1").exit == .done)
        #expect(exempt("A2", "2025-01-01").exit == .done)
        #expect(assess().exit != .input)
        let mines = try #require(try json("assessment.json")["mines"]?.arrayValue)
        #expect(mines.map { $0["exempt_m2"]?.doubleValue } == [mines[0]["damaged_m2"]?.doubleValue, 0])
        #expect(mines[1]["pending_m2"] == mines[1]["damaged_m2"])
        let noted = try #require(try json("manifest.json")["ledger"])
        #expect(noted["events"] == 2)
        #expect(noted["exemptions"]?.arrayValue?.compactMap { $0["clause"]?.stringValue } == ["方案4.1"])
        #expect(CommandRunner.run(["verify", output]).exit == .done)
    }

    @Test func anExemptionOfOneKindOfDamageLeavesTheOthers() throws {
        #expect(exempt("A1", "2024-01-01", "--set", "damage_type=SUB").exit == .done)
        #expect(exempt("A2", "2024-01-01", "--set", "damage_type=DIG").exit == .done)
        #expect(exempt("A9", "2024-01-01", "--set", "damage_type=XYZ").exit == .input)
        #expect(assess().exit != .input)
        let mines = try #require(try json("assessment.json")["mines"]?.arrayValue)
        #expect(mines.map { $0["exempt_m2"]?.doubleValue } == [0, mines[1]["damaged_m2"]?.doubleValue])
    }

    @Test func theRunIsRecordedAndTheSameAgain() throws {
        #expect(exempt("A1").exit == .done)
        #expect(assess().exit != .input)
        let first = try Data(contentsOf: URL(filePath: output + "/assessment.gpkg"))
        let digest = try json("manifest.json")["digest"]
        #expect(assess("--force").exit != .input)
        #expect(try json("manifest.json")["digest"] == digest)
        #expect(try Data(contentsOf: URL(filePath: output + "/assessment.gpkg")) == first)
        let store = try WorkspaceStore.open(.geoPackage(path: workspace))
        let runs = try store.runs()
        #expect(runs.map(\.manifest) == [digest?.stringValue, digest?.stringValue])
        #expect(Set(runs.map(\.snapshot)).count == 1)
        #expect(try store.mines(snapshot: runs[0].snapshot).map(\.mineID) == ["A1", "A2"])
        #expect(try store.patches(snapshot: runs[0].snapshot).count == 2)
        // The head a run noted must stay in the chain.
        #expect(ledger("verify").exit == .done)
    }

    @Test func anOutputThatHoldsTheWorkspaceIsNotReplaced() throws {
        #expect(assess().exit != .input)
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let project = try String(contentsOfFile: shop.path("regreen.yaml"), encoding: .utf8)
        try (project + "\nworkspace: out/workspace.gpkg\n").write(
            toFile: shop.path("regreen.yaml"),
            atomically: true,
            encoding: .utf8
        )
        #expect(CommandRunner.run(["workspace", "migrate", "--workspace", output + "/workspace.gpkg"]).exit == .done)
        #expect(assess("--force").exit == .input)
        #expect(FileManager.default.fileExists(atPath: output + "/workspace.gpkg"))
    }

    @Test func anExemptionOfAMineTheRegisterLacksIsNamed() throws {
        #expect(exempt("Z9").exit == .done)
        #expect(assess().exit == .findings)
        let findings = try String(contentsOfFile: output + "/findings.jsonl", encoding: .utf8)
        #expect(findings.contains("mine_unknown") && findings.contains("Z9"))
    }
}
