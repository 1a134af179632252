/// What plan 001 lets the county stop for a mine, and give back: switches with a day each.
public enum Supply: String, Sendable, Hashable, CaseIterable {
    /// 供电
    case power
    /// 民爆物品
    case explosives
    /// 采矿许可证
    case miningLicence = "mining_licence"
    /// 营业执照
    case businessLicence = "business_licence"

    /// The clause.
    public var clause: String {
        switch self {
        case .power, .explosives: return "001 六"
        case .miningLicence, .businessLicence: return "001 四3"
        }
    }
}
