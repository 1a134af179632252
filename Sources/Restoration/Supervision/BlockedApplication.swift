/// The applications a blocked enterprise's are not accepted of (plan 004, 三（一）), in the order outputs list them.
public enum BlockedApplication: String, Sendable, Hashable, CaseIterable {
    /// 采矿许可证新立
    case miningLicenceNew = "mining_licence_new"
    /// 采矿许可证延续
    case miningLicenceRenewal = "mining_licence_renewal"
    /// 采矿许可证变更
    case miningLicenceChange = "mining_licence_change"
    /// 采矿许可证注销
    case miningLicenceCancellation = "mining_licence_cancellation"
    /// 新的建设用地
    case constructionLandNew = "construction_land_new"
}
