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

    /// Less cover comes first.
    public static func < (lhs: CoverClass, rhs: CoverClass) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Cells and area by cover class on two dates.
public struct CoverChange: Sendable, Hashable {
    /// Area in m² by class before and class after.
    public private(set) var areas: [Transition: Double] = [:]

    /// From one class to another.
    public struct Transition: Sendable, Hashable {
        /// On the first date.
        public let before: CoverClass
        /// On the second date.
        public let after: CoverClass

        /// Creates a transition.
        public init(before: CoverClass, after: CoverClass) {
            self.before = before
            self.after = after
        }
    }

    /// No cells.
    public init() {}

    /// Takes a cell; one without cover on either date (NaN) is left out.
    public mutating func add(before: Double, after: Double, area: Double) {
        guard let first = CoverClass(cover: before), let second = CoverClass(cover: after) else { return }
        areas[Transition(before: first, after: second), default: 0] += area
    }

    private func total(_ include: (Transition) -> Bool) -> Double {
        areas.filter { include($0.key) }.map(\.value).sorted().reduce(0, +)
    }

    /// Area in m² whose class rose.
    public var improved: Double { total { $0.after > $0.before } }

    /// Area whose class fell.
    public var degraded: Double { total { $0.after < $0.before } }

    /// Area that kept its class.
    public var unchanged: Double { total { $0.after == $0.before } }
}

/// When restored land counts as green (domain 4.1, 4.2).
public enum Greening {
    /// Greening rate 复绿率: green area over the area to be greened.
    ///
    /// - Parameters:
    ///   - green: treated area with enough cover, m².
    ///   - required: damaged area minus water, roads, buildings and exempted slopes, m².
    /// - Returns: nil when nothing is to be greened.
    public static func rate(green: Double, required: Double) -> Double? { required > 0 ? green / required : nil }

    /// True when the mean cover of a site reaches the given share of that of undamaged land around it.
    ///
    /// - Parameter share: 0.8 by default [G]; dry regions need their own.
    public static func isGreen(meanCover: Double, referenceCover: Double, share: Double = 0.8) -> Bool {
        meanCover + CoverClass.tolerance >= share * referenceCover
    }
}
