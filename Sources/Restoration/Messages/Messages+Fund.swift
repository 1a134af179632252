/// Texts about fund shares, budgets and modes.
extension Messages {
    /// A total for an area the table does not have.
    public static func fundAreaUnknown(_ name: String) -> LocalizedText {
        LocalizedText(zh: "表中没有连片区“\(name)”。", en: "the table has no contiguous area \(name)")
    }

    /// An area without a total.
    public static func fundTotalMissing(area: String) -> LocalizedText {
        LocalizedText(
            zh: "连片区“\(area)”没有总额，请用 --total \(area)=万元 给出。",
            en: "contiguous area \(area) has no total; give --total \(area)=AMOUNT in 万元"
        )
    }

    /// Why the money of an area cannot be shared.
    public static func fundNotShared(_ error: FundShareError, area: String) -> LocalizedText {
        let reason = fundShareRefused(error)
        return LocalizedText(zh: "连片区“\(area)”：\(reason.zh)", en: "contiguous area \(area): \(reason.en)")
    }

    /// The mode proposed and why.
    public static func fundMode(_ proposal: ModeProposal, facts: ContiguousArea) -> LocalizedText {
        let reason: LocalizedText
        switch proposal.reason {
        case .partFitsFund:
            reason = LocalizedText(zh: "部分内容不符合基金使用范围，由政府配套", en: "part of the content does not fit the fund")
        case .oneClearSubject:
            reason = LocalizedText(zh: "责任主体单一且明确", en: "one subject whose responsibility is clear")
        case .scatteredSubjects:
            reason = LocalizedText(zh: "主体分散、受区域限制", en: "\(facts.subjects) scattered subjects, bound to areas")
        case .manySubjects:
            reason = LocalizedText(zh: "主体 \(facts.subjects) 个，难以统一", en: "\(facts.subjects) subjects, hard to unify")
        case .unclearSubject:
            reason = LocalizedText(zh: "主体单一但责任不明确", en: "one subject whose responsibility is not clear")
        case .noSubject:
            reason = LocalizedText(zh: "没有责任主体，基金不能支付", en: "no subject: no enterprise's fund can pay")
        }
        guard let mode = proposal.mode else { return reason }
        let name = mode.label
        let others = proposal.alternatives.map(\.rawValue).joined(separator: ", ")
        return LocalizedText(
            zh: "建议模式 \(mode.rawValue)（\(name.zh)）：\(reason.zh)（000 五（一））" + (others.isEmpty ? "" : "；也符合 \(others)")
                + "。由工作专班决定。",
            en: "proposed mode \(mode.rawValue) (\(name.en)): \(reason.en) (000 五（一）)"
                + (others.isEmpty ? "" : "; \(others) would fit too") + ". The working group decides"
        )
    }

    /// A budget line that is refused.
    public static func fundLineRefused(_ refusal: BudgetLineRefusal, file: String, line: Int) -> LocalizedText {
        let reason = budgetLineRefused(refusal)
        return LocalizedText(
            zh: "\(file) 第 \(line) 行：\(reason.zh)没有写入任何内容。",
            en: "\(file), line \(line): \(reason.en) Nothing was written"
        )
    }

    /// What to do with a use the fund does not pay.
    public static let fundUseRefusedFix = LocalizedText(
        zh: "改由财政资金（county_budget 等）列支，或删除该行。",
        en: "enter it under a public budget (county_budget or another), or take the line out"
    )

    /// Amounts are whole fen.
    public static func expectedWholeFen() -> LocalizedText {
        LocalizedText(zh: "精确到分的金额", en: "an amount in whole fen")
    }

    /// Money without effect.
    public static func fundWithoutEffect(mine: String, drawn: Money) -> LocalizedText {
        let amount = drawn.wanYuan.text(decimals: 2)
        return LocalizedText(
            zh: "\(mine)：已使用 \(amount) 万元，没有已修复面积（004 三（二）：投入资金要有成效）。",
            en: "\(mine): \(amount) 万元 drawn and no land restored (004 三（二）: money must have effect)"
        )
    }

    /// End of `fund shares`.
    public static func fundShared(areas: Int, enterprises: Int) -> LocalizedText {
        LocalizedText(
            zh: "连片区 \(areas) 个，企业 \(enterprises) 家；各份之和等于总额。",
            en: "contiguous areas: \(areas), enterprises: \(enterprises); the shares add up to the totals"
        )
    }

    /// End of `fund plan`.
    public static func fundPlanned(lines: Int, planned: Money, drawn: Money) -> LocalizedText {
        let (all, used) = (planned.wanYuan.text(decimals: 2), drawn.wanYuan.text(decimals: 2))
        return LocalizedText(
            zh: "预算 \(lines) 行，计划 \(all) 万元，使用 \(used) 万元。",
            en: "lines: \(lines), planned: \(all) 万元, drawn: \(used) 万元"
        )
    }
}

extension FundUse {
    /// The name.
    public var label: LocalizedText {
        switch self {
        case .surveyAndDesign: return LocalizedText(zh: "调查评估、规划、设计", en: "survey and design")
        case .slopes: return LocalizedText(zh: "危岩清理、边坡治理", en: "slopes")
        case .landLevelling: return LocalizedText(zh: "土地平整、土壤重构", en: "land levelling")
        case .vegetation: return LocalizedText(zh: "植被恢复", en: "vegetation")
        case .water: return LocalizedText(zh: "地下水、水系修复", en: "water")
        case .roads: return LocalizedText(zh: "采矿损毁道路修复", en: "roads damaged by mining")
        case .buildingRepair: return LocalizedText(zh: "受损房屋加固修缮", en: "repair of buildings")
        case .monitoring: return LocalizedText(zh: "监测", en: "monitoring")
        case .supervision: return LocalizedText(zh: "监理、项目管理", en: "supervision")
        case .aftercare: return LocalizedText(zh: "管护", en: "aftercare")
        case .relocation: return LocalizedText(zh: "搬迁安置", en: "resettlement")
        }
    }
}

extension MoneySource {
    /// The name.
    public var label: LocalizedText {
        switch self {
        case .enterpriseFund: return LocalizedText(zh: "矿山环境治理恢复基金", en: "enterprises' fund")
        case .countyBudget: return LocalizedText(zh: "县（区）级财政", en: "county budget")
        case .cityBudget: return LocalizedText(zh: "市级财政", en: "city budget")
        case .higherBudget: return LocalizedText(zh: "上级专项资金", en: "higher budget")
        case .social: return LocalizedText(zh: "社会资金", en: "private money")
        }
    }
}

extension ImplementationMode {
    /// The name.
    public var label: LocalizedText {
        switch self {
        case .enterprise: return LocalizedText(zh: "企业自主实施", en: "the enterprise builds")
        case .commissioned:
            return LocalizedText(zh: "企业按比例出资、委托政府实施", en: "enterprises pay in proportion, the government builds")
        case .claimed: return LocalizedText(zh: "企业认领任务", en: "enterprises claim tasks")
        case .joint: return LocalizedText(zh: "基金与政府配套共建", en: "the fund and the government together")
        }
    }
}
