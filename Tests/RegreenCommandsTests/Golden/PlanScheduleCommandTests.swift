import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `plan schedule` on a small county.
@Suite struct PlanScheduleCommandTests {
    private let plan = """
        schema: regreen.plan/1
        id: x
        title: t
        adcode: 140521
        terms: {issued: 2024-01-01, clause: 一}
        targets:
          - {value: 50, quantity: mu, level: year, from: 2024, to: 2024, category: 生产, clause: 二1}
          - {value: 30, quantity: mu, level: year, from: 2025, to: 2025, category: 生产, clause: 二1}
          - {value: 20, quantity: mu, level: whole, from: 2024, to: 2025, category: 关闭, clause: 二2}

        """
    private let mines = """
        mine_id,category,town,tier,area_mu,cost_wan_yuan
        M1,生产,东镇,1,55,100
        M2,生产,东镇,3,60,90
        M3,生产,西镇,2,30,40
        M4,关闭,西镇,2,10,20
        M5,其他,西镇,1,10,20

        """

    private func run(_ options: [String], mines: String? = nil) throws -> (CommandOutcome, TemporaryDirectory) {
        let directory = try TemporaryDirectory()
        try Data(plan.utf8).write(to: URL(filePath: directory.path("plan.yaml")))
        try Data((mines ?? self.mines).utf8).write(to: URL(filePath: directory.path("mines.csv")))
        let base = ["plan", "schedule", directory.path("plan.yaml"), "--mines", directory.path("mines.csv")]
        return (CommandRunner.run(base + options), directory)
    }

    @Test func whatIsShortIsNumberedAndWhatIsLeftOutHasItsReason() throws {
        let (outcome, directory) = try run(["--json"])
        #expect(outcome.exit == .findings)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.plan-schedule/1")
        let years = json["schedule"]?.arrayValue?.map {
            "\($0["mine_id"]?.stringValue ?? "") \($0["year"]?.intValue ?? 0)"
        }
        #expect(years == ["M1 2024", "M3 2025", "M4 2025"])
        let short = try #require(json["targets"]?.arrayValue?.first { $0["shortage"]?.doubleValue ?? 0 > 0 })
        #expect(short["category"] == "关闭")
        #expect(short["shortage"]?.doubleValue == 10)
        #expect(short["available"]?.doubleValue == 10)
        let left = json["left_out"]?.arrayValue?.map {
            "\($0["mine_id"]?.stringValue ?? "") \($0["reason"]?.stringValue ?? "")"
        }
        #expect(left == ["M5 no_target", "M2 targets_reached"])
        #expect(json["solver"]?["status"] == "optimal")
        _ = directory
    }

    @Test func theFundAndPromisesBind() throws {
        let (outcome, _) = try run(["--json", "--fund", "2024=100", "--fund", "2025=45", "--fix", "M4=2025"])
        let json = try JSONValue(parsing: outcome.stdout)
        let years = json["schedule"]?.arrayValue?.map {
            "\($0["mine_id"]?.stringValue ?? "") \($0["year"]?.intValue ?? 0)"
        }
        // M2 leaves the smaller shortage of 80 mu although its tier is lower; 25 万元 are left beside the promise of 2025.
        #expect(years == ["M2 2024", "M4 2025"])
        let reasons = Dictionary(
            uniqueKeysWithValues: (json["left_out"]?.arrayValue ?? []).map {
                ($0["mine_id"]?.stringValue ?? "", $0["reason"]?.stringValue ?? "")
            }
        )
        #expect(reasons["M3"] == "fund_used")
        #expect(reasons["M1"] == "fund_used")
    }

    @Test func progressIsCountedAndChangesAreListed() throws {
        let (first, directory) = try run(["--json"])
        let before = directory.path("before.json")
        try Data(first.stdout.utf8).write(to: URL(filePath: before))
        let later = mines.replacingOccurrences(of: "cost_wan_yuan", with: "cost_wan_yuan,accepted_mu,accepted_year")
            .replacingOccurrences(of: "M1,生产,东镇,1,55,100", with: "M1,生产,东镇,1,0,0,85,2024")
        let (second, _) = try run(["--json", "--from", "2025", "--previous", before], mines: later)
        let json = try JSONValue(parsing: second.stdout)
        let changes = json["changes"]?.arrayValue?.map {
            "\($0["mine_id"]?.stringValue ?? "") \($0["before"]?.intValue ?? 0) \($0["now"]?.intValue ?? 0)"
        }
        // 85 accepted mu of 2024 meet both years: M3 is not needed any more.
        #expect(changes == ["M1 2024 0", "M3 2025 0"])
        #expect(json["changes"]?.arrayValue?.first?["accepted"] == true)
        #expect(json["targets"]?.arrayValue?.first?["past"] == true)
    }

    @Test(arguments: UserLanguage.allCases)
    func theTextFitsTheScreen(language: UserLanguage) throws {
        let (outcome, _) = try run(["--lang", language.rawValue])
        for line in outcome.stdout.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
    }

    @Test func tablesAreTheSameEachTimeAndNotReplacedUnasked() throws {
        let (_, directory) = try run([])
        let base = [
            "plan", "schedule", directory.path("plan.yaml"), "--mines", directory.path("mines.csv"), "-o",
            directory.path("out.csv"), "-o", directory.path("out.xlsx"),
        ]
        #expect(CommandRunner.run(base).exit == .findings)
        let files = ["out.csv", "out-targets.csv", "out-money.csv", "out.xlsx"].map { directory.path($0) }
        let bytes = try files.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(CommandRunner.run(base).exit == .input)
        #expect(CommandRunner.run(base + ["--force"]).exit == .findings)
        #expect(try files.map { try Data(contentsOf: URL(filePath: $0)) } == bytes)
    }

    @Test(arguments: [
        ["--fix", "M9=2024"], ["--fix", "M1=2031"], ["--exclude", "M9=x"], ["--rules", "none.json"],
        ["--events", "none.jsonl"], ["--previous", "none.json"], ["--from", "2026", "--to", "2024"],
    ])
    func whatMakesNoSenseIsRefused(options: [String]) throws {
        let (outcome, _) = try run(options)
        #expect(outcome.exit == .input)
        #expect(outcome.stdout.isEmpty)
    }

    @Test func aMisspeltColumnIsNamed() throws {
        let (outcome, _) = try run([], mines: "mine_id,aera_mu\nM1,5\n")
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("the nearest is area_mu"))
    }

    /// A county's file with nonsense is refused with the rule and where its default comes from; nothing is written.
    @Test(arguments: [
        (#"{"schedule.tier_factors": {"value": [4, 2, 1, 1], "source": "县"}}"#, "schedule.tier_factors"),
        (#"{"schedule.tier_factors": {"value": "high", "source": "县"}}"#, "schedule.tier_factors"),
        (#"{"schedule.yuan_per_mu": {"value": -5, "source": "县"}}"#, "schedule.yuan_per_mu"),
        (#"{"fund.grade_factor": {"value": [1, 2, 3], "source": "县"}}"#, "fund.grade_factor"),
        (#"{"damage.threshold_m": {"value": 0.02}}"#, "damage.threshold_m"),
    ])
    func nonsenseOfACountyIsRefused(values: String, key: String) throws {
        let directory = try TemporaryDirectory()
        let rules = directory.path("rules.json")
        let text = "{\"schema\": \"regreen.rules-override/1\", \"values\": \(values)}"
        try Data(text.utf8).write(to: URL(filePath: rules))
        let (outcome, made) = try run(["--rules", rules, "-o", directory.path("out.csv")])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("[rules_invalid]"))
        #expect(outcome.stderr.contains(key))
        #expect(!FileManager.default.fileExists(atPath: directory.path("out.csv")))
        _ = made
    }
}
