import Foundation
import Regreen
import Restoration
import TestSupport
import Testing

@testable import RegreenCommands

/// `fund shares`, `fund plan` and `fund audit`.
@Suite struct FundCommandTests {
    private func write(_ text: String, _ name: String, in directory: TemporaryDirectory) throws -> String {
        let path = directory.path(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private let damage = """
        area,enterprise,mine_id,area_mu,grade,causal_share,scattered
        东片,甲矿,M1,10,3,0.5,
        东片,乙矿,M2,10,1,1,
        西片,丙矿,M3,7,2,1,

        """

    @Test func sharesAddUpAndAModeIsProposedForEachArea() throws {
        let directory = try TemporaryDirectory()
        let file = try write(damage, "damage.csv", in: directory)
        let outcome = CommandRunner.run([
            "fund", "shares", file, "--total", "东片=100", "--total", "西片=33.33", "--json", "--lang", "zh",
        ])
        #expect(outcome.exit == .done)
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.fund-shares/1")
        let areas = try #require(json["areas"]?.arrayValue)
        #expect(areas.map { $0["mode"]?.stringValue } == ["B", "A"])
        // 10 mu × 3 × 0.5 = 15 against 10 mu × 1 = 10.
        let shares = areas[0]["shares"]?.arrayValue
        #expect(shares?.compactMap { $0["amount_wan_yuan"]?.doubleValue } == [40, 60])
        #expect(shares?.compactMap { $0["enterprise"]?.stringValue } == ["乙矿", "甲矿"])
        #expect(areas[1]["message"]?.stringValue?.contains("000 五（一）") == true)
    }

    @Test func theProofSheetIsWrittenWhole() throws {
        let directory = try TemporaryDirectory()
        let file = try write("enterprise,responsibility\n甲,1\n乙,1\n丙,1\n", "r.csv", in: directory)
        let out = directory.path("shares.csv")
        let outcome = CommandRunner.run(["fund", "shares", file, "--total", "100", "--decimals", "6", "-o", out])
        #expect(outcome.exit == .done)
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains("33.333334") && text.contains("33.333333"))
        #expect(FileManager.default.fileExists(atPath: directory.path("shares-proof.csv")))
    }

    @Test(arguments: [
        ("enterprise,responsibility\n甲,0\n", ["--total", "5"]), ("enterprise,responsibility\n甲,1\n", []),
        ("enterprise,area_mu,grade\n甲,1,4\n", ["--total", "5"]),
        ("enterprise,responsibility\n甲,-1\n", ["--total", "5"]),
        ("enterprise,responsibility\n甲,1\n", ["--total", "5.001"]),
        ("enterprise,responsibility\n甲,1\n", ["--total", "x=5"]),
        ("enterprise,area_mu,grade,causal_share\n甲,1,2,1.5\n", ["--total", "5"]),
    ])
    func whatCannotBeSharedIsRefused(table: String, options: [String]) throws {
        let directory = try TemporaryDirectory()
        let file = try write(table, "t.csv", in: directory)
        let outcome = CommandRunner.run(["fund", "shares", file] + options)
        #expect(outcome.exit == .input, "\(outcome.stderr)")
        #expect(outcome.stdout.isEmpty)
    }

    private let budget = """
        year,project,mine_id,use,source,planned_wan_yuan,drawn_wan_yuan
        2026,P1,QS001,slopes,enterprise_fund,10.5,4
        2026,P1,QS001,植被恢复,区（县）级财政,0,0
        2027,P2,QS002,vegetation,county_budget,3.25,

        """

    @Test func aYearsPlanAddsUp() throws {
        let directory = try TemporaryDirectory()
        let file = try write(budget.replacingOccurrences(of: "区（县）级财政", with: "县（区）级财政"), "b.csv", in: directory)
        let assessment = try write(
            #"{"schema": "regreen.assessment/1", "mines": [{"mine_id": "QS001", "accepted_m2": 20000, "restored_m2": 20000}]}"#,
            "assessment.json",
            in: directory
        )
        let outcome = CommandRunner.run(["fund", "plan", file, "--assessment", assessment, "--json"])
        #expect(outcome.exit == .done, "\(outcome.stderr)")
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["years"]?.arrayValue?.compactMap { $0["planned_wan_yuan"]?.doubleValue } == [10.5, 3.25])
        // 40,000 yuan on 30 accepted mu.
        #expect(json["mines"]?.arrayValue?.first?["yuan_per_accepted_mu"]?.doubleValue == 1333.33)
        #expect(json["mines"]?.arrayValue?.last?["yuan_per_accepted_mu"]?.isNull == true)
    }

    @Test func resettlementIsRefusedWithItsClauseAndNothingIsWritten() throws {
        let directory = try TemporaryDirectory()
        let file = try write(budget + "2026,P3,,relocation,enterprise_fund,1,0\n", "b.csv", in: directory)
        let out = directory.path("budget.xlsx")
        let outcome = CommandRunner.run(["fund", "plan", file, "-o", out])
        #expect(outcome.exit == .input)
        #expect(outcome.stderr.contains("[value_out_of_range]") || outcome.stderr.contains("[fund_use_refused]"))
        #expect(!FileManager.default.fileExists(atPath: out))
        let clean = budget.replacingOccurrences(of: "2026,P1,QS001,植被恢复,区（县）级财政,0,0\n", with: "")
        let refused = try write(clean + "2026,P3,,relocation,enterprise_fund,1,0\n", "c.csv", in: directory)
        let second = CommandRunner.run(["fund", "plan", refused, "-o", out])
        #expect(second.stderr.contains("[fund_use_refused]") && second.stderr.contains("000 四（四）"))
        #expect(second.stderr.contains("line 4"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test func moneyWithoutEffectIsNamed() throws {
        let directory = try TemporaryDirectory()
        let file = try write(
            "year,project,mine_id,use,source,planned_wan_yuan,drawn_wan_yuan\n2026,P,M,water,social,5,5\n",
            "b.csv",
            in: directory
        )
        let assessment = try write(
            #"{"schema": "regreen.assessment/1", "mines": [{"mine_id": "M", "accepted_m2": 0, "restored_m2": 0}]}"#,
            "assessment.json",
            in: directory
        )
        let outcome = CommandRunner.run(["fund", "plan", file, "--assessment", assessment])
        #expect(outcome.exit == .findings)
        #expect(outcome.stderr.contains("004 三（二）"))
    }

    @Test func theAuditPacketHoldsBudgetEventsAndDocumentsByHash() throws {
        let directory = try TemporaryDirectory()
        let file = try write(
            "year,project,use,source,planned_wan_yuan\n2026,P1,water,social,5\n",
            "b.csv",
            in: directory
        )
        let paper = try write("contract", "contract.txt", in: directory)
        let hash = ContentHash(of: Array("contract".utf8)).hex
        let events = try write(
            """
            {"date":"2026-01-05","kind":"funding.open","subject":"P1","actor":"专班","mode":"B"}
            {"date":"2026-02-05","kind":"funding.initiate","subject":"P1","actor":"专班","payload":{"subject":"P1","evidence":[{"kind":"initiation_paper","sha256":"\(hash)"}]}}
            {"date":"2026-02-06","kind":"supply.stopped","subject":"M1","actor":"局","supply":"power"}

            """,
            "events.jsonl",
            in: directory
        )
        let out = directory.path("audit.zip")
        let arguments = ["fund", "audit", file, "--events", events, "--document", paper, "-o", out, "--json"]
        let outcome = CommandRunner.run(arguments)
        #expect(outcome.exit == .done, "\(outcome.stderr)")
        let json = try JSONValue(parsing: outcome.stdout)
        #expect(json["schema"] == "regreen.evidence/1")
        #expect(json["events"] == 2)
        #expect(json["papers"]?.arrayValue?.first?["file"] == "documents/contract.txt")
        let first = try Data(contentsOf: URL(filePath: out))
        #expect(CommandRunner.run(arguments + ["--force"]).exit == .done)
        #expect(try Data(contentsOf: URL(filePath: out)) == first)
    }
}
