/// Texts of treatment proposals.
extension Messages {
    /// Title of the table.
    public static let treatmentTitle = LocalizedText(zh: "分类处置建议", en: "treatment")

    /// Neither an assessment nor a table named a mine.
    public static let treatmentNoMines = LocalizedText(
        zh: "没有矿山：用 --assessment 给出评估成果，或用 --mines 给出矿山表",
        en: "no mines: give --assessment with a result of assess, or --mines with a table"
    )

    /// A mode.
    public static func treatmentMode(_ mode: TreatmentMode) -> LocalizedText {
        switch mode {
        case .engineered: LocalizedText(zh: "工程治理", en: "works")
        case .assisted: LocalizedText(zh: "人工促进天然更新", en: "assisted natural recovery")
        case .keepLandform: LocalizedText(zh: "保持原始地貌", en: "landform kept, no works")
        }
    }

    /// A disposition; nil without one.
    public static func disposition(_ disposition: MineDisposition?, isSuggested: Bool) -> LocalizedText? {
        guard let disposition else { return nil }
        let word =
            switch disposition {
            case .cancel: LocalizedText(zh: "注销", en: "cancel")
            case .renew: LocalizedText(zh: "延续", en: "renew")
            }
        return isSuggested ? LocalizedText(zh: "建议\(word.zh)", en: "suggested: \(word.en)") : word
    }

    /// Why something is proposed.
    public static func treatmentReason(
        _ reason: TreatmentProposal.Reason,
        _ proposal: TreatmentProposal
    ) -> LocalizedText {
        let facts = proposal.facts
        switch reason {
        case .neverProduced:
            return LocalizedText(zh: "建矿至今未生产，恢复生产前不再扰动", en: "never produced: not disturbed until it does")
        case .protectedPlace:
            let kinds = proposal.decidingKinds
            return LocalizedText(
                zh: "涉及四区两线：" + kinds.map { protectedKind($0).zh }.joined(separator: "、"),
                en: "at protected zones or lines: " + kinds.map { protectedKind($0).en }.joined(separator: ", ")
            )
        case .sensitivePlace: return LocalizedText(zh: "敏感或易灾部位", en: "a sensitive or hazard-prone place")
        case .steepSlope:
            let slope = facts.slopeInDegrees.map { "\(DecimalNumber($0))" } ?? ""
            return LocalizedText(zh: "坡度 \(slope)°，易灾", en: "a slope of \(slope)°, prone to hazards")
        case .elsewhere: return LocalizedText(zh: "不在四区两线和敏感部位", en: "at no protected, sensitive or steep place")
        case .exception:
            let why = facts.exceptionReason ?? ""
            return LocalizedText(zh: "例外：\(why)", en: "exception: \(why)")
        case .exhausted: return LocalizedText(zh: "资源枯竭，原则上注销", en: "exhausted: as a rule cancelled")
        case .decided: return LocalizedText(zh: "已定处置意见", en: "decided")
        case .holder: return LocalizedText(zh: "谁破坏、谁治理", en: "the holder answers")
        case .liableGone: return LocalizedText(zh: "责任人灭失，由属地实施", en: "nobody liable is left: the town works")
        }
    }

    /// A measure.
    public static func treatmentMeasure(_ measure: TreatmentMeasure) -> LocalizedText {
        switch measure {
        case .rockClearing: LocalizedText(zh: "危岩清理", en: "loose rock cleared")
        case .slopeTreatment: LocalizedText(zh: "边坡治理", en: "slopes treated")
        case .landLevelling: LocalizedText(zh: "土地平整", en: "land levelled")
        case .revegetation: LocalizedText(zh: "植被恢复", en: "plants restored")
        case .fencing: LocalizedText(zh: "隔离围护", en: "fenced off")
        }
    }

    /// A use of restored land.
    public static func landUse(_ use: LandUse) -> LocalizedText {
        switch use {
        case .farmland: LocalizedText(zh: "宜农", en: "farmland")
        case .orchard: LocalizedText(zh: "宜园", en: "orchard")
        case .forest: LocalizedText(zh: "宜林", en: "forest")
        case .grassland: LocalizedText(zh: "宜草", en: "grassland")
        case .water: LocalizedText(zh: "宜水", en: "water")
        }
    }

    /// What a proposal lacks.
    public static func treatmentGap(_ gap: TreatmentProposal.Gap) -> LocalizedText {
        switch gap {
        case .protectedLayers: LocalizedText(zh: "与四区两线的关系", en: "relations to protected layers")
        case .produced: LocalizedText(zh: "是否生产过", en: "whether it has produced")
        case .liable: LocalizedText(zh: "责任主体", en: "who is liable")
        case .slope: LocalizedText(zh: "坡度", en: "slope")
        case .soil: LocalizedText(zh: "土层厚度", en: "soil")
        case .exceptionReason: LocalizedText(zh: "例外的理由", en: "reason of the exception")
        }
    }

    /// End of `plan treatment`.
    public static func treatmentMade(mines: Int, engineered: Int, assisted: Int, kept: Int, open: Int) -> LocalizedText
    {
        LocalizedText(
            zh: "矿山 \(mines) 座：工程治理 \(engineered)，自然更新 \(assisted)，保持原貌 \(kept)；信息不全 \(open) 座。建议供决策，不自动执行。",
            en: "mines: \(mines), works: \(engineered), natural recovery: \(assisted), landform kept: \(kept), "
                + "not all known: \(open). Proposals: somebody decides."
        )
    }

    /// Mines on which other rules propose something else.
    public static func treatmentCompared(changed: Int) -> LocalizedText {
        LocalizedText(zh: "另一套规则下不同的矿山 \(changed) 座。", en: "mines that differ under the other rules: \(changed).")
    }
}
