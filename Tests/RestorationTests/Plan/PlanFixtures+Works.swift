import GeoModel
import Restoration

extension PlanFixtures {
    /// Plan 000.
    static let qinshui = Plan(
        id: "000",
        title: "矿山生态环境集中连片综合治理示范",
        adcode: "140521",
        terms: PlanTerms(issued: day("2025-03-03"), isDraft: true, isInForce: true, clause: "文首；文末"),
        stages: [
            PlanStage("near", name: "近期", from: day("2025-01-01"), to: day("2025-12-31"), clause: "三（一）"),
            PlanStage("middle", name: "中期", from: day("2026-01-01"), to: day("2028-12-31"), clause: "三（二）"),
            PlanStage("far", name: "远期", from: day("2025-01-01"), to: day("2035-12-31"), clause: "三（三）"),
        ],
        tasks: qinshuiTasks,
        posts: [
            PlanPost("land", "县自然资源局"), PlanPost("environment", "市生态环境局沁水分局"),
            PlanPost("agriculture", "县农业农村局"), PlanPost("forestry", "县林业局"), PlanPost("water", "县水务局"),
            PlanPost("transport", "县交通运输局"), PlanPost("housing", "县住房和城乡建设管理局"),
            PlanPost("finance", "县财政局"), PlanPost("audit", "县审计局"), PlanPost("towns", "各乡镇", role: .towns),
            PlanPost("mines", "相关矿山企业", role: .enterprise),
        ],
        group: [
            "finance", "audit", "land", "transport", "water", "forestry", "environment", "housing", "agriculture",
            "towns",
        ],
        duties: [
            PlanDuty(
                "finance",
                activity: "fund_oversight",
                name: "基金提取使用监管",
                kind: .oversight,
                leads: true,
                clause: "五（四）"
            ),
            PlanDuty(
                "environment",
                activity: "fund_oversight",
                name: "基金提取使用监管",
                kind: .oversight,
                leads: true,
                clause: "六"
            ),
            PlanDuty("audit", activity: "audit", name: "审计监督", kind: .oversight, clause: "六"),
            PlanDuty(
                "agriculture",
                activity: "damaged_buildings",
                name: "受损房屋处置",
                kind: .work,
                leads: true,
                clause: "四（四）"
            ),
            PlanDuty(
                "housing",
                activity: "damaged_buildings",
                name: "受损房屋处置",
                kind: .work,
                leads: true,
                clause: "六"
            ),
            PlanDuty("towns", activity: "coal_subsidence", name: "采煤沉陷区治理", kind: .work, clause: "六"),
        ],
        reports: [
            PlanReport("progress", name: "工作推进情况", due: .withoutPeriod("定期"), clause: "七（二）")
        ],
        annexes: [PlanAnnex("工作专班及组成人员名单", presence: .attached, clause: "文末")],
        names: [PlanNames(.post, ["县交通运输局", "县交通局"], clauses: ["四（三）", "六"])],
        towns: ["龙港镇", "中村镇", "郑庄镇", "土沃乡", "张村乡", "端氏镇", "嘉峰镇", "郑村镇", "胡底乡", "固县乡", "柿庄镇", "十里乡"],
        fundRules: [PlanFundRule(.relocation, isEligible: false, clause: "四（四）")]
    )

    private static let qinshuiTasks = [
        PlanTask(
            "1",
            name: "矿山生态环境治理修复",
            activities: ["restoration"],
            lead: ["land"],
            cooperating: ["environment", "agriculture", "forestry", "towns", "mines"],
            clause: "四（一）"
        ),
        PlanTask(
            "2",
            name: "水生态保护与修复",
            activities: ["water"],
            lead: ["water"],
            cooperating: ["environment", "land", "agriculture", "towns", "mines"],
            clause: "四（二）"
        ),
        PlanTask(
            "3",
            name: "交通改善提升",
            activities: ["roads"],
            lead: ["transport"],
            cooperating: ["land", "towns", "mines"],
            clause: "四（三）"
        ),
        PlanTask(
            "4",
            name: "人居环境整治",
            activities: ["damaged_buildings"],
            lead: ["agriculture"],
            cooperating: ["housing", "environment", "towns", "mines"],
            clause: "四（四）"
        ),
        PlanTask(
            "5",
            name: "地质灾害防治",
            topic: .hazard,
            activities: ["hazards"],
            lead: ["land"],
            cooperating: ["towns", "mines"],
            clause: "四（五）"
        ),
        PlanTask(
            "6",
            name: "国土绿化与生态廊道",
            activities: ["greening"],
            lead: ["forestry"],
            cooperating: ["land", "water", "towns", "mines"],
            clause: "四（六）"
        ),
    ]

    /// Plan 001.
    static let shanggao = Plan(
        id: "001",
        title: "停产非煤矿山生态环境整治专项行动",
        adcode: "360923",
        terms: PlanTerms(issued: day("2023-10-11"), clause: "文首"),
        posts: [
            PlanPost("office", "县政府办"), PlanPost("land", "县自然资源局"),
            PlanPost("towns", "林场、乡镇", role: .towns), PlanPost("holder", "采矿权人", role: .enterprise),
        ],
        duties: [
            PlanDuty("office", activity: "acceptance", name: "实地验收", kind: .oversight, leads: true, clause: "五1"),
            PlanDuty("land", activity: "acceptance", name: "实地验收", kind: .oversight, leads: true, clause: "六"),
        ],
        steps: [
            PlanStep("plan_done", name: "注销矿山编制方案", deadline: .fixed(day("2023-12-31")), clause: "四2"),
            PlanStep(
                "works",
                name: "注销矿山整治并验收",
                deadline: .fixed(day("2024-03-31")),
                after: [.init("plan_done")],
                clause: "四2"
            ),
            PlanStep(
                "application",
                name: "提交注销申请",
                deadline: .relative(Term(days: 30), after: "works"),
                after: [.init("works")],
                clause: "四3"
            ),
            PlanStep("bare_areas", name: "延续矿山不使用区裸露区整治", deadline: .fixed(day("2024-03-31")), clause: "四2"),
            PlanStep(
                "renewal",
                name: "延续矿山完善手续并整治",
                deadline: .relative(Term(months: 6), after: nil),
                includes: ["bare_areas"],
                clause: "四1"
            ),
            PlanStep(
                "grace",
                name: "延续矿山整改期",
                deadline: .relative(Term(months: 3), after: "renewal"),
                after: [.init("renewal")],
                clause: "四1"
            ),
            PlanStep(
                "township",
                name: "林场、乡镇代为整治",
                deadline: .fixed(day("2024-05-31")),
                after: [.init("grace")],
                clause: "四2"
            ),
        ],
        annexes: [PlanAnnex("整治达标验收表", nameInText: "整治验收标准", presence: .absent, clause: "四2；文末")],
        consequences: [
            PlanConsequence(trigger: "整改期满仍未完成", measure: "视为自动放弃矿权", clause: "四1")
        ]
    )
}
