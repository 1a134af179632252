import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `rank` and `ledger reconcile` as their users call them (rows 003-5, 003-16).
@Suite struct RankCommandTests {
    private func write(_ text: String, _ name: String, in directory: TemporaryDirectory) throws -> String {
        let path = directory.path(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private let assessment = #"""
        {"schema": "regreen.assessment/1", "mines": [
          {"mine_id": "A", "name": "甲", "remaining_m2": 20000, "priority": {"rank": 1, "tier": 1, "score": 0.8,
           "rank_interval": [1, 2], "contributions": {"protected": 0.2, "damaged_area": 0.6}, "missing": ["people"]}},
          {"mine_id": "B", "remaining_m2": 2000, "priority": {"rank": 2}},
          {"mine_id": "C", "remaining_m2": 0, "priority": {"rank": 3}}]}
        """#

    @Test func bothOrdersStandSideBySide() throws {
        let directory = try TemporaryDirectory()
        let file = try write(assessment, "assessment.json", in: directory)
        let out = directory.path("orders.csv")
        let outcome = CommandRunner.run(["rank", "orders", file, "--json", "-o", out])
        #expect(outcome.exit == .findings)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["mines"]?.arrayValue?.compactMap { $0["easy_first"]?.intValue } == [2, 1])
        #expect(json["mines"]?.arrayValue?.first?["remaining_mu"]?.doubleValue == 30)
        #expect(json["disagreements"]?.arrayValue?.compactMap(\.stringValue) == ["A", "B"])
        #expect(json["left_out"]?.arrayValue?.compactMap(\.stringValue) == ["C"])
        #expect(FileManager.default.fileExists(atPath: out))
    }

    @Test func aRankIsExplained() throws {
        let directory = try TemporaryDirectory()
        let file = try write(assessment, "assessment.json", in: directory)
        let text = CommandRunner.run(["rank", "explain", file, "A", "--lang", "en"]).stdout
        #expect(text.contains("interval: [1,2]"))
        let first = try #require(text.range(of: "damaged_area"))
        let second = try #require(text.range(of: "protected"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(text.contains("missing: people"))
        let unknown = CommandRunner.run(["rank", "explain", file, "AA"])
        #expect(unknown.exit == .input && unknown.stderr.contains("AA"))
    }

    @Test func twoListsAreReconciled() throws {
        let directory = try TemporaryDirectory()
        let left = try write("统一编号,名称,面积\n1,甲,10\n2,乙,5\n", "left.csv", in: directory)
        let right = try write("统一编号,名称,面积\n1,甲,10.0\n3,丙,5\n", "right.csv", in: directory)
        let outcome = CommandRunner.run(["ledger", "reconcile", left, right, "--id", "统一编号", "--json"])
        #expect(outcome.exit == .findings, "\(outcome.stderr)")
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["agreeing"] == 1)
        #expect(json["only_left"]?.arrayValue?.first == "2")
        #expect(json["balances"]?.arrayValue?.first?["difference"]?.doubleValue == 0)
        #expect(CommandRunner.run(["ledger", "reconcile", left, left, "--id", "统一编号"]).exit == .done)
    }

    @Test(arguments: ["a,b\n1,2\n1,3\n", "a,b\n,2\n", "x,b\n1,2\n"])
    func aListWithoutClearIDsIsRefused(text: String) throws {
        let directory = try TemporaryDirectory()
        let good = try write("a,b\n1,2\n", "good.csv", in: directory)
        let bad = try write(text, "bad.csv", in: directory)
        let outcome = CommandRunner.run(["ledger", "reconcile", good, bad, "--id", "a"])
        #expect(outcome.exit == .input)
        #expect(outcome.stdout.isEmpty && outcome.stderr.contains("bad.csv"))
    }
}
