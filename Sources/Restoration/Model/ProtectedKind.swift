/// The protected layers of 四区两线 and their kin (domain 3.3).
public enum ProtectedKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// 自然保护区
    case natureReserve = "nature_reserve"
    /// 水源地保护区
    case waterSource = "water_source"
    /// 景观区
    case scenic
    /// 居民集中生活区
    case residential
    /// 重要交通干线
    case traffic
    /// 河流沿线
    case river
    /// 生态保护红线
    case ecologicalRedline = "ecological_redline"
    /// 永久基本农田
    case basicFarmland = "basic_farmland"
    /// 历史文化
    case historic
}

/// 土地损毁类型 (domain 2.1).
public enum DamageType: String, Sendable, Hashable, CaseIterable, Codable {
    /// 挖损
    case excavated = "DIG"
    /// 压占
    case occupied = "OCC"
    /// 塌陷
    case subsided = "SUB"
    /// 污染
    case polluted = "POL"
    /// 其他、地质灾害
    case disaster = "DST"
}

/// The status vocabulary of domain 5.2.
public enum RestorationStatus: String, Sendable, Hashable, CaseIterable, Codable {
    /// 未治理
    case untreated
    /// 治理中
    case inWorks = "in_works"
    /// 部分修复
    case partial
    /// 已治理
    case treated
    /// 已验收
    case accepted
    /// 已销号
    case delisted
    /// 自然恢复
    case naturalRecovery = "natural_recovery"
    /// 转型利用
    case converted
    /// 疑似
    case suspected
    /// 伪变化
    case falseChange = "false_change"
    /// Unknown; never mapped to treated.
    case unknown
}

/// The account a damaged piece belongs to (design 4.8, balance).
public enum RestorationAccount: String, Sendable, Hashable, CaseIterable, Codable {
    /// treated, accepted, delisted, natural_recovery, converted
    case restored
    /// in_works, partial
    case inWorks = "in_works"
    /// An exemption event with its clause.
    case exempt
    /// All else.
    case pending
}
