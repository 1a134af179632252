/// What a budget line pays for (plan 000 四, 五).
public enum FundUse: String, Sendable, Hashable, CaseIterable {
    /// 调查评估、规划、设计
    case surveyAndDesign = "survey_and_design"
    /// 危岩清理、边坡治理
    case slopes
    /// 土地平整、土壤重构
    case landLevelling = "land_levelling"
    /// 植被恢复
    case vegetation
    /// 地下水、水系修复
    case water
    /// 采矿损毁道路修复
    case roads
    /// 受损房屋加固修缮
    case buildingRepair = "building_repair"
    /// 监测
    case monitoring
    /// 监理、项目管理
    case supervision
    /// 管护
    case aftercare
    /// 搬迁安置
    case relocation
}

/// Whether the fund may pay for something.
public enum FundEligibility: Sendable, Hashable {
    /// It may.
    case eligible
    /// It may not, by a clause.
    case refused(clause: String)

    /// Plan 000 leaves one use out: resettlement (搬迁安置不在基金使用范围).
    public init(_ use: FundUse) {
        self = use == .relocation ? .refused(clause: "000 四（四）") : .eligible
    }
}
