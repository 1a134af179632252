import GeoModel

/// What the plan checker says about sums, targets and what is stated twice.
extension Messages {
    /// Words for the quantity of a target.
    static func planUnit(_ quantity: PlanTarget.Quantity) -> LocalizedText {
        switch quantity {
        case .mu: return LocalizedText(zh: "亩", en: "mu")
        case .mines: return LocalizedText(zh: "个", en: "mines")
        case .percent: return LocalizedText(zh: "%", en: "%")
        }
    }

    private static func list(_ numbers: [DecimalNumber]) -> String {
        numbers.map(\.plainText).joined(separator: " + ")
    }

    private static func period(_ target: PlanTarget) -> String {
        target.from == target.to ? "\(target.to)" : "\(target.from)–\(target.to)"
    }

    private static func category(_ target: PlanTarget) -> LocalizedText {
        LocalizedText(zh: target.category ?? "总", en: target.category ?? "all")
    }

    static func planSumDiffers(_ rule: PlanRule, total: PlanTarget, parts: [PlanTarget], sum: DecimalNumber)
        -> PlanFindingText
    {
        let what: LocalizedText
        switch rule {
        case .categoriesSum: what = LocalizedText(zh: "各类别", en: "categories")
        case .yearsSum: what = LocalizedText(zh: "各年度", en: "years")
        default:
            what =
                parts.first?.level == .milestone
                ? LocalizedText(zh: "各时点目标", en: "milestones") : LocalizedText(zh: "各阶段", en: "stages")
        }
        let unit = planUnit(total.quantity)
        let difference = (total.value - sum).plainText
        return PlanFindingText(
            message: LocalizedText(
                zh: "\(period(total)) 年目标为 \(total.value.plainText) \(unit.zh)，\(what.zh)合计 "
                    + "\(list(parts.map(\.value))) = \(sum.plainText) \(unit.zh)，相差 \(difference) \(unit.zh)。",
                en: "the target of \(period(total)) is \(total.value.plainText) \(unit.en); the \(what.en) add up to "
                    + "\(list(parts.map(\.value))) = \(sum.plainText), a difference of \(difference) \(unit.en)"
            ),
            question: LocalizedText(
                zh: "以哪个数为准？相差的 \(difference) \(unit.zh)属于哪一部分？",
                en: "which figure counts, and where do the \(difference) \(unit.en) belong?"
            )
        )
    }

    static func planAmountTwice(
        _ goal: PlanTarget,
        _ stage: PlanTarget,
        different: [(goal: PlanTarget, stage: PlanTarget)]
    )
        -> PlanFindingText
    {
        let unit = planUnit(goal.quantity)
        let difference = (goal.value - stage.value).plainText
        let zh = different.map { "\($0.goal.category ?? "")：\($0.goal.value.plainText) 与 \($0.stage.value.plainText)" }
        let en = different.map {
            "\($0.goal.category ?? ""): \($0.goal.value.plainText) and \($0.stage.value.plainText)"
        }
        let tail =
            different.isEmpty
            ? LocalizedText(zh: "", en: "")
            : LocalizedText(
                zh: "；差额在 " + zh.joined(separator: "、"),
                en: "; the difference lies in " + en.joined(separator: ", ")
            )
        return PlanFindingText(
            message: LocalizedText(
                zh: "同为 \(goal.to) 年底（\(category(goal).zh)）：目标写 \(goal.value.plainText) \(unit.zh)，阶段任务写 "
                    + "\(stage.value.plainText) \(unit.zh)，相差 \(difference) \(unit.zh)\(tail.zh)。",
                en: "for the end of \(goal.to) (\(category(goal).en)) the goals say \(goal.value.plainText) "
                    + "\(unit.en), the stage says \(stage.value.plainText): a difference of \(difference)\(tail.en)"
            ),
            question: LocalizedText(
                zh: "\(goal.to) 年底的任务是 \(goal.value.plainText) 还是 \(stage.value.plainText) \(unit.zh)？",
                en: "is the task by the end of \(goal.to) \(goal.value.plainText) or \(stage.value.plainText) "
                    + "\(unit.en)?"
            )
        )
    }

    static func planSharesTwice(_ pairs: [(goal: PlanTarget, stage: PlanTarget)]) -> PlanFindingText {
        func text(_ targets: [PlanTarget]) -> String {
            targets.map { "\($0.to): \($0.value.plainText)%" }.joined(separator: ", ")
        }
        let goals = text(pairs.map(\.goal))
        let stages = text(pairs.map(\.stage))
        let isAmbition = pairs.contains { $0.stage.firmness == .ambition || $0.goal.firmness == .ambition }
        let readings =
            isAmbition
            ? [
                LocalizedText(
                    zh: "较高的比例（力争）是努力目标，较低的（确保）是底线，两条线都跟踪。",
                    en: "the higher share (力争) is an ambition above a floor (确保); both lines are tracked"
                ),
                LocalizedText(zh: "两处写法不一致，其中一处有误。", en: "one of the two places is wrong"),
            ] : []
        return PlanFindingText(
            message: LocalizedText(
                zh: "完成比例两处不一致：目标为 \(goals)，任务安排为 \(stages)。",
                en: "the shares differ: goals \(goals); stages \(stages)"
            ),
            readings: readings,
            question: LocalizedText(
                zh: "考核按哪一组比例？",
                en: "which shares will be assessed?"
            )
        )
    }

    static func planDateTwice(step: PlanStep, due: CalendarDate, stage: PlanStage, end: CalendarDate)
        -> PlanFindingText
    {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(step.name)”要求 \(due) 前完成，所在阶段“\(stage.name)”到 \(end) 结束。",
                en: "\"\(step.name)\" is due by \(due), its stage \"\(stage.name)\" ends on \(end)"
            ),
            question: LocalizedText(zh: "以哪个日期为准？", en: "which day counts?")
        )
    }

    static func planOrderTwice(_ first: PlanSequence, _ later: PlanSequence) -> PlanFindingText {
        let a = first.steps.joined(separator: "、")
        let b = later.steps.joined(separator: "、")
        return PlanFindingText(
            message: LocalizedText(
                zh: "同一程序两处写法不同：“\(a)”（\(first.clause)）与“\(b)”（\(later.clause)）。",
                en: "one procedure is given in two ways: \(a) (\(first.clause)) and \(b) (\(later.clause))"
            ),
            question: LocalizedText(zh: "按哪一种程序执行？", en: "which of the two is to be followed?")
        )
    }

    static func planSharesDiffer(parts: [PlanTarget], sum: DecimalNumber) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "各期比例 \(list(parts.map(\.value))) = \(sum.plainText)%，不等于 100%。",
                en: "the shares \(list(parts.map(\.value))) make \(sum.plainText) %, not 100 %"
            ),
            question: LocalizedText(zh: "其余部分何时完成？", en: "when is the rest to be done?")
        )
    }

    static func planNumberRepeated(
        _ first: PlanTarget,
        _ second: PlanTarget,
        stage: PlanTarget,
        whole: PlanTarget,
        missing: DecimalNumber
    ) -> PlanFindingText {
        let unit = planUnit(first.quantity)
        let early = whole.from < stage.from ? "\(whole.from)" : "\(whole.from)–\(stage.to)"
        let amount = missing.plainText
        return PlanFindingText(
            message: LocalizedText(
                zh: "\(category(first).zh)在 \(first.to) 年和 \(second.to) 年两个时点都写 \(first.value.plainText) "
                    + "\(unit.zh)；阶段任务到 \(first.to) 年只有 \(stage.value.plainText) \(unit.zh)，全部阶段合计也正好少 "
                    + "\(amount) \(unit.zh)。",
                en: "\(category(first).en) stands at \(first.value.plainText) \(unit.en) both for \(first.to) and for "
                    + "\(second.to); the stage to \(first.to) has \(stage.value.plainText), and all stages together "
                    + "fall short by the same \(amount) \(unit.en)"
            ),
            readings: [
                LocalizedText(
                    zh: "\(early) 年已完成的 \(amount) \(unit.zh)计入总数，但没有列入任何阶段。",
                    en: "\(amount) \(unit.en) of \(early) count in the total but stand in no stage"
                ),
                LocalizedText(
                    zh: "\(first.value.plainText) 是误抄：它是 \(second.to) 年的数。",
                    en: "\(first.value.plainText) was copied: it is the figure of \(second.to)"
                ),
            ],
            question: LocalizedText(
                zh: "\(early) 年完成了多少\(unit.zh)？由谁完成？",
                en: "how many \(unit.en) were done in \(early), and by whom?"
            )
        )
    }

    static func planShareWithoutBase(hasArea: Bool) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "只写比例，没有说明是矿山个数还是面积的比例" + (hasArea ? "。" : "；全文没有面积。"),
                en: "shares without saying of what, mines or area" + (hasArea ? "" : "; no area stands anywhere")
            ),
            readings: [
                LocalizedText(zh: "按矿山个数计算。", en: "of the number of mines"),
                LocalizedText(zh: "按治理面积（亩）计算。", en: "of the area to be treated, mu"),
            ],
            question: LocalizedText(zh: "比例以什么为基数？", en: "what are the shares of?")
        )
    }

    static func planWithoutAmounts(money: Bool, mines: Bool) -> PlanFindingText {
        let zh = ["治理面积（亩）"] + (money ? [] : ["资金数额"]) + (mines ? [] : ["矿山数量"])
        let en = ["area in mu"] + (money ? [] : ["amount of money"]) + (mines ? [] : ["count of mines"])
        return PlanFindingText(
            message: LocalizedText(
                zh: "全文没有" + zh.joined(separator: "、") + "。",
                en: "the plan has no " + en.joined(separator: ", no ")
            ),
            question: LocalizedText(
                zh: "各年度、各乡镇的治理任务是多少？",
                en: "how much is to be treated, by year and by town?"
            )
        )
    }

    static func planVagueWord(_ phrase: String) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(phrase)”没有量化标准，考核前须设定。",
                en: "\"\(phrase)\" has no threshold; one must be set before it can be assessed"
            ),
            question: LocalizedText(
                zh: "“\(phrase)”以什么数值为准？",
                en: "which value stands for \"\(phrase)\"?"
            )
        )
    }

    static func planZonesWithoutPreset(_ zones: PlanZones) -> PlanFindingText {
        PlanFindingText(
            message: LocalizedText(
                zh: "“\(zones.term)”在各类文件中所指不同（三区两线、四区两线），须选定图层方案。",
                en: "\"\(zones.term)\" means other things elsewhere (three or four zones, two lines); a preset of "
                    + "layers must be declared"
            ),
            question: LocalizedText(
                zh: "“\(zones.term)”包括哪些图层？",
                en: "which layers belong to \"\(zones.term)\"?"
            )
        )
    }
}
