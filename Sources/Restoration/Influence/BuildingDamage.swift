/// The level of damage of a brick-masonry building (domain 2.4).
public enum BuildingDamageLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// None or simple repair.
    case one = 1
    /// Small repair.
    case two = 2
    /// Medium repair.
    case three = 3
    /// Major repair or rebuilding.
    case four = 4

    /// I, II, III or IV.
    public var roman: String {
        switch self {
        case .one: return "I"
        case .two: return "II"
        case .three: return "III"
        case .four: return "IV"
        }
    }

    /// Lighter levels come first.
    public static func < (lhs: BuildingDamageLevel, rhs: BuildingDamageLevel) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The bounds of the levels; for a footprint the largest values of the cells it touches are graded.
public struct BuildingDamageTable: Sendable, Hashable {
    /// Bounds of levels I, II and III for the strain, mm/m, inclusive.
    public let strain: [Double]
    /// The same for the curvature, 10⁻³/m.
    public let curvature: [Double]
    /// The same for the tilt, mm/m.
    public let tilt: [Double]

    /// The defaults of the rules file.
    public static let standard: BuildingDamageTable = {
        do {
            return try BuildingDamageTable(rules: .standard)
        } catch {
            // The default file is compiled in and read by the tests.
            preconditionFailure("default-rules.json: \(error)")
        }
    }()

    /// Reads the table out of rules; bounds that do not grow are refused with their path.
    public init(rules: Rules) throws(RulesError) {
        func bounds(_ name: String) throws(RulesError) -> [Double] {
            let list = rules.entries["building_damage.bounds"]?.value[name]?.arrayValue?.compactMap(\.doubleValue) ?? []
            guard list.count == 3, list[0] < list[1], list[1] < list[2] else {
                throw RulesError(
                    path: "values.building_damage.bounds.value.\(name)",
                    reason: "needs three growing numbers"
                )
            }
            return list
        }
        strain = try bounds("strain")
        curvature = try bounds("curvature")
        tilt = try bounds("tilt")
    }

    /// The worst level of what is known; nil when nothing is.
    ///
    /// - Parameters:
    ///   - strain: mm/m; the sign does not matter.
    ///   - curvature: 10⁻³/m; the sign does not matter.
    ///   - tilt: mm/m.
    public func level(strain: Double?, curvature: Double?, tilt: Double?) -> BuildingDamageLevel? {
        func level(_ value: Double?, _ bounds: [Double]) -> BuildingDamageLevel? {
            guard let value, value.isFinite else { return nil }
            return BuildingDamageLevel(rawValue: 1 + bounds.count { value.magnitude > $0 })
        }
        return [level(strain, self.strain), level(curvature, self.curvature), level(tilt, self.tilt)]
            .compactMap(\.self).max()
    }
}
