import GeoModel
import Restoration

/// The five county plans as data, in our own words, as far as the checker reads them.
enum PlanFixtures {
    static let all = [qinshui, shanggao, xinbin, shuimogou, ejinHoro]

    static func number(_ text: String) -> DecimalNumber {
        guard let number = DecimalNumber(text: text) else { preconditionFailure("no number: \(text)") }
        return number
    }

    /// Plan 002.
    static let xinbin = Plan(
        id: "002",
        title: "非煤矿山地质环境恢复治理专项行动",
        adcode: "210422",
        terms: PlanTerms(from: day("2018-12-31"), to: day("2022-12-31"), statedYears: 5, clause: "一；二"),
        stages: [
            PlanStage("1", name: "准备部署", from: nil, to: day("2018-12-31"), clause: "二（一）"),
            PlanStage("2", name: "全面整治", from: day("2019-01-01"), to: day("2020-12-31"), clause: "二（二）"),
            PlanStage("3", name: "巩固提升", from: day("2021-01-01"), to: day("2022-12-31"), clause: "二（三）"),
        ],
        targets: xinbinGoals + xinbinStages + xinbinYears + [
            PlanTarget(
                number("12"),
                .mines,
                .stage,
                from: 2018,
                to: 2020,
                category: "政策性关闭",
                stage: "2",
                isApproximate: true,
                clause: "二（二）3"
            ),
            PlanTarget(
                number("9"),
                .mines,
                .stage,
                from: 2021,
                to: 2022,
                category: "政策性关闭",
                stage: "3",
                isApproximate: true,
                clause: "二（三）3"
            ),
        ],
        sequences: [
            PlanSequence("filing", ["市县级方案报市备案"], clause: "二（二）3"),
            PlanSequence("filing", ["市级审查的报省备案", "县级方案报市备案"], clause: "二（三）3"),
        ],
        reports: [
            PlanReport("local_scheme", name: "实施方案", due: .withoutYear(month: 8, day: 20), clause: "三（五）"),
            PlanReport(
                "half_year_summary",
                name: "半年总结",
                due: .recurring(.yearly(month: 6, day: 15)),
                clause: "三（五）"
            ),
            PlanReport(
                "annual_summary",
                name: "年度总结",
                due: .recurring(.yearly(month: 12, day: 15)),
                clause: "三（五）"
            ),
            PlanReport("monthly_progress", name: "月进展", due: .recurring(.monthly(day: 15)), clause: "三（五）"),
        ],
        citations: [
            PlanCitation("新委发〔2019〕23号", year: 2019, event: "综合治理实施方案", clause: "前言"),
            PlanCitation(
                "新政办发〔2019〕34号",
                year: 2019,
                event: "准备部署",
                claimedBy: day("2018-12-31"),
                clause: "二（一）"
            ),
        ],
        vagueWords: [
            PlanVagueWord("有突出影响", clause: "一"), PlanVagueWord("基本得到整治", clause: "一"),
            PlanVagueWord("12个左右", clause: "二（二）3"), PlanVagueWord("9个左右", clause: "二（三）3"),
        ],
        zones: PlanZones(
            "四区两线",
            listed: [.natureReserve, .waterSource, .scenic, .residential, .traffic, .river],
            clause: "一"
        ),
        priorities: [PlanPriority(.keyAreasFirst, text: "从重点区域、重点矿山抓起", clause: "一")]
    )

    private static func mu(
        _ value: String,
        _ level: PlanTarget.Level,
        _ years: ClosedRange<Int>,
        _ category: String? = nil,
        stage: String? = nil,
        at clause: String
    ) -> PlanTarget {
        PlanTarget(
            number(value),
            .mu,
            level,
            from: years.lowerBound,
            to: years.upperBound,
            category: category,
            stage: stage,
            clause: clause
        )
    }

    private static let xinbinGoals = [
        mu("697", .whole, 2018...2022, at: "一"),
        mu("404", .milestone, 2018...2020, at: "一"), mu("212", .milestone, 2018...2020, "生产", at: "一"),
        mu("192", .milestone, 2018...2020, "关闭废弃", at: "一"),
        mu("293", .milestone, 2021...2022, at: "一"), mu("212", .milestone, 2021...2022, "生产", at: "一"),
        mu("81", .milestone, 2021...2022, "关闭废弃", at: "一"),
    ]

    private static let xinbinStages = [
        mu("274", .stage, 2019...2020, stage: "2", at: "二（二）"),
        mu("82", .stage, 2019...2020, "生产", stage: "2", at: "二（二）1"),
        mu("192", .stage, 2019...2020, "关闭废弃", stage: "2", at: "二（二）2"),
        mu("293", .stage, 2021...2022, stage: "3", at: "二（三）"),
        mu("212", .stage, 2021...2022, "生产", stage: "3", at: "二（三）1"),
        mu("81", .stage, 2021...2022, "关闭废弃", stage: "3", at: "二（三）2"),
    ]

    private static let xinbinYears = [
        mu("40.4", .year, 2019...2019, "生产", at: "二（二）1"), mu("41.6", .year, 2020...2020, "生产", at: "二（二）1"),
        mu("96", .year, 2019...2019, "关闭废弃", at: "二（二）2"), mu("96", .year, 2020...2020, "关闭废弃", at: "二（二）2"),
        mu("106", .year, 2021...2021, "生产", at: "二（三）1"), mu("106", .year, 2022...2022, "生产", at: "二（三）1"),
        mu("36", .year, 2021...2021, "关闭废弃", at: "二（三）2"), mu("45", .year, 2022...2022, "关闭废弃", at: "二（三）2"),
    ]
}
