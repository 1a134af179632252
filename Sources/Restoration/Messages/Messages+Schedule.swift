/// Texts of `plan schedule`.
extension Messages {
    /// Neither an assessment nor a table of mines.
    public static func scheduleNeedsMines() -> LocalizedText {
        LocalizedText(
            zh: "没有矿山可安排：请用 --assessment 指定评估成果，或用 --mines 指定矿山表。",
            en: "there are no mines to schedule: give --assessment RESULT or --mines TABLE"
        )
    }

    /// A mine named by an option that no source has.
    public static func scheduleMineUnknown(_ id: String) -> LocalizedText {
        LocalizedText(zh: "评估成果和矿山表中都没有 \(id)，请核对编号。", en: "no source has a mine \(id); check the id")
    }

    /// A promised year that cannot be planned.
    public static func schedulePromiseOutside(_ id: String, year: Int, years: String) -> LocalizedText {
        LocalizedText(
            zh: "\(id) 承诺的年度 \(year) 不在可安排的年度 \(years) 之内；请改年度，或调整 --from、--to。",
            en: "\(id) is promised for \(year), outside the years that can be planned (\(years)); change the year, or "
                + "--from and --to"
        )
    }

    /// A plan without a target in mu or mines.
    public static func scheduleNoTargets(plan: String) -> LocalizedText {
        LocalizedText(
            zh: "方案 \(plan) 没有以亩或矿山个数计的目标，无从安排；请在方案文件 targets 中写明（见 plan check 规则 15）。",
            en:
                "plan \(plan) has no target in mu or mines to schedule for; state them under targets (see rule 15 of plan check)"
        )
    }

    /// A file that is no schedule.
    public static func notASchedule(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 不是 plan schedule --json 的结果。",
            en: "\(path) is not a result of plan schedule --json"
        )
    }

    /// A file that is no assessment.
    public static func notAnAssessment(path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(path) 不是 assess 的成果（assessment.json）；请给出成果文件夹或其中的 assessment.json。",
            en: "\(path) is no result of assess; give the output folder or its assessment.json"
        )
    }

    /// Words for a quantity.
    public static func scheduleUnit(_ quantity: PlanTarget.Quantity) -> LocalizedText { planUnit(quantity) }

    /// Why a mine has no year.
    public static func scheduleReason(_ reason: TreatmentSchedule.Reason, exclusion: String?) -> LocalizedText {
        switch reason {
        case .excluded:
            let words = exclusion ?? ""
            return LocalizedText(zh: "不纳入：\(words)", en: "left out: \(words)")
        case .nothingLeft: return LocalizedText(zh: "没有待治理面积", en: "nothing is left to treat")
        case .outsideWindow: return LocalizedText(zh: "可治理的年度不在安排期内", en: "its window lies outside the years")
        case .noTarget: return LocalizedText(zh: "没有目标计入该矿山的类别或乡镇", en: "no target counts its category or town")
        case .dearerThanFund: return LocalizedText(zh: "费用超过任一年度的资金", en: "it costs more than the fund of any year")
        case .fundUsed: return LocalizedText(zh: "资金已用于排在前面的矿山", en: "the fund is used up by what comes first")
        case .targetsReached:
            return LocalizedText(
                zh: "所计目标不靠它已达到，选中的优先等级更高或费用更低",
                en: "its targets are reached without it, by mines of a higher tier or a lower cost"
            )
        case .orderOfTiers: return LocalizedText(zh: "同乡镇同类别中更高等级尚未治完", en: "a higher tier has to come first")
        case .notFoundInTime:
            return LocalizedText(zh: "在时限和允许差距内未找到更好的安排", en: "no better schedule found within time and gap")
        }
    }

    /// Why a target is missed; nil when it is reached.
    public static func scheduleShortageCause(_ outcome: TreatmentSchedule.Outcome) -> LocalizedText? {
        guard outcome.shortage > TreatmentSchedule.tolerance else { return nil }
        if outcome.isPast { return LocalizedText(zh: "年度已过", en: "the year is over") }
        let most = (outcome.accepted + outcome.available).plainText
        if outcome.isBeyondSupply {
            return LocalizedText(
                zh: "全部矿山合计只有 \(most)，目标无法达到",
                en: "all its mines together make \(most): out of reach"
            )
        }
        return LocalizedText(zh: "资金、承诺或等级次序所限", en: "held back by the fund, promises or the order of tiers")
    }

    /// A target that is missed, as a line.
    public static func scheduleShort(_ outcome: TreatmentSchedule.Outcome) -> LocalizedText {
        let goal = outcome.goal
        let place = [goal.scope.town, goal.scope.category].compactMap { $0 }.joined(separator: " ")
        let unit = planUnit(goal.scope.quantity)
        let (short, whole) = (outcome.shortage.plainText, goal.cumulative.plainText)
        let cause = scheduleShortageCause(outcome) ?? LocalizedText(zh: "", en: "")
        return LocalizedText(
            zh: "缺口：\(goal.year) 年末\(place.isEmpty ? "" : " \(place)") 差 \(short) \(unit.zh)（累计目标 \(whole)，"
                + "条款 \(goal.clause)）：\(cause.zh)。",
            en:
                "short: by the end of \(goal.year) \(place) lacks \(short) \(unit.en) of \(whole) (clause \(goal.clause)): "
                + cause.en
        )
    }

    /// A promise the fund does not cover.
    public static func scheduleOvercommitted(year: Int, by money: Money) -> LocalizedText {
        let amount = money.wanYuan.text(decimals: 2)
        return LocalizedText(
            zh: "\(year) 年已承诺的矿山超出资金 \(amount) 万元；承诺照排，请落实资金或调整承诺。",
            en: "promises of \(year) cost \(amount) 万元 more than the fund; they stand: find the money or change them"
        )
    }

    /// A goal no mine counts for.
    public static func scheduleScopeEmpty(_ scope: ScheduleScope) -> LocalizedText {
        let place = [scope.town, scope.category].compactMap { $0 }.joined(separator: " ")
        return LocalizedText(
            zh: "没有矿山计入目标“\(place)”；类别名称不同时用 --category 矿山类别=方案类别。",
            en: "no mine counts for the target \(place); where names differ give --category OURS=THEIRS"
        )
    }

    /// A group treated in several years.
    public static func scheduleSplit(group: String, years: [Int]) -> LocalizedText {
        let list = years.map { "\($0)" }.joined(separator: ", ")
        return LocalizedText(zh: "连片区 \(group) 分在 \(list) 年治理。", en: "contiguous area \(group) is treated in \(list)")
    }

    /// A target that did not steer.
    public static func scheduleCompared(_ comparison: TreatmentSchedule.Comparison) -> LocalizedText {
        let target = comparison.other.target
        let unit = planUnit(target.quantity)
        let place = [target.town, target.category].compactMap { $0 }.joined(separator: " ")
        let reached = comparison.reached?.plainText ?? "–"
        let why: LocalizedText
        switch comparison.other.reason {
        case .statedFiner: why = LocalizedText(zh: "方案另有更细的目标", en: "stated in finer parts elsewhere")
        case .sumOfOthers: why = LocalizedText(zh: "是各分项之和", en: "a sum of others")
        case .ambition: why = LocalizedText(zh: "力争", en: "an aim")
        case .percentage: why = LocalizedText(zh: "百分比，基数未定", en: "a percentage without a base")
        }
        return LocalizedText(
            zh: "对照：\(target.from)–\(target.to) \(place) \(target.value.plainText) \(unit.zh)，安排 \(reached)"
                + "（\(why.zh)；\(target.clause)）",
            en:
                "beside it: \(target.from)–\(target.to) \(place) \(target.value.plainText) \(unit.en), planned \(reached) "
                + "(\(why.en); \(target.clause))"
        )
    }

    /// A mine whose year changed.
    public static func scheduleChanged(_ mine: String, before: Int?, now: Int?, isDone: Bool) -> LocalizedText {
        let was = before.map { "\($0)" } ?? "–"
        let zh = isDone ? "已验收" : (now.map { "\($0)" } ?? "–")
        let en = isDone ? "accepted" : (now.map { "\($0)" } ?? "–")
        return LocalizedText(zh: "变动：\(mine) \(was) → \(zh)", en: "changed: \(mine) \(was) → \(en)")
    }

    /// The numbers a schedule was weighed with.
    public static func scheduleDefaults(_ weights: ScheduleWeights) -> LocalizedText {
        let factors = weights.tierFactors.map { DecimalNumber($0).plainText }.joined(separator: " : ")
        let price = weights.yuanPerMu.plainText
        let waiting = percent(weights.yearOfWaiting)
        let saving = percent(weights.yearOfSaving)
        let opening = DecimalNumber(weights.openingInWanYuan).plainText
        return LocalizedText(
            zh: "权重（规则 schedule.*，未经核实的默认值可由县级规则文件替换）：一至三级及未定级 \(factors)，每等一年 \(waiting)，推迟一年节省 \(saving)，"
                + "连片区每开工一年 \(opening) 万元，无单价时每亩 \(price) 元。",
            en:
                "weights (rules schedule.*, defaults a county may replace): tiers 1 to 3 and none \(factors), a year of "
                + "waiting \(waiting), money spent a year later \(saving), a year of work in a contiguous area \(opening) 万元, a mu without price \(price) yuan"
        )
    }

    /// End of `plan schedule`.
    public static func scheduleMade(plan: String, mines: Int, left: Int, missed: Int, gap: Double?) -> LocalizedText {
        let zh = gap.map { "时限内未证明最优，差距不超过 \(percent($0))" } ?? "在允许差距内最优"
        let en =
            gap.map { "not proven best in the time, at most \(percent($0)) from it" } ?? "best within the gap allowed"
        return LocalizedText(
            zh: "方案 \(plan)：安排矿山 \(mines) 个，未安排 \(left) 个，未达到的目标 \(missed) 项；\(zh)。",
            en: "plan \(plan): mines scheduled: \(mines), left out: \(left), targets missed: \(missed); \(en)"
        )
    }

    private static func percent(_ share: Double) -> String {
        DecimalNumber(min(share, 1) * 100).rounded(to: 2).plainText + " %"
    }
}
