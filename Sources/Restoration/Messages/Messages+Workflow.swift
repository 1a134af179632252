extension Messages {
    /// Why an event of a case is refused, with what to do.
    public static func eventRefused(_ refusal: EventRefusal, case name: String) -> LocalizedText {
        switch refusal {
        case .startRequiresApprovedPlan:
            return LocalizedText(
                zh: "\(name)：治理方案未通过评审，不得开工（003 五（二）3）；请先登记 review_pass。",
                en: "\(name): works need an approved plan (003 五（二）3); enter review_pass first"
            )
        case .noticeEndTooEarly:
            return LocalizedText(
                zh: "\(name)：公示未满7天，自第8天起方可结束（003 五（四）2）。",
                en: "\(name): the notice has not stood seven days; it may close from the eighth (003 五（四）2)"
            )
        case .applicationRequiresWebsiteNotice:
            return LocalizedText(
                zh: "\(name)：县政府网站注销公告发布后，乡镇方可申请直接注销（001 四3）；请先登记 website_notice。",
                en: "\(name): the township applies only after the announcement on the county's website (001 四3); "
                    + "enter website_notice first"
            )
        case .dueBeforeNotice:
            return LocalizedText(
                zh: "\(name)：整改期限早于通知书日期，请核对日期。",
                en: "\(name): the order is due before it is given; check the dates"
            )
        case .notAllowed(let event, let state):
            return LocalizedText(
                zh: "\(name)：当前状态 \(state) 不能登记事件 \(event)。",
                en: "\(name): \(event) cannot happen in state \(state)"
            )
        case .unknown(let event, let state):
            return LocalizedText(
                zh: "\(name)：没有名为 \(event) 的事件（当前状态 \(state)），请核对事件名称。",
                en: "\(name): there is no event \(event) (state \(state)); check its name"
            )
        case .outOfOrder(let event):
            return LocalizedText(
                zh: "\(name)：事件 \(event) 早于其前一事件，请按日期先后登记。",
                en: "\(name): \(event) is earlier than the event before it; enter events by date"
            )
        case .afterAsOf(let event):
            return LocalizedText(
                zh: "\(name)：事件 \(event) 晚于统计日期。",
                en: "\(name): \(event) is later than the day of the report"
            )
        }
    }

    /// Papers that an event needs and that are not given.
    public static func evidenceMissing(_ papers: [EvidenceKind], event: String, case name: String, clause: String)
        -> LocalizedText
    {
        let names = papers.map(evidence)
        return LocalizedText(
            zh: "\(name)：事件 \(event) 缺少依据材料：\(names.map(\.zh).joined(separator: "、"))（\(clause)）。",
            en: "\(name): \(event) lacks its papers: \(names.map(\.en).joined(separator: ", ")) (\(clause))"
        )
    }

    /// The name of a post or body.
    public static func post(_ post: ActorPost) -> LocalizedText {
        switch post {
        case .subdistrict: return LocalizedText(zh: "管委会（街道）", en: "committee (sub-district)")
        case .landAndEnvironmentOffices: return LocalizedText(zh: "国土、环保部门", en: "land and environment offices")
        case .environmentOffice: return LocalizedText(zh: "区环保局", en: "environment office")
        case .responsibleParty: return LocalizedText(zh: "责任主体", en: "responsible party")
        case .enforcementBureau: return LocalizedText(zh: "行政执法局", en: "administrative enforcement bureau")
        case .citySupervisionGroup: return LocalizedText(zh: "市整改督导组", en: "city supervision group")
        case .specialOffice: return LocalizedText(zh: "区专项工作组办公室", en: "special office")
        case .anyone: return LocalizedText(zh: "社会公众", en: "anyone")
        case .mainResponsibleUnit: return LocalizedText(zh: "整改主体责任单位", en: "main responsible unit")
        case .cityOffice: return LocalizedText(zh: "市专项工作组办公室", en: "city office")
        case .cityGroupLeader: return LocalizedText(zh: "市专项工作组组长", en: "leader of the city group")
        case .cityLeadingOffice: return LocalizedText(zh: "市整改工作领导小组办公室", en: "city leading group office")
        case .countyGovernment: return LocalizedText(zh: "县政府", en: "county government")
        case .holder: return LocalizedText(zh: "采矿权人", en: "holder of the right")
        case .township: return LocalizedText(zh: "所属林场、乡镇", en: "township or forest farm")
        case .countyDepartments: return LocalizedText(zh: "县相关部门", en: "county departments")
        case .landBureau: return LocalizedText(zh: "自然资源局", en: "natural resources bureau")
        case .projectManager: return LocalizedText(zh: "项目管理公司", en: "project management company")
        case .projectOwner: return LocalizedText(zh: "项目主体", en: "project body")
        case .supervisor: return LocalizedText(zh: "监理单位", en: "works supervisor")
        case .workingGroup: return LocalizedText(zh: "工作专班", en: "working group")
        case .aftercareBody: return LocalizedText(zh: "管护责任主体", en: "body in charge of after-care")
        }
    }

    /// The name of a paper.
    public static func evidence(_ kind: EvidenceKind) -> LocalizedText {
        let zh: String
        switch kind {
        case .mineFile: zh = "一矿一档"
        case .scheme: zh = "治理方案"
        case .reviewOpinion: zh = "评审意见"
        case .startPaper: zh = "开工文件"
        case .completionReport: zh = "完工报告"
        case .acceptanceOpinion: zh = "验收意见"
        case .recognition: zh = "认可文件"
        case .noticeText: zh = "公示文本"
        case .complaintRecord: zh = "投诉记录"
        case .investigation: zh = "投诉调查结论"
        case .delistingLedger: zh = "销号台账"
        case .auditOpinion: zh = "审核意见"
        case .signature: zh = "签字页"
        case .filingReceipt: zh = "备案回执"
        case .expertOpinion: zh = "专家意见"
        case .cancellationApplication: zh = "注销申请"
        case .websiteNotice: zh = "网站公告"
        case .cancellationPaper: zh = "注销文件"
        case .fourApprovals: zh = "四项审批文件"
        case .jointReview: zh = "联审意见"
        case .meetingMinutes: zh = "常务会议纪要"
        case .inspectionRecord: zh = "检查记录"
        case .rectificationNotice: zh = "限期整改通知书"
        case .recheckRecord: zh = "复查记录"
        case .initiationPaper: zh = "立项文件"
        case .tenderResult: zh = "中标通知"
        case .supervisionAppointment: zh = "监理委托"
        case .acceptanceRequest: zh = "验收申请"
        case .aftercareAgreement: zh = "管护协议"
        }
        return LocalizedText(zh: zh, en: kind.rawValue.split(separator: "_").joined(separator: " "))
    }
}
