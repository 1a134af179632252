import Foundation
import Regreen
import Restoration
import Synchronization
import TestSupport
import Testing

@testable import RegreenCommands

/// Whole runs of `assess` inside the process, on a project small enough to know.
@Suite struct AssessRunTests {
    let directory: TemporaryDirectory
    let shop: TrapWorkshop

    init() throws {
        directory = try TemporaryDirectory()
        shop = TrapWorkshop(folder: directory.url)
        try Self.fill(shop)
    }

    /// Two mines with a pit each and a raster over both.
    private static func fill(_ shop: TrapWorkshop) throws {
        try shop.mines([
            ("A1", [TrapWorkshop.square(0, 0, 100)]), ("A2", [TrapWorkshop.square(80, 0, 100)]),
        ])
        try shop.raster(columns: 20, rows: 10, cell: 10) { column, row in Float(column + row) / 20 }
        try shop.geojson(
            "d.geojson",
            [("{}", TrapWorkshop.polygonText([TrapWorkshop.square(10, 10, 30)]))],
            crs: "urn:ogc:def:crs:EPSG::4525"
        )
        try shop.project(TrapWorkshop.subsidence + "\ndamage: [{path: d.geojson, type: DIG, date: 2020-01-01}]")
    }

    private var project: String { shop.path("regreen.yaml") }
    private var output: String { shop.path("out") }

    private func assess(_ more: String..., cancellation: Cancellation = Cancellation()) -> CommandOutcome {
        CommandRunner.run(["assess", project, "-o", output, "--quiet"] + more, cancellation: cancellation)
    }

    /// Every file of a folder with its bytes, the manifest without its `run` block.
    private func contents(_ folder: String) throws -> [String: String] {
        var result: [String: String] = [:]
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            if name.hasSuffix("manifest.json") {
                var manifest = try #require(try JSONValue(parsing: Array(data)).objectValue)
                manifest["run"] = nil
                result[name] = ContentHash(of: JSONValue.object(manifest).canonicalized()).hex
            } else {
                result[name] = ContentHash(of: data).hex
            }
        }
        return result
    }

    private var beside: Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: directory.url.path)) ?? [])
    }

    @Test func theFolderIsWholeAndSound() throws {
        let before = beside
        let outcome = assess()
        #expect([.done, .findings].contains(outcome.exit), "\(outcome.stderr)")
        #expect(beside == before.union(["out"]))
        let names = try contents(output).keys
        for name in [
            "assessment.json", "assessment.gpkg", "findings.jsonl", "manifest.json", "mines.geojson",
            "priorities.geojson", "ranking.csv", "tables/mines.csv", "tables/mines.xlsx", "tables/fields.csv",
            "shapefile/mines.shp",
        ] { #expect(names.contains(name), "\(name)") }
        #expect(CommandRunner.run(["verify", output]).exit == .done)
    }

    @Test(arguments: [["--threads", "1"], ["--threads", "7"], ["--memory", "1MiB"]])
    func theBytesDoNotDependOnTheMachine(options: [String]) throws {
        _ = assess()
        let first = try contents(output)
        let other = shop.path("other")
        _ = CommandRunner.run(["assess", project, "-o", other, "--quiet"] + options)
        #expect(try contents(other) == first)
    }

    @Test func withoutForceWhatStandsThereIsKept() throws {
        _ = assess()
        let first = try contents(output)
        let outcome = assess()
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("--force"))
        #expect(try contents(output) == first)
        #expect([.done, .findings].contains(assess("--force").exit))
        #expect(try contents(output) == first)
    }

    @Test func aTouchedOutputIsNotVerified() throws {
        _ = assess()
        try Data("x".utf8).write(to: URL(filePath: output + "/tables/mines.csv"))
        let outcome = CommandRunner.run(["verify", output, "--json"])
        #expect(outcome.exit == .input)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["sound"] == false)
        #expect(json["findings"]?.arrayValue?.first?["file"] == "tables/mines.csv")
    }

    @Test func figuresInJSONAddUp() throws {
        _ = assess()
        let data = try #require(FileManager.default.contents(atPath: output + "/assessment.json"))
        let json = try JSONValue(parsing: Array(data))
        #expect(json["schema"] == "regreen.assessment/1")
        let mines = try #require(json["mines"]?.arrayValue)
        #expect(mines.map { $0["mine_id"]?.stringValue } == ["A1", "A2"])
        let overlap = mines.compactMap { $0["overlap_m2"]?.doubleValue }
        #expect(overlap == [0, 2000])
    }

    /// Stops as soon as the stage is reported, as Ctrl-C would.
    private final class StoppingSink: TextSink {
        let stage: String
        let cancellation: Cancellation

        init(stage: String, cancellation: Cancellation) {
            self.stage = stage
            self.cancellation = cancellation
        }

        func write(_ text: String) {
            if text.contains("\"\(stage)\"") { cancellation.cancel(.interrupted) }
        }
    }

    @Test(arguments: ["read", "project", "measure", "assess", "write"])
    func aRunStoppedAtAnyStageLeavesNothing(stage: String) throws {
        let before = beside
        let cancellation = Cancellation()
        let context = CommandContext(
            out: BufferSink(),
            err: StoppingSink(stage: stage, cancellation: cancellation),
            cancellation: cancellation
        )
        let exit = CommandRunner.run(["assess", project, "-o", output, "--progress", "json"], context: context)
        #expect(exit == .interrupted)
        #expect(beside == before)
    }

    @Test func aRasterThatTouchesNoMineStopsTheRun() throws {
        try shop.raster(columns: 20, rows: 10, cell: 10, x: 5000) { _, _ in 1 }
        let before = beside
        let outcome = assess()
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("raster_disjoint"))
        #expect(outcome.stderr.contains("37565000") && outcome.stderr.contains("37560000"))
        #expect(beside == before)
    }

    /// Only messages follow `--lang`; tables, headers and the manifest are in the project's language.
    @Test func theLanguageOfTheCommandLineLeavesOutputsAlone() throws {
        _ = assess()
        let first = try contents(output)
        let other = shop.path("other")
        _ = CommandRunner.run(["assess", project, "-o", other, "--quiet", "--lang", "zh"])
        #expect(try contents(other) == first)
    }

    /// Beijing 1954 to CGCS2000 without parameters: with the permission every output says so, and the run ends with 1.
    @Test func anAcceptedBallparkIsMarkedInTheOutputs() throws {
        try shop.mines([("A1", [TrapWorkshop.square(0, 0, 100)])], projection: Projections.beijing1954)
        try shop.project("")
        #expect(assess().exit == .input)
        let outcome = assess("--allow-ballpark")
        #expect(outcome.exit == .findings)
        let findings = try String(contentsOfFile: output + "/findings.jsonl", encoding: .utf8)
        #expect(findings.contains("\"ballpark_refused\"") && findings.contains("accepted by allow_ballpark"))
        let data = try #require(FileManager.default.contents(atPath: output + "/assessment.json"))
        let json = try JSONValue(parsing: Array(data))
        let assumptions = json["assumptions"]?.arrayValue?.compactMap(\.stringValue) ?? []
        #expect(assumptions.contains { $0.contains("accepted by allow_ballpark") })
        let converted = CommandRunner.run([
            "convert", shop.path("mines.shp"), shop.path("c.gpkg"), "--to", "EPSG:4525", "--allow-ballpark",
        ])
        #expect(converted.exit == .findings)
        #expect(converted.stdout.contains("ballpark_refused"))
    }

    @Test func thresholdsAndTheirSourcesAreListed() throws {
        _ = assess()
        let data = try #require(FileManager.default.contents(atPath: output + "/assessment.json"))
        let assumptions =
            try JSONValue(parsing: Array(data))["assumptions"]?.arrayValue?.compactMap(\.stringValue) ?? []
        for key in ["damage_threshold_m = 0.01 (rule source", "coverage_floor = 0.95 (rule source"] {
            #expect(assumptions.contains { $0.contains(key) }, "\(key) in \(assumptions)")
        }
    }

    /// A layer that ended before as_of or begins after it still counts, but not in silence.
    @Test(arguments: ["valid_to: 2020-01-01", "valid_from: 2030-01-01"])
    func aProtectedLayerNotInForceIsAFinding(validity: String) throws {
        try shop.geojson(
            "p.geojson",
            [("{}", TrapWorkshop.polygonText([TrapWorkshop.square(10, 10, 30)]))],
            crs: "urn:ogc:def:crs:EPSG::4525"
        )
        try shop.project("protected: [{path: p.geojson, kind: nature_reserve, \(validity)}]")
        #expect(assess().exit == .findings)
        let findings = try String(contentsOfFile: output + "/findings.jsonl", encoding: .utf8)
        #expect(findings.contains("protected_not_in_force"))
    }

    /// Layer `pieces` is enough to rebuild the balance: accounts of all pieces add up to the damage.
    @Test func piecesReproduceTheBalance() throws {
        _ = assess()
        let file = shop.path("pieces.geojson")
        let converted = CommandRunner.run(["convert", output + "/assessment.gpkg", file, "--layer", "pieces"])
        #expect([.done, .findings].contains(converted.exit), "\(converted.stderr)")
        let data = try #require(FileManager.default.contents(atPath: file))
        let features = try #require(try JSONValue(parsing: Array(data))["features"]?.arrayValue)
        func sum(_ key: String) throws -> Double {
            try features.reduce(0) { $0 + (try #require($1["properties"]?[key]?.doubleValue, "\(key)")) }
        }
        let damaged = try sum("damaged_m2")
        #expect(damaged > 0)
        let accounts = try ["restored_m2", "in_works_m2", "pending_m2", "exempt_m2"].map(sum).reduce(0, +)
        #expect(abs(accounts - damaged) < 1e-4)
        #expect(try sum("accepted_m2") <= sum("restored_m2"))
    }

    @Test func aFullDiskLeavesNothing() throws {
        let before = beside
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit -f 16; exec \"$0\" assess \"$1\" -o \"$2\" 2>&1 >/dev/null | grep -q write_failed",
            ProgramUnderTest.regreen.path, project, output,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(beside == before)
    }
}

/// Several projects in one run, with the journal.
@Suite struct AssessBatchTests {
    let directory: TemporaryDirectory
    let projects: [String]

    /// `a` and `c` are good, `b` has no mines file.
    init() throws {
        directory = try TemporaryDirectory()
        var projects: [String] = []
        for (name, isGood) in [("a", true), ("b", false), ("c", true)] {
            let shop = TrapWorkshop(folder: directory.url.appending(path: name))
            try FileManager.default.createDirectory(at: shop.folder, withIntermediateDirectories: true)
            if isGood { try shop.mines([("M", [TrapWorkshop.square(0, 0, 100)])]) }
            try shop.project("")
            projects.append(shop.folder.path)
        }
        self.projects = projects
    }

    private func run(_ more: String...) -> CommandOutcome {
        CommandRunner.run(["assess"] + projects + ["-o", directory.path("out"), "--json"] + more)
    }

    private func results(_ outcome: CommandOutcome) throws -> [String?] {
        try JSONValue(parsing: outcome.stdout)["projects"]?.arrayValue?.map { $0["result"]?.stringValue } ?? []
    }

    @Test func aBadProjectIsReportedAndTheRestGoesOn() throws {
        let outcome = run()
        #expect(outcome.exit == .findings)
        #expect(try results(outcome) == ["done", "failed", "done"])
        #expect(outcome.stderr.contains("mines.shp"))
        #expect(outcome.stderr.split(separator: "\n").last?.contains("b") == true)
        #expect(CommandRunner.run(["verify", directory.path("out")]).exit == .done)
    }

    @Test func aRerunDoesOnlyWhatIsLeft() throws {
        _ = run()
        let shop = TrapWorkshop(folder: directory.url.appending(path: "b"))
        try shop.mines([("M", [TrapWorkshop.square(0, 0, 50)])])
        let outcome = run()
        #expect([.done, .findings].contains(outcome.exit))
        #expect(try results(outcome) == ["kept", "done", "kept"])
        let journal = try #require(FileManager.default.contents(atPath: directory.path("out/journal.json")))
        let folders = try JSONValue(parsing: Array(journal))["projects"]?.arrayValue?.map { $0["folder"]?.stringValue }
        #expect(folders == ["a", "b", "c"])
    }

    @Test func anOutputSomebodyTouchedIsMadeAgain() throws {
        _ = run()
        let table = directory.path("out/a/tables/mines.csv")
        let before = try #require(FileManager.default.contents(atPath: table))
        try (before + Data("x".utf8)).write(to: URL(filePath: table))
        #expect(try results(run()) == ["done", "failed", "kept"])
        #expect(FileManager.default.contents(atPath: table) == before)
    }

    /// Ctrl-C in the third project: one last line, which does not deny the one that stands.
    @Test func aBatchThatIsStoppedSaysWhatStands() throws {
        final class Stopper: TextSink {
            let cancellation = Cancellation()
            let seen = Mutex("")
            func write(_ text: String) {
                seen.withLock { $0 += text }
                if text.contains("\"project\":3") { cancellation.cancel(.interrupted) }
            }
        }
        let sink = Stopper()
        let context = CommandContext(out: BufferSink(), err: sink, cancellation: sink.cancellation)
        let arguments = ["assess"] + projects + ["-o", directory.path("out"), "--progress", "json"]
        #expect(CommandRunner.run(arguments, context: context) == .interrupted)
        let lines = sink.seen.withLock { $0 }.split(separator: "\n").filter { $0.contains("[interrupted]") }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("1 of the projects stand published") == true, "\(lines)")
    }

    @Test func aChangedInputIsDoneAgain() throws {
        _ = run()
        let shop = TrapWorkshop(folder: directory.url.appending(path: "a"))
        try shop.mines([("M", [TrapWorkshop.square(0, 0, 60)])])
        #expect(try results(run()) == ["done", "failed", "kept"])
    }

    @Test func stopOnErrorLeavesTheRestAlone() throws {
        let outcome = run("--stop-on-error")
        #expect(outcome.exit == .input)
        #expect(try results(outcome) == ["done", "failed", "skipped"])
    }

    @Test func nothingButBadProjectsIsAnInputError() {
        let outcome = CommandRunner.run([
            "assess", projects[1], projects[1] + "/regreen.yaml", "-o", directory.path("o"),
        ])
        #expect(outcome.exit == .input)
    }
}
