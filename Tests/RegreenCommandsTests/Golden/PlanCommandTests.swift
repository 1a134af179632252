import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `plan check` and `plan calendar` on the sample plans.
@Suite struct PlanCommandTests {
    private func path(_ name: String) -> String {
        TestData.root.appending(path: "SampleData/plans/\(name).yaml").path
    }

    @Test func checkReportsClausesNumbersReadingsAndTheQuestion() throws {
        let outcome = CommandRunner.run(["plan", "check", path("002-xinbin"), "--json", "--lang", "zh"])
        #expect(outcome.exit == .input)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.plan-check/1")
        #expect(json["plan"]?["id"] == "002")
        #expect(json["counts"]?["error"] == 3)
        let findings = try #require(json["findings"]?.arrayValue)
        #expect(findings.count == 13)
        let repeated = try #require(findings.first { $0["rule"] == 6 })
        #expect(repeated["severity"] == "info")
        #expect(repeated["readings"]?.arrayValue?.count == 2)
        #expect(repeated["question"] == "2018 年完成了多少亩？由谁完成？")
        #expect(repeated["numbers"]?["missing"]?.doubleValue == 130)
    }

    @Test(arguments: UserLanguage.allCases)
    func checkFitsTheScreen(language: UserLanguage) {
        let outcome = CommandRunner.run(["plan", "check", path("003-shuimogou"), "--lang", language.rawValue])
        #expect(outcome.exit == .input)
        for line in outcome.stdout.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        #expect(outcome.stdout.contains(language == .zh ? "[规则 8]" : "[rule 8]"))
    }

    @Test func theListOfTownsIsComparedWithTheLayer() throws {
        let layer = TestData.root.appending(path: "SampleData/base/base.gpkg").path
        let arguments = ["plan", "check", path("000-qinshui"), "--towns", layer, "--layer", "towns", "--json"]
        let findings = try JSONValue(parsing: CommandRunner.run(arguments).stdout)["findings"]?.arrayValue ?? []
        let towns = try #require(findings.first { $0["rule"] == 18 })
        #expect(towns["severity"] == "warning")
        #expect(towns["numbers"]?["not_in_layer"] == 12)
        #expect(CommandRunner.run(arguments + ["--town-field", "none"]).exit == .input)
    }

    @Test func aPlanWithGapsAloneEndsWithOneAndOneWithoutEndsWithNothing() throws {
        let directory = try TemporaryDirectory()
        let plan = "schema: regreen.plan/1\nid: x\ntitle: t\nadcode: 140521\nterms: {issued: 2024-01-01, clause: 1}\n"
        let file = directory.path("plan.yaml")
        try Data(plan.utf8).write(to: URL(filePath: file))
        #expect(CommandRunner.run(["plan", "check", file]).exit == .findings)
        let target = "targets: [{value: 5, quantity: mu, level: whole, from: 2024, to: 2024, clause: 2}]\n"
        try Data((plan + target).utf8).write(to: URL(filePath: file))
        let outcome = CommandRunner.run(["plan", "check", file])
        #expect(outcome.exit == .done)
        #expect(outcome.stdout.isEmpty)
    }

    @Test(arguments: [["plan", "check"], ["plan", "calendar"]])
    func aBadFileIsRefused(command: [String]) throws {
        let directory = try TemporaryDirectory()
        let file = directory.path("plan.yaml")
        try Data("schema: regreen.plan/1\ntitel: t\n".utf8).write(to: URL(filePath: file))
        let period = command == ["plan", "check"] ? [] : ["--from", "2024-01-01", "--to", "2024-12-31"]
        let outcome = CommandRunner.run(command + [file] + period)
        #expect(outcome.exit == .input)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("line 2, column 1"))
        #expect(outcome.stderr.contains("the nearest is title"))
    }

    @Test func theCalendarPlansTheNoticeOfPlan003Backwards() throws {
        let directory = try TemporaryDirectory()
        let ics = directory.path("dates.ics")
        let arguments = [
            "plan", "calendar", path("003-shuimogou"), "--from", "2019-11-20", "--to", "2019-11-30", "--json",
            "--ics", ics,
        ]
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.exit == .done)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.plan-calendar/1")
        let entries = try #require(json["entries"]?.arrayValue)
        let publish = try #require(entries.first { $0["key"] == "publish_2019" })
        #expect(publish["date"] == "2019-11-22")
        #expect(publish["decided_by"] == "delisting_2019")
        let text = try String(contentsOfFile: ics, encoding: .utf8)
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(text.contains("DTSTART;VALUE=DATE:20191122"))
        #expect(CommandRunner.run(arguments).exit == .input)
        #expect(CommandRunner.run(arguments + ["--force"]).exit == .done)
        #expect(try String(contentsOfFile: ics, encoding: .utf8) == text)
    }

    @Test func termsRunFromWhatHappened() throws {
        let period = ["--from", "2024-04-01", "--to", "2024-04-30", "--json"]
        let arguments = ["plan", "calendar", path("001-shanggao")] + period
        let before = try JSONValue(parsing: CommandRunner.run(arguments).stdout)
        #expect(before["undated"]?.arrayValue?.compactMap { $0["key"]?.stringValue }.first == "application")
        let happened = ["--happened", "plan_done=2023-12-20", "--happened", "works=2024-03-20"]
        let after = try JSONValue(parsing: CommandRunner.run(arguments + happened).stdout)
        #expect(after["entries"]?.arrayValue?.compactMap { $0["date"]?.stringValue } == ["2024-04-19"])
    }

    @Test(arguments: [
        (["--from", "2024-02-01", "--to", "2024-01-01"], CommandStatus.input),
        (["--from", "2024-01-01", "--to", "2024-02-01", "--happened", "gone=2024-01-01"], .input),
        (["--from", "2024-02-30", "--to", "2024-03-01"], .usage), (["--from", "2024-01-01"], .usage),
        (["--from", "2024-01-01", "--to", "2024-02-01", "--happened", "works"], .usage),
    ])
    func aPeriodOrEventThatMakesNoSenseIsRefused(options: [String], exit: CommandStatus) {
        let outcome = CommandRunner.run(["plan", "calendar", path("001-shanggao")] + options)
        #expect(outcome.exit == exit)
        #expect(outcome.stdout.isEmpty)
    }
}
