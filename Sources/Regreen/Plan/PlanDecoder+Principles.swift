import GeoModel
import Restoration
import Yams

/// Words to be settled, zones, priorities, the fund's rules, consequences and amounts.
extension PlanDecoder {
    func decodePrinciples(_ root: YAMLObject, into plan: inout Plan) {
        plan.vagueWords = root.objects("vague_words", keys: PlanKeys.vagueWord).map { object in
            PlanVagueWord(
                object.requiredText("phrase") ?? "",
                setting: object.decimal("setting"),
                clause: clause(object)
            )
        }
        plan.zones = root.object("zones", keys: PlanKeys.zones).map(zones)
        plan.priorities = root.objects("priorities", keys: PlanKeys.priority).compactMap { object in
            let principle = object.requiredChoice("principle", PlanPriority.Principle.self)
            let text = object.requiredText("text") ?? ""
            let clause = clause(object)
            return principle.map { PlanPriority($0, text: text, clause: clause) }
        }
        plan.fundRules = root.objects("fund_rules", keys: PlanKeys.fundRule).compactMap { object in
            let use = object.requiredChoice("use", FundUse.self)
            if object.node("eligible") == nil { object.missing("eligible") }
            let isEligible = object.boolean("eligible") ?? false
            let clause = clause(object)
            return use.map { PlanFundRule($0, isEligible: isEligible, clause: clause) }
        }
        plan.consequences = root.objects("consequences", keys: PlanKeys.consequence).map { object in
            PlanConsequence(
                trigger: object.requiredText("trigger") ?? "",
                measure: object.requiredText("measure") ?? "",
                clause: clause(object)
            )
        }
        plan.amounts = root.objects("amounts", keys: PlanKeys.amount).compactMap(amount)
    }

    private func zones(_ object: YAMLObject) -> PlanZones {
        let words = ProtectedKind.allCases.map(\.rawValue)
        let listed = (object.textList("listed") ?? []).compactMap { word -> ProtectedKind? in
            if let kind = ProtectedKind(rawValue: word) { return kind }
            object.unknownName("listed", word, among: words)
            return nil
        }
        return PlanZones(
            object.requiredText("term") ?? "",
            listed: listed,
            preset: object.text("preset"),
            clause: clause(object)
        )
    }

    /// Money in `yuan` or `wan_yuan`, one of the two.
    private func amount(_ object: YAMLObject) -> PlanAmount? {
        let purpose = object.requiredText("purpose") ?? ""
        let clause = clause(object)
        let (yuan, wanYuan) = (object.decimal("yuan"), object.decimal("wan_yuan"))
        if object.node("yuan") == nil, object.node("wan_yuan") == nil { object.missing("wan_yuan") }
        if object.node("yuan") != nil, object.node("wan_yuan") != nil {
            object.invalid("yuan", "…", Messages.expectedAlone("wan_yuan"))
        }
        guard let money = yuan.map(Money.init(yuan:)) ?? wanYuan.map(Money.init(wanYuan:)) else { return nil }
        return PlanAmount(purpose: purpose, amount: money, clause: clause)
    }
}
