import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `plan posts`, `plan tasks`, `plan treatment` and `rules` as their users call them.
@Suite struct PlanWorkCommandTests {
    private func plan(_ name: String) -> String {
        TestData.root.appending(path: "SampleData/plans/\(name).yaml").path
    }

    private func write(_ text: String, _ name: String, in directory: TemporaryDirectory) throws -> String {
        let path = directory.path(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    // MARK: Posts (rows 000-14, 001-19, 002-12)

    @Test func housingHasADutyInPlan000ThatTheTaskGivesToAgriculture() throws {
        let outcome = CommandRunner.run(["plan", "posts", plan("000-qinshui"), "--post", "housing", "--json"])
        #expect(outcome.exit == .done)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.plan-posts/1")
        let items = try #require(json["posts"]?.arrayValue?.first?["items"]?.arrayValue)
        #expect(items.compactMap { $0["part"]?.stringValue } == ["cooperates", "leads"])
        #expect(items.last?["clause"] == "六")
    }

    @Test(arguments: ["000-qinshui", "001-shanggao", "002-xinbin", "003-shuimogou", "004-ejin-horo"])
    func everyTaskReachesTheSheetsOfAllItsPosts(name: String) throws {
        let plan = try PlanFile.load(plan(name))
        let extracts = PlanExtract.all(of: plan)
        for task in plan.tasks {
            for post in Set(task.lead + task.cooperating) {
                let sheet = try #require(extracts.first { $0.post.id == post })
                #expect(sheet.items.contains { $0.key == task.id && $0.clause == task.clause })
            }
        }
        #expect(extracts.count >= plan.posts.count)
    }

    @Test func aWorkbookHasASheetForEachUnit() throws {
        let directory = try TemporaryDirectory()
        let book = directory.path("posts.xlsx")
        #expect(CommandRunner.run(["plan", "posts", plan("001-shanggao"), "-o", book]).exit == .done)
        #expect(FileManager.default.fileExists(atPath: book))
        #expect(CommandRunner.run(["plan", "posts", plan("001-shanggao"), "-o", book]).exit == .input)
        let unknown = CommandRunner.run(["plan", "posts", plan("001-shanggao"), "--post", "nobody"])
        #expect(unknown.exit == .input)
        #expect(unknown.stderr.contains("nobody"))
    }

    @Test(arguments: UserLanguage.allCases)
    func theSheetsFitTheScreen(language: UserLanguage) {
        for name in ["000-qinshui", "001-shanggao"] {
            let outcome = CommandRunner.run(["plan", "posts", plan(name), "--lang", language.rawValue])
            for line in outcome.stdout.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        }
    }

    // MARK: Tasks (row 000-15)

    @Test func theSheetOfTasksIsFilledInAndReadBack() throws {
        let directory = try TemporaryDirectory()
        let sheet = directory.path("tasks.csv")
        let first = CommandRunner.run(["plan", "tasks", plan("000-qinshui"), "-o", sheet, "--json"])
        #expect(first.exit == .findings)
        // Six tasks; the leading post stands in for one of the five fields.
        #expect(try JSONValue(parsing: first.stdout)["missing"] == 24)
        #expect(CommandRunner.run(["plan", "tasks", plan("000-qinshui"), "--sheet", sheet]).exit == .findings)
        let rows = (1...6).map { "\($0),goal,measure,2025-12-31,,section" }
        let filled = try write(
            "task,goal,measures,due,post,section\n" + rows.joined(separator: "\n"),
            "f.csv",
            in: directory
        )
        let second = CommandRunner.run(["plan", "tasks", plan("000-qinshui"), "--sheet", filled, "--json"])
        #expect(second.exit == .done, "\(second.stderr)")
        #expect(try JSONValue(parsing: second.stdout)["missing"] == 0)
        let wrong = try write("task,goal\n9,x\n", "w.csv", in: directory)
        #expect(CommandRunner.run(["plan", "tasks", plan("000-qinshui"), "--sheet", wrong]).exit == .input)
    }

    // MARK: Treatment (rows 000-3, 001-1, 001-4, 002-8, 002-9, 003-17, 003-20)

    private let mines = """
        mine_id,town,liable,liable_gone,disposition,produced,exhausted,sensitive,slope_deg,soil_m,water,mode,reason
        M1,North,,yes,,yes,,no,10,0.5,,,
        M2,South,Holder,,,no,,,,,,,
        M3,South,Holder,,,yes,yes,yes,30,0.3,yes,,

        """

    @Test func eachMineGetsItsProposalWithReasonAndClause() throws {
        let directory = try TemporaryDirectory()
        let table = try write(mines, "mines.csv", in: directory)
        let assessment = try write(
            #"{"schema": "regreen.assessment/1", "mines": [{"mine_id": "M1", "protected": [{"kind": "scenic", "relation": ["INTERSECTS"]}]}, {"mine_id": "M2", "protected": []}, {"mine_id": "M3", "protected": [{"kind": "river", "relation": ["TOUCHES"]}]}]}"#,
            "assessment.json",
            in: directory
        )
        let out = directory.path("treatment.csv")
        let outcome = CommandRunner.run([
            "plan", "treatment", "--assessment", assessment, "--mines", table, "--json", "-o", out,
        ])
        #expect(outcome.exit == .done, "\(outcome.stderr)")
        let found = try #require(try JSONValue(parsing: outcome.stdout)["mines"]?.arrayValue)
        #expect(found.compactMap { $0["mode"]?.stringValue } == ["engineered", "keep_landform", "engineered"])
        #expect(found[0]["body"] == "North" && found[0]["body_reason"] == "liable_gone")
        #expect(found[0]["reasons"]?.arrayValue?.first?["clause"] == "002 一")
        #expect(found[2]["disposition"] == "cancel" && found[2]["disposition_suggested"] == true)
        // A shared boundary is no reason; slope and sensitivity are.
        #expect(
            found[2]["reasons"]?.arrayValue?.compactMap { $0["reason"]?.stringValue } == [
                "sensitive_place", "steep_slope",
            ]
        )
        #expect(found[2]["uses"]?.arrayValue?.compactMap(\.stringValue) == ["forest", "grassland", "water"])
        #expect(FileManager.default.fileExists(atPath: out))
    }

    @Test func otherRulesArePutBeside() throws {
        let directory = try TemporaryDirectory()
        let table = try write(mines, "mines.csv", in: directory)
        let county = try write(
            #"{"schema": "regreen.rules-override/1", "values": {"treatment.hazard_slope_deg": {"value": 5, "source": "county"}}}"#,
            "county.json",
            in: directory
        )
        let outcome = CommandRunner.run(["plan", "treatment", "--mines", table, "--against", county, "--json"])
        // Without an assessment the protected layers are missing.
        #expect(outcome.exit == .findings)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["changed"]?.arrayValue?.compactMap(\.stringValue) == ["M1"])
        #expect(json["mines"]?.arrayValue?.first?["compared_mode"] == "engineered")
    }

    @Test(arguments: [
        "mine_id,mode\nM1,fly\n", "mine_id,slope_deg\nM1,95\n", "mine_id,slop_deg\nM1,5\n", "mine_id\nM1\nM1\n",
        "mine_id\n",
    ])
    func aTableThatMakesNoSenseIsRefused(table: String) throws {
        let directory = try TemporaryDirectory()
        let file = try write(table, "mines.csv", in: directory)
        let out = directory.path("out.csv")
        let outcome = CommandRunner.run(["plan", "treatment", "--mines", file, "-o", out])
        #expect(outcome.exit == .input, "\(outcome.stderr)")
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    // MARK: Rules (rows 000-19, 003-11)

    @Test func rulesAreShownComparedAndRefused() throws {
        let directory = try TemporaryDirectory()
        let shown = try JSONValue(parsing: CommandRunner.run(["rules", "show", "--json"]).stdout)
        #expect(shown["rules"]?.arrayValue?.count == Rules.standard.keys.count)
        let county = try write(
            #"{"schema": "regreen.rules-override/1", "values": {"damage.threshold_m": {"value": 0.02, "source": "county"}}}"#,
            "county.json",
            in: directory
        )
        let difference = CommandRunner.run(["rules", "diff", "default", county, "--json"])
        #expect(difference.exit == .findings)
        let changes = try JSONValue(parsing: difference.stdout)["changes"]?.arrayValue
        #expect(changes?.count == 1)
        #expect(changes?.first?["after"]?["source"] == "county")
        #expect(CommandRunner.run(["rules", "diff", county, county]).exit == .done)
        let nonsense = try write(
            #"{"schema": "regreen.rules-override/1", "values": {"damage.threshold_m": {"value": -1, "source": "county"}}}"#,
            "bad.json",
            in: directory
        )
        let refused = CommandRunner.run(["rules", "diff", "default", nonsense])
        #expect(refused.exit == .input)
        #expect(refused.stderr.contains("damage.threshold_m"))
    }

    @Test func normsOfPlan003StandOnTheDayOfItsIssue() throws {
        let issued = CommandRunner.run([
            "rules", "norms", "--plan", plan("003-shuimogou"), "--on", "2018-07-14", "--json",
        ])
        #expect(issued.exit == .done)
        let rows = try #require(try JSONValue(parsing: issued.stdout)["norms"]?.arrayValue)
        #expect(rows.filter { $0["clause"] == "三（三）" }.count == 2)
        let early = CommandRunner.run(["rules", "norms", "--plan", plan("003-shuimogou"), "--on", "2012-07-14"])
        #expect(early.exit == .findings)
    }
}
