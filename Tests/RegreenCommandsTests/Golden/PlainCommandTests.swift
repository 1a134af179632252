import Regreen
import Restoration
import Testing

@testable import RegreenCommands

/// Golden runs of commands that need no files.
@Suite struct PlainCommandTests {
    @Test func sniffPrintsTheKeysOfTheRule() {
        let outcome = CommandRunner.run(["crs", "sniff", "607450", "3951000", "--lon-hint", "112.187", "--json"])
        #expect(outcome.exit == .done)
        #expect(
            outcome.stdout == """
                {
                  "schema": "regreen.crs-sniff/1",
                  "kind": "gk_unprefixed",
                  "swapped": false,
                  "zone": 37,
                  "central_meridian": 111,
                  "epsg": 4546,
                  "assumed": "3-degree zone from hint"
                }

                """
        )
    }

    @Test func anUnknownFamilyIsAFinding() {
        #expect(CommandRunner.run(["crs", "sniff", "500000", "0"]).exit == .findings)
        let west = CommandRunner.run(["crs", "sniff", "-100", "30", "--lon-hint", "-100", "--json"])
        #expect(west.stderr.contains("Usage") == false && west.stdout.contains("regreen.crs-sniff/1"))
        #expect(CommandRunner.run(["crs", "sniff", "1"]).exit == .usage)
        #expect(CommandRunner.run(["crs", "sniff", "1", "2", "--unheard-of"]).exit == .usage)
    }

    @Test func transformKeepsEastFirstAndHeights() throws {
        let outcome = CommandRunner.run(
            ["transform", "--from", "EPSG:4490", "--to", "4525", "--json"],
            input: "# a point of zone 37\n111 35 812.5\n112.187,35.69\n\n"
        )
        #expect(outcome.exit == .done)
        let json = try JSONValue(parsing: outcome.stdout)
        let points = try #require(json["points"]?.arrayValue)
        #expect(points.count == 2)
        #expect(abs((points[0]["x"]?.doubleValue ?? 0) - 37_500_000) < 1e-6)
        #expect(points[0]["z"] == .double(812.5) && points[1]["z"]?.isNull == true)
        #expect(json["operation"]?["ballpark"] == false)
    }

    @Test(arguments: ["1 2\nnonsense\n", "1\n", "1 2 3 4\n", "nan 3\n"])
    func aLineThatIsNoPointIsAnError(input: String) {
        let outcome = CommandRunner.run(["transform", "--from", "4490", "--to", "4525"], input: input)
        #expect(outcome.exit == .input)
        #expect(outcome.stdout.isEmpty)
    }

    @Test func anUnknownCRSIsAnError() {
        let outcome = CommandRunner.run(["transform", "--from", "EPSG:1", "--to", "4525"], input: "1 2\n")
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("EPSG:1"))
    }

    @Test func beijing1954IsRefusedWithoutParameters() {
        let outcome = CommandRunner.run(["transform", "--from", "4214", "--to", "4525"], input: "111 35\n")
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("ballpark_refused"))
    }

    @Test func doctorExaminesTheMachine() throws {
        let json = try JSONValue(parsing: CommandRunner.run(["doctor", "--json"]).stdout)
        #expect(json["schema"] == "regreen.doctor/1")
        #expect(json["healthy"] == true)
    }
}
