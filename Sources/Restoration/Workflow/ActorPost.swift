/// Who enters an event: a post or a body, never a person. Names are in `Messages.post(_:)`.
public enum ActorPost: String, Sendable, Hashable, CaseIterable {
    /// 管委会（街道）
    case subdistrict
    /// 国土与环保部门
    case landAndEnvironmentOffices = "land_and_environment_offices"
    /// 区环保局
    case environmentOffice = "environment_office"
    /// 责任主体
    case responsibleParty = "responsible_party"
    /// 行政执法局
    case enforcementBureau = "enforcement_bureau"
    /// 市督导组
    case citySupervisionGroup = "city_supervision_group"
    /// 区专项工作组办公室
    case specialOffice = "special_office"
    /// 社会公众
    case anyone
    /// 整改主体责任单位
    case mainResponsibleUnit = "main_responsible_unit"
    /// 市专项工作组办公室
    case cityOffice = "city_office"
    /// 市专项工作组组长
    case cityGroupLeader = "city_group_leader"
    /// 市整改工作领导小组办公室
    case cityLeadingOffice = "city_leading_office"
    /// 县政府
    case countyGovernment = "county_government"
    /// 采矿权人
    case holder
    /// 所属林场、乡镇
    case township
    /// 相关部门
    case countyDepartments = "county_departments"
    /// 旗（县）自然资源局
    case landBureau = "land_bureau"
    /// 项目管理公司
    case projectManager = "project_manager"
    /// 项目主体
    case projectOwner = "project_owner"
    /// 监理单位
    case supervisor
    /// 工作专班
    case workingGroup = "working_group"
    /// 管护责任主体
    case aftercareBody = "aftercare_body"
}
