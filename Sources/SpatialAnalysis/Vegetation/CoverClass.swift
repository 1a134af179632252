/// The five classes of vegetation cover (domain 4.2).
public enum CoverClass: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// 低: below 30 %.
    case low = 1
    /// 中低: 30 % and more.
    case mediumLow
    /// 中: 45 % and more.
    case medium
    /// 中高: 60 % and more.
    case mediumHigh
    /// 高: 75 % and more.
    case high

    /// Lower bounds of the classes above `low`, inclusive.
    public static let bounds = [0.30, 0.45, 0.60, 0.75]

    /// Room for the last digits of a cover at a bound.
    public static let tolerance = 1e-9

    /// The class of a cover 0...1; nil for NaN.
    public init?(cover: Double) {
        guard cover.isFinite else { return nil }
        self.init(rawValue: 1 + CoverClass.bounds.count { cover + CoverClass.tolerance >= $0 })
    }

    /// The class of the soil-erosion standard's four, where all from 60 % is high.
    public var ofFour: CoverClass { self == .high ? .mediumHigh : self }

    /// The standard's word among five.
    public var chineseName: String {
        switch self {
        case .low: return "低"
        case .mediumLow: return "中低"
        case .medium: return "中"
        case .mediumHigh: return "中高"
        case .high: return "高"
        }
    }

    /// The standard's word among four.
    public var chineseNameOfFour: String { ofFour == .mediumHigh ? "高" : chineseName }

    /// Less cover comes first.
    public static func < (lhs: CoverClass, rhs: CoverClass) -> Bool { lhs.rawValue < rhs.rawValue }
}
