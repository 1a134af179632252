/// The zones of prevention and control (domain 3.2). On a raster the zone is taken per cell and dissolved after.
public enum PreventionZone: String, Sendable, Hashable, CaseIterable {
    /// 重点防治区
    case key
    /// 次重点防治区
    case secondary
    /// 一般防治区
    case general

    /// The zone of a present and a predicted grade: the higher one decides.
    public init(present: InfluenceGrade, predicted: InfluenceGrade) {
        switch max(present, predicted) {
        case .severe: self = .key
        case .heavier: self = .secondary
        case .light: self = .general
        }
    }

    /// The standard's word in full.
    public var chineseName: String {
        switch self {
        case .key: return "重点防治区"
        case .secondary: return "次重点防治区"
        case .general: return "一般防治区"
        }
    }
}
