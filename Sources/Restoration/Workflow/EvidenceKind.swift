/// The papers events rest on. Names are in `Messages.evidence(_:)`.
public enum EvidenceKind: String, Sendable, Hashable, CaseIterable {
    /// 一矿一档
    case mineFile = "mine_file"
    /// 治理方案
    case scheme
    /// 评审意见
    case reviewOpinion = "review_opinion"
    /// 开工文件
    case startPaper = "start_paper"
    /// 完工报告
    case completionReport = "completion_report"
    /// 验收意见
    case acceptanceOpinion = "acceptance_opinion"
    /// 认可文件
    case recognition
    /// 公示文本：任务、目标、措施、效果
    case noticeText = "notice_text"
    /// 投诉记录
    case complaintRecord = "complaint_record"
    /// 投诉调查结论
    case investigation
    /// 销号台账
    case delistingLedger = "delisting_ledger"
    /// 审核意见
    case auditOpinion = "audit_opinion"
    /// 签字页
    case signature
    /// 备案回执
    case filingReceipt = "filing_receipt"
    /// 专家意见
    case expertOpinion = "expert_opinion"
    /// 注销申请
    case cancellationApplication = "cancellation_application"
    /// 网站公告
    case websiteNotice = "website_notice"
    /// 注销文件
    case cancellationPaper = "cancellation_paper"
    /// 四项审批文件
    case fourApprovals = "four_approvals"
    /// 联审意见
    case jointReview = "joint_review"
    /// 常务会议纪要
    case meetingMinutes = "meeting_minutes"
    /// 检查记录
    case inspectionRecord = "inspection_record"
    /// 限期整改通知书
    case rectificationNotice = "rectification_notice"
    /// 复查记录
    case recheckRecord = "recheck_record"
    /// 立项文件
    case initiationPaper = "initiation_paper"
    /// 中标通知
    case tenderResult = "tender_result"
    /// 监理委托
    case supervisionAppointment = "supervision_appointment"
    /// 验收申请
    case acceptanceRequest = "acceptance_request"
    /// 管护协议
    case aftercareAgreement = "aftercare_agreement"
}
