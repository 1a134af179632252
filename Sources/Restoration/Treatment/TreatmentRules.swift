/// The thresholds of treatment proposals; all are defaults a county may replace.
public struct TreatmentRules: Sendable, Hashable {
    /// Kinds whose neighbourhood is treated by works (四区两线).
    public let engineeredKinds: Set<ProtectedKind>
    /// Slopes above this are prone to hazards, degrees.
    public let hazardSlopeInDegrees: Double
    /// Upper bounds of the slope classes 1, 2, …, degrees, inclusive; above the last is one class more.
    public let slopeClasses: [Double]
    /// Steepest slope of each use, degrees, inclusive.
    public let steepest: [LandUse: Double]
    /// Least soil of each use, m, inclusive.
    public let leastSoil: [LandUse: Double]

    /// Takes them out of the rules.
    ///
    /// - Throws: `RulesError` for values out of range.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        let kinds = rules.entries["treatment.engineered_kinds"]?.value.arrayValue ?? []
        var engineered: Set<ProtectedKind> = []
        for (position, word) in kinds.enumerated() {
            guard let kind = word.stringValue.flatMap(ProtectedKind.init(rawValue:)) else {
                let known = ProtectedKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw RulesError(
                    path: "values.treatment.engineered_kinds.value[\(position)]",
                    reason: "must be one of \(known)"
                )
            }
            engineered.insert(kind)
        }
        engineeredKinds = engineered
        hazardSlopeInDegrees = try reader.number("treatment.hazard_slope_deg", in: 0...90)
        slopeClasses = try reader.numbers("treatment.slope_classes_deg", in: 0...90)
        guard zip(slopeClasses, slopeClasses.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw RulesError(path: "values.treatment.slope_classes_deg.value", reason: "must ascend")
        }
        steepest = try Self.byUse(rules, "treatment.steepest_deg", in: 0...90)
        leastSoil = try Self.byUse(rules, "treatment.least_soil_m", in: 0...10)
    }

    private static func byUse(
        _ rules: Rules,
        _ key: String,
        in range: ClosedRange<Double>
    ) throws(RulesError) -> [LandUse: Double] {
        var result: [LandUse: Double] = [:]
        for use in LandUse.allCases where use != .water {
            guard let value = rules.number(key, of: use.rawValue), range.contains(value) else {
                throw RulesError(
                    path: "values.\(key).value.\(use.rawValue)",
                    reason: "must be from \(range.lowerBound) to \(range.upperBound)"
                )
            }
            result[use] = value
        }
        return result
    }

    /// The class of a slope, from 1.
    public func slopeClass(_ degrees: Double) -> Int {
        (slopeClasses.firstIndex { degrees <= $0 } ?? slopeClasses.count) + 1
    }
}
