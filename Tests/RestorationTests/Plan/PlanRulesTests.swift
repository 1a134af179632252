import GeoModel
import Restoration
import Testing

/// Single rules at their edges, on plans of a few lines.
@Suite struct PlanRulesTests {
    private func plan(_ change: (inout Plan) -> Void) -> Plan {
        var plan = Plan(id: "x", title: "试", adcode: "140521", terms: PlanTerms())
        change(&plan)
        return plan
    }

    private func number(_ text: String) -> DecimalNumber {
        guard let number = DecimalNumber(text: text) else { preconditionFailure("no number: \(text)") }
        return number
    }

    private func severities(_ rule: PlanRule, _ change: (inout Plan) -> Void) -> [FindingSeverity] {
        PlanChecker(plan(change)).findings(of: rule).map(\.severity)
    }

    private func mu(_ value: String, _ level: PlanTarget.Level, _ from: Int, _ to: Int, _ category: String? = nil)
        -> PlanTarget
    {
        PlanTarget(number(value), .mu, level, from: from, to: to, category: category, clause: "一")
    }

    @Test func categoriesAddUpWithinTheTolerance() {
        let parts = [mu("40.4", .stage, 2019, 2019, "a"), mu("41.6", .stage, 2019, 2019, "b")]
        #expect(severities(.categoriesSum) { $0.targets = parts + [mu("82.004", .stage, 2019, 2019)] } == [])
        #expect(severities(.categoriesSum) { $0.targets = parts + [mu("82.005", .stage, 2019, 2019)] } == [.error])
        #expect(severities(.categoriesSum) { $0.targets = [mu("82", .stage, 2019, 2019)] } == [])
    }

    @Test func yearsAreComparedWhenAllAreStated() {
        let period = mu("82", .stage, 2019, 2020, "a")
        let first = mu("40.4", .year, 2019, 2019, "a")
        #expect(severities(.yearsSum) { $0.targets = [period, first] } == [])
        #expect(severities(.yearsSum) { $0.targets = [period, first, mu("41.6", .year, 2020, 2020, "a")] } == [])
        #expect(severities(.yearsSum) { $0.targets = [period, first, mu("41", .year, 2020, 2020, "a")] } == [.error])
    }

    @Test func sharesMakeAHundred() {
        func share(_ value: String, _ year: Int) -> PlanTarget {
            PlanTarget(
                number(value),
                .percent,
                .stage,
                from: year,
                to: year,
                base: "mu",
                clause: "一"
            )
        }
        #expect(severities(.sharesSum) { $0.targets = [share("60", 2019), share("40", 2020)] } == [])
        #expect(severities(.sharesSum) { $0.targets = [share("60", 2019), share("30", 2020)] } == [.error])
    }

    @Test func stagesThatTouchAreFineAndGapsAreNot() {
        func stages(_ end: String) -> [PlanStage] {
            [
                PlanStage("1", name: "一", from: day("2024-01-01"), to: day(end), clause: "1"),
                PlanStage("2", name: "二", from: day("2024-07-01"), to: day("2024-12-31"), clause: "2"),
            ]
        }
        #expect(severities(.stageWindows) { $0.stages = stages("2024-06-30") } == [])
        #expect(severities(.stageWindows) { $0.stages = stages("2024-06-29") } == [.warning])
        #expect(severities(.stageWindows) { $0.stages = stages("2024-07-01") } == [.warning])
        #expect(severities(.stageWindows) { $0.stages = stages("2024-12-31") } == [.error])
    }

    @Test func aStepAfterANoticeOfSevenDays() {
        func steps(_ publish: String) -> [PlanStep] {
            [
                PlanStep("publish", name: "公示", deadline: .fixed(day(publish)), clause: "1"),
                PlanStep(
                    "delist",
                    name: "销号",
                    deadline: .fixed(day("2019-11-30")),
                    after: [.init("publish", lag: Term(days: 8))],
                    clause: "2"
                ),
            ]
        }
        #expect(severities(.stepOrder) { $0.steps = steps("2019-11-22") } == [])
        #expect(severities(.stepOrder) { $0.steps = steps("2019-11-23") } == [.error])
    }

    @Test func stepsInARingAreRefused() {
        let findings = PlanChecker(
            plan {
                $0.steps = [
                    PlanStep("a", name: "甲", after: [.init("b")], clause: "1"),
                    PlanStep("b", name: "乙", after: [.init("a")], clause: "2"),
                ]
            }
        ).findings(of: .stepOrder)
        #expect(findings.count == 1)
        #expect(findings[0].text.message.en.contains("ring"))
    }

    @Test func townsAreComparedWithTheLayer() {
        let towns = plan { $0.towns = ["甲镇", "乙镇"] }
        #expect(PlanChecker(towns).findings(of: .towns).map(\.severity) == [.info])
        #expect(PlanChecker(towns, townLayer: ["乙镇", "甲镇"]).findings(of: .towns) == [])
        let differ = PlanChecker(towns, townLayer: ["甲镇", "丙镇"]).findings(of: .towns)
        #expect(differ.map(\.severity) == [.warning])
        #expect(differ[0].text.message.zh.contains("图层中没有：乙镇；方案中没有：丙镇"))
    }

    @Test func settingsSilenceVagueWordsAndZones() {
        #expect(
            severities(.vagueWords) {
                $0.vagueWords = [PlanVagueWord("左右", setting: number("1"), clause: "1")]
                $0.zones = PlanZones("四区两线", listed: [], preset: "plan-002", clause: "1")
            } == []
        )
    }

    @Test func countsThatDoNotAddUp() {
        let split = PlanRegister.Split("矿山", 26, [.init("生产", 1), .init("停产", 24)])
        #expect(
            severities(.registerCounts) {
                $0.register = PlanRegister(total: 26, description: "矿山", splits: [split], clause: "二")
            } == [.error]
        )
    }

    @Test func aTaskNeedsOneLead() {
        #expect(severities(.taskLead) { $0.tasks = [PlanTask("1", name: "一", lead: [], clause: "1")] } == [.warning])
        #expect(severities(.taskLead) { $0.tasks = [PlanTask("1", name: "一", lead: ["a"], clause: "1")] } == [])
    }
}
