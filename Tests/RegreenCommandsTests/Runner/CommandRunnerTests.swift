import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// Exit codes, streams and languages of the command line.
@Suite struct CommandRunnerTests {
    @Test(arguments: [
        ["area"], ["nothing"], ["zonal", "--zones", "a"], ["crs", "sniff", "a", "b"], ["assess", "p.yaml"],
        ["area", "x.shp", "--area", "round"], ["area", "x.shp", "--threads", "0"],
        ["area", "x.shp", "--memory", "big"],
        ["overlay", "a", "b", "--op", "clip"],
        ["zonal", "--zones", "a", "--id", "i", "--raster", "r", "--classes", "2,1"],
        ["zonal", "--zones", "a", "--id", "i", "--raster", "r", "--stats", "mode"], ["crs"],
    ])
    func badArgumentsAreUsageErrors(arguments: [String]) {
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.exit == .usage)
        #expect(outcome.stdout.isEmpty)
        #expect(!outcome.stderr.isEmpty)
    }

    @Test(arguments: [
        ["area", "gone.shp"], ["check", "gone.yaml"], ["assess", "gone.yaml", "-o", "out"], ["verify", "/gone"],
    ])
    func missingFilesAreInputErrors(arguments: [String]) {
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.split(separator: "\n").last?.contains("gone") == true)
    }

    #if os(Linux)
        /// A result nobody could store is no success.
        @Test func aFullStandardOutputIsAnError() throws {
            let full = open("/dev/full", O_WRONLY)
            defer { close(full) }
            let err = BufferSink()
            let context = CommandContext(out: FileSink(descriptor: full), err: err)
            #expect(CommandRunner.run(["crs", "sniff", "37560000", "3950000", "--json"], context: context) == .input)
            #expect(err.text.contains("write_failed") && err.text.contains("stdout"))
        }
    #endif

    @Test func aUsageErrorNamesTheCommandAndWhatIsValid() throws {
        let arguments = ["zonal", "--zones", "a", "--id", "i", "--raster", "r", "--stats", "mode"]
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.stderr.contains("regreen zonal"))
        #expect(outcome.stderr.contains("mode") && outcome.stderr.contains("stdev"))
        let json = try JSONValue(parsing: CommandRunner.run(arguments + ["--json"]).stdout)
        #expect(json["schema"] == "regreen.error/1" && json["exit"] == 64)
    }

    @Test func anErrorWithJSONStandsOnStdoutToo() throws {
        let outcome = CommandRunner.run(["check", "gone.yaml", "--json"])
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.error/1")
        #expect(json["exit"] == 2)
        #expect(json["code"] == "file_missing")
    }

    @Test(arguments: [
        (["LANG": "zh_CN.UTF-8"], UserLanguage.zh), (["LANG": "en_US.UTF-8"], .en), ([:], .en), (["LANG": "C"], .en),
        (["LANG": "en_US", "LC_ALL": "zh_CN.UTF-8"], .zh), (["LC_ALL": "", "LANG": "zh_TW"], .zh),
    ])
    func theLocaleChoosesTheLanguage(environment: [String: String], expected: UserLanguage) {
        #expect(Language.choose(arguments: [], environment: environment) == expected)
        #expect(Language.choose(arguments: ["--lang", "en"], environment: environment) == .en)
        #expect(Language.choose(arguments: ["--lang=zh"], environment: environment) == .zh)
    }

    @Test func messagesFollowTheLanguage() {
        #expect(CommandRunner.run(["area"], environment: ["LANG": "zh_CN.UTF-8"]).stderr.contains("用法错误"))
        #expect(CommandRunner.run(["area"]).stderr.contains("Usage error"))
    }

    @Test func quietLeavesErrorsOnly() {
        let outcome = CommandRunner.run(["doctor", "--quiet"])
        #expect(outcome.exit == .done)
        #expect(outcome.stderr.isEmpty)
    }

    @Test func theVersionNamesTheLibraries() {
        let outcome = CommandRunner.run(["--version"])
        #expect(outcome.exit == .done)
        for name in ["regreen", "GDAL", "GEOS", "PROJ"] { #expect(outcome.stdout.contains(name)) }
    }

    @Test func anInterruptedRunSaysSo() throws {
        let cancellation = Cancellation()
        cancellation.cancel(.interrupted)
        let directory = try TemporaryDirectory()
        let project = directory.path("regreen.yaml")
        try Data().write(to: URL(filePath: directory.path("mines.shp")))
        try Data(
            "schema: regreen.project/1\nname: x\ncrs: 4525\nlanguage: en\nmines: {path: mines.shp, id: id}\n".utf8
        ).write(to: URL(filePath: project))
        let outcome = CommandRunner.run(["assess", project, "-o", directory.path("out")], cancellation: cancellation)
        #expect(outcome.exit == .interrupted)
        #expect(outcome.stderr.contains("nothing was published"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: directory.url.path).sorted() == [
                "mines.shp", "regreen.yaml",
            ]
        )
    }
}
