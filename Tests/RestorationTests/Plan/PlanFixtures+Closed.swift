import GeoModel
import Restoration

extension PlanFixtures {
    /// Plan 003.
    static let shuimogou = Plan(
        id: "003",
        title: "已闭坑矿山、政策性关闭小煤矿、砂石粘土矿环境破坏治理恢复",
        adcode: "650105",
        terms: PlanTerms(issued: day("2018-07-14"), clause: "文首"),
        stages: [
            PlanStage("1", name: "摸排建档", from: day("2018-06-15"), to: day("2018-07-15"), clause: "五（一）"),
            PlanStage("2", name: "制定方案", from: day("2018-07-02"), to: day("2018-10-31"), clause: "五（二）"),
            PlanStage("3", name: "集中治理", from: day("2018-11-01"), to: day("2020-12-31"), clause: "五（三）"),
            PlanStage("4", name: "验收销号", from: nil, to: day("2020-12-31"), clause: "五（四）"),
        ],
        targets: [
            share("50", .milestone, 2019, .firm, "二"), share("50", .milestone, 2020, .firm, "二"),
            share("60", .stage, 2019, .ambition, "五（三）1"), share("40", .stage, 2020, .firm, "五（三）1"),
        ],
        tasks: [
            PlanTask("survey", name: "摸排建档", lead: ["subdistricts"], cooperating: ["land"], clause: "五（一）"),
            PlanTask("plan", name: "方案编制", lead: ["land"], cooperating: ["environment"], clause: "五（二）2"),
            PlanTask("works", name: "集中治理", lead: ["subdistricts"], cooperating: ["finance"], clause: "五（三）"),
            PlanTask("unlicensed", name: "无证采矿点治理", lead: ["enforcement"], clause: "五（三）4"),
            PlanTask("acceptance", name: "验收", lead: ["environment"], clause: "五（四）1"),
            PlanTask("delisting", name: "公示销号", lead: ["land"], clause: "五（四）2"),
        ],
        posts: [
            PlanPost("subdistricts", "各管委会（街道）", role: .towns), PlanPost("land", "区国土资源分局"),
            PlanPost("environment", "区环保局"), PlanPost("finance", "区财政局"), PlanPost("enforcement", "区行政执法局"),
        ],
        group: ["subdistricts", "land", "environment", "finance"],
        steps: cohort(2019, closes: nil) + cohort(2020, closes: "4"),
        sequences: [
            PlanSequence("acceptance_chain", ["验收", "公示", "销号", "备案"], clause: "五（四）"),
            PlanSequence("acceptance_chain", ["公示", "验收", "销号", "备案"], clause: "附件1"),
        ],
        reports: [
            PlanReport("weekly_ledger", name: "工作台账", due: .recurring(.weekly(.thursday)), clause: "六（二）")
        ],
        annexes: [
            PlanAnnex("一矿一档相关资料工作要求", presence: .attached, clause: "文末"),
            PlanAnnex("工作台账（附件2-1、2-2）", presence: .sentSeparately, clause: "文末"),
        ],
        names: [PlanNames(.mineral, ["砂石", "建筑用砂岩、砖瓦用粘土"], clauses: ["标题", "二"])],
        register: PlanRegister(
            total: 26,
            description: "持开采证矿山企业",
            areAllLicensed: true,
            splits: [
                .init("矿山", 26, [.init("生产", 1), .init("停产", 25)]),
                .init("矿山", 26, [.init("已注销", 16, isDeregistered: true), .init("未注销", 10)]),
                .init("已注销", 16, [.init("煤矿", 5), .init("非煤", 11)]),
                .init("未注销", 10, [.init("煤矿", 2), .init("非煤", 8)]),
            ],
            adjustments: [.init("已治理完成或被改建、征购", -5), .init("无证开采点", 5), .init("生产矿山", -1)],
            clause: "二"
        ),
        priorities: [
            PlanPriority(.easyFirst, text: "先易后难、分步实施", clause: "五（三）1"),
            PlanPriority(.worstFirst, text: "严重影响群众生产生活的优先治理", clause: "六（二）"),
        ]
    )

    private static func share(
        _ value: String,
        _ level: PlanTarget.Level,
        _ year: Int,
        _ firmness: PlanTarget.Firmness,
        _ clause: String
    ) -> PlanTarget {
        PlanTarget(number(value), .percent, level, from: year, to: year, firmness: firmness, clause: clause)
    }

    /// Works to the year's end, sign-off on 30 November after a notice of seven days.
    private static func cohort(_ year: Int, closes: String?) -> [PlanStep] {
        [
            PlanStep("works_\(year)", name: "\(year)年治理", deadline: .fixed(day("\(year)-12-31")), clause: "五（三）1"),
            PlanStep("publish_\(year)", name: "\(year)年公示", after: [.init("works_\(year)")], clause: "五（四）2"),
            PlanStep(
                "delisting_\(year)",
                name: "\(year)年销号",
                deadline: .fixed(day("\(year)-11-30")),
                after: [.init("publish_\(year)", lag: Term(days: 8))],
                closes: closes,
                clause: "五（四）3"
            ),
        ]
    }

    /// Plan 004.
    static let ejinHoro = Plan(
        id: "004",
        title: "采煤沉陷区专项整治行动",
        adcode: "150627",
        terms: PlanTerms(issued: day("2024-09-12"), clause: "文首"),
        stages: [
            PlanStage("1", name: "前期准备", from: day("2024-08-24"), to: day("2024-09-09"), clause: "四（一）"),
            PlanStage("2", name: "排查整治", from: day("2024-09-10"), to: day("2024-12-30"), clause: "四（二）"),
            PlanStage("3", name: "巩固提升", from: nil, to: nil, clause: "四（三）"),
        ],
        tasks: ejinHoroTasks,
        posts: [
            PlanPost("land", "旗自然资源局"), PlanPost("water", "旗农牧和水利局"), PlanPost("energy", "旗能源局"),
            PlanPost("environment", "市生态环境局旗分局"), PlanPost("forestry", "旗林业和草原局"),
            PlanPost("emergency", "旗应急管理局", role: .emergency), PlanPost("finance", "旗财政局"),
            PlanPost("resettlement", "旗矿区生态移民服务中心"), PlanPost("mine_safety", "旗矿山安全监管局"),
            PlanPost("towns", "各相关镇", role: .towns),
        ],
        group: ["land", "water", "energy", "environment", "forestry", "towns"],
        steps: [
            PlanStep(
                "demolition",
                name: "已补偿建筑物拆除",
                deadline: .fixed(day("2024-12-31")),
                closes: "2",
                posts: ["resettlement", "towns"],
                clause: "三（四）"
            )
        ],
        consequences: [
            PlanConsequence(trigger: "逾期不整改或整改不到位", measure: "不予受理五类申请", clause: "三（一）")
        ]
    )

    private static let ejinHoroTasks = [
        PlanTask(
            "1",
            name: "塌陷、裂缝",
            lead: ["land"],
            cooperating: ["towns", "emergency", "environment"],
            ordered: ["land"],
            clause: "三（一）"
        ),
        PlanTask(
            "2",
            name: "资金投入",
            lead: ["land"],
            cooperating: ["finance", "environment"],
            ordered: ["land", "finance", "environment"],
            clause: "三（二）"
        ),
        PlanTask("3", name: "植被恢复", lead: ["towns"], cooperating: ["land"], clause: "三（三）"),
        PlanTask(
            "4",
            name: "建筑物和基础设施",
            lead: ["towns", "resettlement", "emergency"],
            ordered: ["resettlement", "towns"],
            clause: "三（四）"
        ),
        PlanTask(
            "5",
            name: "水位下降和水污染",
            lead: ["water", "environment"],
            cooperating: ["towns"],
            ordered: ["water", "environment"],
            clause: "三（五）"
        ),
        PlanTask(
            "6",
            name: "自然原因地质灾害",
            topic: .hazard,
            lead: ["land"],
            cooperating: ["towns", "emergency"],
            ordered: ["land"],
            clause: "三（六）"
        ),
        PlanTask(
            "7",
            name: "采矿原因地质灾害",
            topic: .hazard,
            lead: ["emergency"],
            cooperating: ["energy", "towns"],
            ordered: ["mine_safety"],
            clause: "三（七）"
        ),
    ]
}
