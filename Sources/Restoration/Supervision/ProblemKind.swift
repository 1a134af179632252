/// The seven kinds of problems of plan 004, three, with who leads.
public enum ProblemKind: String, Sendable, Hashable, CaseIterable {
    /// 塌陷、裂缝
    case subsidenceAndCracks = "subsidence_and_cracks"
    /// 资金投入
    case fundUse = "fund_use"
    /// 植被恢复、枯死树木
    case vegetation
    /// 已补偿安置的建筑物和基础设施
    case buildings
    /// 地下水位下降、水污染
    case water
    /// 自然原因诱发的灾害
    case naturalHazards = "natural_hazards"
    /// 开采因素导致的灾害
    case miningHazards = "mining_hazards"

    /// The clause.
    public var clause: String {
        let parts = ["一", "二", "三", "四", "五", "六", "七"]
        return "004 三（\(parts[ProblemKind.allCases.firstIndex(of: self) ?? 0])）"
    }
}

/// Why a hazard came about; it decides who leads (plan 004, items 6 and 7).
public enum HazardCause: String, Sendable, Hashable, CaseIterable {
    /// 自然原因
    case natural
    /// 矿山开采因素
    case mining

    /// The kind of problem it belongs to.
    public var problem: ProblemKind { self == .natural ? .naturalHazards : .miningHazards }
}
