/// The grade of influence on the mine's geological environment (DZ/T 0223-2011, domain 3.1). Severe is the largest.
public enum InfluenceGrade: String, Sendable, Hashable, CaseIterable, Comparable {
    /// 较轻
    case light
    /// 较严重
    case heavier
    /// 严重
    case severe

    /// The standard's word.
    public var chineseName: String {
        switch self {
        case .light: return "较轻"
        case .heavier: return "较严重"
        case .severe: return "严重"
        }
    }

    /// From the standard's word; nil for any other.
    public init?(chineseName: String) {
        guard let grade = InfluenceGrade.allCases.first(where: { $0.chineseName == chineseName }) else { return nil }
        self = grade
    }

    private var order: Int {
        switch self {
        case .light: return 0
        case .heavier: return 1
        case .severe: return 2
        }
    }

    /// Lighter grades come first.
    public static func < (lhs: InfluenceGrade, rhs: InfluenceGrade) -> Bool { lhs.order < rhs.order }
}
