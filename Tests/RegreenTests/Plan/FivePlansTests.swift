import GeoModel
import Regreen
import Restoration
import Testing

/// The findings of features 2.0 to 2.4, plan by plan: rule, severity, clauses, and nothing else.
@Suite struct FivePlansTests {
    private func lines(_ plan: Plan) -> [String] {
        PlanChecker(plan).findings().map {
            "\($0.rule.rawValue) \($0.severity.rawValue.prefix(1).uppercased()) \($0.clauses.joined(separator: "、"))"
        }
    }

    @Test func plan000() {
        #expect(
            lines(CountyPlans.qinshui) == [
                "9 E 三（三）、三（一）、三（二）",
                "11 W 七（二）",
                "12 W 四（五）",
                "12 W 五（四）、六",
                "12 W 四（四）、六",
                "12 W 六",
                "13 W 四（三）、六",
                "15 W ",
                "18 I ",
                "19 I 文首；文末",
            ]
        )
        let far = PlanChecker(CountyPlans.qinshui).findings(of: .stageWindows)[0]
        #expect(far.numbers["years_without_own_stage"]?.arrayValue?.compactMap(\.intValue) == Array(2029...2035))
    }

    @Test func plan001() {
        #expect(
            lines(CountyPlans.shanggao) == [
                "8 E 四2、四1",
                "8 E 四1、四2",
                "10 W 四1",
                "12 W 五1、六",
                "14 W 四2；文末",
                "15 W ",
            ]
        )
        let findings = PlanChecker(CountyPlans.shanggao).findings(of: .stepOrder)
        // Six months from the issue end 2024-04-11, three more 2024-07-11; the township ends 2024-05-31.
        #expect(findings[0].numbers["earlier_due"] == "2024-07-11")
        #expect(findings[0].numbers["later_due"] == "2024-05-31")
        #expect(findings.allSatisfy { $0.text.message.zh.contains("暂按印发之日起算") })
        #expect(findings[1].numbers["whole_due"] == "2024-04-11")
        #expect(findings[1].numbers["part_due"] == "2024-03-31")
    }

    @Test func plan002() {
        #expect(
            lines(CountyPlans.xinbin) == [
                "3 E 一、二（二）、二（三）",
                "4 E 一、二（二）、二（二）1",
                "4 W 二（二）3、二（三）3",
                "6 I 一、二（二）1",
                "7 E 二（一）",
                "9 W 一；二",
                "9 W 二（二）3、二（二）",
                "11 W 三（五）",
                "16 I 一",
                "16 I 一",
                "16 I 二（二）3",
                "16 I 二（三）3",
                "16 W 一",
            ]
        )
    }

    @Test func plan002NumbersAndReadings() throws {
        let checker = PlanChecker(CountyPlans.xinbin)
        let stages = try #require(checker.findings(of: .stagesSum).first)
        #expect(stages.numbers["total"]?.doubleValue == 697)
        #expect(stages.numbers["sum"]?.doubleValue == 567)
        #expect(stages.numbers["difference"]?.doubleValue == 130)
        let twice = try #require(checker.findings(of: .statedTwice).first)
        #expect(twice.numbers["goal"]?.doubleValue == 404)
        #expect(twice.numbers["stage"]?.doubleValue == 274)
        #expect(twice.text.message.zh.contains("生产：212 与 82"))
        let repeated = try #require(checker.findings(of: .repeatedNumber).first)
        #expect(repeated.numbers["missing"]?.doubleValue == 130)
        #expect(repeated.numbers["missing_years"]?.arrayValue?.compactMap(\.intValue) == [2018])
        #expect(repeated.text.readings.count == 2)
        #expect(repeated.text.question.zh == "2018 年完成了多少亩？由谁完成？")
    }

    @Test func plan003() {
        #expect(
            lines(CountyPlans.shuimogou) == [
                "4 E 二、五（三）1",
                "4 W 五（四）3、五（四）",
                "4 W 五（四）、附件1",
                "8 E 五（四）3、五（三）1",
                "8 E 五（四）3、五（三）1",
                "9 W 五（一）",
                "9 W 五（一）、五（二）",
                "12 W 五（三）4",
                "13 I 标题、二",
                "14 I 文末",
                "15 W 二、五（三）1",
                "17 W 二",
                "17 W 二",
                "20 W 五（三）1、六（二）",
            ]
        )
    }

    @Test func plan003NumbersAndReadings() throws {
        let checker = PlanChecker(CountyPlans.shuimogou)
        let signOff = try #require(checker.findings(of: .stepOrder).first)
        #expect(signOff.numbers["later_due"] == "2019-11-30")
        #expect(signOff.numbers["later_not_before"] == "2020-01-08")
        #expect(signOff.numbers["latest_publish_2019"] == "2019-11-22")
        let census = checker.findings(of: .stageWindows)
        #expect(census[0].numbers["days"] == 1)
        #expect(census[1].numbers["first"] == "2018-07-02")
        #expect(census[1].numbers["last"] == "2018-07-15")
        let scope = checker.findings(of: .registerCounts)[1]
        #expect(scope.numbers["sums"]?.arrayValue?.compactMap(\.intValue) == [21, 26, 25])
        #expect(scope.text.readings.count == 3)
        #expect(checker.findings(of: .statedTwice)[0].text.readings.count == 2)
    }

    @Test func plan004() {
        #expect(
            lines(CountyPlans.ejinHoro) == [
                "4 W 三（四）、四（二）",
                "9 W 四（一）",
                "12 W 三（四）",
                "12 I 三（五）",
                "12 E 三（七）",
                "12 W 三（一）、三（二）、三（四）、三（六）、三（七）",
                "15 W ",
            ]
        )
        let checker = PlanChecker(CountyPlans.ejinHoro)
        let issue = checker.findings(of: .stageWindows)[0]
        #expect(issue.numbers["days"] == -3)
        #expect(issue.numbers["days_into_2"] == 2)
        let group = checker.findings(of: .taskLead)[3]
        #expect(group.numbers["outside"] == 4)
        #expect(group.numbers["without_task"] == 1)
        #expect(group.text.message.zh.contains("旗林业和草原局在名单中而没有任务"))
    }

    @Test(arguments: CountyPlans.all.indices)
    func everyFindingSpeaksBothLanguagesAndAsks(_ index: Int) {
        for finding in PlanChecker(CountyPlans.all[index]).findings() {
            for text in [finding.text.message, finding.text.question] + finding.text.readings {
                #expect(!text.zh.isEmpty && !text.en.isEmpty)
            }
            #expect(
                finding.json(.zh).keys == [
                    "rule", "severity", "clauses", "numbers", "message", "readings", "question",
                ]
            )
        }
    }

    @Test(arguments: CountyPlans.all.indices)
    func aCheckedPlanIsUnchanged(_ index: Int) {
        let plan = CountyPlans.all[index]
        let checker = PlanChecker(plan)
        #expect(checker.findings() == checker.findings())
        #expect(checker.plan == plan)
    }
}
