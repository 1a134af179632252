/// What the plan checker says about posts, counts and principles.
extension Messages {
    private static func list(_ names: [String]) -> LocalizedText {
        LocalizedText(zh: names.joined(separator: "、"), en: names.joined(separator: ", "))
    }

    static func planTaskWithoutLead(_ task: PlanTask) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(zh: "任务“\(task.name)”没有牵头单位。", en: "the task \"\(task.name)\" has no lead"),
            question: LocalizedText(zh: "由哪个单位牵头？", en: "who leads?")
        )
    }

    static func planTaskWithLeads(_ task: PlanTask, leads: [String]) -> PlanFindingText {
        let names = list(leads)
        let alone = task.cooperating.isEmpty
        return PlanFindingText(
            message: LocalizedText(
                zh: "任务“\(task.name)”有 \(leads.count) 个牵头单位：\(names.zh)" + (alone ? "，没有配合单位。" : "。"),
                en: "the task \"\(task.name)\" has \(leads.count) leads: \(names.en)"
                    + (alone ? ", and nobody to cooperate" : "")
            ),
            question: LocalizedText(zh: "由哪个单位负总责？", en: "which of them answers for it?")
        )
    }

    static func planHazardWithoutEmergency(_ task: PlanTask) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "地质灾害任务“\(task.name)”没有应急管理部门参加。",
                en: "the hazard task \"\(task.name)\" has no emergency post"
            ),
            question: LocalizedText(
                zh: "应急管理部门承担哪些工作？",
                en: "what does the emergency post do?"
            )
        )
    }

    static func planOrderedPostOutside(_ task: PlanTask, ordered: [String], leads: [String]) -> PlanFindingText {
        let names = list(ordered)
        let lead = list(leads)
        return PlanFindingText(
            message: LocalizedText(
                zh: "任务“\(task.name)”正文由\(names.zh)实施，责任分工却由\(lead.zh)牵头，未列\(names.zh)。",
                en: "the text of \"\(task.name)\" orders \(names.en) to act; \(lead.en) leads, and \(names.en) is not "
                    + "listed"
            ),
            question: LocalizedText(zh: "由哪个单位牵头？", en: "who leads?")
        )
    }

    static func planActivityWithLeads(_ activity: String, leads: [String]) -> PlanFindingText {
        let names = list(leads)
        return PlanFindingText(
            message: LocalizedText(
                zh: "“\(activity)”在不同条款中由不同单位牵头：\(names.zh)。",
                en: "\"\(activity)\" is led by different posts in different places: \(names.en)"
            ),
            question: LocalizedText(zh: "由哪个单位牵头？", en: "who leads?")
        )
    }

    static func planWorkOutsideTasks(_ name: String, post: String) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(name)”只见于\(post)的职责，不在任何一项任务中。",
                en: "\"\(name)\" stands only among the duties of \(post) and in none of the tasks"
            ),
            question: LocalizedText(zh: "属于哪一项任务？", en: "to which task does it belong?")
        )
    }

    static func planGroupDiffers(outside: [String], idle: [String]) -> PlanFindingText {
        let out = list(outside)
        let none = list(idle)
        let zh = [
            outside.isEmpty ? nil : "\(out.zh)有任务而不在领导小组名单中",
            idle.isEmpty ? nil : "\(none.zh)在名单中而没有任务",
        ]
        let en = [
            outside.isEmpty ? nil : "\(out.en): a task, but not in the group",
            idle.isEmpty ? nil : "\(none.en): in the group, but without a task",
        ]
        return PlanFindingText(
            message: LocalizedText(
                zh: zh.compactMap(\.self).joined(separator: "；") + "。",
                en: en.compactMap(\.self).joined(separator: "; ")
            ),
            question: LocalizedText(
                zh: "是否补充成员或任务？",
                en: "should members or tasks be added?"
            )
        )
    }

    static func planSeveralNames(_ entry: PlanNames) -> PlanFindingText {
        let names = list(entry.names)
        let what =
            entry.kind == .post
            ? LocalizedText(zh: "同一单位", en: "one post") : LocalizedText(zh: "同一矿种", en: "one mineral")
        return PlanFindingText(
            message: LocalizedText(
                zh: "\(what.zh)有不同名称：\(names.zh)。",
                en: "\(what.en) has several names: \(names.en)"
            ),
            question: LocalizedText(zh: "是否为同一对象？以哪个名称为准？", en: "are they the same, and which name counts?")
        )
    }

    static func planTownsUnchecked(_ towns: [String]) -> PlanFindingText {
        let names = list(towns)
        return PlanFindingText(
            message: LocalizedText(
                zh: "方案列出 \(towns.count) 个乡镇（\(names.zh)），尚未与乡镇界线图层核对。",
                en: "the plan lists \(towns.count) towns (\(names.en)), not yet compared with the town layer"
            ),
            question: LocalizedText(zh: "请提供乡镇界线图层。", en: "please give the town layer")
        )
    }

    static func planTownsDiffer(missing: [String], extra: [String]) -> PlanFindingText {
        let gone = list(missing)
        let more = list(extra)
        let zh = [
            missing.isEmpty ? nil : "图层中没有：\(gone.zh)", extra.isEmpty ? nil : "方案中没有：\(more.zh)",
        ]
        let en = [
            missing.isEmpty ? nil : "not in the layer: \(gone.en)", extra.isEmpty ? nil : "not in the plan: \(more.en)",
        ]
        return PlanFindingText(
            message: LocalizedText(
                zh: "乡镇名单与图层不一致。" + zh.compactMap(\.self).joined(separator: "；") + "。",
                en: "the towns and the town layer differ; " + en.compactMap(\.self).joined(separator: "; ")
            ),
            question: LocalizedText(
                zh: "各乡镇是否都有任务？",
                en: "does every town have a task?"
            )
        )
    }

    static func planCountsDiffer(_ split: PlanRegister.Split, sum: Int) -> PlanFindingText {
        let parts = split.parts.map { "\($0.name) \($0.count)" }
        return PlanFindingText(
            message: LocalizedText(
                zh: "\(split.name)共 \(split.total) 家，各项合计 \(sum) 家（\(parts.joined(separator: "、"))）。",
                en: "\(split.name): \(split.total) in all, the parts make \(sum) (\(parts.joined(separator: ", ")))"
            ),
            question: LocalizedText(zh: "以哪个数为准？", en: "which number counts?")
        )
    }

    static func planLicencesGone(_ register: PlanRegister, gone: Int) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(register.description) \(register.total) 家”，其中 \(gone) 家已注销，已不持证。",
                en:
                    "\"\(register.description)\": \(register.total) mines, of which \(gone) are deregistered and hold no "
                    + "licence"
            ),
            question: LocalizedText(
                zh: "\(register.total) 家是曾持证还是现持证？",
                en: "did the \(register.total) hold licences once, or do they now?"
            )
        )
    }

    static func planScopeUnstated(_ register: PlanRegister, sums: [Int]) -> PlanFindingText {
        let steps = zip(register.adjustments, sums).map { change, sum in
            "\(change.change > 0 ? "+" : "−") \(change.change.magnitude)（\(change.name)）= \(sum)"
        }
        let text = "\(register.total) " + steps.joined(separator: "，")
        return PlanFindingText(
            message: LocalizedText(
                zh: "治理范围有多少家没有写明：\(text)。",
                en: "how many mines are to be treated is not said: \(text)"
            ),
            readings: ([register.total] + sums).reduce(into: [Int]()) { list, sum in
                if !list.contains(sum) { list.append(sum) }
            }.map { LocalizedText(zh: "共 \($0) 家。", en: "\($0) in all") },
            question: LocalizedText(
                zh: "纳入治理范围的共多少家？",
                en: "how many are in scope?"
            )
        )
    }

    static let planDraftInForce = PlanFindingText(
        message: LocalizedText(
            zh: "标题为征求意见稿，文末却写自印发之日起施行。",
            en: "the text is headed as a draft, but says it is in force from its issue"
        ),
        question: LocalizedText(zh: "是否有正式印发稿？", en: "is there a text as issued?")
    )

    static func planPrioritiesPullApart(_ easy: PlanPriority, _ worst: PlanPriority) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(easy.text)”与“\(worst.text)”会排出不同的先后次序。",
                en: "\"\(easy.text)\" and \"\(worst.text)\" order the mines differently"
            ),
            readings: [
                LocalizedText(zh: "先治理容易的。", en: "easy mines come first"),
                LocalizedText(zh: "先治理影响严重的，其余先易后难。", en: "bad mines come first, the rest by ease"),
            ],
            question: LocalizedText(
                zh: "两者冲突时以哪一条为先？",
                en: "which of the two goes first where they differ?"
            )
        )
    }
}
