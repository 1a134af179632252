/// The degree of damage of land or buildings, in the words of the standard.
public enum DamageGrade: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// 未损毁
    case none = 0
    /// 轻度
    case light = 1
    /// 中度
    case medium = 2
    /// 重度
    case severe = 3

    /// The standard's word.
    public var chineseName: String {
        switch self {
        case .none: return "未损毁"
        case .light: return "轻度"
        case .medium: return "中度"
        case .severe: return "重度"
        }
    }

    /// Lighter grades come first.
    public static func < (lhs: DamageGrade, rhs: DamageGrade) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// What is measured of subsided land.
public enum SubsidenceIndicator: String, Sendable, Hashable, CaseIterable {
    /// Horizontal strain, mm/m.
    case strain
    /// Added tilt, mm/m.
    case tilt
    /// Subsidence, m.
    case subsidence = "sub"
    /// Depth to the water table after subsidence, m.
    case waterTable = "wt"
    /// Yield loss, %.
    case yieldLoss = "yield_loss"
}

/// The grade of subsided land at one place (TD/T 1031.3-2011, domain 2.3).
public struct LandDamage: Sendable, Hashable {
    /// The class the land is graded by; nil for land that is not graded.
    public let gradeClass: LandClass.GradeClass?
    /// The grade of each indicator that is known; empty below the damage threshold.
    public let byIndicator: [SubsidenceIndicator: DamageGrade]
    /// The worst indicator; nil when the class is not graded or nothing is known, never light.
    public let grade: DamageGrade?

    /// Indicators without a value, in their order.
    public var missing: [SubsidenceIndicator] {
        SubsidenceIndicator.allCases.filter { $0 != .yieldLoss && byIndicator[$0] == nil }
    }
}

/// The table by which subsided land is graded; every number of the default is unverified [G].
public struct LandDamageTable: Sendable, Hashable {
    /// Subsidence below it is no damage, m.
    public let threshold: Double
    /// Light and medium bounds by class and indicator, inclusive; for the water table the least depths.
    private let bounds: [LandClass.GradeClass: [SubsidenceIndicator: [Double]]]
    private let yieldLoss: [Double]

    /// The defaults of the rules file.
    public static let standard: LandDamageTable = {
        do {
            return try LandDamageTable(rules: .standard)
        } catch {
            // The default file is compiled in and read by the tests.
            preconditionFailure("default-rules.json: \(error)")
        }
    }()

    /// Reads the table out of rules; bounds in the wrong order are refused with their path.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        threshold = rules.damageThresholdInMetres
        yieldLoss = try reader.numbers("land_damage.yield_loss", in: 0...100)
        let key = "land_damage.bounds"
        var table: [LandClass.GradeClass: [SubsidenceIndicator: [Double]]] = [:]
        for gradeClass in LandClass.GradeClass.allCases {
            for indicator in SubsidenceIndicator.allCases where indicator != .yieldLoss {
                let path = "values.\(key).value.\(gradeClass.rawValue).\(indicator.rawValue)"
                let list = rules.entries[key]?.value[gradeClass.rawValue]?[indicator.rawValue]?.arrayValue ?? []
                let numbers = list.compactMap(\.doubleValue)
                let ordered = indicator == .waterTable ? Array(numbers.reversed()) : numbers
                guard numbers.count == 2, ordered[0] < ordered[1] else {
                    throw RulesError(path: path, reason: "needs two numbers, the light bound first")
                }
                table[gradeClass, default: [:]][indicator] = numbers
            }
        }
        guard yieldLoss.count == 2, yieldLoss[0] < yieldLoss[1] else {
            throw RulesError(path: "values.land_damage.yield_loss.value", reason: "needs two growing numbers")
        }
        bounds = table
    }

    /// Grades a place.
    ///
    /// - Parameters:
    ///   - land: the land class; one outside the table gives class and grade nil.
    ///   - values: what is known; signs of strain and tilt do not matter, subsidence is positive downward.
    public func grade(_ land: LandClass, _ values: [SubsidenceIndicator: Double]) -> LandDamage {
        guard let gradeClass = land.gradeClass else {
            return LandDamage(gradeClass: nil, byIndicator: [:], grade: nil)
        }
        if let sunk = values[.subsidence], sunk < threshold {
            return LandDamage(gradeClass: gradeClass, byIndicator: [:], grade: DamageGrade.none)
        }
        var grades: [SubsidenceIndicator: DamageGrade] = [:]
        for (indicator, value) in values where value.isFinite {
            grades[indicator] = degree(of: value, indicator, gradeClass)
        }
        return LandDamage(gradeClass: gradeClass, byIndicator: grades, grade: grades.values.max())
    }

    /// The bounds of light and medium for an indicator of a class, inclusive; for the water table the least depths.
    public func limits(of indicator: SubsidenceIndicator, in gradeClass: LandClass.GradeClass) -> [Double] {
        indicator == .yieldLoss ? yieldLoss : bounds[gradeClass]?[indicator] ?? []
    }

    private func degree(
        of value: Double,
        _ indicator: SubsidenceIndicator,
        _ gradeClass: LandClass.GradeClass
    ) -> DamageGrade? {
        let list = limits(of: indicator, in: gradeClass)
        guard list.count == 2 else { return nil }
        if indicator == .waterTable { return value >= list[0] ? .light : value >= list[1] ? .medium : .severe }
        return value.magnitude <= list[0] ? .light : value.magnitude <= list[1] ? .medium : .severe
    }
}
