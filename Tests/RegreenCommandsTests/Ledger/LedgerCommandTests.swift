import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `ledger` and `workspace` as people type them.
@Suite struct LedgerCommandTests {
    let shop: LedgerWorkshop

    init() throws { shop = try LedgerWorkshop() }

    private func importing(_ lines: [String], _ name: String = "events.jsonl") throws -> CommandOutcome {
        shop.run("ledger", "import", try shop.write(name, lines.joined(separator: "\n") + "\n"))
    }

    @Test func nothingIsReadWhereThereIsNoWorkspace() {
        for command in [["status"], ["history", "M"], ["due"], ["verify"]] {
            let outcome = CommandRunner.run(["ledger"] + command + ["--workspace", shop.workspace, "--lang", "en"])
            #expect(outcome.exit == .input)
            #expect(outcome.stdout.isEmpty)
            #expect(outcome.stderr.contains("workspace_missing"))
        }
        #expect(!FileManager.default.fileExists(atPath: shop.workspace))
    }

    @Test func workspaceMigrateMakesOneAndLeavesItAlone() throws {
        #expect(shop.run("workspace", "migrate").exit == .done)
        let again = try shop.json("workspace", "migrate")
        #expect(again["schema"] == "regreen.workspace-migrate/1")
        #expect(again["from"] == again["to"])
        #expect(try shop.json("ledger", "verify")["events"] == 0)
    }

    @Test func anEventIsEnteredWithItsPaper() throws {
        let paper = try shop.write("file.pdf", "paper")
        let opened = shop.run(
            "ledger",
            "add",
            "delisting.open",
            "QS001",
            "--date",
            "2018-07-01",
            "--actor",
            "办公室",
            "--set",
            "cohort=2019"
        )
        #expect(opened.exit == .done)
        #expect(opened.stderr.contains("entered 1 events"))
        let survey = [
            "ledger", "add", "delisting.survey", "QS001", "--date", "2018-07-10", "--actor", "管委会", "--workspace",
            shop.workspace, "--lang", "en",
        ]
        let bare = CommandRunner.run(survey)
        #expect(bare.exit == .input)
        #expect(bare.stderr.contains("[ledger_refused]"))
        #expect(bare.stderr.contains("003 五（一）1"))
        #expect(CommandRunner.run(survey + ["--evidence", "mine_file=\(paper)"]).exit == .done)
        let history = try shop.json("ledger", "history", "QS001")
        #expect(history["events"]?.arrayValue?.count == 2)
        let hash = history["events"]?.arrayValue?.last?["payload"]?["evidence"]?.arrayValue?.first?["sha256"]
        #expect(hash?.stringValue == ContentHash(of: "paper").hex)
    }

    @Test(arguments: [
        ("works before the plan is approved", 2, "003 五（二）3"), ("unknown kind", 3, "delisting.survey"),
        ("a key that is none", 4, "the nearest is date"), ("no day", 5, "2018-02-30"),
    ])
    func oneBadLineAndNothingIsEntered(_ what: String, _ number: Int, _ word: String) throws {
        var lines = LedgerWorkshop.delisting("QS001")
        switch number {
        case 2: lines[1] = LedgerWorkshop.line("2018-07-10", "delisting.start", "QS001", [.startPaper])
        case 3: lines[2] = lines[2].replacing("delisting.draft", with: "delisting.survay")
        case 4: lines[3] = lines[3].replacing("\"date\"", with: "\"dates\"")
        default: lines[4] = lines[4].replacing("2018-11-01", with: "2018-02-30")
        }
        let outcome = try importing(lines)
        #expect(outcome.exit == .input, "\(what)")
        #expect(outcome.stderr.contains("line \(number)"))
        #expect(outcome.stderr.contains(word))
        #expect(shop.run("ledger", "status").exit == (number == 2 ? .done : .input))
        if number == 2 { #expect(try shop.json("ledger", "status")["cases"]?.arrayValue == []) }
    }

    @Test func statusIsOfAnyDay() throws {
        #expect(
            try importing(
                LedgerWorkshop.delisting("QS001") + LedgerWorkshop.delisting("QS002", published: "2019-11-12")
            ).exit == .done
        )
        func state(_ day: String, _ subject: String) throws -> String? {
            try shop.json("ledger", "status", "--as-of", day)["cases"]?.arrayValue?
                .first { $0["subject"]?.stringValue == subject }?["state"]?.stringValue
        }
        #expect(try state("2018-06-30", "QS001") == nil)
        #expect(try state("2018-10-25", "QS001") == "PLAN_DRAFTED")
        #expect(try state("2019-11-30", "QS001") == "IN_WORKS")
        #expect(try state("2019-11-30", "QS002") == "IN_NOTICE")
        let late = try shop.json("ledger", "status", "--as-of", "2019-12-01", "--late")
        #expect(late["cases"]?.arrayValue?.count == 2)
        let one = try shop.json("ledger", "status", "--as-of", "2019-11-30", "--state", "IN_NOTICE")
        #expect(one["counts"] == [["machine": "delisting", "state": "IN_NOTICE", "cases": 1]])
    }

    /// Plan 003: signed off by 30 November means published by the 22nd; published on the 12th it closes from the 20th.
    @Test func dueNamesDayPostAndClause() throws {
        #expect(
            try importing(
                LedgerWorkshop.delisting("QS001") + LedgerWorkshop.delisting("QS002", published: "2019-11-12")
            ).exit == .done
        )
        let due = try shop.json("ledger", "due", "--as-of", "2019-11-15", "--within", "15")
        let entries = try #require(due["entries"]?.arrayValue)
        #expect(entries.map { $0["date"] } == ["2019-11-20", "2019-11-22", "2019-11-30", "2019-11-30"])
        #expect(entries.map { $0["key"] } == ["notice_may_close", "publish_latest", "delisting", "delisting"])
        #expect(entries.map { $0["subject"] } == ["QS002", "QS001", "QS001", "QS002"])
        #expect(due["late"] == 0)
        let after = shop.run("ledger", "due", "--as-of", "2019-12-02")
        #expect(after.exit == .findings)
        #expect(after.stdout.contains("2 d"))
    }

    @Test(arguments: UserLanguage.allCases)
    func tablesFitTheScreen(language: UserLanguage) throws {
        #expect(try importing(LedgerWorkshop.delisting("QS-2018-0000001-001", published: "2019-11-12")).exit == .done)
        for command in [["status"], ["due", "--within", "400"], ["history", "QS-2018-0000001-001"]] {
            let outcome = CommandRunner.run(
                ["ledger"] + command + ["--workspace", shop.workspace, "--lang", language.rawValue]
                    + (command[0] == "history" ? [] : ["--as-of", "2019-11-15"])
            )
            #expect(!outcome.stdout.isEmpty)
            for line in outcome.stdout.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        }
    }

    @Test func aTableIsAFileOfEventsToo() throws {
        let csv = """
            date,kind,subject,actor,value,cohort,mine,evidence
            2018-07-01,delisting.open,QS001,办公室,,2019,,
            2018-07-10,delisting.survey,QS001,管委会,,,,mine_file=sha256:\(ContentHash(of: "x").hex)
            2024-09-01,rectification.open,C-7,自然资源局,,,QS001,
            2024-09-12,rectification.detect,C-7,自然资源局,,,,inspection_record=sha256:\(ContentHash(of: "y").hex)
            2024-09-15,rectification.notice,C-7,自然资源局,2024-11-30,,,rectification_notice=sha256:\(ContentHash(of: "z").hex)
            """
        #expect(shop.run("ledger", "import", try shop.write("e.csv", csv)).exit == .done)
        let blocked = try shop.json("ledger", "status", "--as-of", "2024-12-01", "--mine", "QS001")
        let cases = try #require(blocked["cases"]?.arrayValue)
        #expect(cases.map { $0["state"] } == ["BLOCKED", "SURVEYED"])
        #expect(cases[0]["blocked_applications"]?.arrayValue?.count == 5)
        #expect(try shop.json("ledger", "history", "QS001")["events"]?.arrayValue?.count == 5)
    }

    /// What `block`, `evidence` and `plan schedule` read.
    @Test func exportGivesRowsThatVerifyElsewhere() throws {
        #expect(try importing(LedgerWorkshop.delisting("QS001")).exit == .done)
        let lines = shop.run("ledger", "export").stdout.split(separator: "\n")
        #expect(lines.count == 5)
        let events = try EventsFile.load(try shop.write("rows.jsonl", lines.joined(separator: "\n")))
        #expect(events.map(\.kind.text).last == "delisting.start")
    }

    @Test func verifyShowsACutTail() throws {
        #expect(try importing(LedgerWorkshop.delisting("QS001")).exit == .done)
        let head = try #require(try shop.json("ledger", "verify")["head"]?.stringValue)
        #expect(shop.run("ledger", "verify", "--head", head).exit == .done)
        let missing = shop.run("ledger", "verify", "--head", String(repeating: "a", count: 64))
        #expect(missing.exit == .input)
        #expect(missing.stdout.contains("ledger_damaged"))
        #expect(shop.run("ledger", "verify", "--head", "abc").exit == .usage)
    }

    @Test func aProjectNamesItsWorkspaceAndDay() throws {
        let project = TestData.root.appending(path: "SampleData")
        let copy = shop.directory.url.appending(path: "sample")
        try FileManager.default.copyItem(at: project, to: copy)
        let file = copy.appending(path: "regreen.yaml").path
        let opened = CommandRunner.run([
            "ledger", "add", "exemption.granted", "QS001", "--date", "2024-01-01", "--actor", "办公室", "--project", file,
            "--set", "clause=方案3.2",
        ])
        #expect(opened.exit == .done)
        #expect(FileManager.default.fileExists(atPath: copy.appending(path: "workspace.gpkg").path))
        let status = try JSONValue(
            parsing: CommandRunner.run(["ledger", "status", "--project", file, "--json"]).stdout
        )
        #expect(status["as_of"] == "2024-12-31")
    }
}
