/// The numbers behind the influence grades. All are defaults without a primary text [G]; a county may override them.
public struct InfluenceThresholds: Sendable, Hashable {
    /// Two bounds: a value above the first is heavier, above the second severe.
    public struct Bounds: Sendable, Hashable {
        /// Above it: heavier.
        public var heavier: Double
        /// Above it: severe.
        public var severe: Double

        /// The grade of a value; both bounds still belong to the lighter grade.
        func above(_ value: Double) -> InfluenceGrade { value > severe ? .severe : value > heavier ? .heavier : .light }

        /// The grade of a value where the lower bound already counts as heavier: 10 people, 1 million yuan.
        func from(_ value: Double) -> InfluenceGrade { value > severe ? .severe : value >= heavier ? .heavier : .light }
    }

    /// Farmland, ha.
    public var farmland: Bounds
    /// Forest or grass land, ha.
    public var forestOrGrass: Bounds
    /// Waste or unused land, ha.
    public var wasteOrUnused: Bounds
    /// People threatened.
    public var people: Bounds
    /// Possible loss, wan yuan.
    public var lossInWanYuan: Bounds
    /// Normal inflow of the mine, m³ a day.
    public var inflowPerDay: Bounds

    /// The defaults of the rules file.
    public static let standard: InfluenceThresholds = {
        do {
            return try InfluenceThresholds(rules: .standard)
        } catch {
            // The default file is compiled in and read by the tests.
            preconditionFailure("default-rules.json: \(error)")
        }
    }()

    /// Reads the bounds out of rules; bounds that do not grow are refused with their path.
    public init(rules: Rules) throws(RulesError) {
        let reader = RulesReader(entries: rules.entries)
        farmland = try reader.bounds("dz0223.land_ha", member: "farmland")
        forestOrGrass = try reader.bounds("dz0223.land_ha", member: "forest_or_grass")
        wasteOrUnused = try reader.bounds("dz0223.land_ha", member: "waste_or_unused")
        people = try reader.bounds("dz0223.people")
        lossInWanYuan = try reader.bounds("dz0223.loss_wan_yuan")
        inflowPerDay = try reader.bounds("dz0223.inflow_m3_d")
    }
}

extension RulesReader {
    /// Two growing, non-negative numbers under a key, or under a member of its object.
    fileprivate func bounds(
        _ key: String,
        member: String? = nil
    ) throws(RulesError) -> InfluenceThresholds.Bounds {
        let path = "values.\(key).value" + (member.map { ".\($0)" } ?? "")
        let value = entries[key]?.value
        let list = (member.map { value?[$0] } ?? value)?.arrayValue?.compactMap(\.doubleValue) ?? []
        guard list.count == 2, list[0] >= 0, list[1] > list[0] else {
            throw RulesError(path: path, reason: "needs two growing numbers, not negative")
        }
        return InfluenceThresholds.Bounds(heavier: list[0], severe: list[1])
    }
}
