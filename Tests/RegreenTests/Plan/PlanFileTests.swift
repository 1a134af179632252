import Foundation
import GeoModel
import Regreen
import Restoration
import Testing

/// Reading plan files: every fault at its place, all at once, and nothing guessed.
@Suite struct PlanFileTests {
    /// The smallest plan, with more lines from line 6 on.
    private static func minimal(_ more: String = "") -> String {
        """
        schema: regreen.plan/1
        id: x
        title: 试
        adcode: 140521
        terms: {issued: 2024-01-01, clause: 一}
        \(more)
        """
    }

    private func issues(_ text: String) -> [ProjectFileIssue] {
        do throws(ProjectFileError) {
            _ = try PlanFile.decode(Data(text.utf8), path: "plan.yaml")
            return []
        } catch {
            return error.issues
        }
    }

    private func plan(_ more: String) throws -> Plan {
        try PlanFile.decode(Data(Self.minimal(more).utf8), path: "plan.yaml")
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let lines: String
        let code: String
        let line: Int
        let column: Int
        let key: String
        var suggestion: String?

        var testDescription: String { lines }
    }

    static let faults: [Fault] = [
        Fault(
            lines: "stages: [{id: 1, name: 一, form: 2024-01-01, clause: 1}]",
            code: "project_key_unknown",
            line: 6,
            column: 27,
            key: "stages[0].form",
            suggestion: "from"
        ),
        Fault(
            lines: "tagrets: []",
            code: "project_key_unknown",
            line: 6,
            column: 1,
            key: "tagrets",
            suggestion: "targets"
        ),
        Fault(
            lines: "targets:\n  - {value: many, quantity: mu, level: whole, from: 2019, to: 2020, clause: 1}",
            code: "project_type_wrong",
            line: 7,
            column: 13,
            key: "targets[0].value"
        ),
        Fault(
            lines: "targets:\n  - {value: 1, quantity: mus, level: whole, from: 2019, to: 2020, clause: 1}",
            code: "project_value_invalid",
            line: 7,
            column: 26,
            key: "targets[0].quantity",
            suggestion: "mu"
        ),
        Fault(
            lines: "stages: [{id: 1, name: 一, from: 2024-02-30, clause: 1}]",
            code: "project_value_invalid",
            line: 6,
            column: 33,
            key: "stages[0].from"
        ),
        Fault(
            lines: "posts: [{id: land, name: 局}]\ngroup: [lend]",
            code: "project_value_invalid",
            line: 7,
            column: 9,
            key: "group",
            suggestion: "land"
        ),
        Fault(
            lines: "steps:\n  - {id: a, name: 甲, clause: 1}\n  - {id: a, name: 乙, clause: 2}",
            code: "project_value_invalid",
            line: 8,
            column: 10,
            key: "steps[1].id"
        ),
        Fault(
            lines: "steps: [{id: works, name: 甲, after: [{step: plan}], clause: 1}]",
            code: "project_value_invalid",
            line: 6,
            column: 45,
            key: "steps[0].after[0].step",
            suggestion: "works"
        ),
        Fault(
            lines: "reports: [{key: r, name: 报, clause: 1}]",
            code: "project_key_missing",
            line: 6,
            column: 11,
            key: "reports[0]"
        ),
        Fault(
            lines: "reports: [{key: r, name: 报, yearly: 02-30, clause: 1}]",
            code: "project_value_invalid",
            line: 6,
            column: 37,
            key: "reports[0].yearly"
        ),
        Fault(
            lines: "reports: [{key: r, name: 报, weekly: thurday, clause: 1}]",
            code: "project_value_invalid",
            line: 6,
            column: 37,
            key: "reports[0].weekly",
            suggestion: "thursday"
        ),
        Fault(
            lines: "amounts: [{purpose: 治理, yuan: 5, wan_yuan: 6, clause: 1}]",
            code: "project_value_invalid",
            line: 6,
            column: 31,
            key: "amounts[0].yuan"
        ),
        Fault(lines: "towns: 甲镇", code: "project_type_wrong", line: 6, column: 8, key: "towns"),
        Fault(
            lines: "stages: [{id: 1, name: 一}]",
            code: "project_key_missing",
            line: 6,
            column: 10,
            key: "stages[0].clause"
        ),
    ]

    @Test(arguments: faults)
    func aFaultIsNamedWithItsPlace(fault: Fault) throws {
        let found = issues(Self.minimal(fault.lines))
        let issue = try #require(found.first)
        #expect(found.count == 1)
        #expect(issue.finding.code.rawValue == fault.code)
        #expect(issue.keyPath == fault.key)
        #expect(issue.line == fault.line)
        #expect(issue.column == fault.column)
        #expect(issue.suggestion == fault.suggestion)
        #expect(issue.finding.message.zh.hasPrefix("plan.yaml 第 \(fault.line) 行"))
    }

    @Test func allFaultsComeAtOnce() {
        let found = issues("schema: regreen.plan/2\nid: x\nadcode: 14\nterm: {}\ntowns: 1\n")
        #expect(
            found.map(\.keyPath).sorted() == ["adcode", "schema", "term", "terms", "title", "towns"]
        )
    }

    @Test func aRingOfStepsIsRefusedWithRuleAndClauses() throws {
        let found = issues(
            Self.minimal(
                """
                steps:
                  - {id: a, name: 验收, after: [{step: c}], clause: 四1}
                  - {id: b, name: 公示, after: [{step: a}], clause: 四2}
                  - {id: c, name: 销号, after: [{step: b}], clause: 四3}
                """
            )
        )
        let issue = try #require(found.first)
        #expect(found.count == 1)
        #expect(issue.finding.message.en.contains("rule 8"))
        for text in ["规则 8", "四1", "四2", "四3", "验收", "公示", "销号"] {
            #expect(issue.finding.message.zh.contains(text), "\(text)")
        }
        #expect(issue.line > 6)
    }

    @Test func aFileThatIsNotThereIsNamed() {
        #expect(throws: ProjectFileError.self) { try PlanFile.load("/gone/plan.yaml") }
    }

    @Test(arguments: ["", "- a\n", "{", "schema: [", "\u{0}"])
    func textThatIsNoPlanIsRefused(text: String) {
        #expect(!issues(text).isEmpty)
    }

    @Test func numbersStayAsWritten() throws {
        let plan = try plan(
            "targets: [{value: 40.4, quantity: mu, level: year, from: 2019, to: 2019, clause: 1}]\n"
                + "amounts: [{purpose: 治理, wan_yuan: 12.3456, clause: 1}]"
        )
        #expect(plan.targets[0].value == DecimalNumber(coefficient: 404, scale: 1))
        #expect(plan.amounts[0].amount == Money(fen: 12_345_600))
    }

    @Test func termsKeepWhatTheTextLeavesOut() throws {
        let plan = try plan(
            """
            steps:
              - {id: a, name: 甲, term: {months: 6}, clause: 1}
              - {id: b, name: 乙, term: {days: 30, from: a}, after: [{step: a, days: 8}], clause: 2}
            """
        )
        #expect(plan.steps[0].deadline == .relative(Term(months: 6), after: nil))
        #expect(plan.steps[1].deadline == .relative(Term(days: 30), after: "a"))
        #expect(plan.steps[1].after == [.init("a", lag: Term(days: 8))])
        #expect(plan.group == nil)
    }

    @Test func everyStatementOfTheFivePlansHasItsClause() {
        for plan in CountyPlans.all {
            let clauses =
                plan.targets.map(\.clause) + plan.tasks.map(\.clause) + plan.steps.map(\.clause)
                + plan.consequences.map(\.clause) + plan.reports.map(\.clause) + plan.stages.map(\.clause)
            #expect(clauses.allSatisfy { !$0.isEmpty })
        }
    }
}
