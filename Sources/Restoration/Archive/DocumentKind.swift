/// The papers of a mine's file (一矿一档, domain 5.1).
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    /// 基本情况表
    case basicTable = "basic_table"
    /// 采矿许可证副本
    case licence
    /// 关闭文件：公告、申请、通知
    case closurePapers = "closure_papers"
    /// 延续会议纪要
    case renewalMinutes = "renewal_minutes"
    /// 破坏情况调查：范围、地貌、已治理情况
    case damageSurvey = "damage_survey"
    /// 塌陷坑面积、采空区范围
    case goafSurvey = "goaf_survey"
    /// 采坑面积、数量
    case pitSurvey = "pit_survey"
    /// 批准的治理方案
    case scheme
    /// 公示材料
    case notice
    /// 验收材料
    case acceptance
    /// 销号材料
    case delisting
    /// 备案材料
    case filing
    /// 关闭决定文书
    case closureDecision = "closure_decision"
    /// 开发利用方案、二合一方案、环评报告、水土保持方案
    case fourApprovals = "four_approvals"
    /// 保水开采方案
    case waterScheme = "water_scheme"
    /// Anything else.
    case other

    /// Values the record of such a paper must have: a closing decision names five things (plan 001).
    public var requiredValues: [String] {
        guard self == .closureDecision else { return [] }
        return ["responsible_body", "restoration_term", "supervisor", "application_term", "aftercare_body"]
    }

    /// The paper of an event that stands for it when it is in the archive.
    var evidence: EvidenceKind? {
        switch self {
        case .scheme: return .scheme
        case .notice: return .noticeText
        case .acceptance: return .acceptanceOpinion
        case .delisting: return .delistingLedger
        case .filing: return .filingReceipt
        case .fourApprovals: return .fourApprovals
        default: return nil
        }
    }
}

extension MineKind {
    /// The papers the file of such a mine must hold, in the order of domain 5.1; other kinds by analogy (plan 003).
    public var requiredDocuments: [DocumentKind] {
        let last: [DocumentKind] = [.scheme, .notice, .acceptance, .delisting, .filing]
        switch self {
        case .smallCoalClosedByPolicy:
            return [.basicTable, .licence, .closurePapers, .damageSurvey, .goafSurvey] + last
        case .sandStoneClayClosedByPolicy:
            return [.basicTable, .licence, .closurePapers, .renewalMinutes, .damageSurvey, .pitSurvey] + last
        case .closedOrAbandoned: return [.basicTable, .closurePapers, .damageSurvey, .pitSurvey] + last
        case .other: return [.basicTable, .licence, .damageSurvey] + last
        }
    }
}
